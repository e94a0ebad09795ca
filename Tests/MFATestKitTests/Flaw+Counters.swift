import MFACore
import MFATestKit
import OTPCore

extension Flaw {
    static let ofCounters = [
        Flaw("looks first and adds later", .counterRaces, "T13:") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                let value = try await store.add(0, to: key, expiresAt: expiry, at: now)
                await Task.yield()
                try await store.removeCounter(key)
                return try await store.add(value &+ amount, to: key, expiresAt: expiry, at: now)
            })
        },
        Flaw("adds well and answers with a later value", .counterRaces, "the values from 1 to 500") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                _ = try await store.add(amount, to: key, expiresAt: expiry, at: now)
                await Task.yield()
                return try await store.add(0, to: key, expiresAt: expiry, at: now)
            })
        },
        Flaw("begins again twice", .counterRaces, "begins again once when 100 tasks") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                let before = try await store.add(0, to: key, expiresAt: expiry, at: UnixTime(.min))
                if before >= 1000 && now.seconds > 1_780_000_000 {
                    await Task.yield()
                    try await store.removeCounter(key)
                }
                return try await store.add(amount, to: key, expiresAt: expiry, at: now)
            })
        },
        Flaw("renews the expiry", .counters, "adding does not renew it") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                let sum = try await store.add(amount, to: key, expiresAt: expiry, at: now)
                try await store.removeCounter(key)
                return try await store.add(sum, to: key, expiresAt: expiry, at: now)
            })
        },
        Flaw("shortens the expiry", .counters, "adding does not shorten it") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                let sum = try await store.add(amount, to: key, expiresAt: expiry, at: now)
                if now.seconds > 0, expiry.seconds > 0, expiry.seconds - 100_000 < now.seconds {
                    try await store.removeCounter(key)
                    _ = try await store.add(sum, to: key, expiresAt: expiry, at: now)
                }
                return sum
            })
        },
        Flaw("counts the instant of expiry as present", .counters, "begins at 0 again at the instant of its expiry") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                try await store.add(amount, to: key, expiresAt: expiry, at: UnixTime(max(now.seconds, .min + 1) - 1))
            })
        },
        Flaw("turns over", .counters, "Adding to the largest Int64 is a counter overflow.") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                let value = try await store.add(0, to: key, expiresAt: expiry, at: now)
                try await store.removeCounter(key)
                return try await store.add(value &+ amount, to: key, expiresAt: expiry, at: now)
            })
        },
        Flaw("counts in floating-point numbers", .counters, "exact beyond what a floating-point number") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                let sum = try await store.add(amount, to: key, expiresAt: expiry, at: now)
                return Int64(exactly: Double(sum)) ?? sum
            })
        },
        Flaw("does not count down", .counters, "also for an amount that is negative") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                try await store.add(max(0, amount), to: key, expiresAt: expiry, at: now)
            })
        },
        Flaw("does not remove", .counters, "A counter that was removed begins at 0.") {
            BrokenStore(remove: { _, _ in })
        },
        Flaw("removes the counter with the record", .counters, "Deleting a record leaves the counter") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                if case .delete = change { try await store.removeCounter(key) }
                return try await store.write(change, to: key, at: now)
            })
        },
        Flaw("removes the record with the counter", .counters, "Removing a counter leaves the record") {
            BrokenStore(remove: { store, key throws(StoreError) in
                try await store.removeCounter(key)
                try await store.put(nil, at: key, now: UnixTime(.min))
            })
        },
    ]
}
