#if PostgreSQL
    import Foundation
    import MFAPostgres
    import MFACore
    import TestSupport
    import Testing

    @Suite struct FleetTests {
        private let url: String

        init() throws {
            url = try #require(
                ProcessInfo.processInfo.environment["MFA_TEST_POSTGRES"], "run scripts/unit, which starts a server")
        }

        @Test func `four processes on one database lose nothing and give nothing twice`() async throws {
            try await Fleet.race(url, open())
        }

        @Test func `T3: a hundred submissions of one right code are one grant, in one process and in four`()
            async throws
        {
            try await Fleet.grantsOnce(url, open())
        }

        @Test func `T13: a hundred wrong guesses are a hundred, in one process and in four`() async throws {
            try await Fleet.countsEveryGuess(url, open())
        }

        @Test func `a thousand set-ups of one user at once keep to the caps, in four processes`() async throws {
            try await Fleet.keepsCaps(url, open())
        }

        @Test func `T3: a hundred submissions of one right code let in once, each in its own sign-in or all in one`()
            async throws
        {
            try await Fleet.signsInOnce(url, open())
        }

        @Test func `T4: a code that is spent on one way is spent on all, at one server and at four`() async throws {
            try await Fleet.spendsForEveryWay(url, open())
        }

        @Test func `T13: a hundred wrong guesses through sign-ins are a hundred, at one server and at four`()
            async throws
        {
            try await Fleet.countsGuessesOfSignIns(url, open())
        }

        @Test func `T7: a recovery code lets in once, at one server and at four`() async throws {
            try await Fleet.takesRecoveryCodesOnce(url, open())
        }

        @Test func `T26: a request that was approved lets in once, at one server and at four`() async throws {
            try await Fleet.approvesOnce(url, open())
        }

        @Test func `T14: a store that fails between the check and the write gives no grant and no guess`() async throws
        {
            try await Fleet.keepsToItWithFaults(open())
        }

        @Test func `T14: a server that dies between the check and the answer gives no grant and no guess`()
            async throws
        {
            try await Fleet.keepsToItWhenServersDie(url, open())
        }

        private func open() async throws -> any RecordStore { try await PostgresStore(.init(url)) }
    }
#endif
