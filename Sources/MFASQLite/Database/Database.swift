#if SQLite
    internal import CSQLite

    /// A connection of SQLite, to be used by one thread at a time.
    final class Database {
        private let handle: OpaquePointer
        private var statements: [SQL: Statement] = [:]

        /// Opens a file that is there.
        init(path: String) throws(Failure) {
            var handle: OpaquePointer?
            // Without SQLite's own locks: a connection never leaves its thread.
            let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
            let code = sqlite3_open_v2(path, &handle, flags, nil)
            guard code == SQLITE_OK, let handle else {
                // A connection that could not be opened has to be closed all the same.
                sqlite3_close_v2(handle)
                throw Failure(code: code)
            }
            self.handle = handle
        }

        deinit {
            statements = [:]
            sqlite3_close_v2(handle)
        }

        /// Runs statements that return nothing of interest.
        func execute(_ sql: String) throws(Failure) {
            let code = sqlite3_exec(handle, sql, nil, nil, nil)
            guard code == SQLITE_OK else { throw Failure(code: code) }
        }

        /// Makes a statement for a single use.
        func prepare(_ sql: String) throws(Failure) -> Statement { try Statement(sql, on: handle) }

        /// One of the statements of the store, which are kept.
        func statement(_ sql: SQL) throws(Failure) -> Statement {
            if let statement = statements[sql] { return statement }
            let statement = try prepare(sql.text)
            statements[sql] = statement
            return statement
        }

        /// From now on waits for the locks of others until an instant, but at least a millisecond.
        func waitForLocks(until instant: ContinuousClock.Instant) {
            let milliseconds = (instant - .now) / .milliseconds(1)
            sqlite3_busy_timeout(handle, Int32(max(1, min(milliseconds, 1_000_000))))
        }

        /// How many rows the last change has changed.
        var changes: Int { Int(sqlite3_changes64(handle)) }

        /// Whether the file can only be read.
        var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

        /// Whether a transaction has begun and is not over.
        var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }
    }
#endif
