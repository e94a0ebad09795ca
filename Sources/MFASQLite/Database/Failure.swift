#if SQLite
    internal import CSQLite
    internal import MFACore

    /// What SQLite answers when it cannot do a thing.
    struct Failure: Error {
        /// The extended code.
        let code: Int32

        private var kind: Int32 { code & 0xFF }

        /// Whether another connection was in the way.
        var isBusy: Bool { kind == SQLITE_BUSY || kind == SQLITE_LOCKED }

        /// Whether the file does not begin like a database.
        var isNoDatabase: Bool { kind == SQLITE_NOTADB }

        /// Whether the system does not let us have the file, or one beside it.
        var isRefusal: Bool { kind == SQLITE_CANTOPEN || kind == SQLITE_READONLY || kind == SQLITE_PERM }

        /// Whether a failed COMMIT has surely left nothing in the log that could be found again after a crash.
        ///
        /// The mark of the commit is the last thing written. A disk that is full ends the writing before it, and a lock
        /// before anything; an error of the disk may be one of the `fsync` after it.
        var leavesNoCommit: Bool { isBusy || kind == SQLITE_FULL }

        /// Whether a new connection might do better than this one.
        var isOfConnection: Bool {
            switch kind {
            case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CANTOPEN, SQLITE_NOMEM, SQLITE_READONLY,
                SQLITE_MISUSE:
                true
            default: false
            }
        }

        /// The same for somebody who calls the store; nothing has happened.
        var storeError: StoreError {
            switch kind {
            case SQLITE_BUSY, SQLITE_LOCKED:
                StoreError(.unavailable, "Another connection has locked the database for too long; try again.")
            case SQLITE_FULL:
                StoreError(.unavailable, "The disk, or what may be used of it, is full; make room and try again.")
            case SQLITE_CORRUPT, SQLITE_NOTADB:
                StoreError(.damaged, "The database file is damaged; restore it from a backup (\(name)).")
            case SQLITE_READONLY:
                StoreError(
                    .unavailable,
                    "The database cannot be written; look at the permissions of the file and its folder (\(name)).")
            case SQLITE_CANTOPEN:
                StoreError(
                    .unavailable, "The database cannot be opened; look whether its file is still there (\(name)).")
            case SQLITE_IOERR:
                StoreError(.unavailable, "The disk failed; look at the system's log (\(name)).")
            default:
                StoreError(.unavailable, "The database could not do it (\(name)).")
            }
        }

        /// For somebody who was to be told that his write is stored.
        var outcomeUnknown: StoreError {
            StoreError(
                .outcomeUnknown, "The end of the transaction failed, and it may be stored or not; read again (\(name))."
            )
        }

        private var name: String { "SQLite code \(code): \(String(cString: sqlite3_errstr(code)))" }
    }
#endif
