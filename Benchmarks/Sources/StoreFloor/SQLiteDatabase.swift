import CBenchSQLite
import Glibc
import MFACore
import MFASQLite
import Measuring

/// A file of SQLite.
struct SQLiteDatabase: Database {
    let name = "SQLite"
    let path: String

    func openStore() async throws -> any RecordStore { try SQLiteStore(path: path) }

    func floorConnections(clients: Int) -> [Int] { [clients] }

    func connect() throws -> any FloorConnection { try SQLiteFloor(path: path) }

    func fill(_ numbers: Range<Int>) throws {
        let connection = try SQLiteFloor(path: path)
        try connection.execute("BEGIN")
        for number in numbers {
            try connection.insert(number)
            // The log of one transaction would become as large as the database.
            if number % 50_000 == 49_999 { try connection.execute("COMMIT; BEGIN") }
        }
        try connection.execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")
    }
}

/// A connection with the settings and the statements of the store.
final class SQLiteFloor: FloorConnection {
    private let database: OpaquePointer
    private let read: OpaquePointer
    private let replace: OpaquePointer
    private let insert: OpaquePointer
    private var version = [UInt8](repeating: 0, count: 16)
    private var value = [UInt8](repeating: 0, count: 4096)

    init(path: String) throws {
        var database: OpaquePointer?
        guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK,
            let database
        else { throw Problem("\(path) cannot be opened.") }
        self.database = database
        sqlite3_busy_timeout(database, 5000)
        func prepare(_ sql: String) throws -> OpaquePointer {
            var statement: OpaquePointer?
            sqlite3_prepare_v3(database, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
            guard let statement else { throw Problem("SQLite: \(String(cString: sqlite3_errmsg(database)))") }
            return statement
        }
        read = try prepare(
            """
            SELECT value, version, expires_at, key_name FROM record
            WHERE collection = ?1 AND id = ?2 AND (expires_at IS NULL OR expires_at > ?3)
            """)
        replace = try prepare(
            """
            UPDATE record SET version = ?3, expires_at = ?4, key_name = ?5, value = ?6
            WHERE collection = ?1 AND id = ?2 AND version = ?8 AND (expires_at IS NULL OR expires_at > ?7)
            """)
        insert = try prepare(
            "INSERT INTO record (collection, id, version, expires_at, key_name, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
        try execute("PRAGMA synchronous = FULL")
    }

    deinit {
        for statement in [read, replace, insert] { sqlite3_finalize(statement) }
        sqlite3_close_v2(database)
    }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    func insert(_ number: Int) throws {
        bind(insert, number)
        bind(insert, 3, Workload.firstVersion(number))
        bindRest(insert)
        guard sqlite3_step(insert) == SQLITE_DONE else { throw failure }
        sqlite3_reset(insert)
    }

    func readAndReplace(_ number: Int, _ chance: inout Chance) throws -> Bool {
        bind(read, number)
        sqlite3_bind_int64(read, 3, Int64(time(nil)))
        guard sqlite3_step(read) == SQLITE_ROW else { throw failure }
        copy(0, to: &value)
        copy(1, to: &version)
        sqlite3_reset(read)

        bind(replace, number)
        bind(replace, 3, chance.version())
        bindRest(replace)
        sqlite3_bind_int64(replace, 7, Int64(time(nil)))
        bind(replace, 8, version)
        guard sqlite3_step(replace) == SQLITE_DONE else { throw failure }
        sqlite3_reset(replace)
        return sqlite3_changes(database) == 1
    }

    private func bind(_ statement: OpaquePointer, _ number: Int) {
        sqlite3_bind_text(statement, 1, Workload.collection, Int32(Workload.collection.utf8.count), transient)
        let identifier = Workload.identifier(number)
        sqlite3_bind_text(statement, 2, identifier, Int32(identifier.utf8.count), transient)
    }

    private func bindRest(_ statement: OpaquePointer) {
        sqlite3_bind_null(statement, 4)
        sqlite3_bind_text(statement, 5, Workload.keyName, Int32(Workload.keyName.utf8.count), transient)
        bind(statement, 6, Workload.value)
    }

    private func bind(_ statement: OpaquePointer, _ index: Int32, _ bytes: [UInt8]) {
        sqlite3_bind_blob(statement, index, bytes, Int32(bytes.count), transient)
    }

    private func copy(_ column: Int32, to bytes: inout [UInt8]) {
        let count = min(Int(sqlite3_column_bytes(read, column)), bytes.count)
        memcpy(&bytes, sqlite3_column_blob(read, column), count)
    }

    private var failure: Problem { Problem("SQLite: \(String(cString: sqlite3_errmsg(database)))") }
}

/// Tells SQLite to copy what is bound.
///
/// The value is the one that the C macro has, which Swift does not import.
private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
