public import EnrollmentFlow
public import MFACore
public import OTPCore

/// What a host demands of sign-ins, and how it wants them to look.
public struct SignInRules: Sendable {
    /// When a message or a request goes out for the way that comes first.
    public enum Sending: Sendable, Hashable {
        /// As the sign-in begins.
        case atOnce
        /// When the user asks for it.
        case onDemand
    }

    /// What users know the application as.
    public let app: String
    /// What is allowed and required.
    public let policy: Policy
    /// From when on who must have a second factor; nil for what the policy says, for all.
    public let calendar: EnforcementCalendar?
    /// How much is forgiven in codes of apps.
    public let appCodes: TOTP.Profile
    /// When a message or a request goes out.
    public let sending: Sending
    /// What a user has to show who has none of his factors any more.
    public let recovery: RecoveryRules
    /// How many codes may be typed from one source; nil for any number.
    public let sources: SourceLimits?
    /// Whether nobody may find out by what happens whether there is such a user, and what he has.
    ///
    /// For a form that takes name, password and code at once. A user who is not there, or has no factor, gets the same page with the
    /// same work behind it, and no code is ever right. The tries of all who use a name are counted together, whatever the password was.
    ///
    /// What is the same is the page of somebody with an app. A user to whom something is sent, whose answer is given elsewhere, or whose
    /// factors are all out of use is told apart by whoever has his password. The page leads to no recovery; a kept code can be typed.
    public let hidesAccounts: Bool
    /// How long a sign-in may take.
    public let lifetime: Duration
    /// Where users get help.
    public let support: SupportDetails?

    /// Rules.
    ///
    /// - Parameters:
    ///   - app: What users know the application as.
    ///   - policy: What is allowed and required.
    ///   - calendar: From when on who must have a second factor; nil for what the policy says, for all.
    ///   - appCodes: How much is forgiven in codes of apps.
    ///   - sending: When a message or a request goes out for the way that comes first.
    ///   - recovery: What a user has to show who has none of his factors any more.
    ///   - sources: How many codes may be typed from one source; nil for any number.
    ///   - hidesAccounts: Whether nobody may find out who is there.
    ///   - lifetime: How long a sign-in may take: a minute to half an hour.
    ///   - support: Where users get help.
    /// - Throws: `PolicyError` with a sentence.
    public init(
        app: String, policy: Policy = .standard, calendar: EnforcementCalendar? = nil,
        appCodes: TOTP.Profile = .standard, sending: Sending = .atOnce, recovery: RecoveryRules = .standard,
        sources: SourceLimits? = .standard, hidesAccounts: Bool = false, lifetime: Duration = .seconds(600),
        support: SupportDetails? = nil
    ) throws(PolicyError) {
        try PolicyError.check(
            lifetime >= .seconds(60) && lifetime <= .seconds(1800),
            "A sign-in that may take \(lifetime): take a minute to half an hour.")
        try PolicyError.check(
            !hidesAccounts || policy.factorMethods.contains(.authenticatorApp),
            "Accounts are hidden behind the page of an authenticator app, which the policy does not allow.")
        self.app = app
        self.policy = policy
        self.calendar = calendar
        self.appCodes = appCodes
        self.sending = sending
        self.recovery = recovery
        self.sources = sources
        self.hidesAccounts = hidesAccounts
        self.lifetime = lifetime
        self.support = support
    }

    /// The policy for a user in some groups.
    func policy(for groups: Set<String>) -> Policy {
        guard let calendar else { return policy }
        return policy.enforcing(calendar.enforcement(for: groups))
    }
}
