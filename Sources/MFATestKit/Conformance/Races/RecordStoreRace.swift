public import MFACore
internal import OTPCore
public import Testing

/// A race of several processes, or several stores in one, over the same keys of one database.
///
/// Every participant makes a race with the same values, and calls ``contend()``; when all have returned, somebody calls
/// ``faults(participants:)`` or ``verify(participants:sourceLocation:)``. Contending needs no test to run in, so that a
/// small program can do it.
public struct RecordStoreRace: Sendable {
    private static let now: UnixTime = 1_780_000_000
    private static let expiry: UnixTime = 1_800_000_000

    private let store: any RecordStore
    private let collection: RecordCollection
    private let keys: Int
    private let rounds: Int
    private let tasks: Int

    /// A race, or a participant's part in it.
    ///
    /// - Parameters:
    ///   - store: The participant's own store over the database that all share.
    ///   - collection: Where it takes place; nothing may be in it yet.
    ///   - keys: How many records and counters are fought over; at least 1.
    ///   - rounds: How often each task goes through the keys.
    ///   - tasks: How many tasks each participant has.
    public init(
        _ store: any RecordStore, in collection: RecordCollection, keys: Int = 4, rounds: Int = 25, tasks: Int = 8
    ) {
        self.store = store
        self.collection = collection
        self.keys = max(1, keys)
        self.rounds = max(1, rounds)
        self.tasks = max(1, tasks)
    }

    /// Takes part: counts in records and counters, and claims what can be claimed once.
    ///
    /// - Throws: What the store throws, but for `unavailable`, after which it is tried again.
    public func contend() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    for round in 0..<rounds {
                        // Every task begins with another key, or they would follow each other in a row.
                        for step in 0..<keys { try await contend(for: (task + step) % keys, task: task, round: round) }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func contend(for number: Int, task: Int, round: Int) async throws(StoreError) {
        try await increment(key("record", number))
        let value = try await add(1, to: key("counter", number))
        // The sum of all values tells afterwards whether each was given once.
        _ = try await add(value, to: key("values", number))
        if try await claim(key("claim of task \(task) in round \(round)", number)) {
            _ = try await add(1, to: key("claims", number))
        }
    }

    /// What went wrong, in sentences; none if nothing is lost and nothing was given twice.
    ///
    /// - Parameter participants: How many have contended.
    /// - Returns: The sentences.
    /// - Throws: What the store throws.
    public func faults(participants: Int) async throws(StoreError) -> [String] {
        let perParticipant = Int64(tasks * rounds)
        let all = perParticipant * Int64(participants)
        var faults: [String] = []
        for number in 0..<keys {
            let recorded = try await count(in: key("record", number))
            if recorded != all {
                faults.append("Updates of record \(number) were lost: it says \(recorded) after \(all) of them.")
            }
            let counted = try await add(0, to: key("counter", number))
            if counted != all {
                faults.append("Additions to counter \(number) were lost: it says \(counted) after \(all) of them.")
            }
            let sum = try await add(0, to: key("values", number))
            if sum != all * (all + 1) / 2 {
                faults.append("Counter \(number) gave a value twice: the sum of its values is \(sum).")
            }
            let claims = try await add(0, to: key("claims", number))
            if claims != perParticipant {
                faults.append("Of \(perParticipant) things that can be claimed once \(claims) were said to be claimed.")
            }
        }
        return faults
    }

    /// Reports what went wrong as issues of the test that calls it.
    ///
    /// - Parameters:
    ///   - participants: How many have contended.
    ///   - sourceLocation: Where to report.
    /// - Throws: What the store throws.
    public func verify(participants: Int, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let faults = try await faults(participants: participants)
        for fault in faults { Issue.record(Comment(rawValue: fault), sourceLocation: sourceLocation) }
    }
}

// MARK: - The moves

extension RecordStoreRace {
    private func key(_ kind: String, _ number: Int) throws(StoreError) -> RecordKey {
        try RecordKey(collection, "\(kind), key \(number)")
    }

    private func record(_ number: Int64) throws(StoreError) -> StoredRecord {
        try StoredRecord(value: Array(String(number).utf8), version: .random(from: SystemRandom()))
    }

    private func count(in key: RecordKey) async throws(StoreError) -> Int64 {
        let record = try await store.read(key, at: RecordStoreRace.now)
        return record.flatMap { Int64(String(decoding: $0.value, as: UTF8.self)) } ?? 0
    }

    private func increment(_ key: RecordKey) async throws(StoreError) {
        // The bound is for a store that is broken: what is not counted then is found afterwards.
        for _ in 0..<100_000 {
            let current = try await store.patiently { store throws(StoreError) in
                try await store.read(key, at: RecordStoreRace.now)
            }
            let number = current.flatMap { Int64(String(decoding: $0.value, as: UTF8.self)) } ?? 0
            let next = try record(number + 1)
            let change = current.map { RecordChange.replace($0.version, with: next) } ?? .insert(next)
            let outcome = try await store.patiently { store throws(StoreError) in
                try await store.write(change, to: key, at: RecordStoreRace.now)
            }
            if outcome == .written { return }
        }
    }

    private func add(_ amount: Int64, to key: RecordKey) async throws(StoreError) -> Int64 {
        try await store.patiently { store throws(StoreError) in
            try await store.add(amount, to: key, expiresAt: RecordStoreRace.expiry, at: RecordStoreRace.now)
        }
    }

    private func claim(_ key: RecordKey) async throws(StoreError) -> Bool {
        let claim = try record(1)
        let outcome = try await store.patiently { store throws(StoreError) in
            try await store.write(.insert(claim), to: key, at: RecordStoreRace.now)
        }
        return outcome == .written
    }
}
