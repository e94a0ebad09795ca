#if SQLite
    internal import MFACore
    internal import OTPCore

    extension Database {
        func read(_ key: RecordKey, at now: UnixTime) throws(Failure) -> StoreJob.Answer {
            var answer = StoreJob.Answer.success(.record(nil))
            try statement(.read).run([
                .text(key.collection.name), .text(key.identifier), .integer(now.seconds),
            ]) { row in
                answer = Database.record(in: row).map { .record($0) }
            }
            return answer
        }

        private static func record(in row: borrowing Row) -> Result<StoredRecord, StoreError> {
            let expiresAt = row.isNull(2) ? nil : UnixTime(row.integer(2))
            guard let version = RecordVersion(bytes: row.bytes(1)),
                let record = try? StoredRecord(
                    value: row.bytes(0), version: version, expiresAt: expiresAt, keyName: row.text(3))
            else {
                return .failure(
                    StoreError(
                        .damaged, "A record in the database is not of the form that the store writes; restore a backup."
                    ))
            }
            return .success(record)
        }

        func page(_ request: PageRequest, at now: UnixTime) throws(Failure) -> StoreJob.Answer {
            let prefix = Array(request.prefix.utf8)
            var first = prefix
            do throws(StoreError) {
                // What comes directly behind a text is that text with a zero byte at its end.
                let next = try request.cursor.map { cursor throws(StoreError) in try cursor.identifier() + [0] } ?? []
                if first.lexicographicallyPrecedes(next) { first = next }
            } catch {
                return .failure(error)
            }
            let limit = min(request.limit, Database.largestPage)
            var identifiers: [String] = []
            try statement(request.kind == .records ? .pageOfRecords : .pageOfCounters).run([
                .text(request.collection.name), .textBytes(first),
                // No text has this byte, so it comes behind everything that begins with the prefix.
                .textBytes(prefix + [0xFF]), .integer(now.seconds), .integer(Int64(limit)),
            ]) { row in
                identifiers.append(row.text(0))
            }
            let next =
                identifiers.count < limit ? nil : identifiers.last.map { RecordPage.Cursor(after: Array($0.utf8)) }
            return .success(.page(RecordPage(identifiers: identifiers, next: next)))
        }

        /// A thread has others to serve, too.
        private static var largestPage: Int { 1000 }
    }
#endif
