package import OTPCore

/// What every repository needs: where records are kept, under which keys, and what time it is.
public struct RecordContext: Sendable {
    /// The store.
    public var store: any RecordStore
    /// The keys.
    public var keys: any KeyProvider
    /// The tenant.
    public var namespace: Namespace
    /// The clock.
    public var time: any TimeSource
    /// Random numbers.
    public var random: any RandomSource
    /// What to do when somebody else was faster.
    public var retries: RetryRule

    /// A context; time and chance are the machine's if nothing else is said.
    public init(
        store: any RecordStore, keys: any KeyProvider, namespace: Namespace = .none,
        time: any TimeSource = SystemTime(), random: any RandomSource = SystemRandom(), retries: RetryRule = .standard
    ) {
        self.store = store
        self.keys = keys
        self.namespace = namespace
        self.time = time
        self.random = random
        self.retries = retries
    }
}

extension RecordContext {
    /// The key of now.
    package func currentKey() async throws(RecordError) -> MasterKey {
        do throws(KeyError) { return try await keys.currentKey() } catch { throw RecordError(error) }
    }

    /// Does several things with the store in one place, where it has threads of its own: a change of threads takes about as long as a
    /// read.
    ///
    /// Whoever calls from an actor stays on it, because `body` may use what is the actor's. Nothing that takes long belongs in there: it
    /// would keep the threads from those who wait for the database.
    func visitingStore<Result: Sendable, Failure: Error>(
        _ body: () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let actor: (any Actor)? = #isolation
        guard actor == nil, let executor = store.executor else { return try await body() }
        return try await withTaskExecutorPreference(executor) { () async throws(Failure) in try await body() }
    }
}

