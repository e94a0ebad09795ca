/// Why a sealed record does not open.
///
/// Two errors are equal when their codes are.
struct SealingError: Error, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    struct Code: Sendable, Hashable {
        private enum Kind {
            case notAuthentic, unknownKey, unknownFormat
        }

        private let kind: Kind

        /// A bit was changed, or the record was moved here from another place or another time.
        static let notAuthentic = Code(kind: .notAuthentic)
        /// The key that it names is not in the ring.
        static let unknownKey = Code(kind: .unknownKey)
        /// It is not of a form that this release knows.
        static let unknownFormat = Code(kind: .unknownFormat)
    }

    /// The kind of failure.
    let code: Code
    /// One sentence that says what is wrong and what can be done.
    let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// Whether two errors are of the same kind.
    static func == (left: SealingError, right: SealingError) -> Bool { left.code == right.code }
}
