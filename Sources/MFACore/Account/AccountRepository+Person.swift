internal import OTPCore

extension AccountRepository {
    /// Everything that is stored about a user, without secrets.
    ///
    /// - Parameters:
    ///   - id: Whose.
    ///   - occasion: When, from where and by whom.
    /// - Returns: What is stored; nil if nothing is.
    /// - Throws: ``RecordError``.
    public func export(_ id: AccountID, _ occasion: Occasion) async throws(RecordError) -> AccountExport? {
        let account = try await load(id)
        let others: [PersonalItem]
        do throws(StoreError) { others = try await items(of: id) } catch { throw RecordError(error) }
        guard account != nil || !others.isEmpty else { return nil }
        await tell(.accountExported, about: id, occasion)
        return AccountExport(id: id, account: account, others: others)
    }

    /// Removes everything that is stored about a user: the account, flows that are under way, counters.
    ///
    /// A flow that another server writes at that very moment may stay until it expires, and opens nothing. An account that
    /// cannot be read is removed like any other.
    ///
    /// - Parameters:
    ///   - id: Whose.
    ///   - occasion: When, from where and by whom.
    /// - Returns: How many records and counters were removed.
    /// - Throws: ``RecordError``; what is left is removed by erasing again.
    public func erase(_ id: AccountID, _ occasion: Occasion) async throws(RecordError) -> Int {
        var removed = 0
        do throws(StoreError) {
            let account = try RecordKey(context.namespace.collection(.account), id.text)
            // First of all: without an account, a flow that is under way comes to nothing.
            if try await remove(account) { removed += 1 }
            for item in try await items(of: id) {
                switch item.kind {
                case .records: if try await remove(item.key) { removed += 1 }
                case .counters:
                    try await context.store.removeCounter(item.key)
                    removed += 1
                }
            }
        } catch {
            throw RecordError(error)
        }
        await tell(.accountErased(records: removed), about: id, occasion)
        return removed
    }

    /// What is kept under the user's name besides the account.
    private func items(of id: AccountID) async throws(StoreError) -> [PersonalItem] {
        var items: [PersonalItem] = []
        for collection in RecordCollection.personal {
            for kind in PageRequest.Kind.allCases {
                var request = PageRequest(
                    kind, in: context.namespace.collection(collection), prefix: PersonalKey.prefix(of: id))
                repeat {
                    let page = try await context.store.page(request, at: context.time.now())
                    for identifier in page.identifiers {
                        items.append(PersonalItem(kind: kind, key: try RecordKey(request.collection, identifier)))
                    }
                    request.cursor = page.next
                } while request.cursor != nil
            }
        }
        return items
    }

    /// Removes a record whatever it holds; says whether it was there.
    private func remove(_ key: RecordKey) async throws(StoreError) -> Bool {
        var wasThere = false
        for _ in 0..<context.retries.attempts {
            let now = context.time.now()
            guard let stored = try await context.store.read(key, at: now) else { return wasThere }
            wasThere = true
            do throws(StoreError) {
                if try await context.store.write(.delete(stored.version), to: key, at: now) == .written { return true }
            } catch {
                // Whether it is gone, the next look tells.
                guard error.code == .outcomeUnknown else { throw error }
            }
        }
        throw StoreError(.unavailable, "The record was changed by others again and again; try again.")
    }
}
