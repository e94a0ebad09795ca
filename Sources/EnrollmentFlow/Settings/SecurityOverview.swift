public import MFACore
public import OTPCore
public import RecoveryCodes

/// What a page of settings shows: every way to verify with its state, and what the user has.
public struct SecurityOverview: Sendable {
    /// How a way to verify stands.
    public enum State: Sendable, Hashable {
        /// The user has not set it up.
        case off
        /// He is setting it up in this session.
        case beingSetUp
        /// He has.
        case active
    }

    /// A way to verify.
    public struct Method: Sendable {
        /// The offer, for ``EnrollmentStart/offer``.
        public let offer: String
        /// What users read.
        public let title: String
        /// A line below it; nil for none.
        public let detail: String?
        /// How it stands.
        public let state: State
        /// The same in words.
        public let stateText: String
        /// Whether another one can be set up.
        public let canBeAdded: Bool
    }

    /// Something that the user has set up.
    public struct Item: Sendable {
        /// What it is called in links.
        public let factor: FactorID
        /// What the user calls it.
        public let name: String
        /// What users call the method.
        public let method: String
        /// Whether it can be used, in words.
        public let stateText: String
        /// Whether it can be used.
        public let isActive: Bool
        /// When it was set up.
        public let addedAt: UnixTime
        /// When it was used last; nil if it has not been used since.
        public let lastUsedAt: UnixTime?
    }

    /// The ways to verify, in the order in which they are offered.
    public let methods: [Method]
    /// What the user has, the oldest first.
    public let items: [Item]
    /// How the user's recovery codes stand.
    public let recoveryCodes: RecoveryStanding
    /// What the user should be told; empty for nothing.
    public let warnings: [String]
}
