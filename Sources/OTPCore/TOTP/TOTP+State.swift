extension TOTP {
    /// What has to be stored for a time-based authenticator.
    public struct State: Sendable, Hashable, Codable {
        /// The step of the last code that counted; nil if none has yet.
        ///
        /// Step 0 is a step like any other.
        public var lastAcceptedStep: UInt64?

        /// How many steps the authenticator's clock is ahead of ours, as far as it has been learned; negative if behind.
        public var drift: Int

        /// What the latest codes suggest the drift to be beyond ``drift``.
        public var suspectedDrift: Int

        /// How many codes in a row have suggested it.
        public var agreement: Int

        /// The state of an authenticator that has not been used yet, or one read from elsewhere.
        public init(lastAcceptedStep: UInt64? = nil, drift: Int = 0, suspectedDrift: Int = 0, agreement: Int = 0) {
            self.lastAcceptedStep = lastAcceptedStep
            self.drift = drift
            self.suspectedDrift = suspectedDrift
            self.agreement = agreement
        }
    }

    /// A code that counted.
    public struct Success: Sendable, Hashable {
        /// The step whose code it was.
        public let step: UInt64
        /// How many steps it was ahead of our clock, negative if behind.
        public let offset: Int
    }

    /// Why a code does not count.
    public enum Rejection: Sendable, Equatable {
        /// It is none of the codes looked at.
        case wrong
        /// It is a right code of the window, but that step or a later one has already been used.
        case replayed
        /// It cannot be a code at all.
        case malformed(OTPError)
        /// The instant is before the epoch, when there were no codes.
        case beforeEpoch
    }

    /// What a verification found.
    public typealias Verdict = OTPVerdict<State, Success, Rejection>
    /// A match that waits for its state to be stored.
    public typealias Pending = PendingVerification<State, Success>
}
