import MFACore
import MFATestKit
import OTPCore
import Synchronization

extension Flaw {
    static let ofSweeping = [
        Flaw("sweeps a second early", .sweeping, "A sweep never removes a record that is present") {
            BrokenStore(sweep: { store, limit, now throws(StoreError) in
                try await store.sweep(limit: limit, at: UnixTime(now.seconds + 1))
            })
        },
        Flaw("says it is done before it is", .sweeping, "no expired record takes room any more") {
            let calls = Mutex(0)
            return BrokenStore(sweep: { store, limit, now throws(StoreError) in
                let call = calls.withLock { calls in
                    calls += 1
                    return calls
                }
                return call == 3 ? 0 : try await store.sweep(limit: limit, at: now)
            })
        },
        Flaw("sweeps all at once", .sweeping, "about as many as its limit says") {
            BrokenStore(sweep: { store, _, now throws(StoreError) in try await store.sweep(limit: .max, at: now) })
        },
        Flaw("never comes to an end", .sweeping, "A sweep that is repeated comes to its end.") {
            BrokenStore(sweep: { _, _, _ in 1 })
        },
        Flaw("sweeps what was expired when it looked", .sweepRaces, "written anew at that moment") {
            let keys = Mutex<Set<RecordKey>>([])
            return BrokenStore(
                write: { store, change, key, now throws(StoreError) in
                    keys.withLock { _ = $0.insert(key) }
                    return try await store.write(change, to: key, at: now)
                },
                sweep: { store, _, now throws(StoreError) in
                    var expired: [RecordKey] = []
                    for key in keys.withLock({ $0 }) {
                        guard try await store.read(key, at: now) == nil else { continue }
                        expired.append(key)
                    }
                    await Task.yield()
                    for key in expired { try await store.put(nil, at: key, now: UnixTime(.min)) }
                    return expired.count
                })
        },
        Flaw("sweeps counters that were expired when it looked", .sweepRaces, "begins again at that moment") {
            let counters = Mutex<[RecordKey: UnixTime]>([:])
            return BrokenStore(
                add: { store, amount, key, expiry, now throws(StoreError) in
                    let before = counters.withLock { $0[key] }
                    if before.map({ now >= $0 }) ?? true { counters.withLock { $0[key] = expiry } }
                    return try await store.add(amount, to: key, expiresAt: expiry, at: now)
                },
                sweep: { store, _, now throws(StoreError) in
                    let expired = counters.withLock { $0.filter { now >= $0.value } }
                    await Task.yield()
                    for key in expired.keys { try await store.removeCounter(key) }
                    return expired.count
                })
        },
    ]

    /// All identifiers that the good store has for a request.
    private static func identifiers(
        of store: InMemoryStore, _ request: PageRequest, _ now: UnixTime
    ) async throws(StoreError) -> [String] {
        var all = request
        all.cursor = nil
        all.limit = .max
        return try await store.page(all, at: now).identifiers
    }

