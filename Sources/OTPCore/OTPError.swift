/// Why a value cannot be built.
///
/// It names what is wrong and what would be right, and never holds a secret or a code. Two errors are equal when their
/// codes are. A wrong code typed by a user is no error; see ``OTPVerdict``.
public struct OTPError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of fault.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case secretTooShort, secretTooLong, secretNotBase32, codeEmpty, codeTooShort, codeTooLong, codeNotDigits,
                codeNotSymbols
            case periodOutOfRange, windowOutOfRange, driftOutOfRange, pinMalformed
            case suiteMalformed, challengeMalformed, inputMissing, inputUnexpected, inputMalformed
        }

        private let kind: Kind

        /// A secret with fewer bytes than are safe, or with none.
        public static let secretTooShort = Code(kind: .secretTooShort)
        /// A secret with more bytes than make sense.
        public static let secretTooLong = Code(kind: .secretTooLong)
        /// A secret's text that is not Base32.
        public static let secretNotBase32 = Code(kind: .secretNotBase32)

        /// Nothing was typed.
        public static let codeEmpty = Code(kind: .codeEmpty)
        /// A typed code with too few digits.
        public static let codeTooShort = Code(kind: .codeTooShort)
        /// A typed code with too many digits.
        public static let codeTooLong = Code(kind: .codeTooLong)
        /// A typed code with something else than decimal digits.
        public static let codeNotDigits = Code(kind: .codeNotDigits)
        /// A typed Steam Guard code with something else than its symbols.
        public static let codeNotSymbols = Code(kind: .codeNotSymbols)

        /// A period of no seconds, or of more than 2³¹ − 1.
        public static let periodOutOfRange = Code(kind: .periodOutOfRange)
        /// A window or look-ahead that is negative or too wide.
        public static let windowOutOfRange = Code(kind: .windowOutOfRange)
        /// A rule for drift that would learn from nothing or without bound.
        public static let driftOutOfRange = Code(kind: .driftOutOfRange)
        /// A PIN that the scheme cannot use.
        public static let pinMalformed = Code(kind: .pinMalformed)

        /// An OCRA suite that RFC 6287 §6 does not allow.
        public static let suiteMalformed = Code(kind: .suiteMalformed)
        /// An OCRA question that is not of its suite's format.
        public static let challengeMalformed = Code(kind: .challengeMalformed)
        /// An input that the OCRA suite needs and did not get.
        public static let inputMissing = Code(kind: .inputMissing)
        /// An input that the OCRA suite has no place for.
        public static let inputUnexpected = Code(kind: .inputUnexpected)
        /// An input that is not of the form the OCRA suite asks for.
        public static let inputMalformed = Code(kind: .inputMalformed)
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
    public static func == (left: OTPError, right: OTPError) -> Bool { left.code == right.code }
}

extension OTPError {
    /// For a code that has another number of digits or symbols than it should.
    static func wrongLength(_ count: Int, of length: Int, _ unit: String = "digits") -> OTPError {
        switch count {
        case 0: OTPError(.codeEmpty, "The code is empty; it is \(length) \(unit) long.")
        case ..<length: OTPError(.codeTooShort, "The code has \(count) \(unit); it is \(length) \(unit) long.")
        default: OTPError(.codeTooLong, "The code has \(count) \(unit); it is \(length) \(unit) long.")
        }
    }
}
