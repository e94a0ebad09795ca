#if SQLite
    import Foundation
    import MFACore
    import MFASQLite
    import OTPCore
    import Testing

    #if canImport(Glibc)
        import Glibc
    #elseif canImport(Musl)
        import Musl
    #endif

    @Suite struct `Opening a store in a file` {
        let folder: Folder

        init() throws { folder = try Folder() }

        private func expectRefusal(
            of path: String, _ code: StoreError.Code = .badConfiguration, saying words: String,
            sourceLocation: SourceLocation = #_sourceLocation
        ) {
            let error = #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
                try SQLiteStore(.init(path: path, busyTimeout: .milliseconds(20)))
            }
            #expect(error?.code == code, sourceLocation: sourceLocation)
            #expect(error?.description.contains(words) == true, "\(error as Any)", sourceLocation: sourceLocation)
        }

        @Test func `makes files that only their owner can read`() async throws {
            let store = try folder.store()
            _ = try await store.write(.insert(record("secret")), to: key("user"), at: now)
            for name in ["mfa.sqlite", "mfa.sqlite-wal", "mfa.sqlite-shm"] {
                #expect(try folder.permissions(of: name) == 0o600, "\(name)")
            }
        }

        @Test func `makes a database that says what it is`() async throws {
            let store = try folder.store()
            await store.close()
            let connection = try OtherConnection(folder.file())
            #expect(try connection.run("PRAGMA application_id") == ["\(0x4D46_4173)"])
            #expect(try connection.run("PRAGMA user_version") == ["1"])
            #expect(try connection.run("PRAGMA journal_mode") == ["wal"])
        }

        @Test func `takes an empty file for a new one`() async throws {
            #expect(FileManager.default.createFile(atPath: folder.file(), contents: nil))
            let store = try folder.store()
            #expect(try await store.add(1, to: key("user"), expiresAt: later, at: now) == 1)
        }

        @Test(arguments: [":memory:", "file:x.sqlite?mode=memory", "a b%20c?.sqlite", "ægir 🔑.sqlite"])
        func `takes a path as it is`(_ name: String) async throws {
            let store = try folder.store(name)
            _ = try await store.add(1, to: key("user"), expiresAt: later, at: now)
            #expect(FileManager.default.fileExists(atPath: folder.file(name)))
        }

        @Test func `refuses what is no path of a file`() throws {
            expectRefusal(of: "", saying: "path of a file")
            expectRefusal(of: "a\u{0}b", saying: "path of a file")
            expectRefusal(of: ":memory:", saying: "InMemoryStore")
            expectRefusal(of: folder.path, saying: "is not a file")
            expectRefusal(of: folder.file("no folder/mfa.sqlite"), saying: "make it first")
            expectRefusal(of: "/dev/null", saying: "is not a file")
        }

        @Test func `refuses a file that is no database, and leaves it alone`() throws {
            let garbage =
                Data("This is a letter to my grandmother, and it is long enough for a header. ".utf8)
                + Data(count: 5000)
            try garbage.write(to: URL(filePath: folder.file()))
            expectRefusal(of: folder.file(), saying: "no database of SQLite")
            #expect(try Data(contentsOf: URL(filePath: folder.file())) == garbage)
        }

        @Test(arguments: [
            "CREATE TABLE song (title TEXT)", "PRAGMA application_id = 42", "PRAGMA user_version = 7",
            "PRAGMA application_id = 1; CREATE TABLE record (collection TEXT, id TEXT)",
        ])
        func `refuses the database of another program, and leaves it alone`(_ sql: String) throws {
            try OtherConnection(folder.file()).run(sql)
            let before = try Data(contentsOf: URL(filePath: folder.file()))
            expectRefusal(of: folder.file(), saying: "another program")
            #expect(try Data(contentsOf: URL(filePath: folder.file())) == before)
        }

        @Test func `refuses a newer schema, and leaves it alone`() async throws {
            await (try folder.store()).close()
            try OtherConnection(folder.file()).run(
                "PRAGMA user_version = 2; ALTER TABLE record ADD COLUMN shoe_size INTEGER")
            expectRefusal(of: folder.file(), saying: "newer version")
            #expect(try OtherConnection(folder.file()).run("PRAGMA user_version") == ["2"])
        }

        @Test func `gives up when the new file stays locked`() async throws {
            let other = try OtherConnection(folder.file())
            try other.run("BEGIN EXCLUSIVE")
            expectRefusal(of: folder.file(), .unavailable, saying: "locked")
            try other.run("ROLLBACK")
            let store = try folder.store()
            #expect(try await store.add(1, to: key("user"), expiresAt: later, at: now) == 1)
        }

        #if os(Linux)
            /// Runs a body with the rights of nobody, in this thread alone: root may write everywhere.
            ///
            /// The module of the C library does not have the function's header.
            private func asNobody(_ body: () throws -> Void) throws {
                typealias Function = @convention(c) (uid_t) -> Int32
                let symbol = try #require(dlsym(nil, "setfsuid"))
                let setUserForFiles = unsafeBitCast(symbol, to: Function.self)
                let before = setUserForFiles(65_534)
                defer { _ = setUserForFiles(uid_t(before)) }
                try body()
            }

            @Test func `refuses a folder in which it may not write`() async throws {
                try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
                try asNobody { expectRefusal(of: folder.file(), saying: "cannot be read and written") }
            }

            @Test func `refuses a file that it may read and not write`() async throws {
                await (try folder.store()).close()
                try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
                try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: folder.file())
                try asNobody { expectRefusal(of: folder.file(), saying: "cannot be written") }
            }

            @Test func `refuses a file in a folder where nothing can be put beside it`() async throws {
                await (try folder.store()).close()
                try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: folder.file())
                try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
                try asNobody { expectRefusal(of: folder.file(), saying: "cannot be written") }
            }
        #endif
    }
#endif
