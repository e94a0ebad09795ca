#if SQLite
    internal import MFACore
    internal import OTPCore

    // Every change is one statement, or one of two of which the first has changed nothing: a statement that fails is
    // taken back by SQLite, and leaves the transaction of all jobs as it was.
    extension Database {
        /// Carries out a request that changes something.
        func change(_ request: StoreRequest) throws(Failure) -> StoreJob.Answer {
            switch request {
            case .write(let change, let key, let now):
                .success(.outcome(try write(change, to: key, at: now) ? .written : .conflict))
            case .add(let amount, let key, let expiresAt, let now):
                try add(amount, to: key, expiresAt: expiresAt, at: now)
            case .removeCounter(let key):
                try removeCounter(key)
            case .sweep(let limit, let now):
                .success(.swept(try sweep(limit: limit, at: now)))
            case .read, .page:
                .failure(
                    StoreError(.unavailable, "A reading request has come to the writer; this is a fault of the store."))
            }
        }

        private func write(_ change: RecordChange, to key: RecordKey, at now: UnixTime) throws(Failure) -> Bool {
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
            return changes == 1
        }

        private func arguments(_ key: RecordKey, _ record: StoredRecord) -> [Statement.Argument] {
            [
                .text(key.collection.name), .text(key.identifier), .blob(record.version.bytes),
                .integer(record.expiresAt?.seconds), .text(record.keyName), .blob(record.value),
            ]
        }

        private func add(
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

        private func removeCounter(_ key: RecordKey) throws(Failure) -> StoreJob.Answer {
            try statement(.removeCounter).run([.text(key.collection.name), .text(key.identifier)])
            return .success(.done)
        }

        private func sweep(limit: Int, at now: UnixTime) throws(Failure) -> Int {
            let limit = min(max(1, limit), Database.largestSweep)
            try statement(.sweepRecords).run([.integer(now.seconds), .integer(Int64(limit))])
            let records = changes
            guard records < limit else { return records }
            try statement(.sweepCounters).run([.integer(now.seconds), .integer(Int64(limit - records))])
            return records + changes
        }

        /// Others wait for the end of the transaction.
        private static var largestSweep: Int { 1000 }
    }
#endif
