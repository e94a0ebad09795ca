/// A connection of a database library that blocks.
///
/// The threads, the line in front of them, deadlines and cancellation are ``StoreLanes``' business. A connection is
/// used by one thread at a time, though not always the same one, so it need not be `Sendable` and may block.
public protocol StoreConnection {
    /// Carries out what is asked for, in any order, and answers every job.
    ///
    /// Jobs that are handed over together come from tasks that wait at the same time; a connection may send them in
    /// one go or write them in one transaction. A job's answer may be given only when the job is done for good: a
    /// write is durable.
    ///
    /// - Parameter jobs: At least one job. Those that have no answer afterwards get an error: ``StoreError/Code/outcomeUnknown``
    ///   if they change something.
    mutating func perform(_ jobs: [StoreJob])

    /// Gives the connection up.
    mutating func close()
}
