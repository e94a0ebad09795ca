#if Redis
    import MFACore
    import MFARedis
    import OTPCore
    import Testing

    /// What somebody else has put under the store's keys.
    @Suite struct DamageTests {
        private static let version = String(repeating: "0a", count: 16)
        private static let good = ["version": version, "value": "x", "key": "k"]

        @Test(arguments: [
            ["version": "short"], ["version": String(repeating: "zz", count: 16)], ["expires": "soon"],
            ["expires": "+5"], ["expires": "99999999999999999999"], ["expires": ""],
        ])
        func `a record with a malformed field is damaged for readers`(change: [String: String]) async throws {
            try await withStore { store, configuration, client in
                let name = "\(configuration.keyPrefix)r:accounts:alice"
                for (field, value) in DamageTests.good.merging(change, uniquingKeysWith: { $1 }) {
                    try client("HSET", name, field, value)
                }
                let error = try await failure { try await store.read(try key("alice"), at: now) }
                #expect(error.code == .damaged)
            }
        }

        @Test(arguments: ["version", "value", "key"])
        func `a record without a field is damaged`(field: String) async throws {
            try await withStore { store, configuration, client in
                for (name, value) in DamageTests.good where name != field {
                    try client("HSET", "\(configuration.keyPrefix)r:accounts:alice", name, value)
                }
                let error = try await failure { try await store.read(try key("alice"), at: now) }
                #expect(error.code == .damaged)
            }
        }

        @Test(arguments: [
            ["version": "short"], ["expires": "soon"], ["other": "x"], ["version": DamageTests.version, "expires": ""],
        ])
        func `nobody writes over what is no record`(fields: [String: String]) async throws {
            try await withStore { store, configuration, client in
                let name = "\(configuration.keyPrefix)r:accounts:alice"
                for (field, value) in fields { try client("HSET", name, field, value) }
                let stored = try record()
                let error = try await failure {
                    try await store.write(.insert(stored), to: try key("alice"), at: now)
                }
                #expect(error.code == .damaged)
                #expect(try client("HLEN", name).integer == Int64(fields.count))
            }
        }

        @Test(arguments: [
            ["value": "five", "expires": "1780000900"], ["value": "5", "expires": "soon"], ["value": "5"],
            ["expires": "1780000900"], ["other": "x"], ["value": "5", "expires": ""],
        ])
        func `a malformed counter is damaged and stays as it is`(fields: [String: String]) async throws {
            try await withStore { store, configuration, client in
                let name = "\(configuration.keyPrefix)c:accounts:alice"
                for (field, value) in fields { try client("HSET", name, field, value) }
                for amount: Int64 in [0, 1] {
                    let error = try await failure {
                        try await store.add(amount, to: try key("alice"), expiresAt: 1_780_000_900, at: now)
                    }
                    #expect(error.code == .damaged)
                }
                #expect(try client("HLEN", name).integer == Int64(fields.count))
            }
        }

        @Test func `a key of another type is damaged for every verb`() async throws {
            try await withStore { store, configuration, client in
                for kind in ["r", "c"] { try client("SET", "\(configuration.keyPrefix)\(kind):accounts:alice", "text") }
                let alice = try key("alice")
                let stored = try record()
                let errors = [
                    try await failure { try await store.read(alice, at: now) },
                    try await failure {
                        try await store.write(.insert(stored), to: alice, at: now)
                    },
                    try await failure {
                        try await store.write(.delete(stored.version), to: alice, at: now)
                    },
                    try await failure {
                        try await store.add(1, to: alice, expiresAt: now, at: now)
                    },
                    try await failure {
                        try await store.page(PageRequest(in: accounts), at: now)
                    },
                    try await failure {
                        try await store.page(PageRequest(.counters, in: accounts), at: now)
                    },
                ]
                #expect(errors.allSatisfy { $0.code == .damaged })
            }
        }
    }
#endif
