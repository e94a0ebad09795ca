#if Redis
    import Foundation
    import MFACore
    import MFARedis
    import MFATestKit
    import OTPCore
    import TestSupport
    import Testing

    /// The server that `scripts/unit` has started.
    struct TestServer {
        let url: String
        let host: String
        let port: Int
        let password: String?

        static func required() throws -> TestServer {
            let url = try #require(
                ProcessInfo.processInfo.environment["MFA_TEST_REDIS"],
                "MFA_TEST_REDIS is not set; run the tests by scripts/unit, which starts a Redis server for them.")
            let parts = try #require(URLComponents(string: url), "MFA_TEST_REDIS has to be a URL.")
            return TestServer(
                url: url, host: try #require(parts.host), port: parts.port ?? 6379,
                password: parts.password.flatMap { $0.isEmpty ? nil : $0 })
        }

        var address: RedisStore.Address { .host(host, port: port) }

        func client() throws -> RawClient { try RawClient(host: host, port: port, password: password) }

        /// For a store that sees nothing of the other tests.
        func configuration() throws -> RedisStore.Configuration {
            var configuration = try RedisStore.Configuration(url: url)
            configuration.keyPrefix = "test-\(UUID().uuidString):"
            configuration.longestPause = .milliseconds(50)
            return configuration
        }
    }

    /// Runs a body with a store of its own on the test server, and removes what it has left there.
    func withStore(
        _ configure: (inout RedisStore.Configuration) throws -> Void = { _ in },
        _ body: (RedisStore, RedisStore.Configuration, RawClient) async throws -> Void
    ) async throws {
        let server = try TestServer.required()
        var configuration = try server.configuration()
        try configure(&configuration)
        let client = try server.client()
        let store = RedisStore(configuration)
        defer {
            try? client.removeKeys(prefix: configuration.keyPrefix)
        }
        try await body(store, configuration, client)
    }

    let now: UnixTime = 1_780_000_000
    let accounts = RecordCollection(unchecked: "accounts")
    let random = SystemRandom()

    func key(_ identifier: String) throws -> RecordKey { try RecordKey(accounts, identifier) }

    func record(
        _ value: [UInt8] = [1, 2, 3], expiresAt: UnixTime? = nil, keyName: String = "k1"
    ) throws -> StoredRecord {
        try StoredRecord(value: value, version: .random(from: random), expiresAt: expiresAt, keyName: keyName)
    }

    /// The error of a verb that has to fail.
    func failure<Result>(of verb: () async throws -> Result) async throws -> StoreError {
        do {
            _ = try await verb()
        } catch let error as StoreError {
            return error
        }
        throw Failure(description: "what should have failed has succeeded")
    }

    /// Asks again for as long as the answer is that the server is not there.
    func persistently<Result>(
        until isGood: (Result) -> Bool = { _ in true }, _ verb: () async throws -> Result
    ) async throws -> Result {
        let end = ContinuousClock.now + .seconds(300)
        while true {
            do {
                let result = try await verb()
                if isGood(result) { return result }
            } catch let error as StoreError where error.code == .unavailable {
                // Not yet.
            }
            try #require(ContinuousClock.now < end, "it has not become so in five minutes")
            // A server in another process does not become ready any sooner when it is asked without a pause.
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    extension RedisStore {
        /// All identifiers, page after page.
        func walk(_ request: PageRequest, at now: UnixTime) async throws -> [String] {
            var request = request
            var identifiers: Set<[UInt8]> = []
            repeat {
                let page = try await page(request, at: now)
                for identifier in page.identifiers { identifiers.insert(Array(identifier.utf8)) }
                request.cursor = page.next
            } while request.cursor != nil
            return identifiers.map { String(decoding: $0, as: UTF8.self) }
        }
    }
#endif
