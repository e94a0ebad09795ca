#if SQLite
    import Foundation
    import MFACore
    import MFASQLite
    import MFATestKit
    import OTPCore
    import Testing

    @Suite struct `A store in a file of SQLite` {
        let folder: Folder

        init() throws { folder = try Folder() }

        @Test(arguments: [SQLiteStore.Configuration.Synchronous.full, .normal])
        func `keeps every promise`(_ synchronous: SQLiteStore.Configuration.Synchronous) async throws {
            let path = folder.file()
            try await RecordStoreConformance {
                try SQLiteStore(
                    .init(
                        path: path, readers: 3, deadline: .seconds(300), busyTimeout: .seconds(300),
                        synchronous: synchronous))
            }.run()
        }

        @Test func `keeps everything when it is closed and opened again`() async throws {
            let kept = try record("kept", expiresAt: later)
            for round in 1...3 {
                let store = try folder.store()
                if round == 1 {
                    #expect(try await store.write(.insert(kept), to: key("user"), at: now) == .written)
                }
                #expect(try await store.read(key("user"), at: now) == kept)
                #expect(
                    try await store.add(1, to: key("user"), expiresAt: later, at: now) == Int64(round))
                await store.close()
            }
        }

        @Test func `leaves one whole file behind when it is closed`() async throws {
            let store = try folder.store()
            _ = try await store.write(.insert(record("kept")), to: key("user"), at: now)
            await store.close()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["mfa.sqlite"])
            #expect(try OtherConnection(folder.file()).run("PRAGMA integrity_check") == ["ok"])
        }

        @Test func `refuses what is asked for after it was closed`() async throws {
            let store = try folder.store()
            await store.close()
            await store.close()
            await #expect(throws: StoreError(.unavailable, "")) { try await store.read(key("user"), at: now) }
            await #expect(throws: StoreError(.unavailable, "")) { try await store.removeCounter(key("user")) }
        }

        @Test func `carries out what was asked for before it is closed`() async throws {
            let store = try folder.store()
            let keys = try (0..<200).map { try key("user \($0)") }
            let new = try record("new")
            let written = try await withThrowingTaskGroup(of: Bool.self) { group in
                for key in keys {
                    group.addTask {
                        do {
                            return try await store.write(.insert(new), to: key, at: now) == .written
                        } catch  where error as? StoreError == StoreError(.unavailable, "") {
                            return false
                        }
                    }
                }
                group.addTask {
                    await store.close()
                    return false
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let count = try OtherConnection(folder.file()).run("SELECT count(*) FROM record")
            #expect(count == ["\(written)"])
        }

        @Test func `shares its file with other stores of the process`() async throws {
            let stores = try (0..<3).map { _ in try folder.store() }
            let collection = try RecordCollection("race")
            let races = stores.map { RecordStoreRace($0, in: collection, keys: 2, rounds: 10, tasks: 4) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for race in races { group.addTask { try await race.contend() } }
                try await group.waitForAll()
            }
            try await races[1].verify(participants: 3)
        }

        @Test func `can be opened by many at once while it is being made`() async throws {
            let folder = folder
            try await withThrowingTaskGroup(of: Int64.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        let store = try folder.store()
                        return try await store.add(1, to: key("opened"), expiresAt: later, at: now)
                    }
                }
                let values = try await group.reduce(into: []) { $0.append($1) }
                #expect(values.sorted() == Array(1...20))
            }
        }

        @Test func `gives back its threads and its files`() async throws {
            func inUse(_ kind: String) throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: "/proc/self/\(kind)").count
            }
            // Other tests open files and connections meanwhile, so this looks for what two hundred stores would leave.
            let files = try inUse("fd")
            let threads = try inUse("task")
            for number in 0..<200 {
                let store = try folder.store("\(number % 10).sqlite")
                _ = try await store.add(1, to: key("user"), expiresAt: later, at: now)
                _ = try await store.read(key("user"), at: now)
                // Every other one is just forgotten.
                if number % 2 == 0 { await store.close() }
            }
            var rounds = 0
            while try rounds < 6000 && (inUse("fd") > files + 150 || inUse("task") > threads + 150) {
                // Threads end when the system lets them.
                try await Task.sleep(for: .milliseconds(10))
                rounds += 1
            }
            #expect(try inUse("fd") <= files + 150)
            #expect(try inUse("task") <= threads + 150)
        }

        @Test func `has an overview for people`() async throws {
            let store = try folder.store()
            let stays = try record("sealed")
            _ = try await store.write(.insert(stays), to: key("olav"), at: now)
            _ = try await store.write(.insert(record("x", expiresAt: 0)), to: key("a\u{0}b"), at: now)
            _ = try await store.add(7, to: key("guesses"), expiresAt: UnixTime(4_102_444_800), at: now)
            let rows = try OtherConnection(folder.file()).run(
                "SELECT kind, collection, id, content, expires, state, key_name FROM overview")
            #expect(
                rows == [
                    "record|account|hex 610062|1 bytes|1970-01-01 00:00:00 UTC|expired|2026",
                    "record|account|olav|6 bytes|never|present|2026",
                    "counter|account|guesses|7|2100-01-01 00:00:00 UTC|present|NULL",
                ])
            #expect(
                try OtherConnection(folder.file()).run("SELECT version FROM overview WHERE id = 'olav'")
                    == [stays.version.description])
        }
    }
#endif
