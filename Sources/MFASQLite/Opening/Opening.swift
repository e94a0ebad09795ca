#if SQLite
    internal import CSQLite
    internal import MFACore

    /// Brings a file into the state in which connections can use it.
    enum Opening {
        /// Makes the file, or looks whether it is one of ours, and brings its schema up to date.
        ///
        /// - Returns: Its full path.
        static func prepare(_ configuration: SQLiteStore.Configuration) throws(StoreError) -> String {
            guard sqlite3_threadsafe() != 0, sqlite3_libversion_number() >= 3_037_000 else {
                throw StoreError(
                    .badConfiguration,
                    "SQLite \(String(cString: sqlite3_libversion())) will not do; it takes 3.37 or later, with threads."
                )
            }
            let path = try DatabaseFile.make(at: configuration.path)
            let deadline = ContinuousClock.now + configuration.busyTimeout
            var obstacle: Obstacle?
            do throws(Failure) {
                obstacle = try prepare(Database(path: path), until: deadline)
            } catch {
                throw describe(error, configuration.path)
            }
            guard let obstacle else { return path }
            throw describe(obstacle, configuration.path)
        }

        /// What is wrong with a file that SQLite can read.
        private enum Obstacle {
            case otherProgram, newerSchema, readOnly, noSharedMemory
        }

        private static func prepare(
            _ database: Database, until deadline: ContinuousClock.Instant
        ) throws(Failure) -> Obstacle? {
            database.waitForLocks(until: deadline)
            guard !database.isReadOnly else { return .readOnly }
            // Whose file it is comes before the first change to it.
            try database.execute("BEGIN")
            let (version, obstacle) = try look(at: database)
            try database.execute("COMMIT")
            if let obstacle { return obstacle }
            guard try switchToLog(database, until: deadline) else { return .noSharedMemory }
            guard version < Schema.steps.count else { return nil }
            return try migrate(database, until: deadline)
        }

        /// How many steps of the schema the file has behind it, or why they are none of our business.
        private static func look(at database: Database) throws(Failure) -> (version: Int, Obstacle?) {
            let application = try number("PRAGMA application_id", database)
            let version = try number("PRAGMA user_version", database)
            let objects = try number("SELECT count(*) FROM sqlite_schema", database)
            guard application == Schema.applicationID else {
                let isEmpty = application == 0 && version == 0 && objects == 0
                return (0, isEmpty ? nil : .otherProgram)
            }
            return version <= Schema.steps.count ? (Int(version), nil) : (0, .newerSchema)
        }

        private static func number(_ query: String, _ database: Database) throws(Failure) -> Int64 {
            var number: Int64 = 0
            try database.prepare(query).run([]) { number = $0.integer(0) }
            return number
        }

        /// Lets readers and the writer be in nobody's way; false where the file system cannot do it.
        private static func switchToLog(
            _ database: Database, until deadline: ContinuousClock.Instant
        ) throws(Failure) -> Bool {
            while true {
                do throws(Failure) {
                    var mode = ""
                    try database.prepare("PRAGMA journal_mode = WAL").run([]) { mode = $0.text(0) }
                    return mode == "wal"
                } catch {
                    // Here SQLite does not wait by itself when another process does the same.
                    guard error.isBusy, .now < deadline else { throw error }
                    sqlite3_sleep(5)
                }
            }
        }

        private static func migrate(
            _ database: Database, until deadline: ContinuousClock.Instant
        ) throws(Failure) -> Obstacle? {
            database.waitForLocks(until: deadline)
            try database.execute("BEGIN IMMEDIATE")
            do throws(Failure) {
                // Another process may have been here since we looked.
                let (version, obstacle) = try look(at: database)
                if obstacle == nil {
                    for step in Schema.steps.dropFirst(version) { try database.execute(step) }
                    try database.execute("PRAGMA application_id = \(Schema.applicationID)")
                    try database.execute("PRAGMA user_version = \(Schema.steps.count)")
                }
                try database.execute("COMMIT")
                return obstacle
            } catch {
                if database.isInTransaction { try? database.execute("ROLLBACK") }
                throw error
            }
        }
    }

    // MARK: - Sentences

    extension Opening {
        private static func describe(_ obstacle: Obstacle, _ path: String) -> StoreError {
            switch obstacle {
            case .otherProgram:
                StoreError(.badConfiguration, "\(path) is the database of another program; take another path.")
            case .newerSchema:
                StoreError(
                    .badConfiguration,
                    "\(path) was written by a newer version of this package; take that one, or a backup from before.")
            case .readOnly:
                StoreError(.badConfiguration, "\(path) cannot be written; give this user the file and its folder.")
            case .noSharedMemory:
                StoreError(
                    .badConfiguration,
                    "\(path) is on a file system without shared memory, such as one of a network; take a local one.")
            }
        }

        private static func describe(_ failure: Failure, _ path: String) -> StoreError {
            if failure.isNoDatabase {
                return StoreError(
                    .badConfiguration, "\(path) is no database of SQLite, or an encrypted one; take another path.")
            }
            if failure.isRefusal {
                return StoreError(
                    .badConfiguration,
                    "\(path) or the files beside it cannot be written; give this user the file and its folder.")
            }
            return failure.storeError
        }
    }
#endif
