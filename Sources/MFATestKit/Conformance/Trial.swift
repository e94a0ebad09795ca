internal import MFACore
internal import OTPCore
internal import Synchronization

/// What a part of the suite works with: the store, keys that nobody else uses, and a way to say what is broken.
struct Trial: Sendable {
    /// The instant at which nearly everything happens.
    ///
    /// What is to be seen again is written with an hour left, because a store may remove it by its own clock after
    /// that.
    static let now: UnixTime = 1_780_000_000
    static let inAnHour = UnixTime(now.seconds + 3600)
    static let justBeforeThat = UnixTime(now.seconds + 3599)

    let store: any RecordStore
    let random = SeededRandom(seed: 3)
    private let name: String
    private let report: @Sendable (String) -> Void
    private let reported = Reported()

    /// - Parameters:
    ///   - store: The store.
    ///   - name: What the names of its keys begin with.
    ///   - report: Called with each promise that is broken.
    init(store: any RecordStore, name: String, report: @escaping @Sendable (String) -> Void) {
        self.store = store
        self.name = name
        self.report = report
    }

    /// A name that no other run has.
    static func uniqueName() -> String { "check-" + Hex.text(SystemRandom().bytes(8)) }

    // MARK: Keys and records

    /// One of the part's collections.
    func collection(_ suffix: String = "") throws(StoreError) -> RecordCollection {
        try RecordCollection(name + suffix)
    }

    /// A key in the part's first collection.
    func key(_ identifier: String = "one") throws(StoreError) -> RecordKey {
        try RecordKey(collection(), identifier)
    }

    func version() -> RecordVersion { .random(from: random) }

    func record(_ value: [UInt8], expiresAt: UnixTime? = nil) throws(StoreError) -> StoredRecord {
        try StoredRecord(value: value, version: version(), expiresAt: expiresAt, keyName: "key-of-2026")
    }

    func record(_ text: String = "something", expiresAt: UnixTime? = nil) throws(StoreError) -> StoredRecord {
        try record(Array(text.utf8), expiresAt: expiresAt)
    }

    /// Writes what has to be there before the part begins.
    func prepare(_ record: StoredRecord, at key: RecordKey, now: UnixTime = Trial.now) async throws {
        let outcome = try await store.write(.insert(record), to: key, at: now)
        expect(outcome, is: .written, "An insert where there is nothing is written.")
    }

    // MARK: Judging

    /// Reports that a promise is broken unless it holds.
    func expect(_ holds: Bool, _ promise: String) {
        if !holds, reported.isNew(promise) { report(promise) }
    }

    /// Reports that a promise is broken unless what was found is what it says.
    func expect<Found: Equatable>(_ found: Found, is right: Found, _ promise: String) {
        // Values can be long; where they begin says enough.
        if found != right, reported.isNew(promise) {
            report("\(promise) (Found: \("\(found)".prefix(200)); right: \("\(right)".prefix(200)))")
        }
    }

    /// Reports that a promise is broken unless a verb fails with a code.
    func expect(
        _ code: StoreError.Code, _ promise: String, of verb: () async throws(StoreError) -> Void
    ) async throws(StoreError) {
        do {
            try await verb()
        } catch  where error.code == code {
            return
        }
        expect(false, promise)
    }
}

/// The promises that a part has reported as broken: once is enough.
private final class Reported: Sendable {
    private let promises = Mutex<Set<String>>([])

    func isNew(_ promise: String) -> Bool { promises.withLock { $0.insert(promise).inserted } }
}

extension Trial {
    /// Runs a body in many tasks that all begin at once, and gives what they return.
    func race<Answer: Sendable>(
        _ tasks: Int, _ body: @escaping @Sendable (Int) async throws -> Answer
    ) async throws -> [Answer] {
        let start = StartingLine(runners: tasks)
        return try await withThrowingTaskGroup(of: Answer.self) { group in
            for number in 0..<tasks {
                group.addTask {
                    await start.wait()
                    return try await body(number)
                }
            }
            var answers: [Answer] = []
            for try await answer in group { answers.append(answer) }
            return answers
        }
    }

    /// Writes in a race.
    func write(_ change: RecordChange, to key: RecordKey, at now: UnixTime = Trial.now) async throws -> WriteOutcome {
        try await store.patiently { store throws(StoreError) in try await store.write(change, to: key, at: now) }
    }

    /// Adds in a race.
    func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime = Trial.inAnHour, at now: UnixTime = Trial.now
    ) async throws -> Int64 {
        try await store.patiently { store throws(StoreError) in
            try await store.add(amount, to: counter, expiresAt: expiresAt, at: now)
        }
    }

    /// Reads in a race.
    func read(_ key: RecordKey, at now: UnixTime = Trial.now) async throws -> StoredRecord? {
        try await store.patiently { store throws(StoreError) in try await store.read(key, at: now) }
    }
}

extension RecordStore {
    /// Carries out a verb, again if the store has too much to do, which means that nothing has happened.
    func patiently<Answer: Sendable>(
        _ verb: (any RecordStore) async throws(StoreError) -> Answer
    ) async throws(StoreError) -> Answer {
        for _ in 0..<50 {
            do {
                return try await verb(self)
            } catch  where error.code == .unavailable {
                await Task.yield()
            }
        }
        return try await verb(self)
    }
}
