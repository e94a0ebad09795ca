internal import MFACrypto

/// Why a record could be neither read nor written.
///
/// It names no user and shows no content. Two errors are equal when their codes are.
public struct RecordError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case storeFailed, contended, refused, keysUnavailable, newerFormat, damaged, rolledBack, badIdentifier
            case unsupported
        }

        private let kind: Kind

        /// The store failed; ``RecordError/storeError`` says how.
        public static let storeFailed = Code(kind: .storeFailed)
        /// Others changed the record faster, again and again.
        public static let contended = Code(kind: .contended)
        /// What is stored does not open: it was changed, moved, or sealed under a key that is not there.
        public static let refused = Code(kind: .refused)
        /// The keys cannot be had.
        public static let keysUnavailable = Code(kind: .keysUnavailable)
        /// A newer release has written the record.
        public static let newerFormat = Code(kind: .newerFormat)
        /// The content makes no sense, though it is authentic.
        public static let damaged = Code(kind: .damaged)
        /// The record is older than one that this process has seen.
        public static let rolledBack = Code(kind: .rolledBack)
        /// An identifier that cannot be stored.
        public static let badIdentifier = Code(kind: .badIdentifier)
        /// The machine's libcrypto cannot compute what is needed.
        public static let unsupported = Code(kind: .unsupported)
    }

    /// The kind of failure.
    public let code: Code
    /// One sentence that says what is wrong and what can be done.
    public let description: String
    /// What the store said, if it was the store.
    public let storeError: StoreError?

    package init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
        storeError = nil
    }

    package init(_ error: StoreError) {
        code = .storeFailed
        description = error.description
        storeError = error
    }

    init(_ error: SealingError) {
        code = error.code == .unknownFormat ? .newerFormat : .refused
        description = error.description
        storeError = nil
    }

    package init(_ error: KeyError) {
        code = .keysUnavailable
        description = error.description
        storeError = nil
    }

    init(_ failure: FieldReader.Failure) {
        code = .damaged
        description = "The record's content cannot be read (\(failure)), though nobody has changed it."
        storeError = nil
    }

    /// Whether two errors are of the same kind.
    public static func == (left: RecordError, right: RecordError) -> Bool { left.code == right.code }
}