/// Loads values from a collection, applies changes to them, and stores them if nobody else was faster.
package struct RecordRepository<Value: RecordValue>: Sendable {
    private let context: RecordContext
    private let collection: RecordCollection
    private let sealer: Sealer
    private let watch = RevisionWatch()

    package init(_ context: RecordContext, _ collection: RecordCollection) {
        self.context = context
        self.collection = context.namespace.collection(collection)
        sealer = Sealer(keys: context.keys, random: context.random)
    }

    /// What a change came to.
    package enum Decision: Sendable {
        /// Put the value there, in the place of what was loaded, unless it is the same.
        case store(Value, expiresAt: UnixTime? = nil)
        /// Remove it.
        case delete
        /// Leave everything as it is.
        case keep
    }

    /// What is stored under an identifier; nil if nothing is.
    package func load(_ identifier: String) async throws(RecordError) -> Value? {
        let key = try key(identifier)
        return try await load(key)?.content.value
    }

    /// Loads, lets `change` decide, and stores; as often as it takes until nobody else was faster.
    ///
    /// - Parameters:
    ///   - identifier: Where.
    ///   - change: Called with what is stored and the instant that it is; again with what is stored then, if somebody else was
    ///     faster. It must do nothing that cannot be done twice.
    /// - Returns: What `change` returned for the decision that was carried out. It leaves only after the write.
    /// - Throws: ``RecordError``; nothing is granted then, though the change may have been made if the store does not know.
    package func update<Result: Sendable>(
        _ identifier: String,
        _ change: (_ value: Value?, _ now: UnixTime) throws(RecordError) -> (Decision, Result)
    ) async throws(RecordError) -> Result {
        let key = try key(identifier)
        return try await context.visitingStore { () async throws(RecordError) in
            try await repeatedly(change, of: key)
        }
    }

    private func repeatedly<Result: Sendable>(
        _ change: (_ value: Value?, _ now: UnixTime) throws(RecordError) -> (Decision, Result), of key: RecordKey
    ) async throws(RecordError) -> Result {
        for attempt in 0..<context.retries.attempts {
            if attempt > 0 {
                // Cancelled while waiting: the next verb of the store says so.
                try? await Task.sleep(for: context.retries.pause(afterAttempt: attempt, from: context.random))
            }
            let loaded = try await load(key)
            let now = context.time.now()
            let (decision, result) = try change(loaded?.content.value, now)
            if try await carryOut(decision, on: loaded, of: key, at: now) { return result }
        }
        throw RecordError(
            .contended,
            "The \(Value.noun) was changed by others \(context.retries.attempts) times in a row; try again.")
    }

    /// Computes what loading costs beyond the store's part, where nothing is stored and nobody may notice by the time.
    package func rehearseLoading(_ identifier: String) async throws(RecordError) {
        try await sealer.rehearseOpening(of: try key(identifier))
    }

    // MARK: Steps

    private struct Loaded {
        let stored: StoredRecord
        let content: RecordContent<Value>
    }

    private func key(_ identifier: String) throws(RecordError) -> RecordKey {
        do throws(StoreError) {
            return try RecordKey(collection, identifier)
        } catch {
            throw RecordError(.badIdentifier, error.description)
        }
    }

    private func load(_ key: RecordKey) async throws(RecordError) -> Loaded? {
        let now = context.time.now()
        let floor = watch.floor(of: key, at: now)
        let stored = try await storeCall { () async throws(StoreError) in try await context.store.read(key, at: now) }
        guard let stored else { return nil }
        let content = try RecordContent<Value>(try await sealer.open(stored, of: key))
        guard content.revision >= floor else {
            throw RecordError(
                .rolledBack,
                "The \(Value.noun) is older than what this server has seen of it; the database was changed from outside, "
                    + "or restored. It is accepted again fifteen minutes after the newer one was last seen.")
        }
        watch.note(content.revision, of: key, at: now)
        return Loaded(stored: stored, content: content)
    }

    /// Whether the decision has been carried out; if not, somebody else was faster.
    private func carryOut(
        _ decision: Decision, on loaded: Loaded?, of key: RecordKey, at now: UnixTime
    ) async throws(RecordError) -> Bool {
        switch decision {
        case .keep:
            return true
        case .delete:
            guard let loaded else { return true }
            return try await write(.delete(loaded.stored.version), to: key, at: now)
        case .store(let value, let expiresAt):
            // Beyond whatever a record that was deleted before can have had: no record is written a million times a second.
            let first = max(UInt64(max(0, now.seconds)) << 20, watch.floor(of: key, at: now) + 1)
            let content = RecordContent(value, revision: loaded.map { $0.content.revision + 1 } ?? first)
            if let loaded, loaded.stored.expiresAt == expiresAt, loaded.content.says(sameAs: content) { return true }
            let record = try await sealer.seal(content.encoded, for: key, expiresAt: expiresAt)
            let change: RecordChange =
                if let loaded { .replace(loaded.stored.version, with: record) } else { .insert(record) }
            guard try await write(change, to: key, at: now) else { return false }
            watch.note(content.revision, of: key, at: now)
            return true
        }
    }

    /// Writes, and reads if the answer was lost: whoever finds his own version has written.
    private func write(_ change: RecordChange, to key: RecordKey, at now: UnixTime) async throws(RecordError) -> Bool {
        do throws(StoreError) {
            return try await context.store.write(change, to: key, at: now) == .written
        } catch {
            guard error.code == .outcomeUnknown else { throw RecordError(error) }
            guard let mine = change.replacement?.version else {
                // A deletion leaves nothing to recognise it by. What is gone is gone, whoever did it.
                let current = try await storeCall { () async throws(StoreError) in
                    try await context.store.read(key, at: now)
                }
                return current == nil
            }
            let current = try await storeCall { () async throws(StoreError) in
                try await context.store.read(key, at: now)
            }
            // Another version: it was not written, or somebody has written since. Both are "try again": a code that
            // was spent by the lost write is then found spent, and nothing is granted that was not seen stored.
            return current?.version == mine
        }
    }

    private func storeCall<Result: Sendable>(
        _ body: () async throws(StoreError) -> Result
    ) async throws(RecordError) -> Result {
        do throws(StoreError) { return try await body() } catch { throw RecordError(error) }
    }
}
