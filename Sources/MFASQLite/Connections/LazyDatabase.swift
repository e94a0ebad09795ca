#if SQLite
    internal import MFACore

    /// A connection that is opened when it is needed, and again after it has failed.
    struct LazyDatabase {
        enum Role {
            case reader, writer
        }

        private let path: String
        private let role: Role
        private let configuration: SQLiteStore.Configuration
        private var database: Database?

        init(path: String, role: Role, configuration: SQLiteStore.Configuration) {
            self.path = path
            self.role = role
            self.configuration = configuration
        }

        /// The connection, which waits for locks until a deadline and never longer than it is set to.
        mutating func open(until deadline: ContinuousClock.Instant) throws(Failure) -> Database {
            let instant = min(deadline, .now + configuration.busyTimeout)
            if let database {
                database.waitForLocks(until: instant)
                return database
            }
            let database = try Database(path: path)
            database.waitForLocks(until: instant)
            try database.execute("PRAGMA synchronous = \(configuration.synchronous.pragma)")
            // For systems on which `fsync` alone leaves the data in the disk's cache; others do not know the word.
            try database.execute("PRAGMA fullfsync = ON")
            // Nothing that somebody has put into the schema of the file gets to do anything.
            try database.execute("PRAGMA trusted_schema = OFF")
            if role == .reader { try database.execute("PRAGMA query_only = ON") }
            self.database = database
            return database
        }

        /// Gives the connection up if a new one might do better.
        mutating func note(_ failure: Failure) {
            if failure.isOfConnection { database = nil }
        }

        /// Gives the connection up.
        mutating func close() { database = nil }
    }
#endif
