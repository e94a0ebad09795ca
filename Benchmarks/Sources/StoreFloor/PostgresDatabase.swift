import CBenchPostgres
import Glibc
import MFACore
import MFAPostgres
import Measuring

/// A database of a PostgreSQL server.
public struct PostgresDatabase: Database {
    /// What its rows in the table are called.
    public let name = "PostgreSQL"
    /// Where it is.
    public let url: String

    /// Our store, which makes the tables.
    public func openStore() async throws -> any RecordStore { try await PostgresStore(.init(url)) }

    /// With how many connections the C library is measured; a few do better than very many.
    public func floorConnections(clients: Int) -> [Int] { clients > 8 ? [8, clients] : [clients] }

    /// A connection of the C library.
    public func connect() throws -> any FloorConnection { try PostgresFloor(url: url) }

    /// Puts records there, many at a time, and leaves the database at rest.
    public func fill(_ numbers: Range<Int>) throws {
        let connection = try PostgresFloor(url: url)
        try connection.execute(
            "COPY mfa_record (collection, id, version, expires_at, key_name, value) FROM STDIN (FORMAT binary)")
        try connection.copy(numbers)
        try connection.execute("VACUUM (ANALYZE) mfa_record")
        try connection.execute("CHECKPOINT")
    }
}

/// A connection with the statements of the store, prepared.
final class PostgresFloor: FloorConnection {
    private let connection: OpaquePointer
    private var version = [UInt8](repeating: 0, count: 16)
    private var value = [UInt8](repeating: 0, count: 4096)

    init(url: String) throws {
        guard let connection = PQconnectdb(url) else { throw Problem("libpq has no memory.") }
        self.connection = connection
        guard PQstatus(connection) == CONNECTION_OK else { throw failure }
        // As the store declares them; the numbers are those of text, bytea, bigint and uuid.
        try prepare(
            "read",
            """
            SELECT value, version, expires_at, key_name FROM mfa_record
            WHERE collection = $1 AND id = $2 AND (expires_at IS NULL OR expires_at > $3)
            """, [25, 17, 20])
        try prepare(
            "replace",
            """
            UPDATE mfa_record SET version = $4, expires_at = $5, key_name = $6, value = $7
            WHERE collection = $1 AND id = $2 AND version = $8 AND (expires_at IS NULL OR expires_at > $3)
            """, [25, 17, 20, 2950, 20, 25, 17, 2950])
    }

    deinit { PQfinish(connection) }

    func execute(_ sql: String) throws {
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN].contains(PQresultStatus(result)) else { throw failure }
    }

    private func prepare(_ name: String, _ sql: String, _ types: [Oid]) throws {
        let result = PQprepare(connection, name, sql, Int32(types.count), types)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure }
    }

    // MARK: Filling

    /// Sends rows in the binary form of COPY.
    func copy(_ numbers: Range<Int>) throws {
        // Signature, flags, length of what else the head says.
        try send(Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0] + [UInt8](repeating: 0, count: 8))
        var rows: [UInt8] = []
        for number in numbers {
            rows += bigEndian(Int16(6))
            append(Array(Workload.collection.utf8), to: &rows)
            append(Array(Workload.identifier(number).utf8), to: &rows)
            append(Workload.firstVersion(number), to: &rows)
            rows += bigEndian(Int32(-1))
            append(Array(Workload.keyName.utf8), to: &rows)
            append(Workload.value, to: &rows)
            guard rows.count > 1 << 16 else { continue }
            try send(rows)
            rows.removeAll(keepingCapacity: true)
        }
        try send(rows + bigEndian(Int16(-1)))
        guard PQputCopyEnd(connection, nil) == 1 else { throw failure }
        while let result = PQgetResult(connection) {
            defer { PQclear(result) }
            guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure }
        }
    }

    private func send(_ bytes: [UInt8]) throws {
        let status = bytes.withUnsafeBytes {
            PQputCopyData(connection, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
        }
        guard status == 1 else { throw failure }
    }

    private func append(_ field: [UInt8], to rows: inout [UInt8]) {
        rows += bigEndian(Int32(field.count))
        rows += field
    }

    // MARK: Reading and replacing

    func readAndReplace(_ number: Int, _ chance: inout Chance) throws -> Bool {
        let identifier = Array(Workload.identifier(number).utf8)
        let collection = Array(Workload.collection.utf8)
        let now = bigEndian(Int64(time(nil)))
        let row = run("read", [collection, identifier, now])
        defer { PQclear(row) }
        guard PQresultStatus(row) == PGRES_TUPLES_OK, PQntuples(row) == 1 else { throw failure }
        memcpy(&value, PQgetvalue(row, 0, 0), min(Int(PQgetlength(row, 0, 0)), value.count))
        memcpy(&version, PQgetvalue(row, 0, 1), version.count)

        let arguments = [
            collection, identifier, now, chance.version(), nil, Array(Workload.keyName.utf8), Workload.value, version,
        ]
        let result = run("replace", arguments)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw failure }
        return PQcmdTuples(result)[0] == CChar(UInt8(ascii: "1"))
    }

    private func run(_ statement: String, _ arguments: [[UInt8]?]) -> OpaquePointer? {
        Arguments(arguments).withPointers { count, values, lengths in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: 2 * arguments.count) { numbers in
                for index in arguments.indices {
                    numbers[index] = Int32(lengths[index])
                    // All are binary.
                    numbers[arguments.count + index] = 1
                }
                return PQexecPrepared(
                    connection, statement, count, values, numbers.baseAddress,
                    numbers.baseAddress.map { $0 + arguments.count }, 1)
            }
        }
    }

    private func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    private var failure: Problem { Problem("PostgreSQL: \(String(cString: PQerrorMessage(connection)))") }
}
