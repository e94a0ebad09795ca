#if SQLite
    internal import MFACore
    internal import OTPCore

    // Every change is one statement, or one of two of which the first has changed nothing: a statement that fails is
    // taken back by SQLite, and leaves the transaction of all jobs as it was.
    extension Database {
        func write(_ change: RecordChange, to key: RecordKey, at now: UnixTime) throws(Failure) -> StoreJob.Answer {
            switch change {
            case .insert(let record):
                try statement(.insert).run(arguments(key, record) + [.integer(now.seconds)])
            case .replace(let version, with: let record):
                try statement(.replace).run(arguments(key, record) + [.integer(now.seconds), .blob(version.bytes)])
            case .delete(let version):
                try statement(.delete).run([
                    .text(key.collection.name), .text(key.identifier), .blob(version.bytes), .integer(now.seconds),
                ])
            }
            return .success(.outcome(changes == 1 ? .written : .conflict))
        }

        private func arguments(_ key: RecordKey, _ record: StoredRecord) -> [Statement.Argument] {
            [
                .text(key.collection.name), .text(key.identifier), .blob(record.version.bytes),
                .integer(record.expiresAt?.seconds), .text(record.keyName), .blob(record.value),
            ]
        }

        func add(
            _ amount: Int64, to key: RecordKey, expiresAt: UnixTime, at now: UnixTime
        ) throws(Failure) -> StoreJob.Answer {
            let arguments: [Statement.Argument] = [
                .text(key.collection.name), .text(key.identifier), .integer(amount), .integer(now.seconds),
            ]
            var sum: Int64?
            try statement(.addToCounter).run(arguments) { sum = $0.integer(0) }
            if let sum { return .success(.value(sum)) }
            try statement(.beginCounter).run(arguments + [.integer(expiresAt.seconds)])
            // It is there, has not expired, and could not be added to.
            guard changes == 1 else { return .failure(.counterOverflow) }
            return .success(.value(amount))
        }

        func removeCounter(_ key: RecordKey) throws(Failure) -> StoreJob.Answer {
            try statement(.removeCounter).run([.text(key.collection.name), .text(key.identifier)])
            return .success(.done)
        }

        func sweep(limit: Int, at now: UnixTime) throws(Failure) -> StoreJob.Answer {
            let arguments: [Statement.Argument] = [
                .integer(now.seconds), .integer(Int64(min(max(1, limit), Database.largestSweep))),
            ]
            try statement(.sweepRecords).run(arguments)
            if changes == 0 { try statement(.sweepCounters).run(arguments) }
            return .success(.swept(changes))
        }

        /// Others wait for the end of the transaction.
        private static var largestSweep: Int { 1000 }
    }
#endif
