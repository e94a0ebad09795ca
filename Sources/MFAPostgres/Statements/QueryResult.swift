#if PostgreSQL
    internal import CPostgres
    internal import MFACore

    /// A result of libpq's, which is freed when nobody needs it any more.
    struct QueryResult: ~Copyable {
        private let result: OpaquePointer

        init(_ result: OpaquePointer) { self.result = result }

        deinit { PQclear(result) }

        var status: ExecStatusType { PQresultStatus(result) }

        /// The five characters by which the server says what is wrong; nil if it is libpq that complains.
        var sqlState: String? {
            // PG_DIAG_SQLSTATE is not imported.
            PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
        }

        var rowCount: Int { Int(PQntuples(result)) }

        var columnCount: Int { Int(PQnfields(result)) }

        /// How many rows a statement has written.
        var affectedRows: Int? { PQcmdTuples(result).flatMap { Int(String(cString: $0)) } }

        /// The bytes of a field, which live as long as the result; nil for NULL.
        func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
            let (row, column) = (Int32(row), Int32(column))
            guard PQgetisnull(result, row, column) == 0 else { return nil }
            return UnsafeRawBufferPointer(
                start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
        }

        /// A number that the server has sent in eight bytes.
        func number(_ row: Int, _ column: Int) -> Int64? {
            guard let bytes = bytes(row, column), bytes.count == 8 else { return nil }
            return Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
        }

        /// A truth that the server has sent in one byte.
        func truth(_ row: Int, _ column: Int) -> Bool? {
            guard let bytes = bytes(row, column), bytes.count == 1 else { return nil }
            return bytes[0] != 0
        }
    }
#endif
