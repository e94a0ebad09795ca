#if SQLite
    import CSQLite

    /// Another program that uses the file: plain SQLite.
    final class OtherConnection {
        struct Refused: Error, CustomStringConvertible {
            let description: String
        }

        private var handle: OpaquePointer?

        init(_ path: String) throws {
            guard sqlite3_open(path, &handle) == SQLITE_OK else { throw Refused(description: "cannot open \(path)") }
            sqlite3_busy_timeout(handle, 5000)
        }

        deinit { sqlite3_close_v2(handle) }

        /// Runs statements, and gives the rows of the last one, the columns with a bar between them.
        @discardableResult
        func run(_ sql: String) throws -> [String] {
            var rows: [String] = []
            var statement: OpaquePointer?
            try sql.withCString { start in
                var rest: UnsafePointer<CChar>? = start
                while let next = rest, next.pointee != 0 {
                    rows = []
                    try check(sqlite3_prepare_v2(handle, next, -1, &statement, &rest))
                    defer { sqlite3_finalize(statement) }
                    guard statement != nil else { continue }
                    var code = sqlite3_step(statement)
                    while code == SQLITE_ROW {
                        let columns = (0..<sqlite3_column_count(statement)).map { column in
                            sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "NULL"
                        }
                        rows.append(columns.joined(separator: "|"))
                        code = sqlite3_step(statement)
                    }
                    if code != SQLITE_DONE { try check(code) }
                }
            }
            return rows
        }

        private func check(_ code: Int32) throws {
            guard code == SQLITE_OK else { throw Refused(description: String(cString: sqlite3_errmsg(handle))) }
        }
    }
#endif
