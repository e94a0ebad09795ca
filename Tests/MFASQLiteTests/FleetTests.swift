#if SQLite
    import MFACore
    import MFASQLite
    import TestSupport
    import Testing

    @Suite struct FleetTests {
        @Test func `four processes on one file lose nothing and give nothing twice`() async throws {
            try await inFolder { path in try await Fleet.race("sqlite:\(path)", SQLiteStore(path: path)) }
        }

        @Test func `T3: a hundred submissions of one right code are one grant, in one process and in four`()
            async throws
        {
            try await inFolder { path in try await Fleet.grantsOnce("sqlite:\(path)", SQLiteStore(path: path)) }
        }

        @Test func `T13: a hundred wrong guesses are a hundred, in one process and in four`() async throws {
            try await inFolder { path in try await Fleet.countsEveryGuess("sqlite:\(path)", SQLiteStore(path: path)) }
        }

        @Test func `a thousand set-ups of one user at once keep to the caps, in four processes`() async throws {
            try await inFolder { path in try await Fleet.keepsCaps("sqlite:\(path)", SQLiteStore(path: path)) }
        }

        private func inFolder(_ body: (_ path: String) async throws -> Void) async throws {
            let folder = try Folder()
            try await body(folder.file())
            withExtendedLifetime(folder) {}
        }
    }
#endif
