/// Why an export cannot be read or written, as a whole or for one account.
///
/// It holds nothing of the accounts. Two errors are equal when their codes are.
public struct MigrationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of fault.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case tooLong, notAnExport, missingData, malformedData, invalidBatch, mixedExports, conflictingBatches
            case unsupportedType, unsupportedAlgorithm, unsupportedDigits, unsupportedPeriod, invalidSecret
            case emptyAccount, malformedText, unsupportedCounter
        }

        private let kind: Kind

        /// More bytes than ``MigrationBatch/maximumLength``.
        public static let tooLong = Code(kind: .tooLong)
        /// Something else than `otpauth-migration://offline`.
        public static let notAnExport = Code(kind: .notAnExport)
        /// No `data` parameter.
        public static let missingData = Code(kind: .missingData)
        /// Data that are no Base64 or no message of the format.
        public static let malformedData = Code(kind: .malformedData)
        /// A batch that is none of the batches it counts.
        public static let invalidBatch = Code(kind: .invalidBatch)
        /// Batches of different exports.
        public static let mixedExports = Code(kind: .mixedExports)
        /// Two different batches with the same number.
        public static let conflictingBatches = Code(kind: .conflictingBatches)

        /// A type other than by counter and by time.
        public static let unsupportedType = Code(kind: .unsupportedType)
        /// A hash function that is not supported, or that the format has no number for.
        public static let unsupportedAlgorithm = Code(kind: .unsupportedAlgorithm)
        /// A number of digits other than six and eight.
        public static let unsupportedDigits = Code(kind: .unsupportedDigits)
        /// A period other than thirty seconds, for which the format has no field.
        public static let unsupportedPeriod = Code(kind: .unsupportedPeriod)
        /// A counter beyond 2⁶³ − 1, which the format's field cannot hold.
        public static let unsupportedCounter = Code(kind: .unsupportedCounter)
        /// No secret.
        public static let invalidSecret = Code(kind: .invalidSecret)
        /// No account name.
        public static let emptyAccount = Code(kind: .emptyAccount)
        /// A name that is no UTF-8, or has control characters.
        public static let malformedText = Code(kind: .malformedText)
    }

    /// The kind of fault.
    public let code: Code

    /// One sentence that says what is wrong and what would be right.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    /// Whether two errors are of the same kind.
    public static func == (left: MigrationError, right: MigrationError) -> Bool { left.code == right.code }
}
