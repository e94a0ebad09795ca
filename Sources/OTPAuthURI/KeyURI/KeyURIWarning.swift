internal import OTPCore

/// Something odd in a URI that could still be read.
///
/// Like an error it holds neither the secret nor the account.
public struct KeyURIWarning: Sendable, Hashable, CustomStringConvertible {
    /// The kinds of oddity.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case missingIssuer, issuerMismatch, emptyIssuerPrefix, colonInAccount, literalPlus, unescapedCharacter
            case shortSecret, nonCanonicalSecret, unusualSecretText, irrelevantParameter, unusualAlgorithmName
        }

        private let kind: Kind

        /// No issuer, neither in the label nor as a parameter.
        public static let missingIssuer = Code(kind: .missingIssuer)
        /// Two different issuers; the parameter's counts.
        public static let issuerMismatch = Code(kind: .issuerMismatch)
        /// A label that begins with its colon.
        public static let emptyIssuerPrefix = Code(kind: .emptyIssuerPrefix)
        /// An escaped colon inside the account; some apps split the label there, or refuse it.
        public static let colonInAccount = Code(kind: .colonInAccount)
        /// A `+` in a parameter, which was taken literally; some apps read a space.
        public static let literalPlus = Code(kind: .literalPlus)
        /// A character that a URI must escape; it was taken literally.
        public static let unescapedCharacter = Code(kind: .unescapedCharacter)
        /// A secret of fewer bytes than are safe.
        public static let shortSecret = Code(kind: .shortSecret)
        /// A secret whose last symbol carries bits that belong to no byte; some apps refuse it.
        public static let nonCanonicalSecret = Code(kind: .nonCanonicalSecret)
        /// A secret in small letters, in groups, or padded; some apps refuse it.
        public static let unusualSecretText = Code(kind: .unusualSecretText)
        /// A parameter that has no meaning for this type; it was dropped.
        public static let irrelevantParameter = Code(kind: .irrelevantParameter)
        /// A hash function named otherwise than `SHA1`, `SHA256` or `SHA512`; some apps read another one.
        public static let unusualAlgorithmName = Code(kind: .unusualAlgorithmName)
    }

    /// The kind of oddity.
    public let code: Code

    /// One sentence that says what is odd and what was made of it.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

extension KeyURIWarning {
    /// The warning of a secret with fewer bytes than are safe, or none.
    static func shortSecret(_ secret: OTPSecret) -> [KeyURIWarning] {
        guard secret.count < OTPSecret.minimumLength else { return [] }
        return [
            KeyURIWarning(
                .shortSecret, "The secret has \(secret.count) bytes; at least \(OTPSecret.minimumLength) are safe.")
        ]
    }
}
