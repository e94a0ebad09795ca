#if PostgreSQL
    import Foundation
    import MFACore
    import MFAPostgres
    import MFATestKit
    import OTPCore
    import Testing

    /// A PostgreSQL schema of its own on the test server, so that tests run beside each other.
    struct TestDatabase {
        static let now: UnixTime = 1_780_000_000

        /// The schema's name, which the connections also give as their application's.
        let name = "test_" + UUID().uuidString.lowercased().filter(\.isHexDigit)
        private let server: URLComponents

        init() throws {
            let url = try #require(
                ProcessInfo.processInfo.environment["MFA_TEST_POSTGRES"],
                "There is no PostgreSQL server to test with; run scripts/unit, which starts one.")
            server = try #require(URLComponents(string: url), "MFA_TEST_POSTGRES is not a URI.")
            try sql("CREATE SCHEMA \(name)")
        }

        var port: UInt16 { UInt16(server.port ?? 5432) }

        /// The connection string of the schema, or of another user, or through a proxy.
        func connectionString(port: UInt16? = nil, user: String? = nil, password: String? = nil) throws -> String {
            var components = server
            if let port { components.port = Int(port) }
            if let user { components.user = user }
            if let password { components.password = password }
            components.queryItems = [
                URLQueryItem(name: "options", value: "-csearch_path=\(name)"),
                URLQueryItem(name: "application_name", value: name),
            ]
            // libpq knows no other spelling of an equals sign in a value.
            return try #require(components.string).replacing("-csearch_path=", with: "-csearch_path%3D")
        }

        /// A store in the schema.
        func store(
            through proxy: TCPProxy? = nil, connections: Int = 2, deadline: Duration = .seconds(20)
        ) async throws -> PostgresStore {
            try await PostgresStore(
                PostgresStore.Configuration(
                    connectionString(port: proxy?.port), connections: connections, connectDeadline: .seconds(20),
                    deadline: deadline))
        }

        /// Waits until a store whose deadline may be too short for connecting has a connection.
        func waitUntilConnected(_ store: PostgresStore) async {
            let isConnected = await eventually {
                await storeError { _ = try await store.read(.test(), at: TestDatabase.now) } == nil
            }
            #expect(isConnected)
        }

        // MARK: The operator's view

        /// Has psql carry out SQL in the schema, and gives what it prints.
        @discardableResult
        func sql(_ sql: String) throws -> String {
            let psql = try Psql(connectionString: connectionString())
            psql.send(sql)
            return try psql.finish()
        }

        /// A psql that stays connected.
        func session() throws -> Psql { try Psql(connectionString: connectionString()) }

        /// How many connections the store has.
        func connectionCount() throws -> Int {
            let answer = try sql(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = '\(name)' AND pid <> pg_backend_pid()")
            return try #require(Int(answer))
        }

        /// Looks again and again until something is so; false if it never is.
        func eventually(_ condition: () async throws -> Bool) async rethrows -> Bool {
            for _ in 0..<300 {
                if try await condition() { return true }
                // A server in another process does not become ready any sooner when it is asked without a pause.
                try? await Task.sleep(for: .milliseconds(20))
            }
            return false
        }
    }

    /// A psql that runs what it is sent.
    final class Psql {
        private let process = Process()
        private let input = Pipe()
        private let output = Pipe()

        init(connectionString: String) throws {
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", connectionString]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
        }

        func send(_ sql: String) { input.fileHandleForWriting.write(Data((sql + ";\n").utf8)) }

        /// Waits until everything that was sent has been carried out.
        func synchronize() throws {
            send("\\echo synchronized")
            var text = ""
            while !text.contains("synchronized") {
                let data = output.fileHandleForReading.availableData
                try #require(!data.isEmpty, "psql has ended.")
                text += String(decoding: data, as: UTF8.self)
            }
        }

        /// Waits for the end, and gives what was printed.
        @discardableResult
        func finish() throws -> String {
            try input.fileHandleForWriting.close()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "psql has failed; its message is on the error stream.")
            return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }

    /// The store's error that a verb fails with, if it fails.
    func storeError(_ verb: () async throws -> Void) async -> StoreError? {
        do {
            try await verb()
            return nil
        } catch let error as StoreError {
            return error
        } catch {
            Issue.record(error)
            return nil
        }
    }

    // MARK: Fixtures

    extension RecordKey {
        /// A key in the tests' collection.
        static func test(_ identifier: String = "one") throws(StoreError) -> RecordKey {
            try RecordKey(RecordCollection("test"), identifier)
        }
    }

    extension StoredRecord {
        /// A record with a version of its own.
        static func test(
            _ value: String = "value", expiresAt: UnixTime? = nil, keyName: String = "key-of-2026"
        ) throws(StoreError) -> StoredRecord {
            try StoredRecord(
                value: Array(value.utf8), version: .random(from: SystemRandom()), expiresAt: expiresAt, keyName: keyName
            )
        }
    }
#endif
