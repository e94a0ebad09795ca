#if SQLite
    internal import CSQLite

    /// A prepared statement.
    final class Statement {
        private let handle: OpaquePointer

        init(_ sql: String, on connection: OpaquePointer) throws(Failure) {
            var handle: OpaquePointer?
            let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
            guard code == SQLITE_OK, let handle else { throw Failure(code: code) }
            self.handle = handle
        }

        deinit { sqlite3_finalize(handle) }

        /// Runs the statement with arguments to its end, or until `row` has had enough.
        ///
        /// It is over afterwards in any case: a statement that stayed open would keep the log from being cleared.
        ///
        /// - Parameters:
        ///   - arguments: What to put in the places of the question marks.
        ///   - row: Is called for every row.
        /// - Throws: What SQLite answers.
        func run(_ arguments: [Argument], row: (borrowing Row) -> Void = { _ in }) throws(Failure) {
            defer {
                sqlite3_reset(handle)
                sqlite3_clear_bindings(handle)
            }
            for (index, argument) in arguments.enumerated() { try bind(argument, at: Int32(index + 1)) }
            while true {
                let code = sqlite3_step(handle)
                switch code {
                case SQLITE_ROW: row(Row(statement: handle))
                case SQLITE_DONE: return
                default: throw Failure(code: code)
                }
            }
        }

        /// A value for a place in a statement.
        enum Argument {
            case null
            case integer(Int64)
            case text(String)
            /// Text that need not be well-formed, only to be compared with.
            case textBytes([UInt8])
            case blob([UInt8])

            static func integer(_ value: Int64?) -> Argument { value.map { .integer($0) } ?? .null }
        }

        private func bind(_ argument: Argument, at index: Int32) throws(Failure) {
            let code =
                switch argument {
                case .null: sqlite3_bind_null(handle, index)
                case .integer(let value): sqlite3_bind_int64(handle, index, value)
                case .text(var text): text.withUTF8 { bindText(UnsafeRawBufferPointer($0), at: index) }
                case .textBytes(let bytes): bytes.withUnsafeBytes { bindText($0, at: index) }
                case .blob(let bytes): bytes.withUnsafeBytes { bindBlob($0, at: index) }
                }
            guard code == SQLITE_OK else { throw Failure(code: code) }
        }

        /// With the length, so that zero bytes are bytes like others.
        private func bindText(_ bytes: UnsafeRawBufferPointer, at index: Int32) -> Int32 {
            guard let start = bytes.baseAddress, bytes.count > 0 else {
                return sqlite3_bind_text(handle, index, "", 0, copied)
            }
            return sqlite3_bind_text(
                handle, index, start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), copied)
        }

        private func bindBlob(_ bytes: UnsafeRawBufferPointer, at index: Int32) -> Int32 {
            // No bytes at no address would be a NULL.
            guard let start = bytes.baseAddress, bytes.count > 0 else { return sqlite3_bind_zeroblob(handle, index, 0) }
            return sqlite3_bind_blob(handle, index, start, Int32(bytes.count), copied)
        }
    }

    /// Tells SQLite to copy what is bound: the value of a C macro that Swift does not import.
    private var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

    /// A row of a statement that is running; its columns are counted from 0.
    struct Row: ~Copyable {
        private let statement: OpaquePointer

        fileprivate init(statement: OpaquePointer) { self.statement = statement }

        func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

        func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

        /// The bytes of a text or a blob.
        func bytes(_ column: Int32) -> [UInt8] {
            // In this order: asking for the value may change its length, never the other way round.
            let start = sqlite3_column_blob(statement, column)
            let count = sqlite3_column_bytes(statement, column)
            return Array(UnsafeRawBufferPointer(start: start, count: Int(count)))
        }

        func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }
    }
#endif
