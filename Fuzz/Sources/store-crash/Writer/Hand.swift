import MFACore
import OTPCore

/// One task of a writer: does one thing after the other, and says so before and after.
struct Hand: Sendable {
    let store: any RecordStore
    let collection: RecordCollection
    let place: Int
    var chance: Chance
    private var operation: UInt64
    private let journal = Journal()
    private var latest: (key: String, number: Int)?

    init(store: any RecordStore, collection: RecordCollection, place: Int, chance: Chance, firstOperation: UInt64) {
        self.store = store
        self.collection = collection
        self.place = place
        self.chance = chance
        operation = firstOperation
    }

    mutating func doSomething() async {
        do throws(StoreError) {
            switch chance.pick(10) {
            case 0...3: try await change(one(of: Workload.numbers), mayDelete: false)
            case 4...5: try await add(to: one(of: Workload.counters))
            case 6...7: try await change(one(of: Workload.passing), mayDelete: true)
            case 8: try await change(one(of: Workload.own(place: place)), mayDelete: true)
            default: try await claim()
            }
        } catch {
            // The server may be away; who asks again at once only fills the journal.
            try? await Task.sleep(for: .milliseconds(5 + chance.pick(20)))
        }
    }

    // MARK: What there is to do

    /// Reads, and changes what was read: adds 1 to the number in it, or deletes it, or puts it there.
    private mutating func change(_ name: String, mayDelete: Bool) async throws(StoreError) {
        let key = try RecordKey(collection, name)
        guard let record = try await store.read(key, at: .now()) else {
            try await write(nil, 1, to: key)
            return
        }
        guard let number = Workload.number(in: record) else {
            journal.note(.nonsense(key: name))
            return
        }
        if mayDelete && chance.pick(3) == 0 {
            try await write(record.version, nil, to: key)
        } else if try await write(record.version, number + 1, to: key) {
            latest = (name, number + 1)
        }
    }

    /// Wants what others may want at the same time.
    private mutating func claim() async throws(StoreError) {
        guard let latest else { return }
        try await write(nil, 1, to: RecordKey(collection, Workload.claim(latest.number, of: latest.key)))
    }

    private mutating func add(to name: String) async throws(StoreError) {
        let key = try RecordKey(collection, name)
        let operation = nextOperation()
        journal.note(.add(operation: operation, key: name))
        do throws(StoreError) {
            let value = try await store.add(1, to: key, expiresAt: .distant, at: .now())
            journal.note(.done(operation: operation, value: value))
        } catch {
            // A counter tells nobody whose the last 1 was.
            journal.note(
                error.code == .outcomeUnknown ? .unknown(operation: operation) : .refused(operation: operation))
            throw error
        }
    }

    // MARK: Writing

    /// Asks for a change, and reads if the answer was lost; true if it has surely happened.
    @discardableResult
    private mutating func write(
        _ expected: RecordVersion?, _ number: Int?, to key: RecordKey
    ) async throws(StoreError) -> Bool {
        let operation = nextOperation()
        let record: StoredRecord?
        if let number {
            let version = RecordVersion.random(from: SystemRandom())
            record = try StoredRecord(value: Workload.value(number, version), version: version, keyName: "crash")
        } else {
            record = nil
        }
        guard let change = RecordChange(from: expected, to: record) else { return false }
        journal.note(
            .write(
                operation: operation, key: key.identifier, expected: expected, new: record?.version,
                number: number ?? 0))
        do throws(StoreError) {
            let isWritten = try await store.write(change, to: key, at: .now()) == .written
            journal.note(isWritten ? .done(operation: operation, value: nil) : .refused(operation: operation))
            return isWritten
        } catch {
            guard error.code == .outcomeUnknown else {
                journal.note(.refused(operation: operation))
                throw error
            }
            let isMine = await isThere(record?.version, key)
            journal.note(isMine ? .done(operation: operation, value: nil) : .unknown(operation: operation))
            return isMine
        }
    }

    /// Whether a version is there.
    ///
    /// If it is not, it may have been written over already, or may still come.
    private mutating func isThere(_ version: RecordVersion?, _ key: RecordKey) async -> Bool {
        guard let version else { return false }
        for _ in 0..<20 {
            if let current = try? await store.read(key, at: .now()) { return current.version == version }
            try? await Task.sleep(for: .milliseconds(5 + chance.pick(20)))
        }
        return false
    }

    private mutating func nextOperation() -> UInt64 {
        operation += 1
        return operation
    }

    private mutating func one(of keys: [String]) -> String { keys[chance.pick(keys.count)] }
}

extension RecordChange {
    /// The change that leads from a version to a record; nil if there is nothing at both ends.
    fileprivate init?(from expected: RecordVersion?, to record: StoredRecord?) {
        switch (expected, record) {
        case (nil, let record?): self = .insert(record)
        case (let expected?, let record?): self = .replace(expected, with: record)
        case (let expected?, nil): self = .delete(expected)
        case (nil, nil): return nil
        }
    }
}

extension UnixTime {
    /// An expiry that no run lives to see.
    static var distant: UnixTime { UnixTime(UnixTime.now().seconds + 1_000_000_000) }
}
