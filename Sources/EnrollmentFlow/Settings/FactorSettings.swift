public import MFACore
public import OTPCore
internal import RecoveryCodes

/// What users do with factors that they have: look at them, rename them, remove them.
public struct FactorSettings: Sendable {
    private let service: EnrollmentService

    /// The settings beside a service that sets factors up.
    public init(_ service: EnrollmentService) { self.service = service }

    /// Why something is not done.
    public enum Refusal: Error, Sendable, Equatable {
        /// The account does not do it.
        case account(AccountRefusal)
        /// The user has to verify with a factor first.
        case needsFactor
        /// The password is wrong, or was not looked at; what is answered.
        case password(Message)
        /// Without it, the user could not sign in to these applications any more; to be done all the same it has to be said.
        case unreachable([String])

        /// What is answered.
        public var message: Message {
            switch self {
            case .account(let refusal): refusal.message
            case .needsFactor: EnrollmentRefusal.needsFactor.message
            case .password(let message): message
            case .unreachable(let names):
                Message(AnswerPhrase.unreachable, ["application": .text(names.joined(separator: ", "))])
            }
        }
    }

    /// Everything that a page of settings shows.
    ///
    /// - Throws: `RecordError`.
    public func overview(_ request: EnrollmentRequest) async throws(RecordError) -> SecurityOverview {
        let account = try await service.account(of: request)
        let running = try await service.load(request)?.offer
        let localizer = service.localizer(request.language)
        let policy = service.rules.policy
        let methods = service.rules.methods.flatMap { method in
            method.offers.map { offer in
                let state = state(of: offer, of: method, running, account)
                return SecurityOverview.Method(
                    offer: offer.id, title: localizer.text(offer.title), detail: offer.detail.map(localizer.text),
                    state: state, stateText: localizer.text(state.message),
                    canBeAdded: account.factors.count { $0.method == method.method } < policy.caps.factorsPerMethod)
            }
        }
        let items = account.factors.map { factor in
            SecurityOverview.Item(
                factor: factor.id, name: factor.name, method: localizer.text(factor.method.message),
                stateText: localizer.text(factor.state.message), isActive: factor.isActive,
                addedAt: factor.confirmedAt, lastUsedAt: factor.lastUsedAt)
        }
        let standing = RecoveryStanding(account)
        let status = policy.enforcementStatus(of: account, at: service.context.time.now())
        let warnings = [standing.warning, status.message].compactMap { $0.map(localizer.text) }
        return SecurityOverview(methods: methods, items: items, recoveryCodes: standing, warnings: warnings)
    }

    /// An offer is active if the user has a factor that it made: apps are told from each other by their names.
    private func state(
        of offer: MethodOffer, of method: any EnrollmentMethod, _ running: String?, _ account: Account
    ) -> SecurityOverview.State {
        if running == offer.id { return .beingSetUp }
        let hasIt = account.activeFactors(under: service.rules.policy).contains { factor in
            factor.method == method.method
                && (method.offers.count == 1 || factor.name.hasPrefix(Localizer(.english).text(offer.title)))
        }
        return hasIt ? .active : .off
    }

    /// Gives a factor another name.
    ///
    /// - Throws: `RecordError`.
    public func rename(
        _ factor: FactorID, to name: String, _ request: EnrollmentRequest
    ) async throws(RecordError) -> Result<Void, Refusal> {
        try await change(request) { account, occasion throws(AccountRefusal) in
            try account.rename(factor, to: name, occasion)
        }
    }

    /// The applications that the user could not sign in to any more without a factor, for the page that asks whether he is
    /// sure.
    ///
    /// - Throws: `RecordError`.
    public func losses(
        removing factor: FactorID, _ request: EnrollmentRequest
    ) async throws(RecordError) -> [ApplicationReach] {
        service.rules.policy.losses(removing: factor, from: try await service.account(of: request))
    }

    /// Removes a factor.
    ///
    /// - Parameters:
    ///   - factor: The factor.
    ///   - password: The user's password, typed for this.
    ///   - factorVerifiedAt: When the user last verified with a factor in this session; nil if he has not.
    ///   - acceptingLosses: Whether the user has been shown ``losses(removing:_:)`` and wants it all the same.
    ///   - request: Who and from where.
    /// - Returns: Nothing, or why it is still there.
    /// - Throws: `RecordError`.
    public func remove(
        _ factor: FactorID, password: String, factorVerifiedAt: UnixTime?, acceptingLosses: Bool = false,
        _ request: EnrollmentRequest
    ) async throws(RecordError) -> Result<Void, Refusal> {
        let account = try await service.account(of: request)
        guard let found = account.factor(factor) else { return .failure(.account(.noSuchFactor)) }
        // A phone that is lost can be removed by whoever verifies with something else, or has recovered the account.
        guard service.isRecent(factorVerifiedAt) else { return .failure(.needsFactor) }
        if let message = try await service.passwordObstacle(password, request) { return .failure(.password(message)) }
        let losses = service.rules.policy.losses(removing: found.id, from: account)
        guard losses.isEmpty || acceptingLosses else {
            return .failure(.unreachable(losses.map(\.application.name)))
        }
        return try await change(request) { account, occasion throws(AccountRefusal) in
            try account.remove(factor, under: service.rules.policy, occasion)
        }
    }

    private func change(
        _ request: EnrollmentRequest, _ change: (inout Account, Occasion) throws(AccountRefusal) -> Void
    ) async throws(RecordError) -> Result<Void, Refusal> {
        let result: Result<Void, AccountRefusal> = try await service.accounts.update(request.account) { account, now in
            let occasion = Occasion(at: now, from: request.source)
            return Result { () throws(AccountRefusal) in try change(&account, occasion) }
        }
        return result.mapError { .account($0) }
    }
}

extension SecurityOverview.State {
    /// What users read.
    var message: Message {
        switch self {
        case .off: Message(StepPhrase.off)
        case .beingSetUp: Message(StepPhrase.beingSetUp)
        case .active: Message(StepPhrase.active)
        }
    }
}
