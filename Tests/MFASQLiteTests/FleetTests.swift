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

        @Test func `T3: a hundred submissions of one right code let in once, each in its own sign-in or all in one`()
            async throws
        {
            try await inFolder { path in try await Fleet.signsInOnce("sqlite:\(path)", SQLiteStore(path: path)) }
        }

        @Test func `T4: a code that is spent on one way is spent on all, at one server and at four`() async throws {
            try await inFolder { path in try await Fleet.spendsForEveryWay("sqlite:\(path)", SQLiteStore(path: path)) }
        }

        @Test func `T13: a hundred wrong guesses through sign-ins are a hundred, at one server and at four`()
            async throws
        {
            try await inFolder { path in
                try await Fleet.countsGuessesOfSignIns("sqlite:\(path)", SQLiteStore(path: path))
            }
        }

        @Test func `T7: a recovery code lets in once, at one server and at four`() async throws {
            try await inFolder { path in
                try await Fleet.takesRecoveryCodesOnce("sqlite:\(path)", SQLiteStore(path: path))
            }
        }

        @Test func `T26: a request that was approved lets in once, at one server and at four`() async throws {
            try await inFolder { path in try await Fleet.approvesOnce("sqlite:\(path)", SQLiteStore(path: path)) }
        }

        @Test func `T14: a store that fails between the check and the write gives no grant and no guess`() async throws
        {
            try await inFolder { path in try await Fleet.keepsToItWithFaults(SQLiteStore(path: path)) }
        }

        @Test func `T14: a server that dies between the check and the answer gives no grant and no guess`()
            async throws
        {
            try await inFolder { path in
                try await Fleet.keepsToItWhenServersDie("sqlite:\(path)", SQLiteStore(path: path))
            }
        }

        private func inFolder(_ body: (_ path: String) async throws -> Void) async throws {
            let folder = try Folder()
            try await body(folder.file())
            withExtendedLifetime(folder) {}
        }
    }
#endif
