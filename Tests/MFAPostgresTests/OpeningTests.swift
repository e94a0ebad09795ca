#if PostgreSQL
    import MFACore
    import MFAPostgres
    import OTPCore
    import Testing

    /// Opening a store: connecting, and the tables.
    @Suite struct OpeningTests {
        private let database: TestDatabase

        init() throws { database = try TestDatabase() }

        private func error(opening configuration: PostgresStore.Configuration) async -> StoreError? {
            do throws(StoreError) {
                _ = try await PostgresStore(configuration)
                return nil
            } catch {
                return error
            }
        }

        // MARK: Connecting

        @Test func `a wrong password is said to be wrong, and not shown`() async throws {
            let configuration = PostgresStore.Configuration(
                try database.connectionString(password: "not-the-password"))
            let error = try #require(await error(opening: configuration))
            #expect(error.code == .badConfiguration)
            #expect(error.description.contains("password"))
            #expect(!error.description.contains("not-the-password"))
        }

        @Test func `a configuration that is printed does not show the connection string`() throws {
            let configuration = PostgresStore.Configuration(
                "postgres://alice:secret@db.example.com/mfa", schema: "mfa", connections: 3)
            var dumped = ""
            dump(configuration, to: &dumped)
            for text in ["\(configuration)", String(reflecting: configuration), dumped] {
                #expect(!text.contains("alice") && !text.contains("secret") && !text.contains("example"))
            }
            #expect("\(configuration)".contains("3 connections"))
        }

        @Test(arguments: [
            "postgres://alice:sec%ret@localhost/mfa", "host=localhost password sec%ret", "postgres://[sec%ret",
            "sec%ret",
            "postgres://alice:sec%25ret@127.0.0.1/mfa?nonsense=sec%25ret", "host=127.0.0.1 sslmode=sec%ret",
            "host=127.0.0.1 port=sec%ret",
        ])
        func `a malformed connection string is refused without repeating it`(string: String) async throws {
            let error = try #require(await error(opening: .init(string)))
            #expect(error.code == .badConfiguration)
            #expect(!error.description.contains("sec%"))
        }

        @Test func `a server that is not there is said not to be reached`() async throws {
            let proxy = try TCPProxy(to: database.port)
            proxy.goAway()
            let configuration = PostgresStore.Configuration(try database.connectionString(port: proxy.port))
            let error = try #require(await error(opening: configuration))
            #expect(error.code == .unavailable)
            #expect(error.description.contains("cannot be reached"))
        }

        @Test func `a server that says nothing is given up at the deadline`() async throws {
            let proxy = try TCPProxy(to: database.port)
            proxy.begin(.holdAnswers)
            let configuration = PostgresStore.Configuration(
                try database.connectionString(port: proxy.port), connectDeadline: .milliseconds(200))
            let error = try #require(await error(opening: configuration))
            #expect(error.code == .unavailable)
            #expect(error.description.contains("in time"))
            proxy.begin(.none)
        }

        @Test func `TLS that cannot be had as asked is said to be at fault`() async throws {
            let configuration = PostgresStore.Configuration(
                try database.connectionString() + "&sslmode=verify-full&sslrootcert=/nowhere")
            let error = try #require(await error(opening: configuration))
            #expect(error.code == .badConfiguration)
            #expect(error.description.contains("TLS"))
        }

        @Test func `a database that is not there is said to be missing`() async throws {
            let string = try database.connectionString().replacing("/postgres?", with: "/nowhere?")
            let error = try #require(await error(opening: .init(string)))
            #expect(error.code == .badConfiguration)
            #expect(error.description.contains("no such database"))
        }

        // MARK: Tables

        @Test func `stores that open at the same time create the tables once`() async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        let store = try await database.store(connections: 1)
                        let outcome = try await store.write(
                            .insert(.test()), to: .test("\(number)"), at: TestDatabase.now)
                        #expect(outcome == .written)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try database.sql("SELECT version FROM mfa_schema") == "1")
        }

        @Test func `a store that is opened again finds what is there`() async throws {
            let record = try StoredRecord.test()
            _ = try await database.store().write(.insert(record), to: .test(), at: TestDatabase.now)
            #expect(try await database.store().read(.test(), at: TestDatabase.now) == record)
        }

        @Test func `tables of a newer version are refused`() async throws {
            _ = try await database.store()
            try database.sql("INSERT INTO mfa_schema (version) VALUES (99)")
            let error = try #require(await error(opening: .init(try database.connectionString())))
            #expect(error.code == .badConfiguration)
            #expect(error.description.contains("99"))
        }

        @Test func `tables of others that have the same names are refused and left alone`() async throws {
            try database.sql("CREATE TABLE mfa_record (something text)")
            let error = try #require(await error(opening: .init(try database.connectionString())))
            #expect(error.code == .badConfiguration)
            #expect(try database.sql("SELECT to_regclass('mfa_schema') IS NULL") == "t")
        }

        @Test func `a schema of one's own is created, whatever its name`() async throws {
            let schema = database.name + "_\"it's\" one's own; ü"
            let configuration = PostgresStore.Configuration(
                try database.connectionString(), schema: schema, connections: 2)
            let record = try StoredRecord.test()
            let first = try await PostgresStore(configuration)
            _ = try await first.write(.insert(record), to: .test(), at: TestDatabase.now)
            let second = try await PostgresStore(configuration)
            #expect(try await second.read(.test(), at: TestDatabase.now) == record)
            #expect(try database.sql("SELECT to_regclass('mfa_record') IS NULL") == "t")
            for name in ["", "a\0b", String(repeating: "x", count: 64)] {
                let refused = PostgresStore.Configuration(try database.connectionString(), schema: name)
                #expect(await error(opening: refused)?.code == .badConfiguration)
            }
        }

        @Test func `a user who may create nothing can use tables that are there`() async throws {
            let role = "\(database.name)_user"
            try database.sql(
                "CREATE ROLE \(role) LOGIN PASSWORD 'known'; GRANT USAGE ON SCHEMA \(database.name) TO \(role)")
            let string = try database.connectionString(user: role, password: "known")
            let before = try #require(await error(opening: .init(string)))
            #expect(before.code == .badConfiguration)
            #expect(before.description.contains("privilege"))

            try database.sql(
                PostgresStore.schemaSQL
                    + """
                    GRANT SELECT, INSERT, UPDATE, DELETE ON mfa_record, mfa_counter TO \(role);
                    GRANT SELECT ON mfa_schema TO \(role)
                    """)
            let store = try await PostgresStore(.init(string, schema: database.name, connections: 1))
            #expect(try await store.write(.insert(.test()), to: .test(), at: TestDatabase.now) == .written)
            #expect(try await store.add(1, to: .test(), expiresAt: 1_800_000_000, at: TestDatabase.now) == 1)
            #expect(try await store.sweep(limit: 10, at: 1_900_000_000) == 1)
            #expect(try await store.page(PageRequest(in: RecordKey.test().collection), at: 0).identifiers == ["one"])
        }
    }
#endif
