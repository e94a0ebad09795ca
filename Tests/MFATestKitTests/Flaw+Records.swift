import MFACore
import MFATestKit
import OTPCore
import Synchronization

extension Flaw {
    /// Looks first and writes later, as with two statements outside a transaction.
    private static let checkThenAct: BrokenStore.Write = { store, change, key, now throws(StoreError) in
        guard try await store.read(key, at: now)?.version == change.expected else { return .conflict }
        await Task.yield()
        try await store.put(change.replacement, at: key, now: now)
        return .written
    }

    static let ofRecords = [
        Flaw(
            "looks first and writes later", .recordRaces, "200 tasks that insert at once",
            "200 tasks that replace one version", "200 tasks that delete one version",
            "delete or replace one version", "insert over an expired record", "No update is lost", "T3:", "T7:", "T13:"
        ) { BrokenStore(write: checkThenAct) },
        Flaw("overwrites on insert", .records, "A record that is there is in the way of an insert.") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                guard case .insert(let record) = change else { return try await store.write(change, to: key, at: now) }
                try await store.put(record, at: key, now: now)
                return .written
            })
        },
        Flaw("replaces whatever version is there", .records, "A replacement that expects another version") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                guard case .replace(_, let record) = change, let current = try await store.read(key, at: now) else {
                    return try await store.write(change, to: key, at: now)
                }
                return try await store.write(.replace(current.version, with: record), to: key, at: now)
            })
        },
        Flaw("deletes whatever version is there", .records, "A deletion that expects another version") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                guard case .delete = change, let current = try await store.read(key, at: now) else {
                    return try await store.write(change, to: key, at: now)
                }
                return try await store.write(.delete(current.version), to: key, at: now)
            })
        },
        Flaw("inserts where nothing can be replaced", .records, "A record that is not there cannot be replaced.") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                guard case .replace(_, let record) = change, try await store.read(key, at: now) == nil else {
                    return try await store.write(change, to: key, at: now)
                }
                return try await store.write(.insert(record), to: key, at: now)
            })
        },
        Flaw("deletes what is not there", .records, "A record is deleted once.") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                if case .delete = change, try await store.read(key, at: now) == nil { return .written }
                return try await store.write(change, to: key, at: now)
            })
        },
        Flaw("marks as deleted and does not delete", .records, "A deleted record is absent.") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                guard case .delete = change, let current = try await store.read(key, at: now) else {
                    return try await store.write(change, to: key, at: now)
                }
                return current.version == change.expected ? .written : .conflict
            })
        },
        Flaw("does an insert twice", .records, "An insert where there is nothing is written.") {
            FaultyStore(InMemoryStore(), faults: [.init(.doneTwice, calls: 1..., of: .write)])
        },
        Flaw("fails now and then", .records, "The store failed where nothing should") {
            FaultyStore(InMemoryStore(), faults: [.init(.requestLost, call: 20)])
        },
        Flaw("fails the others of a batch", .recordRaces, "A verb that fails leaves those alone") {
            let failed = Failures()
            return BrokenStore(
                write: { store, change, key, now throws(StoreError) in
                    if case .insert = change, failed.takeOne() { return .conflict }
                    return try await store.write(change, to: key, at: now)
                },
                add: { store, amount, key, expiry, now throws(StoreError) in
                    do throws(StoreError) {
                        return try await store.add(amount, to: key, expiresAt: expiry, at: now)
                    } catch {
                        failed.addOne()
                        throw error
                    }
                })
        },
    ]

    static let ofExpiry = [
        Flaw("counts the instant of expiry as present", .expiry, "absent at the instant of its expiry") {
            BrokenStore(read: { store, key, now throws(StoreError) in
                try await store.read(key, at: UnixTime(max(now.seconds, .min + 1) - 1))
            })
        },
        Flaw("expires a second early", .expiry, "present in the second before its expiry") {
            BrokenStore(read: { store, key, now throws(StoreError) in
                try await store.read(key, at: UnixTime(min(now.seconds, .max - 1) + 1))
            })
        },
        Flaw("does not look at the expiry", .expiry, "absent after its expiry") {
            BrokenStore(read: { store, key, _ throws(StoreError) in try await store.read(key, at: UnixTime(.min)) })
        },
        Flaw("refuses an insert until somebody sweeps", .expiry, "in the way of no insert") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                if case .insert = change, try await store.read(key, at: UnixTime(.min)) != nil { return .conflict }
                return try await store.write(change, to: key, at: now)
            })
        },
        Flaw("replaces and deletes what has expired", .expiry, "An expired record cannot be replaced.") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                if case .insert = change { return try await store.write(change, to: key, at: now) }
                return try await store.write(change, to: key, at: UnixTime(.min))
            })
        },
        Flaw("keeps the first expiry", .expiry, "the new expiry counts, not the old one") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                guard case .replace(let version, let record) = change, let current = try await store.read(key, at: now)
                else { return try await store.write(change, to: key, at: now) }
                let same = try record.with(expiresAt: current.expiresAt)
                return try await store.write(.replace(version, with: same), to: key, at: now)
            })
        },
        Flaw("refuses what has expired already", .expiry, "A record whose expiry is now can be written.") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                if let expiry = change.replacement?.expiresAt, expiry <= now { return .conflict }
                return try await store.write(change, to: key, at: now)
            })
        },
        Flaw("cuts instants to 32 bits", .expiry, "The last instant there is can be an expiry") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                guard let record = change.replacement, let expiry = record.expiresAt else {
                    return try await store.write(change, to: key, at: now)
                }
                let cut = UnixTime(min(expiry.seconds, Int64(UInt32.max)))
                return try await store.write(change.with(try record.with(expiresAt: cut)), to: key, at: now)
            })
        },
    ]
}

/// A number that tasks share.
private final class Failures: Sendable {
    private let number = Mutex(0)

    func addOne() { number.withLock { $0 += 1 } }

    func takeOne() -> Bool {
        number.withLock { number in
            guard number > 0 else { return false }
            number -= 1
            return true
        }
    }
}
