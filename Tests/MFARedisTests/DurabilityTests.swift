#if Redis
    import MFACore
    import MFARedis
    import MFATestKit
    import TestSupport
    import Testing

    @Suite struct DurabilityTests {
        private func durability(
            _ arguments: String..., permissions: [String] = []
        ) async throws -> RedisStore.Durability {
            let server = try ChildServer(arguments)
            if !permissions.isEmpty {
                _ = try server.client().send((["ACL", "SETUSER", "default"] + permissions).map { Array($0.utf8) })
            }
            let store = RedisStore(server.configuration)
            return try await store.durability()
        }

        @Test func `a server that is set up as advised gets no advice`() async throws {
            let found = try await durability("--appendonly", "yes", "--appendfsync", "always")
            #expect(found.survivesCrash == true)
            #expect(found.refusesWhenFull == true)
            #expect(found.replicas == 0)
            #expect(found.requiredReplicas == 0)
            #expect(found.advice.isEmpty)
        }

        @Test(arguments: [
            ["--appendonly", "no"], ["--appendonly", "yes", "--appendfsync", "everysec"],
            ["--appendonly", "yes", "--appendfsync", "always", "--no-appendfsync-on-rewrite", "yes"],
        ])
        func `what a crash may lose is told`(arguments: [String]) async throws {
            let server = try ChildServer(arguments)
            let store = RedisStore(server.configuration)
            let found = try await store.durability()
            #expect(found.survivesCrash == false)
            #expect(found.advice.count == 1)
            #expect(found.advice.allSatisfy { $0.contains("crash") && $0.contains("fsync") })
        }

        @Test func `a server that forgets when it is full is told`() async throws {
            let found = try await durability(
                "--appendonly", "yes", "--appendfsync", "always", "--maxmemory", "100mb", "--maxmemory-policy",
                "volatile-lru")
            #expect(found.survivesCrash == true)
            #expect(found.refusesWhenFull == false)
            #expect(found.advice.count == 1)
            let careful = try await durability("--maxmemory", "100mb", "--maxmemory-policy", "noeviction")
            #expect(careful.refusesWhenFull == true)
        }

        @Test func `what may not be asked is unknown`() async throws {
            let found = try await durability(
                "--appendonly", "yes", "--appendfsync", "always", permissions: ["-config"])
            #expect(found.survivesCrash == nil)
            #expect(found.refusesWhenFull == true)
            #expect(found.requiredReplicas == nil)
            #expect(found.advice.count == 1)
            let silent = try await durability(permissions: ["-config", "-info"])
            #expect(silent.survivesCrash == nil)
            #expect(silent.refusesWhenFull == nil)
            #expect(silent.replicas == nil)
            #expect(silent.advice.count == 2)
            let volatile = try await durability("--appendonly", "no", permissions: ["-config"])
            #expect(volatile.survivesCrash == false)
        }

        @Test func `replicas that need not follow are told`() async throws {
            let server = try ChildServer(["--appendonly", "yes", "--appendfsync", "always"])
            let replica = try ChildServer(["--replicaof", "127.0.0.1 \(server.port)"])
            let store = RedisStore(server.configuration)
            let found = try await persistently(until: { $0.replicas == 1 }) { try await store.durability() }
            #expect(found.advice.count == 1)
            try server.client()("CONFIG", "SET", "min-replicas-to-write", "1")
            #expect(try await store.durability().advice.isEmpty)
            replica.stop()
        }

        @Test func `a server that is not there has an error`() async throws {
            let store = RedisStore(.init(.at(.host("127.0.0.1", port: try Sockets.freePort()))))
            #expect(try await failure { try await store.durability() }.code == .unavailable)
        }
    }
#endif
