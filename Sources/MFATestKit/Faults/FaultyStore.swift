public import MFACore
public import OTPCore
internal import Synchronization

/// A store over another one in which the calls fail that a test says.
///
/// ```swift
/// let store = FaultyStore(InMemoryStore(), faults: [.init(.answerLost, call: 2, of: .write)])
/// ```
///
/// What is not named goes through to the other store. Nothing in it waits for time to pass.
public final class FaultyStore: RecordStore {
    private struct State {
        var faults: [Fault]
        var begun: [StoreRequest] = []
        /// How many calls of each verb have begun.
        var counts: [Verb: Int] = [:]
        /// The gates that open when a call has ended.
        var ends: [Turn: Gate] = [:]
    }

    private struct Turn: Hashable {
        let call: Int
        let verb: Verb?
    }

    private let store: any RecordStore
    private let state: Mutex<State>

    /// A store that does what another one does, but for some faults.
    public init(_ store: any RecordStore, faults: [Fault] = []) {
        self.store = store
        state = Mutex(State(faults: faults))
    }

    /// Adds faults; the calls are counted from the first one that the store has had.
    public func add(_ faults: Fault...) { state.withLock { $0.faults += faults } }

    /// What has been asked for, in the order in which the calls have begun, with those that failed.
    public var calls: [StoreRequest] { state.withLock { $0.begun } }

    /// How many calls of a verb have begun; of all of them without one.
    public func count(of verb: Verb? = nil) -> Int {
        state.withLock { state in verb.map { state.counts[$0, default: 0] } ?? state.begun.count }
    }

    // MARK: The verbs

    /// Gives the record under a key, unless a fault is in the way.
    public func read(_ key: RecordKey, at now: UnixTime) async throws(StoreError) -> StoredRecord? {
        try await carryOut(.read, .read(key, at: now)) { store throws(StoreError) in
            try await store.read(key, at: now)
        }
    }

    /// Changes the record under a key, unless a fault is in the way.
    public func write(
        _ change: RecordChange, to key: RecordKey, at now: UnixTime
    ) async throws(StoreError) -> WriteOutcome {
        try await carryOut(.write, .write(change, to: key, at: now)) { store throws(StoreError) in
            try await store.write(change, to: key, at: now)
        }
    }

    /// Adds to a counter, unless a fault is in the way.
    public func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime, at now: UnixTime
    ) async throws(StoreError) -> Int64 {
        let request = StoreRequest.add(amount, to: counter, expiresAt: expiresAt, at: now)
        return try await carryOut(.add, request) { store throws(StoreError) in
            try await store.add(amount, to: counter, expiresAt: expiresAt, at: now)
        }
    }

    /// Removes a counter, unless a fault is in the way.
    public func removeCounter(_ counter: RecordKey) async throws(StoreError) {
        try await carryOut(.removeCounter, .removeCounter(counter)) { store throws(StoreError) in
            try await store.removeCounter(counter)
        }
    }

    /// Removes what has expired, unless a fault is in the way.
    public func sweep(limit: Int, at now: UnixTime) async throws(StoreError) -> Int {
        try await carryOut(.sweep, .sweep(limit: limit, at: now)) { store throws(StoreError) in
            try await store.sweep(limit: limit, at: now)
        }
    }

    /// Gives some of the identifiers of a collection, unless a fault is in the way.
    public func page(_ request: PageRequest, at now: UnixTime) async throws(StoreError) -> RecordPage {
        try await carryOut(.page, .page(request, at: now)) { store throws(StoreError) in
            try await store.page(request, at: now)
        }
    }

    // MARK: The faults

    private func carryOut<Answer: Sendable>(
        _ verb: Verb, _ request: StoreRequest,
        _ body: (any RecordStore) async throws(StoreError) -> Answer
    ) async throws(StoreError) -> Answer {
        let (total, ofVerb, effects) = state.withLock { state in
            state.begun.append(request)
            state.counts[verb, default: 0] += 1
            let total = state.begun.count
            let ofVerb = state.counts[verb, default: 0]
            let effects = state.faults.filter { $0.meets(verb, total: total, ofVerb: ofVerb) }.map(\.effect)
            return (total, ofVerb, effects)
        }
        defer {
            end(of: Turn(call: total, verb: nil)).open()
            end(of: Turn(call: ofVerb, verb: verb)).open()
        }
        var failure = Effect.Failure.none
        for effect in effects {
            switch effect.kind {
            case .wait(let gate): await gate.wait()
            case .waitForEnd(let call, let verb): await end(of: Turn(call: call, verb: verb)).wait()
            case .fail(let kind): failure = kind
            }
        }
        switch failure {
        case .none:
            return try await body(store)
        case .unavailable:
            throw StoreError(.unavailable, "The test has made this call fail before it began.")
        case .answerLost:
            _ = try await body(store)
            throw StoreError(.outcomeUnknown, "The test has lost the answer to this call.")
        case .requestLost:
            throw StoreError(.outcomeUnknown, "The test has lost this call and says so like an answer that was lost.")
        case .doneTwice:
            _ = try await body(store)
            return try await body(store)
        }
    }

    private func end(of turn: Turn) -> Gate {
        state.withLock { state in
            if let gate = state.ends[turn] { return gate }
            let gate = Gate()
            state.ends[turn] = gate
            return gate
        }
    }
}
