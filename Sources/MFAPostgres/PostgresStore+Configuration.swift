#if PostgreSQL
    extension PostgresStore {
        /// Where the database is, and how to use it.
        public struct Configuration: Sendable {
            /// What libpq is to connect with: a URI (`postgres://…`) or pairs (`host=… user=…`).
            ///
            /// It is passed on as it is, so everything that libpq knows may stand in it, such as `sslmode=verify-full`,
            /// `sslrootcert` and several hosts.
            public var connectionString: String
            /// The PostgreSQL schema that the tables are in, created if it is missing; nil for the first one of the
            /// search path.
            public var schema: String?
            /// How many connections to keep; at least 1.
            ///
            /// One in eight, and at least one if there are several, carries reads and nothing else.
            public var connections: Int
            /// How long connecting to one host may take, the first round trip included.
            ///
            /// The look-up of a host's name is not covered by it; `hostaddr` in the connection string saves the
            /// look-up.
            public var connectDeadline: Duration
            /// How long a verb may take from the call to its answer.
            ///
            /// One that has waited for a connection until less than a tenth is left is refused, and not begun.
            public var deadline: Duration
            /// How many verbs may wait for a connection; more are refused at once.
            public var waitingLimit: Int

            /// Sensible values for a server on the same machine or in the same network.
            public init(
                _ connectionString: String, schema: String? = nil, connections: Int = 8,
                connectDeadline: Duration = .seconds(5), deadline: Duration = .seconds(5), waitingLimit: Int = 10_000
            ) {
                self.connectionString = connectionString
                self.schema = schema
                self.connections = connections
                self.connectDeadline = connectDeadline
                self.deadline = deadline
                self.waitingLimit = waitingLimit
            }
        }
    }

    extension PostgresStore.Configuration: CustomStringConvertible, CustomReflectable {
        /// Everything but the connection string, which may hold a password.
        public var description: String {
            "PostgreSQL, \(schema.map { "schema \($0), " } ?? "")\(connections) connections, "
                + "deadlines \(connectDeadline) to connect and \(deadline) to answer"
        }

        /// The same for a dump.
        public var customMirror: Mirror { Mirror(self, children: ["summary": description]) }
    }
#endif
