public import OTPCore
internal import Synchronization

/// A store in the memory of one process, for tests, examples and trying things out.
///
/// It keeps every promise of ``RecordStore`` but durability.
public final class InMemoryStore: RecordStore {
    private struct Counter {
        var value: Int64
        var expiresAt: UnixTime
    }

    private struct Contents {
        var records: [RecordKey: StoredRecord] = [:]
        var counters: [RecordKey: Counter] = [:]
    }

    // A lock and not an actor: no verb waits for anything, so there is nothing to suspend for.
    private let contents = Mutex(Contents())

    /// An empty store.
    public init() {}

    /// Gives the record under a key.
    public func read(_ key: RecordKey, at now: UnixTime) async throws(StoreError) -> StoredRecord? {
        try checkCancellation()
        return contents.withLock { $0.records[key].flatMap { $0.isAlive(at: now) ? $0 : nil } }
    }

    /// Changes the record under a key if it is still the one that the writer has seen.
    public func write(
        _ change: RecordChange, to key: RecordKey, at now: UnixTime
    ) async throws(StoreError) -> WriteOutcome {
        try checkCancellation()
        return contents.withLock { contents in
            let current = contents.records[key].flatMap { $0.isAlive(at: now) ? $0 : nil }
            guard current?.version == change.expected else { return .conflict }
            contents.records[key] = change.replacement
            return .written
        }
    }

    /// Adds to a counter and gives its new value.
    public func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime, at now: UnixTime
    ) async throws(StoreError) -> Int64 {
        try checkCancellation()
        let sum: Int64? = contents.withLock { contents in
            var current = contents.counters[counter] ?? Counter(value: 0, expiresAt: expiresAt)
            if now >= current.expiresAt { current = Counter(value: 0, expiresAt: expiresAt) }
            let (sum, overflow) = current.value.addingReportingOverflow(amount)
            guard !overflow else { return nil }
            current.value = sum
            contents.counters[counter] = current
            return sum
        }
        guard let sum else { throw .counterOverflow }
        return sum
    }

    /// Removes a counter, if there is one.
    public func removeCounter(_ counter: RecordKey) async throws(StoreError) {
        try checkCancellation()
        contents.withLock { $0.counters[counter] = nil }
    }

    /// Removes what has expired.
    public func sweep(limit: Int, at now: UnixTime) async throws(StoreError) -> Int {
        try checkCancellation()
        let limit = max(1, limit)
        return contents.withLock { contents in
            let records = contents.records.filter { !$0.value.isAlive(at: now) }.keys.prefix(limit)
            for key in records { contents.records[key] = nil }
            let counters = contents.counters.filter { now >= $0.value.expiresAt }.keys.prefix(limit - records.count)
            for key in counters { contents.counters[key] = nil }
            return records.count + counters.count
        }
    }

    /// Gives some of the identifiers of a collection, in the order of their bytes.
    public func page(_ request: PageRequest, at now: UnixTime) async throws(StoreError) -> RecordPage {
        try checkCancellation()
        let cursor = try request.cursor.map { cursor throws(StoreError) in try cursor.identifier() }
        let keys = contents.withLock { contents in
            switch request.kind {
            case .records: contents.records.filter { $0.value.isAlive(at: now) }.map(\.key)
            case .counters: contents.counters.filter { now < $0.value.expiresAt }.map(\.key)
            }
        }
        let found = keys.filter { $0.collection == request.collection }.map { Array($0.identifier.utf8) }
            .filter { $0.starts(with: request.prefix.utf8) && cursor?.lexicographicallyPrecedes($0) ?? true }
            .sorted { $0.lexicographicallyPrecedes($1) }
            .prefix(request.limit)
        return RecordPage(
            identifiers: found.map { String(decoding: $0, as: UTF8.self) },
            next: found.count < request.limit ? nil : found.last.map(RecordPage.Cursor.init(after:)))
    }

    private func checkCancellation() throws(StoreError) {
        guard !Task.isCancelled else { throw .cancelled }
    }
}

extension RecordPage.Cursor {
    /// The place after an identifier, for a store that goes through them in the order of their bytes.
    public init(after identifier: [UInt8]) { self.init(text: Hex.text(identifier)) }

    /// The identifier that ``init(after:)`` was given.
    ///
    /// - Throws: ``StoreError/Code/badCursor``.
    public func identifier() throws(StoreError) -> [UInt8] {
        guard let bytes = Hex.bytes(text), !bytes.isEmpty else {
            throw StoreError(.badCursor, "This is not where a page of this store ended; begin with the first page.")
        }
        return bytes
    }
}

extension StoreError {
    /// For a counter that would leave the numbers there are.
    package static var counterOverflow: StoreError {
        StoreError(.counterOverflow, "The counter would become larger than any number that can be stored.")
    }

    /// For a task that is not wanted any more.
    package static var cancelled: StoreError {
        StoreError(.cancelled, "The task was cancelled before the store began with it; nothing has changed.")
    }
}
