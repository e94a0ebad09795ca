#if Redis
    import MFACore
    import MFARedis
    import OTPCore
    import Testing

    @Suite struct PagingTests {
        @Test func `pages end near their limit, and together they are everything`() async throws {
            try await withStore { store, _, _ in
                try await withThrowingTaskGroup { group in
                    for number in 0..<500 {
                        group.addTask { _ = try await store.write(.insert(record()), to: key("\(number)"), at: now) }
                    }
                    try await group.waitForAll()
                }
                var request = PageRequest(in: accounts, limit: 20)
                var found: Set<String> = []
                repeat {
                    let page = try await store.page(request, at: now)
                    #expect(page.identifiers.count < 200)
                    #expect(Set(page.identifiers).count == page.identifiers.count)
                    found.formUnion(page.identifiers)
                    request.cursor = page.next
                } while request.cursor != nil
                #expect(found == Set((0..<500).map(String.init)))
            }
        }

        @Test func `what has expired is on no page`() async throws {
            try await withStore { store, _, _ in
                let later = UnixTime(now.seconds + 1)
                _ = try await store.write(.insert(record(expiresAt: later)), to: key("alice"), at: now)
                _ = try await store.add(1, to: key("alice"), expiresAt: later, at: now)
                for kind in PageRequest.Kind.allCases {
                    #expect(try await store.walk(PageRequest(kind, in: accounts), at: now) == ["alice"])
                    #expect(try await store.walk(PageRequest(kind, in: accounts), at: later).isEmpty)
                }
            }
        }

        @Test(arguments: [
            "", "0", "1", "616c696365", "-", "0123456789abcdef-0", "0123456789abcdef-01", "xyz-1",
            "0123456789abcdef-18446744073709551616", "0123456789abcdef-1",
        ])
        func `a cursor that the store has not made is refused`(text: String) async throws {
            try await withStore { store, _, _ in
                let request = PageRequest(in: accounts, after: RecordPage.Cursor(text: text))
                let error = try await failure { try await store.page(request, at: now) }
                #expect(error.code == .badCursor)
            }
        }

        @Test func `a cursor from before a restart is refused, since it would leave keys out`() async throws {
            let first = try ChildServer()
            let store = RedisStore(first.configuration)
            for number in 0..<50 { _ = try await store.write(.insert(record()), to: key("\(number)"), at: now) }
            let page = try await store.page(PageRequest(in: accounts, limit: 1), at: now)
            let second = try ChildServer()
            let other = RedisStore(second.configuration)
            let cursor = try #require(page.next as RecordPage.Cursor?)
            let request = PageRequest(in: accounts, after: cursor)
            let error = try await failure { try await other.page(request, at: now) }
            #expect(error.code == .badCursor)
            #expect(error.description.contains("restarted"))
        }

        @Test func `a key that is no text was not written by the store`() async throws {
            try await withStore { store, configuration, client in
                let name = Array("\(configuration.keyPrefix)r:accounts:".utf8) + [0xFF, 0xFE]
                _ = try client.send([
                    Array("HSET".utf8), name, Array("version".utf8), Array(String(repeating: "a", count: 32).utf8),
                ])
                let request = PageRequest(in: accounts)
                let error = try await failure { try await store.page(request, at: now) }
                #expect(error.code == .damaged)
            }
        }
    }
#endif
