public import OTPCore

/// Where accounts are kept.
public struct AccountRepository: Sendable {
    let context: RecordContext
    private let records: RecordRepository<Account>
    private let events: EventHub

    /// Accounts in a store; observers hear of what happens to them.
    public init(_ context: RecordContext, observers: [any EventObserver] = []) {
        self.context = context
        records = RecordRepository(context, .account)
        events = EventHub(observers, namespace: context.namespace, random: context.random)
    }

    /// A user's account; nil if nothing is stored.
    ///
    /// - Throws: ``RecordError``.
    public func load(_ id: AccountID) async throws(RecordError) -> Account? {
        do throws(RecordError) {
            return try checked(try await records.load(id.text), id)
        } catch {
            throw await told(error, id)
        }
    }

    /// Changes a user's account, which begins empty if nothing is stored, and stores it if it has changed.
    ///
    /// Somebody else may change it at the same time. Whoever is slower sees what the other has made of it, and decides anew. Hence
    /// one code is granted once, and a hundred wrong guesses are a hundred, on any number of servers.
    ///
    /// - Parameters:
    ///   - id: Whose.
    ///   - change: The change. It may be called several times, and must have no effect but on the account. It runs on the
    ///     caller's actor; for a caller without one, often on a thread of the store.
    /// - Returns: What `change` returned for what is now stored. Nobody learns it before it is.
    /// - Throws: ``RecordError``: then nothing may be granted, though the change may have been stored.
    public func update<Result: Sendable>(
        _ id: AccountID, _ change: (inout Account, _ now: UnixTime) -> Result
    ) async throws(RecordError) -> Result {
        do throws(RecordError) {
            // The result is handed over beside the update, so that nothing in there is generic over it: it can be
            // specialised for accounts, and takes a tenth less time.
            var result: Result?
            let drafts = try await records.update(id.text) { stored, now throws(RecordError) in
                let before = try checked(stored, id) ?? Account(id: id, createdAt: now)
                var account = before
                result = change(&account, now)
                let drafts = account.announcements
                account.announcements = []
                // Whoever only looks, or is refused, leaves no empty account behind.
                let isUntouched = stored == nil && account.says(sameAs: before)
                return (isUntouched ? .keep : .store(account), drafts)
            }
            await events.tell(drafts)
            guard let result else { preconditionFailure("an update that has succeeded has called its change") }
            return result
        } catch {
            throw await told(error, id)
        }
    }

    /// The identifiers of users who have an account, some at a time.
    ///
    /// - Throws: ``RecordError``.
    public func page(after cursor: RecordPage.Cursor? = nil, limit: Int = 100) async throws(RecordError) -> RecordPage {
        let collection = context.namespace.collection(.account)
        do throws(StoreError) {
            return try await context.store.page(
                PageRequest(in: collection, after: cursor, limit: limit), at: context.time.now())
        } catch {
            throw RecordError(error)
        }
    }

    /// Tells the observers something that no account has announced.
    package func tell(_ content: MFAEvent.Content, about id: AccountID, _ occasion: Occasion) async {
        await events.tell([MFAEvent.Draft(content: content, account: id, occasion: occasion)])
    }

    /// A record of one user under the name of another one cannot be opened; this is the second bolt.
    private func checked(_ account: Account?, _ id: AccountID) throws(RecordError) -> Account? {
        guard account.map({ $0.id == id }) ?? true else {
            throw RecordError(.refused, "The account that is stored under this identifier belongs to somebody else.")
        }
        return account
    }

    /// An error that the observers have heard of, if it means that somebody has been at the database.
    private func told(_ error: RecordError, _ id: AccountID) async -> RecordError {
        switch error.code {
        case .refused, .rolledBack, .damaged:
            await tell(
                .recordRefused(reason: error.description), about: id, Occasion(at: context.time.now(), by: .system))
        default: break
        }
        return error
    }
}

extension Account {
    /// Whether the same would be stored.
    fileprivate func says(sameAs other: Account) -> Bool {
        RecordContent(self, revision: 0).says(sameAs: RecordContent(other, revision: 0))
    }
}
