#if PostgreSQL
    internal import CPostgres
    internal import MFACore

    /// Looks at the server and the tables before a store is opened, and creates tables that are missing.
    struct Migration {
        /// The lock of the database that whoever creates the tables holds, so that servers which start together do not
        /// hinder each other: "swiftmfa" in ASCII.
        private static let lock = 0x7377_6966_746d_6661

        private let session: Session
        private let route: Route
        private let end = Instant.now + .seconds(60)

        /// Waits for the server, and says why the store cannot be opened; nil if it can.
        static func failure(over route: Route) -> StoreError? {
            do throws(StoreError) {
                let session = try connect(over: route)
                try Migration(session: session, route: route).run()
                return nil
            } catch {
                return error
            }
        }

        private static func connect(over route: Route) throws(StoreError) -> Session {
            var failure = StoreError.connectionLost
            for host in route.hosts {
                let end = Instant.now + route.configuration.connectDeadline
                var attempt = ConnectionAttempt(over: route, host: host, for: .migration)
                switch attempt.proceed(until: end) {
                case .connected(let session): return session
                case .failed(let error): failure = error
                case .pending: failure = .connectTimeout
                }
            }
            throw failure
        }

        private init(session: Session, route: Route) {
            self.session = session
            self.route = route
        }

        private func run() throws(StoreError) {
            guard session.serverVersion >= 12_00_00 else {
                throw StoreError(.badConfiguration, "The server is older than PostgreSQL 12; upgrade it.")
            }
            guard session.serverEncoding == "UTF8" else {
                throw StoreError(
                    .badConfiguration, "The database has another encoding than UTF-8; create it with ENCODING 'UTF8'.")
            }
            if let schema = route.quotedSchema { try command("SET search_path = \(schema)") }
            // Usually nothing is missing; then nobody waits for a lock, and no privilege to create is needed.
            if try isUpToDate() { return }
            try command("BEGIN")
            try command("SELECT pg_advisory_xact_lock(\(Migration.lock))")
            if try !isUpToDate() { try create() }
            try command("COMMIT")
        }

        private func isUpToDate() throws(StoreError) -> Bool {
            // To read a table, the server takes a lock, and with every lock it takes note of what others have created
            // meanwhile. Without one, it would answer the second time as the first time.
            guard try command("SELECT to_regclass('mfa_schema') FROM pg_class LIMIT 1") != nil else { return false }
            guard let version = try command("SELECT max(version) FROM mfa_schema").flatMap({ Int($0) }) else {
                throw StoreError(
                    .badConfiguration, "The table mfa_schema is not as the store has made it; restore it or drop it.")
            }
            guard version <= PostgresStore.schemaVersion else {
                throw StoreError(
                    .badConfiguration,
                    "The tables have version \(version), and this program knows versions up to "
                        + "\(PostgresStore.schemaVersion); use a newer one.")
            }
            return true
        }

        private func create() throws(StoreError) {
            if let schema = route.quotedSchema {
                // Not by IF NOT EXISTS, which asks for the privilege to create even if there is nothing to create.
                let name = "'" + schema.map { $0 == "'" ? "''" : String($0) }.joined() + "'"
                if try command("SELECT to_regnamespace(\(name))") == nil { try command("CREATE SCHEMA \(schema)") }
            }
            try command(PostgresStore.schemaSQL)
        }

        /// Has SQL carried out, and gives the first field of its last result.
        @discardableResult
        private func command(_ sql: String) throws(StoreError) -> String? {
            guard session.send(sql) else { throw .connectionLost }
            var value: String?
            var failure: StoreError?
            while true {
                var isPending = false
                switch session.flush() {
                case .done: break
                case .pending: isPending = true
                case .failed: throw .connectionLost
                }
                guard session.wait(toRead: true, toWrite: isPending, until: end) else {
                    throw StoreError(
                        .unavailable, "The tables could not be looked at or created within a minute; try again.")
                }
                guard session.consumeInput() else { throw failure ?? .connectionLost }
                let isComplete = session.takeAll { result in
                    if let code = result.sqlState {
                        failure = failure ?? StoreError(sqlState: code)
                    } else if result.rowCount > 0 {
                        value = result.bytes(0, 0).map { String(decoding: $0, as: UTF8.self) }
                    }
                }
                guard isComplete else { continue }
                if let failure { throw failure }
                return value
            }
        }
    }
#endif
