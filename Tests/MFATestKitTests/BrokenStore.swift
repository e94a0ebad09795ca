import MFACore
import OTPCore

/// A store that does one verb or two in another way than the store in memory over which it stands.
struct BrokenStore: RecordStore {
    typealias Read = @Sendable (InMemoryStore, RecordKey, UnixTime) async throws(StoreError) -> StoredRecord?
    typealias Write =
        @Sendable (InMemoryStore, RecordChange, RecordKey, UnixTime) async throws(StoreError) -> WriteOutcome
    typealias Add = @Sendable (InMemoryStore, Int64, RecordKey, UnixTime, UnixTime) async throws(StoreError) -> Int64
    typealias Sweep = @Sendable (InMemoryStore, Int, UnixTime) async throws(StoreError) -> Int
    typealias Page = @Sendable (InMemoryStore, PageRequest, UnixTime) async throws(StoreError) -> RecordPage

    let good = InMemoryStore()
    var read: Read = { store, key, now throws(StoreError) in try await store.read(key, at: now) }
    var write: Write = { store, change, key, now throws(StoreError) in try await store.write(change, to: key, at: now) }
    var add: Add = { store, amount, key, expiry, now throws(StoreError) in
        try await store.add(amount, to: key, expiresAt: expiry, at: now)
    }
    var remove: @Sendable (InMemoryStore, RecordKey) async throws(StoreError) -> Void = {
        store, key throws(StoreError) in try await store.removeCounter(key)
    }
    var sweep: Sweep = { store, limit, now throws(StoreError) in try await store.sweep(limit: limit, at: now) }
    var page: Page = { store, request, now throws(StoreError) in try await store.page(request, at: now) }
    /// What the keys are turned into before they are used.
    var rename: @Sendable (RecordKey) -> RecordKey = { $0 }

    func read(_ key: RecordKey, at now: UnixTime) async throws(StoreError) -> StoredRecord? {
        try await read(good, rename(key), now)
    }

    func write(_ change: RecordChange, to key: RecordKey, at now: UnixTime) async throws(StoreError) -> WriteOutcome {
        try await write(good, change, rename(key), now)
    }

    func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime, at now: UnixTime
    ) async throws(StoreError) -> Int64 {
        try await add(good, amount, rename(counter), expiresAt, now)
    }

    func removeCounter(_ counter: RecordKey) async throws(StoreError) { try await remove(good, rename(counter)) }

    func sweep(limit: Int, at now: UnixTime) async throws(StoreError) -> Int { try await sweep(good, limit, now) }

    func page(_ request: PageRequest, at now: UnixTime) async throws(StoreError) -> RecordPage {
        try await page(good, request, now)
    }
}

extension InMemoryStore {
    /// Puts a record, or none, in the place of whatever is there.
    func put(_ record: StoredRecord?, at key: RecordKey, now: UnixTime) async throws(StoreError) {
        while true {
            let current = try await read(key, at: now)
            let change: RecordChange
            switch (current, record) {
            case (let current?, let record?): change = .replace(current.version, with: record)
            case (let current?, nil): change = .delete(current.version)
            case (nil, let record?): change = .insert(record)
            case (nil, nil): return
            }
            if try await write(change, to: key, at: now) == .written { return }
        }
    }
}

extension StoredRecord {
    func with(value: [UInt8]? = nil, expiresAt: UnixTime?? = nil, keyName: String? = nil) throws(StoreError)
        -> StoredRecord
    {
        try StoredRecord(
            value: value ?? self.value, version: version, expiresAt: expiresAt ?? self.expiresAt,
            keyName: keyName ?? self.keyName)
    }
}

extension RecordChange {
    /// The same change with another record.
    func with(_ record: StoredRecord) -> RecordChange {
        switch self {
        case .insert: .insert(record)
        case .replace(let version, _): .replace(version, with: record)
        case .delete: self
        }
    }
}
