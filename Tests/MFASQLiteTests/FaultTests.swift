#if SQLite
    import Foundation
    import MFACore
    import MFASQLite
    import OTPCore
    import Testing

    @Suite struct `A store in a file, when something is wrong` {
        let folder: Folder

        init() throws { folder = try Folder() }

        @Test func `says that it is not available while another connection writes for too long`() async throws {
            let patient = try folder.store()
            let store = try SQLiteStore(.init(path: folder.file(), deadline: .milliseconds(50)))
            let user = try key("user")
            let first = try record("first")
            #expect(try await patient.write(.insert(first), to: user, at: now) == .written)
            let other = try OtherConnection(folder.file())
            try other.run("BEGIN IMMEDIATE")
            await #expect(throws: StoreError(.unavailable, "")) {
                try await store.write(.replace(first.version, with: record("second")), to: user, at: now)
            }
            await #expect(throws: StoreError(.unavailable, "")) {
                try await store.add(1, to: user, expiresAt: later, at: now)
            }
            #expect(try await patient.read(user, at: now) == first, "Reading goes on.")
            try other.run("COMMIT")
            #expect(try await patient.add(0, to: user, expiresAt: later, at: now) == 0)
            #expect(try await patient.write(.delete(first.version), to: user, at: now) == .written)
        }

        @Test func `waits for another connection that writes for a moment`() async throws {
            let store = try folder.store()
            let other = try OtherConnection(folder.file())
            try other.run("BEGIN IMMEDIATE")
            let waiting = Task { try await store.add(1, to: key("user"), expiresAt: later, at: now) }
            for _ in 0..<100 { await Task.yield() }
            try other.run("COMMIT")
            #expect(try await waiting.value == 1)
        }

        @Test func `waits no longer than it is told to, whatever the deadline`() async throws {
            let store = try SQLiteStore(
                .init(path: folder.file(), deadline: .seconds(3600), busyTimeout: .milliseconds(30)))
            let other = try OtherConnection(folder.file())
            try other.run("BEGIN IMMEDIATE")
            let failures = await withTaskGroup(of: StoreError.Code?.self) { group in
                for number in 0..<20 {
                    group.addTask {
                        do throws(StoreError) {
                            let user = try RecordKey(RecordCollection("account"), "user \(number)")
                            _ = try await store.add(1, to: user, expiresAt: later, at: now)
                            return nil
                        } catch {
                            return error.code
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(failures == Array(repeating: .unavailable, count: 20))
        }

        @Test func `says that a record is damaged which nobody can have written`() async throws {
            let store = try folder.store()
            try OtherConnection(folder.file()).run(
                "INSERT INTO record VALUES ('account', 'user', zeroblob(16), NULL, '', zeroblob(1048577))")
            await #expect(throws: StoreError(.damaged, "")) { try await store.read(key("user"), at: now) }
            #expect(try await store.add(1, to: key("user"), expiresAt: later, at: now) == 1)
        }
    }

    @Suite(.serialized) struct `A store in a file on a bad disk` {
        let folder: Folder
        let store: SQLiteStore

        init() throws {
            folder = try Folder()
            FaultyDisk.take(folder)
            store = try folder.store()
        }

        /// Inserts all at once, most of them in one transaction.
        private func insertAll(_ records: [StoredRecord]) async throws -> [Result<WriteOutcome, StoreError>] {
            let other = try OtherConnection(folder.file())
            try other.run("BEGIN IMMEDIATE")
            let tasks = try records.enumerated().map { number, record in
                let key = try key("user \(number)")
                return Task { () -> Result<WriteOutcome, StoreError> in
                    do throws(StoreError) {
                        return .success(try await store.write(.insert(record), to: key, at: now))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            for _ in 0..<1000 { await Task.yield() }
            try other.run("COMMIT")
            var results: [Result<WriteOutcome, StoreError>] = []
            for task in tasks { results.append(await task.value) }
            return results
        }

        private func expectTruth(
            of results: [Result<WriteOutcome, StoreError>], about records: [StoredRecord]
        ) async throws {
            for (number, result) in results.enumerated() {
                let found = try await store.read(key("user \(number)"), at: now)
                #expect(found == (result == .success(.written) ? records[number] : nil))
            }
        }

        @Test func `says that a write was not stored when the disk is full, and goes on when there is room`()
            async throws
        {
            let records = try (0..<16).map { try record(String(repeating: "\($0 % 10)", count: 100_000)) }
            FaultyDisk.setRoom(300_000)
            let results = try await insertAll(records)
            #expect(results.contains(.failure(StoreError(.unavailable, ""))))
            try await expectTruth(of: results, about: records)
            FaultyDisk.setRoom(nil)
            #expect(try await store.write(.insert(records[0]), to: key("afterwards"), at: now) == .written)
            #expect(try OtherConnection(folder.file()).run("PRAGMA integrity_check") == ["ok"])
        }

        // In memory until the end of the transaction, and more than SQLite keeps in memory: the disk is found full at the
        // end or in the middle.
        @Test(arguments: [200_000, 400_000])
        func `stores the small ones of a transaction whose large ones do not fit`(_ length: Int) async throws {
            let records = try (0..<12).map { number in
                try record(String(repeating: "x", count: number % 2 == 0 ? length : 10))
            }
            // For two large ones, all small ones, and not for a third large one.
            FaultyDisk.setRoom(Int64(length) * 5 / 2 + 90_000)
            let results = try await insertAll(records)
            #expect(results.contains(.failure(StoreError(.unavailable, ""))))
            for number in stride(from: 1, to: 12, by: 2) { #expect(results[number] == .success(.written)) }
            try await expectTruth(of: results, about: records)
        }

        @Test func `says that it does not know when the wait for the disk fails`() async throws {
            let first = try record("first")
            let user = try key("user")
            #expect(try await store.write(.insert(first), to: user, at: now) == .written)
            FaultyDisk.failSyncs(1)
            let second = try record("second")
            await #expect(throws: StoreError(.outcomeUnknown, "")) {
                try await store.write(.replace(first.version, with: second), to: user, at: now)
            }
            let found = try await store.read(user, at: now)
            #expect(found == first || found == second)
            let version = try #require(found?.version)
            #expect(try await store.write(.delete(version), to: user, at: now) == .written)
            #expect(try OtherConnection(folder.file()).run("PRAGMA integrity_check") == ["ok"])
        }

        @Test func `knows what has not happened also when the wait for the disk fails`() async throws {
            let user = try key("user")
            #expect(try await store.add(.max, to: user, expiresAt: later, at: now) == .max)
            // A transaction that has changed nothing does not wait for the disk.
            FaultyDisk.failSyncs(1)
            await #expect(throws: StoreError(.counterOverflow, "")) {
                try await store.add(1, to: user, expiresAt: later, at: now)
            }
            #expect(try await store.write(.delete(record("x").version), to: user, at: now) == .conflict)
            FaultyDisk.failSyncs(0)
            #expect(try await store.add(0, to: user, expiresAt: later, at: now) == .max)
        }
    }
#endif
