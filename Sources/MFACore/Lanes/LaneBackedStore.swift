public import OTPCore

/// A store whose verbs are carried out by lanes.
///
/// Whoever has a blocking database library writes a ``StoreConnection`` over it and gets the rest from here.
public protocol LaneBackedStore: RecordStore {
    /// The lanes that carry out a request.
    func lanes(for request: StoreRequest) -> StoreLanes
}

extension LaneBackedStore {
    /// Gives the record under a key.
    public func read(_ key: RecordKey, at now: UnixTime) async throws(StoreError) -> StoredRecord? {
        guard case .record(let record) = try await perform(.read(key, at: now)) else { throw .wrongAnswer }
        return record
    }

    /// Changes the record under a key if it is still the one that the writer has seen.
    public func write(
        _ change: RecordChange, to key: RecordKey, at now: UnixTime
    ) async throws(StoreError) -> WriteOutcome {
        guard case .outcome(let outcome) = try await perform(.write(change, to: key, at: now)) else {
            throw .wrongAnswer
        }
        return outcome
    }

    /// Adds to a counter and gives its new value.
    public func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime, at now: UnixTime
    ) async throws(StoreError) -> Int64 {
        let request = StoreRequest.add(amount, to: counter, expiresAt: expiresAt, at: now)
        guard case .value(let value) = try await perform(request) else { throw .wrongAnswer }
        return value
    }

    /// Removes a counter, if there is one.
    public func removeCounter(_ counter: RecordKey) async throws(StoreError) {
        guard case .done = try await perform(.removeCounter(counter)) else { throw .wrongAnswer }
    }

    /// Removes what has expired.
    public func sweep(limit: Int, at now: UnixTime) async throws(StoreError) -> Int {
        guard case .swept(let count) = try await perform(.sweep(limit: limit, at: now)) else { throw .wrongAnswer }
        return count
    }

    /// Gives some of the identifiers of a collection.
    public func page(_ request: PageRequest, at now: UnixTime) async throws(StoreError) -> RecordPage {
        guard case .page(let page) = try await perform(.page(request, at: now)) else { throw .wrongAnswer }
        return page
    }

    private func perform(_ request: StoreRequest) async throws(StoreError) -> StoreAnswer {
        try await lanes(for: request).perform(request)
    }
}

extension StoreError {
    /// For a connection that answers another question than it was asked.
    static var wrongAnswer: StoreError {
        StoreError(.outcomeUnknown, "The store's connection gave an answer of another kind than the request has.")
    }
}
