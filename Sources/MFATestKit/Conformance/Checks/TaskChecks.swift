internal import MFACore
internal import OTPCore

/// What one task has written is seen by all, and a cancelled task has either done a thing or not.
enum TaskChecks {
    static let parts: [RecordStoreConformance.Check.Part] = [
        seenByOthers, countedByOthers, cancelledBefore, cancelledMeanwhile, failedRequest,
    ]

    private static func seenByOthers(_ trial: Trial) async throws {
        let key = try trial.key()
        var current = try trial.record("round 0")
        try await trial.prepare(current, at: key)
        for round in 1...20 {
            let next = try trial.record("round \(round)")
            let outcome = try await Task { [current] in
                try await trial.write(.replace(current.version, with: next), to: key)
            }.value
            trial.expect(outcome, is: .written, "A record that one task has inserted can be replaced by another one.")
            let found = try await trial.race(20) { _ in try await trial.read(key) }
            trial.expect(
                found.allSatisfy { $0 == next }, "A read gives the last record written by anybody, in every task.")
            current = next
        }
    }

    private static func countedByOthers(_ trial: Trial) async throws {
        let key = try trial.key()
        for round in 1...20 {
            let value = try await Task { try await trial.add(1, to: key) }.value
            trial.expect(value, is: Int64(round), "A counter counts what every task has added before.")
        }
    }

    private static func cancelledBefore(_ trial: Trial) async throws {
        for number in 0..<20 {
            let key = try trial.key("user \(number)")
            let record = try trial.record()
            let result = await cancelled { () async throws(StoreError) in
                try await trial.store.write(.insert(record), to: key, at: Trial.now)
            }
            try await judge(result, found: trial.store.read(key, at: Trial.now) == record, trial)
            let sum = await cancelled { () async throws(StoreError) in
                try await trial.store.add(1, to: key, expiresAt: Trial.inAnHour, at: Trial.now)
            }
            let added = try await trial.store.add(0, to: key, expiresAt: Trial.inAnHour, at: Trial.now) == 1
            try await judge(sum.map { _ in .written }, found: added, trial)
        }
    }

    /// Runs a verb in a task that is cancelled before it comes to it.
    private static func cancelled<Answer: Sendable>(
        _ verb: @escaping @Sendable () async throws(StoreError) -> Answer
    ) async -> Result<Answer, StoreError> {
        let task = Task { () -> Result<Answer, StoreError> in
            withUnsafeCurrentTask { $0?.cancel() }
            do throws(StoreError) { return .success(try await verb()) } catch { return .failure(error) }
        }
        return await task.value
    }

    private static func judge(_ result: Result<WriteOutcome, StoreError>, found: Bool, _ trial: Trial) async throws {
        switch result {
        case .success:
            trial.expect(found, "What a cancelled task got an answer for has happened.")
        case .failure(let error):
            trial.expect(
                error.code == .cancelled,
                "The verb of a cancelled task is carried out or fails as cancelled, nothing else.")
            trial.expect(!found, "What failed as cancelled has not happened.")
        }
    }

    private static func cancelledMeanwhile(_ trial: Trial) async throws {
        for round in 0..<10 {
            let keys = try (0..<30).map { try trial.key("round \(round), user \($0)") }
            let records = try keys.map { _ in try trial.record() }
            let tasks = zip(keys, records).map { key, record in
                Task { () -> Result<WriteOutcome, StoreError> in
                    do throws(StoreError) {
                        return .success(try await trial.store.write(.insert(record), to: key, at: Trial.now))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            for _ in 0..<round { await Task.yield() }
            for task in tasks { task.cancel() }
            for (number, task) in tasks.enumerated() {
                let result = await task.value
                try await judge(result, found: trial.read(keys[number]) == records[number], trial)
            }
        }
        let key = try trial.key("afterwards")
        try await trial.prepare(trial.record(), at: key)
    }

    /// T14: the request dies after its guess was counted.
    private static func failedRequest(_ trial: Trial) async throws {
        struct RequestFailed: Error {}
        let key = try trial.key()
        var account = try trial.record("0 guesses")
        try await trial.prepare(account, at: key)
        for number in 1...5 {
            let next = try trial.record("\(number) guesses")
            let request = Task { [account] in
                _ = try await trial.add(1, to: key)
                _ = try await trial.write(.replace(account.version, with: next), to: key)
                withUnsafeCurrentTask { $0?.cancel() }
                throw RequestFailed()
            }
            _ = await request.result
            account = next
            trial.expect(
                try await trial.store.add(0, to: key, expiresAt: Trial.inAnHour, at: Trial.now), is: Int64(number),
                "T14: a guess that was counted stays counted when the request fails afterwards.")
            trial.expect(
                try await trial.store.read(key, at: Trial.now), is: next,
                "T14: a record that was written stays written when the request fails afterwards.")
        }
    }
}
