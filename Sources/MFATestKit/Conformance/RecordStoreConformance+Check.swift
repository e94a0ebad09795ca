extension RecordStoreConformance {
    /// A subject of the suite.
    public struct Check: Sendable, Hashable, CustomStringConvertible {
        typealias Part = @Sendable (Trial) async throws -> Void

        let shortName: String
        /// What the promises are about.
        public let description: String
        let parts: [Part]

        /// Whether two are the same subject.
        public static func == (left: Check, right: Check) -> Bool { left.shortName == right.shortName }

        /// Hashes the subject.
        public func hash(into hasher: inout Hasher) { hasher.combine(shortName) }

        /// Inserting, replacing and deleting a record.
        public static let records = Check(
            shortName: "records", description: "writing records", parts: RecordChecks.parts)
        /// The instant from which a record is absent.
        public static let expiry = Check(
            shortName: "expiry", description: "the expiry of records", parts: ExpiryChecks.parts)
        /// What values and versions come back.
        public static let values = Check(
            shortName: "values", description: "values and versions", parts: ValueChecks.parts)
        /// Which keys are the same and which are not.
        public static let keys = Check(
            shortName: "keys", description: "keys", parts: KeyChecks.parts)
        /// Adding to counters, and their expiry.
        public static let counters = Check(
            shortName: "counters", description: "counters", parts: CounterChecks.parts)
        /// What a sweep removes, and what it must not.
        public static let sweeping = Check(
            shortName: "sweeping", description: "sweeping", parts: SweepChecks.parts)
        /// The walk through a collection.
        public static let paging = Check(
            shortName: "paging", description: "paging", parts: PagingChecks.parts)
        /// What other tasks see, and what becomes of the verbs of a cancelled one.
        public static let tasks = Check(
            shortName: "tasks", description: "tasks and cancellation", parts: TaskChecks.parts)
        /// Hundreds of tasks that change one record at once.
        public static let recordRaces = Check(
            shortName: "record-races", description: "racing for a record", parts: RecordRaces.parts)
        /// Hundreds of tasks that add to one counter at once.
        public static let counterRaces = Check(
            shortName: "counter-races", description: "racing for a counter", parts: CounterRaces.parts)
        /// A sweep while the same keys are written anew.
        public static let sweepRaces = Check(
            shortName: "sweep-races", description: "sweeping while others write", parts: SweepRaces.parts)

        static let allCases = [
            records, expiry, values, keys, counters, sweeping, paging, tasks, recordRaces, counterRaces, sweepRaces,
        ]
    }
}
