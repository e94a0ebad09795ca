public import MFACore
public import RecoveryCodes

/// What a host demands of set-ups, and how it wants them to look.
public struct EnrollmentRules: Sendable {
    /// In which order users are asked what they want.
    public enum Order: Sendable, Hashable {
        /// All ways to verify in one list.
        case methods
        /// How to be reached first, and then what for.
        case contactThenUse
    }

    /// What happens when a way to verify does not work at an application that the user needs.
    public enum Reachability: Sendable, Hashable {
        /// He is told.
        case warn
        /// He cannot take it, unless he has another one that works there.
        case refuse
    }

    /// What is allowed and required.
    public let policy: Policy
    /// The ways to verify, in the order in which they are offered.
    public let methods: [any EnrollmentMethod]
    /// How many recovery codes a user gets.
    public let recoveryCodes: RecoveryCodeRules
    /// In which order users are asked.
    public let order: Order
    /// What happens when a way does not work everywhere.
    public let reachability: Reachability
    /// How long a set-up may take.
    public let lifetime: Duration
    /// What users know the application as.
    public let app: String
    /// Where users get help.
    public let support: SupportDetails?

    /// Rules.
    ///
    /// - Parameters:
    ///   - app: What users know the application as.
    ///   - policy: What is allowed and required.
    ///   - methods: The ways to verify, in the order in which they are offered; those that the policy does not allow are left out.
    ///   - recoveryCodes: How many recovery codes a user gets.
    ///   - order: In which order users are asked.
    ///   - reachability: What happens when a way does not work everywhere.
    ///   - lifetime: How long a set-up may take: a minute to an hour.
    ///   - support: Where users get help.
    /// - Throws: `PolicyError` for rules by which nothing could be set up, and for two offers of one name.
    public init(
        app: String, policy: Policy = .standard, methods: [any EnrollmentMethod],
        recoveryCodes: RecoveryCodeRules = .standard, order: Order = .methods, reachability: Reachability = .warn,
        lifetime: Duration = .seconds(900), support: SupportDetails? = nil
    ) throws(PolicyError) {
        let allowed = methods.filter { policy.factorMethods.contains($0.method) }
        try PolicyError.check(!app.isEmpty, "An application needs a name for its users' apps.")
        try PolicyError.check(
            !allowed.isEmpty, "None of the methods is allowed by the policy, so that nothing could be set up.")
        let ids = allowed.flatMap(\.offers).map(\.id) + [EnrollmentRules.recoveryOffer]
        try PolicyError.check(
            Set(ids).count == ids.count, "Two ways to verify are called the same; give each offer its own name.")
        try PolicyError.check(
            lifetime >= .seconds(60) && lifetime <= .seconds(3600),
            "A set-up that may take \(lifetime): take a minute to an hour.")
        self.app = app
        self.policy = policy
        self.methods = allowed
        self.recoveryCodes = recoveryCodes
        self.order = order
        self.reachability = reachability
        self.lifetime = lifetime
        self.support = support
    }

    /// What the offer of recovery codes is called.
    public static let recoveryOffer = "recovery-codes"

    /// The method and its offer by the offer's name.
    func offer(_ id: String) -> (method: any EnrollmentMethod, offer: MethodOffer)? {
        for method in methods {
            if let offer = method.offers.first(where: { $0.id == id }) { return (method, offer) }
        }
        return nil
    }

    /// The method that a step belongs to, and the step's name there.
    func method(at step: EnrollmentStep) -> (method: any EnrollmentMethod, name: String)? {
        for method in methods {
            if let name = step.name(in: method.method) { return (method, name) }
        }
        return nil
    }
}
