#if Redis
    import Foundation
    import MFARedis
    import MFACore
    import TestSupport
    import Testing

    @Suite struct FleetTests {
        private let url: String

        init() throws {
            url = try #require(
                ProcessInfo.processInfo.environment["MFA_TEST_REDIS"], "run scripts/unit, which starts a server")
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

        private func open() async throws -> any RecordStore { RedisStore(try .init(url: url)) }
    }
#endif
