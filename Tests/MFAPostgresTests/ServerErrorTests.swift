#if PostgreSQL
    import MFACore
    import MFAPostgres
    import OTPCore
    import Testing

    /// What becomes of a verb that the server refuses.
    @Suite struct ServerErrorTests {
        private let database: TestDatabase

        init() throws { database = try TestDatabase() }

        /// Has the database do something before every write of a record.
        private func beforeWrites(_ body: String, deferred: Bool = false) throws {
            let kind = deferred ? "CONSTRAINT TRIGGER" : "TRIGGER"
            let time = deferred ? "AFTER INSERT" : "BEFORE INSERT"
            let mode = deferred ? "DEFERRABLE INITIALLY DEFERRED" : ""
            try database.sql(
                """
                CREATE FUNCTION obstacle() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN \(body); RETURN new; END $$;
                CREATE \(kind) obstacle \(time) ON mfa_record \(mode) FOR EACH ROW EXECUTE FUNCTION obstacle()
                """)
        }

        @Test(arguments: [
            ("57014", StoreError.Code.unavailable), ("55P03", .unavailable), ("53100", .unavailable),
            ("57P01", .unavailable), ("58030", .unavailable), ("25006", .unavailable), ("23514", .unavailable),
            ("42501", .badConfiguration), ("42P01", .badConfiguration), ("XX001", .damaged), ("22003", .unavailable),
            ("08006", .outcomeUnknown), ("40003", .outcomeUnknown),
        ])
        func `an error of the server's has a code and a sentence without values`(
            sqlState: String, code: StoreError.Code
        ) async throws {
            let store = try await database.store(connections: 1)
            try beforeWrites("RAISE EXCEPTION 'the value is %', new.value USING ERRCODE = '\(sqlState)'")
            let record = try StoredRecord.test("confidential")
            let key = try RecordKey.test("alice@example.com")
            let error = await storeError {
                _ = try await store.write(.insert(record), to: key, at: TestDatabase.now)
            }
            #expect(error?.code == code)
            let sentence = try #require(error).description
            #expect(!sentence.contains("alice") && !sentence.contains("value is"))
            #expect(code == .outcomeUnknown || sentence.contains(sqlState))
            #expect(try await store.read(key, at: TestDatabase.now) == nil)
        }

        @Test(arguments: ["40001", "40P01"])
        func `a write that was undone for another one's sake is done again`(sqlState: String) async throws {
            let store = try await database.store(connections: 1)
            try database.sql("CREATE SEQUENCE tries")
            try beforeWrites("IF nextval('tries') < 4 THEN RAISE EXCEPTION USING ERRCODE = '\(sqlState)'; END IF")
            let record = try StoredRecord.test()
            #expect(try await store.write(.insert(record), to: .test(), at: TestDatabase.now) == .written)
            #expect(try database.sql("SELECT last_value FROM tries") == "4")
        }

        @Test func `a transaction that fails when it ends has not written`() async throws {
            let store = try await database.store(connections: 1)
            try beforeWrites("RAISE EXCEPTION USING ERRCODE = '23514'", deferred: true)
            let record = try StoredRecord.test()
            let error = await storeError {
                _ = try await store.write(.insert(record), to: .test(), at: TestDatabase.now)
            }
            #expect(error?.code == .unavailable)
            #expect(try await store.read(.test(), at: TestDatabase.now) == nil)
        }

        @Test func `one of many changes that fails takes no other one with it`() async throws {
            let store = try await database.store(connections: 1)
            try beforeWrites("IF new.id = 'bad' THEN RAISE EXCEPTION USING ERRCODE = '23514'; END IF")
            let names = (0..<30).map { $0 % 7 == 3 ? "bad" : "good \($0)" }
            let written = await withTaskGroup(of: Bool.self) { group in
                for name in names {
                    group.addTask {
                        let outcome = try? await store.write(.insert(.test()), to: .test(name), at: TestDatabase.now)
                        return (outcome == .written) == (name != "bad")
                    }
                }
                return await group.allSatisfy { $0 }
            }
            #expect(written)
        }

        @Test func `a read that fails takes no other one with it`() async throws {
            let store = try await database.store(connections: 1)
            for number in 0..<20 {
                _ = try await store.write(.insert(.test("\(number)")), to: .test("\(number)"), at: TestDatabase.now)
            }
            try database.sql(
                """
                CREATE FUNCTION checked(id bytea) RETURNS bytea LANGUAGE plpgsql AS $$
                BEGIN IF id = '7' THEN RAISE EXCEPTION USING ERRCODE = '57014'; END IF; RETURN id; END $$;
                ALTER TABLE mfa_record RENAME TO mfa_record_itself;
                CREATE VIEW mfa_record AS
                    SELECT collection, id, version, expires_at, key_name, checked(id) || value AS value
                    FROM mfa_record_itself
                """)
            for _ in 0..<5 {
                let answers = await withTaskGroup(of: (Int, Bool).self) { group in
                    for number in 0..<20 {
                        group.addTask {
                            let record = try? await store.read(.test("\(number)"), at: TestDatabase.now)
                            return (number, record?.value == Array("\(number)\(number)".utf8))
                        }
                    }
                    return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
                }
                #expect(answers.filter { !$0.value }.keys.sorted() == [7])
            }
        }

        @Test func `tables that an operator has altered are used as they are now`() async throws {
            let store = try await database.store(connections: 1)
            let record = try StoredRecord.test()
            _ = try await store.write(.insert(record), to: .test(), at: TestDatabase.now)
            #expect(try await store.read(.test(), at: TestDatabase.now) == record)
            try database.sql("DROP VIEW mfa_overview; ALTER TABLE mfa_record ALTER COLUMN key_name TYPE varchar(200)")
            #expect(try await store.read(.test(), at: TestDatabase.now) == record)
        }

        @Test func `a row that the store has not written is said to be damaged`() async throws {
            let store = try await database.store(connections: 1)
            try database.sql(
                """
                INSERT INTO mfa_record VALUES ('test', '\\xff', gen_random_uuid(), NULL, '', '');
                INSERT INTO mfa_record VALUES ('test', 'large', gen_random_uuid(), NULL, '',
                                               convert_to(repeat('x', 1048577), 'UTF8'))
                """)
            let key = try RecordKey.test("large")
            let reading = await storeError { _ = try await store.read(key, at: TestDatabase.now) }
            #expect(reading?.code == .damaged)
            let paging = await storeError {
                _ = try await store.page(PageRequest(in: key.collection), at: TestDatabase.now)
            }
            #expect(paging?.code == nil, "What begins with the byte 255 is no identifier, and is not looked at.")
        }
    }
#endif
