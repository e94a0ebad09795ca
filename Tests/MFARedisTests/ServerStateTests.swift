#if Redis
    import Foundation
    import MFACore
    import MFARedis
    import MFATestKit
    import OTPCore
    import TestSupport
    import Testing

    /// Real servers in states in which nobody wants them.
    @Suite struct ServerStateTests {
        @Test func `a wrong password is told apart from a server that is down, and is not shown`() async throws {
            let server = try ChildServer(["--requirepass", "right-secret"])
            let wrong: [RedisStore.Credentials?] = [
                nil, .init(password: "wrong-secret"), .init(user: "x", password: "right-secret"),
            ]
            for credentials in wrong {
                var configuration = server.configuration
                configuration.credentials = credentials
                let store = RedisStore(configuration)
                let error = try await failure { try await store.read(key("alice"), at: now) }
                #expect(error.code == .badConfiguration)
                #expect(!error.description.contains("secret"))
            }
            let open = try ChildServer()
            var configuration = open.configuration
            configuration.credentials = .init(password: "wrong-secret")
            let store = RedisStore(configuration)
            #expect(try await failure { try await store.read(key("alice"), at: now) }.code == .badConfiguration)
        }

        @Test func `a server that becomes a replica is left until it is the master again`() async throws {
            let server = try ChildServer()
            let client = try server.client()
            var configuration = server.configuration
            configuration.connections = 1
            let store = RedisStore(configuration)
            let stored = try record()
            _ = try await store.write(.insert(stored), to: key("alice"), at: now)
            try client("REPLICAOF", "127.0.0.1", String(Sockets.freePort()))
            let write = try await failure { try await store.write(.delete(stored.version), to: key("alice"), at: now) }
            #expect(write.code == .unavailable)
            // The connection that could still read from it has been given up.
            #expect(try await failure { try await store.read(key("alice"), at: now) }.code == .unavailable)
            try client("REPLICAOF", "NO", "ONE")
            #expect(try await persistently { try await store.read(key("alice"), at: now) } == stored)
        }

        @Test(arguments: [("maxmemory", "1", "0"), ("min-replicas-to-write", "1", "0")])
        func `a server that refuses to write has changed nothing`(
            setting: String, bad: String, good: String
        ) async throws {
            let server = try ChildServer()
            let client = try server.client()
            let store = RedisStore(server.configuration)
            let first = try record(expiresAt: UnixTime(now.seconds + 900))
            let second = try record()
            let alice = try key("alice")
            _ = try await store.write(.insert(first), to: alice, at: now)
            _ = try await store.add(5, to: alice, expiresAt: UnixTime(now.seconds + 900), at: now)
            try client("CONFIG", "SET", setting, bad)
            let later = UnixTime(now.seconds + 900)
            let errors = [
                try await failure { try await store.write(.replace(first.version, with: second), to: alice, at: now) },
                try await failure { try await store.write(.insert(second), to: alice, at: later) },
                try await failure { try await store.write(.insert(first), to: key("bob"), at: now) },
                try await failure { try await store.add(1, to: alice, expiresAt: later, at: now) },
                try await failure { try await store.add(1, to: alice, expiresAt: .init(.max), at: later) },
            ]
            #expect(errors.allSatisfy { $0.code == .unavailable })
            #expect(try await store.read(alice, at: now) == first)
            try client("CONFIG", "SET", setting, good)
            #expect(try await store.add(0, to: alice, expiresAt: later, at: now) == 5)
            #expect(try await store.write(.replace(first.version, with: second), to: alice, at: now) == .written)
        }

        @Test func `a server with too many connections is unavailable`() async throws {
            let server = try ChildServer()
            let client = try server.client()
            try client("CONFIG", "SET", "maxclients", "1")
            let store = RedisStore(server.configuration)
            #expect(try await failure { try await store.read(key("alice"), at: now) }.code == .unavailable)
            try client("CONFIG", "SET", "maxclients", "100")
            #expect(try await persistently { try await store.read(key("alice"), at: now) } == nil)
        }

        @Test func `a node of a cluster without all its slots is unavailable`() async throws {
            let server = try ChildServer(["--cluster-enabled", "yes"])
            let store = RedisStore(server.configuration)
            #expect(try await failure { try await store.read(key("alice"), at: now) }.code == .unavailable)
        }

        @Test func `a database has keys of its own`() async throws {
            let server = try ChildServer()
            var configuration = server.configuration
            configuration.database = 3
            let store = RedisStore(configuration)
            _ = try await store.write(.insert(record()), to: key("alice"), at: now)
            let client = try server.client()
            #expect(try client("EXISTS", "mfa:r:accounts:alice").integer == 0)
            try client("SELECT", "3")
            #expect(try client("EXISTS", "mfa:r:accounts:alice").integer == 1)
            configuration.database = 1000
            let other = RedisStore(configuration)
            #expect(try await failure { try await other.read(key("alice"), at: now) }.code == .badConfiguration)
        }

        @Test func `a Unix socket will do`() async throws {
            let server = try ChildServer(["--unixsocket", "redis.sock"])
            let store = RedisStore(try .init(url: "unix://\(server.folder.path)/redis.sock?db=2"))
            #expect(try await store.write(.insert(record()), to: key("alice"), at: now) == .written)
            let client = try server.client()
            try client("SELECT", "2")
            #expect(try client("EXISTS", "mfa:r:accounts:alice").integer == 1)
        }

        static let permissions = """
            +auth +select +role +script|load +evalsha +eval +hmget +hget +hset +hdel +hincrby +exists +del +pexpire \
            +pttl +persist +scan +info +config|get
            """

        @Test func `the permissions that the documentation lists are enough`() async throws {
            let server = try ChildServer()
            let client = try server.client()
            let rules = ["on", ">secret", "~mfa:*", "resetchannels", "-@all"]
            let words = rules + ServerStateTests.permissions.split(separator: " ").map(String.init)
            _ = try client.send((["ACL", "SETUSER", "mfa"] + words).map { Array($0.utf8) })
            var configuration = server.configuration
            configuration.credentials = .init(user: "mfa", password: "secret")
            configuration.database = 1
            let store = RedisStore(configuration)
            let alice = try key("alice")
            let later = UnixTime(now.seconds + 900)
            let first = try record(expiresAt: now)
            let second = try record()
            #expect(try await store.write(.insert(first), to: alice, at: now) == .written)
            try client("SCRIPT", "FLUSH")
            #expect(try await store.write(.insert(second), to: alice, at: now) == .written)
            for sum: Int64 in 1...3 {
                #expect(try await store.add(1, to: alice, expiresAt: later, at: now) == sum)
                try client("SELECT", "1")
                try client("PERSIST", "mfa:c:accounts:alice")
            }
            #expect(try await store.walk(PageRequest(in: accounts), at: now) == ["alice"])
            try await store.removeCounter(alice)
            #expect(try await store.write(.delete(second.version), to: alice, at: now) == .written)
            #expect(try await store.durability().survivesCrash == false)
        }

        @Test func `a permission that is missing within a script leaves the outcome open`() async throws {
            let server = try ChildServer()
            let client = try server.client()
            try client("ACL", "SETUSER", "default", "-pexpire")
            let store = RedisStore(server.configuration)
            let error = try await failure {
                let stored = try record(expiresAt: UnixTime(now.seconds + 900))
                _ = try await store.write(.insert(stored), to: key("alice"), at: now)
            }
            #expect(error.code == .outcomeUnknown)
            #expect(error.description.contains("permissions"))
        }
    }
#endif
