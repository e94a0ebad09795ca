#if Redis
    import MFACore
    import MFARedis
    import OTPCore
    import Testing

    /// What an operator sees in the server.
    @Suite struct LayoutTests {
        @Test func `a record is one hash with fields that can be read`() async throws {
            try await withStore { store, configuration, client in
                let stored = try record(
                    Array("sealed".utf8), expiresAt: UnixTime(now.seconds + 900), keyName: "2026-07")
                _ = try await store.write(.insert(stored), to: key("alice"), at: now)
                let fields = try client("HGETALL", "\(configuration.keyPrefix)r:accounts:alice").strings
                #expect(
                    fields == [
                        "version", stored.version.description, "value", "sealed", "key", "2026-07",
                        "expires", "1780000900",
                    ])
            }
        }

        @Test func `a counter is one hash beside the record of the same key`() async throws {
            try await withStore { store, configuration, client in
                _ = try await store.write(.insert(record()), to: key("alice"), at: now)
                _ = try await store.add(7, to: key("alice"), expiresAt: UnixTime(now.seconds + 60), at: now)
                let fields = try client("HGETALL", "\(configuration.keyPrefix)c:accounts:alice").strings
                #expect(fields == ["value", "7", "expires", "1780000060"])
            }
        }

        @Test(arguments: [0, 900, -900, Int64.max - now.seconds])
        func `Redis removes by itself only well after the expiry`(left: Int64) async throws {
            try await withStore { store, configuration, client in
                let expiresAt = UnixTime(now.seconds + left)
                _ = try await store.write(.insert(record(expiresAt: expiresAt)), to: key("alice"), at: now)
                _ = try await store.add(1, to: key("alice"), expiresAt: expiresAt, at: now)
                for kind in ["r", "c"] {
                    let life = try #require(
                        try client("PTTL", "\(configuration.keyPrefix)\(kind):accounts:alice").integer)
                    // A minute has to be left whatever the clocks say, and what is expired must not stay for days.
                    #expect(life >= (min(max(left, 0), 1 << 40) + 60) * 1000)
                    if left <= 900 { #expect(life <= (max(left, 0) + 86_400) * 1000) }
                }
            }
        }

        @Test func `a counter that is used by a clock that stands still is not removed early`() async throws {
            try await withStore { store, configuration, client in
                let expiresAt = UnixTime(now.seconds + 900)
                _ = try await store.add(1, to: key("alice"), expiresAt: expiresAt, at: now)
                let name = "\(configuration.keyPrefix)c:accounts:alice"
                try client("PEXPIRE", name, "5000")
                #expect(try await store.add(1, to: key("alice"), expiresAt: expiresAt, at: now) == 2)
                #expect(try #require(try client("PTTL", name).integer) >= 960_000)
            }
        }

        @Test func `a record that has an expiry no more is kept for good`() async throws {
            try await withStore { store, configuration, client in
                let first = try record(expiresAt: UnixTime(now.seconds + 1))
                let second = try record()
                _ = try await store.write(.insert(first), to: key("alice"), at: now)
                let change = RecordChange.replace(first.version, with: second)
                #expect(try await store.write(change, to: key("alice"), at: now) == .written)
                #expect(try client("PTTL", "\(configuration.keyPrefix)r:accounts:alice").integer == -1)
                #expect(try await store.read(key("alice"), at: UnixTime(.max)) == second)
            }
        }

        @Test func `a record in the place of an expired one has nothing of it`() async throws {
            try await withStore { store, configuration, client in
                _ = try await store.write(.insert(record(expiresAt: now, keyName: "old")), to: key("alice"), at: now)
                let second = try record(keyName: "")
                #expect(try await store.write(.insert(second), to: key("alice"), at: now) == .written)
                #expect(try await store.read(key("alice"), at: now) == second)
                #expect(try client("PTTL", "\(configuration.keyPrefix)r:accounts:alice").integer == -1)
            }
        }

        @Test func `there is nothing to sweep`() async throws {
            try await withStore { store, _, _ in
                _ = try await store.write(.insert(record(expiresAt: now)), to: key("alice"), at: now)
                #expect(try await store.sweep(limit: 100, at: now) == 0)
                #expect(try await store.read(key("alice"), at: now) == nil)
            }
        }

        @Test func `stores with different prefixes see nothing of each other`() async throws {
            try await withStore { one, configuration, client in
                var other = configuration
                other.keyPrefix = configuration.keyPrefix + "*:"
                let two = RedisStore(other)
                _ = try await one.write(.insert(record()), to: key("alice"), at: now)
                #expect(try await two.read(key("alice"), at: now) == nil)
                #expect(try await two.walk(PageRequest(in: accounts), at: now).isEmpty)
                _ = try await two.write(.insert(record()), to: key("bob"), at: now)
                #expect(try await two.walk(PageRequest(in: accounts), at: now) == ["bob"])
                #expect(try await one.walk(PageRequest(in: accounts), at: now) == ["alice"])
            }
        }
    }
#endif
