/// Why a store could not do what it was asked to.
///
/// The sentence names no key and no value. Two errors are equal when their codes are.
public struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case unavailable, outcomeUnknown, cancelled, damaged
            case badKey, valueTooLarge, counterOverflow, badCursor, badConfiguration
        }

        private let kind: Kind

        /// The database did not answer, or has too much to do.
        ///
        /// Nothing has happened; trying again later may help.
        public static let unavailable = Code(kind: .unavailable)
        /// The answer was lost: what was asked may have happened or may still happen.
        ///
        /// Read to find out.
        public static let outcomeUnknown = Code(kind: .outcomeUnknown)
        /// The task was cancelled before its turn came, and nothing has happened.
        public static let cancelled = Code(kind: .cancelled)
        /// What is stored is not of the form that the store writes.
        public static let damaged = Code(kind: .damaged)

        /// A key that cannot be stored.
        public static let badKey = Code(kind: .badKey)
        /// A value that is too large.
        public static let valueTooLarge = Code(kind: .valueTooLarge)
        /// A counter that would leave the numbers there are.
        public static let counterOverflow = Code(kind: .counterOverflow)
        /// A cursor that another store has made, or nobody.
        public static let badCursor = Code(kind: .badCursor)
        /// A store that cannot be set up as asked.
        public static let badConfiguration = Code(kind: .badConfiguration)
    }

    /// The kind of failure.
    public let code: Code
    /// One sentence that says what is wrong and what can be done.
    public let description: String

    /// A failure.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// Whether two errors are of the same kind.
    public static func == (left: StoreError, right: StoreError) -> Bool { left.code == right.code }
}
