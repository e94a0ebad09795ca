#if PostgreSQL
    import MFACore
    import MFAPostgres
    import MFATestKit
    import OTPCore
    import Testing

    /// What is in the tables, and what operators see of it.
    @Suite struct ContentsTests {
        private let database: TestDatabase

        init() throws { database = try TestDatabase() }

        @Test func `an identifier may hold a zero byte`() async throws {
            let store = try await database.store()
            let keys = try ["a\0b", "a\0c", "a", "\0", "ä\0"].map { try RecordKey.test($0) }
            for key in keys {
                #expect(
                    try await store.write(.insert(.test(key.identifier)), to: key, at: TestDatabase.now) == .written)
            }
            for key in keys {
                #expect(try await store.read(key, at: TestDatabase.now)?.value == Array(key.identifier.utf8))
            }
            let page = try await store.page(PageRequest(in: keys[0].collection, prefix: "a\0"), at: TestDatabase.now)
            #expect(page.identifiers == ["a\0b", "a\0c"])
        }

        @Test func `the overview shows what there is, and nothing that is sealed`() async throws {
            let store = try await database.store()
            _ = try await store.write(.insert(.test("confidential")), to: .test("alice"), at: 0)
            for (name, expiry) in [("a\0b", 1_800_000_000), ("late", UnixTime(.max)), ("early", UnixTime(.min))] {
                _ = try await store.write(.insert(.test(expiresAt: expiry)), to: .test(name), at: 0)
            }
            _ = try await store.add(5, to: .test("tries"), expiresAt: 1_800_000_000, at: 0)
            let rows = try database.sql(
                "SET timezone = 'UTC'; SELECT kind, collection, id, expires_at, value_bytes, key_name, count "
                    + "FROM mfa_overview ORDER BY id")
            #expect(
                rows == """
                    record|test|a\\000b|2027-01-15 08:00:00+00|5|key-of-2026|
                    record|test|alice||12|key-of-2026|
                    record|test|early|-infinity|5|key-of-2026|
                    record|test|late|infinity|5|key-of-2026|
                    counter|test|tries|2027-01-15 08:00:00+00|||5
                    """)
            let definition = try database.sql("SELECT pg_get_viewdef('mfa_overview'::regclass)")
            #expect(!definition.contains(" value,"))
        }

        @Test func `every table, view and column of a table has a comment, but for the version's own`() throws {
            try database.sql(PostgresStore.schemaSQL)
            let missing = try database.sql(
                """
                SELECT relname, attname FROM pg_class
                JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0
                WHERE relnamespace = '\(database.name)'::regnamespace AND relkind IN ('r', 'v')
                AND (obj_description(pg_class.oid, 'pg_class') IS NULL
                     OR relname IN ('mfa_record', 'mfa_counter') AND col_description(pg_class.oid, attnum) IS NULL)
                """)
            #expect(missing == "")
        }

        @Test func `rewriting a record writes no index`() async throws {
            let store = try await database.store(connections: 1)
            var record = try StoredRecord.test(expiresAt: 1_800_000_000)
            _ = try await store.write(.insert(record), to: .test(), at: TestDatabase.now)
            for number in 0..<50 {
                let next = try StoredRecord.test("\(number)", expiresAt: 1_800_000_000)
                #expect(
                    try await store.write(.replace(record.version, with: next), to: .test(), at: TestDatabase.now)
                        == .written)
                record = next
            }
            await store.close()
            // A connection hands in what it has counted when it ends.
            let isHot = try await database.eventually {
                try database.sql(
                    "SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relid = 'mfa_record'::regclass")
                    == "50|50"
            }
            #expect(isHot)
        }

        @Test func `large values of many tasks pass over one connection`() async throws {
            let store = try await database.store(connections: 1)
            let values = (0..<24).map { [UInt8](repeating: $0, count: StoredRecord.maximumValueLength) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, value) in values.enumerated() {
                    group.addTask {
                        let record = try StoredRecord(value: value, version: .random(from: SystemRandom()))
                        #expect(
                            try await store.write(.insert(record), to: .test("\(number)"), at: TestDatabase.now)
                                == .written)
                    }
                }
                try await group.waitForAll()
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (number, value) in values.enumerated() {
                    group.addTask {
                        let record = try await store.read(.test("\(number)"), at: TestDatabase.now)
                        #expect(record?.value == value)
                    }
                }
                try await group.waitForAll()
            }
        }

        @Test func `a page goes through a bounded number of rows, expired ones included`() async throws {
            let store = try await database.store()
            let collection = try RecordKey.test().collection
            for number in 10..<40 {
                let expiry: UnixTime? = number < 30 ? 1_000 : nil
                _ = try await store.write(.insert(.test(expiresAt: expiry)), to: .test("\(number)"), at: 0)
            }
            var request = PageRequest(in: collection, limit: 8)
            var sizes: [Int] = []
            repeat {
                let page = try await store.page(request, at: TestDatabase.now)
                sizes.append(page.identifiers.count)
                request.cursor = page.next
            } while request.cursor != nil
            #expect(sizes == [0, 0, 4, 6])
        }

        @Test func `an endless limit is a long one`() async throws {
            let store = try await database.store()
            for number in 0..<5 {
                _ = try await store.write(.insert(.test(expiresAt: 1_000)), to: .test("\(number)"), at: 0)
                _ = try await store.add(1, to: .test("\(number)"), expiresAt: 1_000, at: 0)
            }
            let collection = try RecordKey.test().collection
            let page = try await store.page(PageRequest(in: collection, limit: .max), at: 0)
            #expect(page.identifiers.count == 5)
            #expect(try await store.sweep(limit: 7, at: 1_000) == 7)
            #expect(try await store.sweep(limit: .max, at: 1_000) == 3)
            #expect(try await store.sweep(limit: .max, at: 1_000) == 0)
        }
    }
#endif
