#if Redis
    import MFACore
    import MFARedis
    import OTPCore
    import Testing

    @Suite struct KeyAndNumberTests {
        static let oddIdentifiers = [
            "*", "?", "[a]", "a\\", "\\*", "^", "a-b", "\0", "a\0b", "\r\n", "a:b", "{a}b", "é", "e\u{301}", "👩‍🚀", " ",
            String(repeating: "x", count: 512), String(repeating: "\0", count: 512), String(repeating: "*", count: 512),
        ]

        @Test func `an identifier may have any bytes`() async throws {
            try await withStore { store, _, _ in
                var records: [StoredRecord] = []
                for (number, identifier) in KeyAndNumberTests.oddIdentifiers.enumerated() {
                    let stored = try record([UInt8(number)])
                    records.append(stored)
                    #expect(try await store.write(.insert(stored), to: key(identifier), at: now) == .written)
                    let count = try await store.add(
                        Int64(number), to: key(identifier), expiresAt: UnixTime(now.seconds + 900), at: now)
                    #expect(count == Int64(number))
                }
                for (identifier, stored) in zip(KeyAndNumberTests.oddIdentifiers, records) {
                    #expect(try await store.read(key(identifier), at: now) == stored)
                }
                for kind in PageRequest.Kind.allCases {
                    let found = try await store.walk(PageRequest(kind, in: accounts, limit: 3), at: now)
                    #expect(bytes(found) == bytes(KeyAndNumberTests.oddIdentifiers))
                }
            }
        }

        @Test func `a prefix is compared byte for byte, whatever it means in a pattern`() async throws {
            try await withStore { store, _, _ in
                for identifier in KeyAndNumberTests.oddIdentifiers + ["[a]x", "*x", "ax", "xyz", "a\\x"] {
                    _ = try await store.write(.insert(record()), to: key(identifier), at: now)
                }
                let all = try await store.walk(PageRequest(in: accounts), at: now)
                for prefix in KeyAndNumberTests.oddIdentifiers {
                    let found = try await store.walk(PageRequest(in: accounts, prefix: prefix), at: now)
                    #expect(bytes(found) == bytes(all.filter { Array($0.utf8).starts(with: prefix.utf8) }))
                }
            }
        }

        @Test func `a collection whose name begins another's sees nothing of it`() async throws {
            try await withStore { store, _, _ in
                let longer = RecordCollection(unchecked: "accounts.old")
                _ = try await store.write(.insert(record()), to: key("alice"), at: now)
                _ = try await store.write(.insert(record()), to: RecordKey(longer, "bob"), at: now)
                #expect(try await store.walk(PageRequest(in: accounts), at: now) == ["alice"])
                #expect(try await store.walk(PageRequest(in: longer), at: now) == ["bob"])
            }
        }

        /// Instants that a number with 53 bits cannot tell apart.
        static let instants: [Int64] = [
            .min, .min + 1, -9_007_199_254_740_993, -1_000_000_001, -1_000_000_000, -999_999_999, -1, 0, 1,
            999_999_999, 1_000_000_000, 1_000_000_001, 9_007_199_254_740_992, 9_007_199_254_740_993, .max - 1, .max,
        ]

        @Test(arguments: instants)
        func `an expiry is exact to the second`(seconds: Int64) async throws {
            try await withStore { store, _, _ in
                let instant = UnixTime(seconds)
                let stored = try record(expiresAt: instant)
                let later = try record(expiresAt: instant)
                _ = try await store.write(.insert(stored), to: key("alice"), at: instant)
                #expect(try await store.read(key("alice"), at: instant) == nil)
                #expect(try await store.add(5, to: key("alice"), expiresAt: instant, at: instant) == 5)
                if seconds != .min {
                    let before = UnixTime(seconds - 1)
                    #expect(try await store.read(key("alice"), at: before) == stored)
                    #expect(try await store.write(.insert(later), to: key("alice"), at: before) == .conflict)
                    let change = RecordChange.replace(stored.version, with: later)
                    #expect(try await store.write(change, to: key("alice"), at: instant) == .conflict)
                    #expect(try await store.write(change, to: key("alice"), at: before) == .written)
                    #expect(try await store.add(5, to: key("alice"), expiresAt: instant, at: before) == 10)
                }
                #expect(try await store.write(.insert(stored), to: key("alice"), at: instant) == .written)
                #expect(try await store.add(3, to: key("alice"), expiresAt: instant, at: instant) == 3)
                for other in [Int64.min, -1, 0, 1, .max] where other != seconds {
                    let isPresent = try await store.read(key("alice"), at: UnixTime(other)) != nil
                    #expect(isPresent == (other < seconds))
                    let sum = try await store.add(0, to: key("alice"), expiresAt: instant, at: UnixTime(other))
                    #expect(sum == (other < seconds ? 3 : 0))
                    _ = try await store.removeCounter(key("alice"))
                    _ = try await store.add(3, to: key("alice"), expiresAt: instant, at: instant)
                }
            }
        }

        @Test func `a counter holds every number and overflows into none`() async throws {
            try await withStore { store, _, _ in
                let alice = try key("alice")
                func add(_ amount: Int64) async throws(StoreError) -> Int64 {
                    try await store.add(amount, to: alice, expiresAt: UnixTime(now.seconds + 900), at: now)
                }
                #expect(try await add(.max) == .max)
                #expect(try await failure { try await add(1) }.code == .counterOverflow)
                #expect(try await add(0) == .max)
                #expect(try await add(-1) == .max - 1)
                #expect(try await add(.min) == -2)
                #expect(try await failure { try await add(.min) }.code == .counterOverflow)
                #expect(try await add(.min + 2) == .min)
                #expect(try await failure { try await add(-1) }.code == .counterOverflow)
                #expect(try await add(1 << 53 + 1) == .min + (1 << 53 + 1))
                try await store.removeCounter(alice)
                #expect(try await add(.min) == .min)
            }
        }

        @Test func `the largest value comes back`() async throws {
            try await withStore { store, _, _ in
                let large = try record((0..<StoredRecord.maximumValueLength).map { UInt8(truncatingIfNeeded: $0 &* 7) })
                await withTaskGroup { group in
                    for number in 0..<20 {
                        group.addTask { try? await store.write(.insert(large), to: key("large-\(number)"), at: now) }
                    }
                    for await outcome in group { #expect(outcome == .written) }
                }
                await withTaskGroup { group in
                    for number in 0..<20 {
                        group.addTask { (try? await store.read(key("large-\(number)"), at: now)) ?? nil }
                    }
                    for await stored in group { #expect(stored == large) }
                }
                let empty = try record([], keyName: "")
                _ = try await store.write(.insert(empty), to: key("empty"), at: now)
                #expect(try await store.read(key("empty"), at: now) == empty)
            }
        }

        private func bytes(_ texts: [String]) -> Set<[UInt8]> { Set(texts.map { Array($0.utf8) }) }
    }
#endif
