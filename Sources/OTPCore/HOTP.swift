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

    let factor: MovingFactor

    /// A generator and verifier for one secret.
    public init(secret: OTPSecret, algorithm: OTPAlgorithm = .sha1, digits: OTPDigits = .six) {
        self.secret = secret
        self.algorithm = algorithm
        self.digits = digits
        factor = MovingFactor(secret: secret, algorithm: algorithm, space: .digits(digits))
    }

    /// The code for a counter.
    public func code(at counter: UInt64) -> OTPCode {
        OTPCode(value: factor.number(for: counter), count: digits.rawValue)
    }
}

extension HOTP {
    /// What has to be stored for a counter-based authenticator.
    public struct State: Sendable, Hashable, Codable {
        /// The next counter that may be used; every one before it is spent.
        public var nextCounter: UInt64

        /// The state of an authenticator that will show the code of this counter next.
        public init(nextCounter: UInt64 = 0) { self.nextCounter = nextCounter }

        /// Whether no counter is left.
        ///
        /// The last number, 2⁶⁴ − 1, stands for the end and is no usable counter: after it there would be nothing to store
        /// that still says "spent".
        public var isExhausted: Bool { nextCounter == .max }
    }

    /// A code that counted.
    public struct Success: Sendable, Hashable {
        /// The counter that matched; of several codes in a resynchronisation the last.
        public let counter: UInt64
    }

    /// Why a code does not count.
    public enum Rejection: Sendable, Equatable {
        /// It is none of the codes looked at. It may be an old one: HOTP never looks back.
        case wrong
        /// It cannot be a code at all.
        case malformed(OTPError)
        /// No counter is left; the authenticator needs a new secret.
        case exhausted
    }

    /// What a verification found.
    public typealias Verdict = OTPVerdict<State, Success, Rejection>
    /// A match that waits for its state to be stored.
    public typealias Pending = PendingVerification<State, Success>

    /// How many counters a verification looks at beyond the next one (RFC 4226 §7.4, the parameter *s*).
    ///
    /// Each one is a further chance for whoever guesses: keep it small, and count failures (§7.3, the parameter *T*) on
    /// your side. This type cannot: it sees one code and no history.
    public struct LookAhead: Sendable, Hashable {
        /// The number of counters beyond the next one.
        public let count: Int

        /// Ten, for an authenticator whose button is now and then pressed in a pocket.
        public static let standard = LookAhead(unchecked: 10)

        private init(unchecked count: Int) { self.count = count }

        /// A look-ahead of 0 to 100 counters.
        ///
        /// - Throws: ``OTPError/Code/windowOutOfRange``.
        public init(_ count: Int) throws(OTPError) {
            guard (0...100).contains(count) else {
                throw OTPError(.windowOutOfRange, "A look-ahead of \(count) counters is not possible; take 0 to 100.")
            }
            self.init(unchecked: count)
        }
    }

    /// How many counters a resynchronisation searches; see ``HOTP/resynchronise(with:_:_:state:within:)``.
    public struct SearchRange: Sendable, Hashable {
        /// The number of counters, from the next one.
        public let count: Int

        /// One hundred.
        public static let standard = SearchRange(unchecked: 100)

        private init(unchecked count: Int) { self.count = count }

        /// A search over 2 to 10 000 counters.
        ///
        /// - Throws: ``OTPError/Code/windowOutOfRange``.
        public init(_ count: Int) throws(OTPError) {
            guard (2...10_000).contains(count) else {
                throw OTPError(.windowOutOfRange, "A search over \(count) counters is not possible; take 2 to 10000.")
            }
            self.init(unchecked: count)
        }
    }
}
