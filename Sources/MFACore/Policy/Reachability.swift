/// Whether a user could sign in to an application.
public struct ApplicationReach: Sendable, Hashable {
    /// The application.
    public let application: Application
    /// The factors that work there now.
    public let factors: [FactorID]
    /// Why none does; nil if one does, or none is needed.
    public let obstacle: Obstacle?

    package init(application: Application, factors: [FactorID], obstacle: Obstacle?) {
        self.application = application
        self.factors = factors
        self.obstacle = obstacle
    }

    /// Why none of a user's factors works at an application.
    public enum Obstacle: Sendable, Hashable {
        /// The user has no factor.
        case noFactor
        /// All factors that the user has are out of use.
        case outOfUse
        /// The policy does not allow the methods that the user has.
        case notAllowed
        /// The application takes none of the user's methods; these it would take.
        case wrongMethods(needed: Set<FactorMethod>)
        /// The application can show no page to type into; these methods do without.
        case needsPage(needed: Set<FactorMethod>)
    }

    /// Whether the user could sign in there.
    public var isReachable: Bool { obstacle == nil }
}

extension Policy {
    /// Which of the policy's applications a user could sign in to with the factors that he has.
    ///
    /// Somebody without any factor reaches everything for as long as none is required.
    public func reachability(of account: Account, factorRequired: Bool = true) -> [ApplicationReach] {
        applications.map { reach($0, of: account, factorRequired: factorRequired) }
    }

    /// Whether a user could sign in to an application.
    public func reach(_ application: Application, of account: Account, factorRequired: Bool = true) -> ApplicationReach
    {
        let usable = account.activeFactors(under: self).filter { application.works($0.method) }
        let obstacle: ApplicationReach.Obstacle? =
            if !usable.isEmpty || (account.factors.isEmpty && !factorRequired) { nil } else {
                obstacle(at: application, for: account)
            }
        return ApplicationReach(application: application, factors: usable.map(\.id), obstacle: obstacle)
    }

    /// The applications that a user could not sign in to any more without a factor, and could with it.
    public func losses(removing factor: FactorID, from account: Account) -> [ApplicationReach] {
        lost(before: reachability(of: account), after: reachability(of: account.without(factor)))
    }

    /// The applications that a user could not sign in to any more under another policy, and can under this one.
    ///
    /// Applications that only the other policy lists count as reachable so far.
    public func losses(changingTo other: Policy, for account: Account) -> [ApplicationReach] {
        let before = other.applications.map { reach(application($0.id), of: account) }
        return lost(before: before, after: other.reachability(of: account))
    }

    private func lost(before: [ApplicationReach], after: [ApplicationReach]) -> [ApplicationReach] {
        zip(before, after).filter { $0.isReachable && !$1.isReachable }.map(\.1)
    }

    private func obstacle(at application: Application, for account: Account) -> ApplicationReach.Obstacle {
        guard !account.factors.isEmpty else { return .noFactor }
        let active = account.factors.filter(\.isActive)
        guard !active.isEmpty else { return .outOfUse }
        let allowed = active.filter { methods.contains($0.method) }
        guard !allowed.isEmpty else { return .notAllowed }
        let needed = factorMethods.filter(application.works)
        let taken = allowed.contains { application.methods?.contains($0.method) ?? true }
        return taken ? .needsPage(needed: needed) : .wrongMethods(needed: needed)
    }
}
