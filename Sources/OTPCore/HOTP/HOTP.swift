/// One-time passwords by counter (RFC 4226).
///
/// ```swift
/// let hotp = HOTP(secret: secret)
/// let verdict = hotp.verify(code, state: HOTP.State(nextCounter: 7))
/// ```
public struct HOTP: Sendable {
    /// The shared key.
    public let secret: OTPSecret
    /// The hash function; SHA-1 in RFC 4226.
    public let algorithm: OTPAlgorithm
    /// The length of a code.
    public let digits: OTPDigits

    /// A generator and verifier for one secret.
    public init(secret: OTPSecret, algorithm: OTPAlgorithm = .sha1, digits: OTPDigits = .six) {
        self.secret = secret
        self.algorithm = algorithm
        self.digits = digits
    }

    var factor: MovingFactor {
        MovingFactor(secret: secret, algorithm: algorithm, space: .decimal(digits: digits.rawValue))
    }

    /// The code for a counter.
    public func code(at counter: UInt64) -> OTPCode {
        OTPCode(value: factor.number(for: counter), count: digits.rawValue)
    }
}
