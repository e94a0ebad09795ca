#if Redis
    import MFACore
    import MFARedis
    import MFATestKit
    import OTPCore
    import TestSupport
    import Testing

    @Suite struct SentinelTests {
        @Test func `the master that Sentinel names is used`() async throws {
            let server = try ChildServer()
            let sentinel = try ChildServer(sentinelOf: ("accounts-db", server.port))
            let nobody = try Sockets.freePort()
            let url = "redis-sentinel://127.0.0.1:\(nobody),127.0.0.1:\(sentinel.port)/accounts-db/2"
            let store = RedisStore(try .init(url: url))
            #expect(try await store.write(.insert(record()), to: key("alice"), at: now) == .written)
            let client = try server.client()
            try client("SELECT", "2")
            #expect(try client("EXISTS", "mfa:r:accounts:alice").integer == 1)
        }

        @Test func `a name that Sentinel does not know is a fault of the configuration`() async throws {
            let server = try ChildServer()
            let sentinel = try ChildServer(sentinelOf: ("accounts-db", server.port))
            for sentinels in [[sentinel.address], []] {
                let store = RedisStore(.init(.master("other-db", sentinels: sentinels)))
                #expect(try await failure { try await store.read(key("alice"), at: now) }.code == .badConfiguration)
            }
        }

        @Test func `Sentinel may have a password of its own`() async throws {
            let server = try ChildServer(["--requirepass", "of-the-server"])
            let sentinel = try ChildServer(
                ["--requirepass", "of-the-sentinel", "--sentinel", "auth-pass", "accounts-db", "of-the-server"],
                sentinelOf: ("accounts-db", server.port))
            var configuration = try RedisStore.Configuration(
                url: "redis-sentinel://:of-the-server@127.0.0.1:\(sentinel.port)/accounts-db")
            let refused = RedisStore(configuration)
            #expect(try await failure { try await refused.read(key("alice"), at: now) }.code == .badConfiguration)
            configuration.sentinelCredentials = .init(password: "of-the-sentinel")
            let store = RedisStore(configuration)
            #expect(try await store.read(key("alice"), at: now) == nil)
        }

        @Test func `a silent Sentinel leaves time for the others`() async throws {
            let server = try ChildServer()
            let sentinel = try ChildServer(sentinelOf: ("accounts-db", server.port))
            let (silent, port) = try Sockets.listen()
            defer { Sockets.stop(silent) }
            var configuration = RedisStore.Configuration(
                .master("accounts-db", sentinels: [.host("127.0.0.1", port: port), sentinel.address]))
            configuration.connectDeadline = .seconds(1)
            let store = RedisStore(configuration)
            #expect(try await store.read(key("alice"), at: now) == nil)
        }

        @Test func `after a fail-over the new master is used`() async throws {
            let first = try ChildServer()
            let second = try ChildServer(["--replicaof", "127.0.0.1 \(first.port)"])
            let sentinel = try ChildServer(sentinelOf: ("accounts-db", first.port))
            var configuration = RedisStore.Configuration(.master("accounts-db", sentinels: [sentinel.address]))
            configuration.longestPause = .milliseconds(50)
            let store = RedisStore(configuration)
            let stored = try record()
            let changed = try record()
            #expect(try await store.write(.insert(stored), to: key("alice"), at: now) == .written)
            let old = try first.client()
            _ = try await persistently(until: { $0 == 1 }) { () -> Int64? in
                try old("SET", "marker", "1")
                return try old("WAIT", "1", "1000").integer
            }

            // What Sentinel does at a fail-over, without its half a minute of caution on a busy machine.
            let new = try second.client()
            try new("REPLICAOF", "NO", "ONE")
            try old("REPLICAOF", "127.0.0.1", String(second.port))
            let change = RecordChange.replace(stored.version, with: changed)
            let early = try await failure { try await store.write(change, to: key("alice"), at: now) }
            #expect(early.code == .unavailable)
            let watcher = try sentinel.client()
            try watcher("SENTINEL", "REMOVE", "accounts-db")
            try watcher("SENTINEL", "MONITOR", "accounts-db", "127.0.0.1", String(second.port), "1")
            #expect(try await persistently { try await store.write(change, to: key("alice"), at: now) } == .written)
            #expect(try new("HGET", "mfa:r:accounts:alice", "version").string == changed.version.description)
        }
    }
#endif
