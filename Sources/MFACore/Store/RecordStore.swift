public import OTPCore

/// Keeps records and counters: the whole of what this package asks of a database.
///
/// A store is shared by all tasks of a process and, if the database is a server, by all processes of a fleet. Every verb is
/// atomic; the promises below hold whatever the number of servers. `RecordStoreConformance` in `MFATestKit` checks them, races
/// included, on any store.
///
/// **Time.** The caller says what instant it is, and a store never looks at a clock to decide. A record or counter with an
/// expiry is present while `now < expiresAt` and absent from that instant on, whether or not anybody has swept it. (A store
/// may remove it by its own clock after as much time as was left at the write.)
///
/// **Durability.** What ``WriteOutcome/written`` or a counter's new value was returned for is still so after a crash of
/// the process, and of the database as far as its documentation promises.
///
/// **Failure.** An error with the code ``StoreError/Code/outcomeUnknown`` means that the verb may have happened, or may still
/// happen. Reading tells: whoever finds his own version has written. Every other error means that nothing has happened.
///
/// **Cancellation.** A task that is cancelled before its verb has begun gets ``StoreError/Code/cancelled``; one that has begun
/// is carried out.
public protocol RecordStore: Sendable {
    /// Gives the record under a key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - now: The instant that it is.
    /// - Returns: The record; nil if there is none, or if it has expired. It is the last one written by anybody.
    /// - Throws: ``StoreError``.
    func read(_ key: RecordKey, at now: UnixTime) async throws(StoreError) -> StoredRecord?

    /// Changes the record under a key if it is still the one that the writer has seen.
    ///
    /// An expired record is absent: it is in the way of no insert, and can be neither replaced nor deleted. A record that is
    /// written with an expiry in the past is stored, and is absent. Of any number of writers who expect the same, exactly one
    /// gets ``WriteOutcome/written``.
    ///
    /// - Parameters:
    ///   - change: The change.
    ///   - key: The key.
    ///   - now: The instant that it is.
    /// - Returns: Whether it has happened.
    /// - Throws: ``StoreError``.
    func write(_ change: RecordChange, to key: RecordKey, at now: UnixTime) async throws(StoreError) -> WriteOutcome

    /// Adds to a counter and gives its new value.
    ///
    /// A counter that is absent or has expired begins at 0 and gets the expiry; one that is present keeps the one it has.
    /// Records and counters do not see each other: both may be kept under one key. An amount of 0 reads (and begins).
    ///
    /// - Parameters:
    ///   - amount: How much to add; may be negative.
    ///   - counter: The counter's key.
    ///   - expiresAt: From which instant on a counter that begins now counts as absent.
    ///   - now: The instant that it is.
    /// - Returns: The value after adding.
    /// - Throws: ``StoreError``; its code ``StoreError/Code/counterOverflow`` if the sum is not an `Int64`: the counter stays
    ///   as it was.
    func add(
        _ amount: Int64, to counter: RecordKey, expiresAt: UnixTime, at now: UnixTime
    ) async throws(StoreError) -> Int64

    /// Removes a counter, if there is one.
    ///
    /// - Parameter counter: The counter's key.
    /// - Throws: ``StoreError``.
    func removeCounter(_ counter: RecordKey) async throws(StoreError)

    /// Removes what has expired, so that it takes no more room.
    ///
    /// It never removes what is present, also not what is being written anew at that moment.
    ///
    /// - Parameters:
    ///   - limit: About how many records and counters to remove at most, so that a call stays short.
    ///   - now: The instant that it is.
    /// - Returns: How many were removed; when it is 0, nothing is left to do. A store whose database does this by itself
    ///   returns 0.
    /// - Throws: ``StoreError``.
    func sweep(limit: Int, at now: UnixTime) async throws(StoreError) -> Int

    /// Gives some of the identifiers of a collection.
    ///
    /// A walk from the first page to the last one sees every key that is present from its beginning to its end at least once.
    /// A key that comes or goes meanwhile may or may not be seen. The order is the store's affair. A page may be empty and
    /// still have a next one.
    ///
    /// - Parameters:
    ///   - request: Which keys, and where to go on.
    ///   - now: The instant that it is.
    /// - Returns: The page.
    /// - Throws: ``StoreError``; its code ``StoreError/Code/badCursor`` for a cursor that the store has not made.
    func page(_ request: PageRequest, at now: UnixTime) async throws(StoreError) -> RecordPage

    /// Where a task had best run that is about to use several verbs in a row; nil if it does not matter, which is what a store
    /// says that says nothing.
    ///
    /// It is asked anew each time: a store with threads of its own names them only while one is idle.
    var executor: (any TaskExecutor)? { get }
}

extension RecordStore {
    /// Anywhere.
    public var executor: (any TaskExecutor)? { nil }
}