    static let ofPaging = [
        Flaw("counts how many to skip", .paging, "whatever comes and goes meanwhile") {
            BrokenStore(page: { store, request, now throws(StoreError) in
                var offset = 0
                if let text = request.cursor?.text {
                    guard let number = Int(text), number > 0 else { throw StoreError(.badCursor, "no number") }
                    offset = number
                }
                let rest = try await identifiers(of: store, request, now).dropFirst(offset)
                let page = Array(rest.prefix(request.limit))
                let next = page.count < rest.count ? RecordPage.Cursor(text: "\(offset + page.count)") : nil
                return RecordPage(identifiers: page, next: next)
            })
        },
        Flaw("skips the first of every page", .paging, "A walk sees every key of a collection") {
            BrokenStore(page: { store, request, now throws(StoreError) in
                let page = try await store.page(request, at: now)
                let skipped = request.cursor == nil ? 0 : 1
                return RecordPage(identifiers: Array(page.identifiers.dropFirst(skipped)), next: page.next)
            })
        },
        Flaw("begins again and again", .paging, "The store failed where nothing should") {
            BrokenStore(page: { store, request, now throws(StoreError) in
                var first = request
                first.cursor = nil
                let page = try await store.page(first, at: now)
                return RecordPage(identifiers: page.identifiers, next: page.next ?? .init(text: "00"))
            })
        },
        Flaw("takes a prefix for a pattern", .paging, "no character of it is special") {
            BrokenStore(page: { store, request, now throws(StoreError) in
                var changed = request
                if let wildcard = changed.prefix.firstIndex(of: "%") {
                    changed.prefix = String(changed.prefix[..<wildcard])
                }
                return try await store.page(changed, at: now)
            })
        },
        Flaw("compares a prefix character by character", .paging, "A prefix is compared byte for byte") {
            BrokenStore(page: { store, request, now throws(StoreError) in
                let page = try await store.page(request, at: now)
                return RecordPage(
                    identifiers: page.identifiers.filter { $0.hasPrefix(request.prefix) }, next: page.next)
            })
        },
        Flaw("shows what has expired", .paging, "A walk does not see what has expired") {
            BrokenStore(page: { store, request, _ throws(StoreError) in
                try await store.page(request, at: UnixTime(.min))
            })
        },
        Flaw("shows counters among the records", .paging, "no counters, no other collection") {
            BrokenStore(page: { store, request, now throws(StoreError) in
                guard request.cursor == nil else { return try await store.page(request, at: now) }
                var counters = request
                counters.kind = .counters
                let extra = try await identifiers(of: store, counters, now)
                let page = try await store.page(request, at: now)
                return RecordPage(identifiers: page.identifiers + extra, next: page.next)
            })
        },
        Flaw("takes any cursor", .paging, "A cursor that the store has not made is refused") {
            BrokenStore(page: { store, request, now throws(StoreError) in
                var first = request
                if first.cursor.map({ ((try? $0.identifier()) ?? []).isEmpty }) ?? false { first.cursor = nil }
                return try await store.page(first, at: now)
            })
        },
        Flaw("makes cursors of identifiers", .paging, "characters that need no escape anywhere") {
            BrokenStore(page: { store, request, now throws(StoreError) in
                var inner = request
                inner.cursor = request.cursor.map { RecordPage.Cursor(after: Array($0.text.utf8)) }
                let page = try await store.page(inner, at: now)
                let last = page.next == nil ? nil : page.identifiers.last
                return RecordPage(identifiers: page.identifiers, next: last.map(RecordPage.Cursor.init(text:)))
            })
        },
        Flaw("gives all at once", .paging, "A page has about as many identifiers as its limit says.") {
            BrokenStore(page: { store, request, now throws(StoreError) in
                var all = request
                all.limit = .max
                return try await store.page(all, at: now)
            })
        },
    ]

    static let ofTasks = [
        Flaw("reads from a cache", .tasks, "A read gives the last record written by anybody") {
            let cache = Mutex<[RecordKey: StoredRecord]>([:])
            return BrokenStore(read: { store, key, now throws(StoreError) in
                if let known = cache.withLock({ $0[key] }) { return known }
                let record = try await store.read(key, at: now)
                cache.withLock { $0[key] = record }
                return record
            })
        },
        Flaw("writes and says it was cancelled", .tasks, "What failed as cancelled has not happened.") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                let isCancelled = Task.isCancelled
                let outcome = await Task { () -> Result<WriteOutcome, StoreError> in
                    do throws(StoreError) { return .success(try await store.write(change, to: key, at: now)) } catch {
                        return .failure(error)
                    }
                }.value
                if isCancelled { throw StoreError(.cancelled, "The test says so.") }
                return try outcome.get()
            })
        },
        Flaw("fails otherwise when it is cancelled", .tasks, "fails as cancelled, nothing else") {
            BrokenStore(write: { store, change, key, now throws(StoreError) in
                if Task.isCancelled { throw StoreError(.outcomeUnknown, "The test says so.") }
                return try await store.write(change, to: key, at: now)
            })
        },
        Flaw("takes back what a cancelled task has done", .tasks, "T14: a guess that was counted stays counted") {
            BrokenStore(add: { store, amount, key, expiry, now throws(StoreError) in
                let sum = try await store.add(amount, to: key, expiresAt: expiry, at: now)
                guard amount == 1, key.identifier == "one", key.collection.name.hasSuffix("tasks-4") else { return sum }
                return try await store.add(-1, to: key, expiresAt: expiry, at: now)
            })
        },
    ]
}
