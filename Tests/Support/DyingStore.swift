internal import Foundation
public import MFACore
public import OTPCore

/// The store of a server that dies when it changes a record, just before or just after the change is stored.
public struct DyingStore: RecordStore {
    /// When it dies.
    public enum Moment: String, Sendable {
        /// What was decided is lost.
        case before
        /// What was decided is stored, and nobody hears of it.
        case after
    }

    private let store: any RecordStore
    private let moment: Moment

    /// A store over another one.
    public init(_ store: any RecordStore, dies moment: Moment) {
        self.store = store
        self.moment = moment
    }

    /// Ends the process.
    public func write(
        _ change: RecordChange, to key: RecordKey, at now: UnixTime
    ) async throws(StoreError) -> WriteOutcome {
        if moment == .after { _ = try await store.write(change, to: key, at: now) }
        // Whoever runs it sees an end like any other, and that nothing was printed.
        exit(0)
    }

    /// Gives a record.
    public func read(_ key: RecordKey, at now: UnixTime) async throws(StoreError) -> StoredRecord? {
        try await store.read(key, at: now)
    }

    /// Adds to a counter.
    public func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime, at now: UnixTime
    ) async throws(StoreError) -> Int64 {
        try await store.add(amount, to: counter, expiresAt: expiresAt, at: now)
    }

    /// Removes a counter.
    public func removeCounter(_ counter: RecordKey) async throws(StoreError) { try await store.removeCounter(counter) }

    /// Removes what has expired.
    public func sweep(limit: Int, at now: UnixTime) async throws(StoreError) -> Int {
        try await store.sweep(limit: limit, at: now)
    }

    /// Gives some of the identifiers of a collection.
    public func page(_ request: PageRequest, at now: UnixTime) async throws(StoreError) -> RecordPage {
        try await store.page(request, at: now)
    }
}
