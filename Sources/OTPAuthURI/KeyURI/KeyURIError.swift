/// Why a URI cannot be read or written.
///
/// It names the place and never holds the secret or any other part of the URI but the name of a parameter. Two errors
/// are equal when their codes are.
public struct KeyURIError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of fault.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case tooLong, foreignScheme, unknownType, invalidAuthority, unexpectedFragment, controlCharacter
            case brokenEscape, invalidUTF8, emptyAccount, secondColon, duplicateParameter, emptyParameter
            case malformedNumber, unsupportedAlgorithm, unsupportedDigits, missingSecret, invalidSecret, missingCounter
            case invalidIssuer, invalidAccount, invalidImage, invalidParameter, epochNotRepresentable
        }

        private let kind: Kind

        /// More bytes than ``KeyURI/maximumLength``.
        public static let tooLong = Code(kind: .tooLong)
        /// Something else than `otpauth://`.
        public static let foreignScheme = Code(kind: .foreignScheme)
        /// A type other than `totp`, `hotp` and `steam`.
        public static let unknownType = Code(kind: .unknownType)
        /// A user, a password or a port, which have no meaning here.
        public static let invalidAuthority = Code(kind: .invalidAuthority)
        /// A `#` and what follows it, which have no meaning here.
        public static let unexpectedFragment = Code(kind: .unexpectedFragment)
        /// A control character, escaped or not.
        public static let controlCharacter = Code(kind: .controlCharacter)
        /// A `%` without two hexadecimal digits after it.
        public static let brokenEscape = Code(kind: .brokenEscape)
        /// Bytes that are no UTF-8.
        public static let invalidUTF8 = Code(kind: .invalidUTF8)
        /// No account name.
        public static let emptyAccount = Code(kind: .emptyAccount)
        /// A second unescaped colon in the label, so that issuer and account cannot be told apart.
        public static let secondColon = Code(kind: .secondColon)
        /// The same parameter twice.
        public static let duplicateParameter = Code(kind: .duplicateParameter)
        /// A known parameter without a value.
        public static let emptyParameter = Code(kind: .emptyParameter)
        /// A number that is none, or out of its range.
        public static let malformedNumber = Code(kind: .malformedNumber)
        /// A hash function that is not supported.
        public static let unsupportedAlgorithm = Code(kind: .unsupportedAlgorithm)
        /// A number of digits that is not supported.
        public static let unsupportedDigits = Code(kind: .unsupportedDigits)
        /// No secret.
        public static let missingSecret = Code(kind: .missingSecret)
        /// A secret that is not Base32, or empty.
        public static let invalidSecret = Code(kind: .invalidSecret)
        /// A `hotp` URI without a counter.
        public static let missingCounter = Code(kind: .missingCounter)

        /// An issuer that cannot be written so that every app reads it.
        public static let invalidIssuer = Code(kind: .invalidIssuer)
        /// An account that cannot be written so that every app reads it.
        public static let invalidAccount = Code(kind: .invalidAccount)
        /// An address of a picture that cannot be written.
        public static let invalidImage = Code(kind: .invalidImage)
        /// A further parameter that cannot be written.
        public static let invalidParameter = Code(kind: .invalidParameter)
        /// Codes by time that do not count from 1970.
        public static let epochNotRepresentable = Code(kind: .epochNotRepresentable)
    }

    /// The kind of fault.
    public let code: Code

    /// Where it is: the number of UTF-8 bytes before it; nil if it is in no particular place.
    public let offset: Int?

    private let sentence: String

    init(_ code: Code, at offset: Int? = nil, _ sentence: String) {
        self.code = code
        self.offset = offset
        self.sentence = sentence
    }

    /// One sentence that says what is wrong, where, and what would be right.
    public var description: String { offset.map { "At byte \($0): \(sentence)" } ?? sentence }

    /// Whether two errors are of the same kind.
    public static func == (left: KeyURIError, right: KeyURIError) -> Bool { left.code == right.code }
}
