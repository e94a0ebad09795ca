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
}
