#if SQLite
    internal import MFACore
    internal import OTPCore

    /// Reads and pages.
    struct ReaderConnection: StoreConnection {
        private var lazyDatabase: LazyDatabase
        private let openConnections: OpenConnections

        init(_ database: LazyDatabase, open: OpenConnections) {
            lazyDatabase = database
            openConnections = open
        }

        mutating func perform(_ jobs: [StoreJob]) {
            for job in jobs {
                do throws(Failure) {
                    let database = try lazyDatabase.open(until: job.deadline)
                    switch job.request {
                    case .read(let key, at: let now): try job.answer(database.read(key, at: now))
                    case .page(let request, at: let now): try job.answer(database.page(request, at: now))
                    case .write, .add, .removeCounter, .sweep: break
                    }
                } catch {
                    lazyDatabase.note(error)
                    job.answer(.failure(error.storeError))
                }
            }
        }

        mutating func close() {
            lazyDatabase.close()
            openConnections.closeOne()
        }
    }

    extension Database {
        fileprivate func read(_ key: RecordKey, at now: UnixTime) throws(Failure) -> StoreJob.Answer {
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

        fileprivate func page(_ request: PageRequest, at now: UnixTime) throws(Failure) -> StoreJob.Answer {
            let cursor: [UInt8]
            do throws(StoreError) {
                cursor = try request.cursor?.identifier() ?? []
            } catch {
                return .failure(error)
            }
            let prefix = Array(request.prefix.utf8)
            let limit = min(request.limit, Database.largestPage)
            var identifiers: [String] = []
            try statement(request.kind == .records ? .pageOfRecords : .pageOfCounters).run([
                .text(request.collection.name), .textBytes(cursor), .textBytes(prefix),
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
