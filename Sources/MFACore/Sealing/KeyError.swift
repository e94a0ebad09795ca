/// Why there is no key.
///
/// The sentence names keys and files, and never a key's bytes. Two errors are equal when their codes are.
public struct KeyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case badName, badKey, duplicate, missing, unreadable, exposed, unavailable
        }

        private let kind: Kind

        /// A name that a key cannot have.
        public static let badName = Code(kind: .badName)
        /// A key that is not 32 bytes, or a line that does not hold one.
        public static let badKey = Code(kind: .badKey)
        /// Two keys of one name.
        public static let duplicate = Code(kind: .duplicate)
        /// No key where there should be one.
        public static let missing = Code(kind: .missing)
        /// A file that cannot be read.
        public static let unreadable = Code(kind: .unreadable)
        /// A file that others can read or change.
        public static let exposed = Code(kind: .exposed)
        /// A key service that does not answer.
        public static let unavailable = Code(kind: .unavailable)
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
    public static func == (left: KeyError, right: KeyError) -> Bool { left.code == right.code }
}
