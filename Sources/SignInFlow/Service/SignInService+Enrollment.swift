public import EnrollmentFlow
public import MFACore
internal import OTPCore

extension SignInService {
    /// Lets somebody in who has set up what was required; what he has typed to confirm it counts for this sign-in.
    ///
    /// - Parameters:
    ///   - finished: What the set-up has come to.
    ///   - token: The token of ``RequiredEnrollment``.
    ///   - request: Who and from where.
    /// - Returns: What to do.
    /// - Throws: `RecordError`; then nobody may be let in.
    public func finish(
        _ finished: FinishedEnrollment, token: String, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        let ticket: SignInTicket
        switch try await open(token, request) {
        case .success(let opened): ticket = opened
        case .failure(let refusal): return .refused(refusal)
        }
        // A set-up at the settings, in another session or of another user's is none of this sign-in's.
        guard ticket.phase == .enrollment, finished.situation == .signIn, finished.account == request.account,
            finished.session == SessionBinding(request.session), let factor = finished.factors.first,
            let confirmedAt = finished.confirmedAt,
            // Two servers' clocks may be half a minute apart.
            confirmedAt.advanced(by: SignInService.clockTolerance) >= ticket.begunAt
        else { return .refused(.otherSession) }
        let policy = rules.policy(for: ticket.groups)
        enum Outcome { case verified(SignInEvidence), more, over }
        let (outcome, account) = try await accounts.update(request.account) { account, now in
            let occasion = Occasion(at: now, from: request.source)
            guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return (Outcome.over, account) }
            guard let added = account.factor(factor), added.isActive else { return (.over, account) }
            guard !machine.needsMore(account, ticket, at: now) else { return (.more, account) }
            if ticket.isRecovery { account.retireLost(keeping: finished.factors, ticket, under: policy, occasion) }
            let evidence = SignInEvidence(
                .enrolledFactor, name: factor.text, method: added.method.name,
                references: machine.references(added.method), at: now)
            // One set-up lets in once, also if two sign-ins of the session were waiting for it.
            let end = confirmedAt.advanced(by: SignInService.clockTolerance).advanced(by: rules.lifetime)
            guard account.redeemSignIn(factor, begunAt: confirmedAt, expiresAt: end, at: now) else {
                return (.over, account)
            }
            return (finish(ticket, &account, occasion) ? .verified(evidence) : .over, account)
        }
        switch outcome {
        case .over: return .refused(.over)
        case .more: return .enrollment(try await enrollment(ticket, isRecovery: ticket.isRecovery, request))
        case .verified(let evidence):
            guard machine.works(account, finished.factors, ticket) else {
                // It is set up, and is of no use here: the application takes something else.
                let reach = rules.policy.reach(machine.application(ticket), of: account)
                return .impossible(
                    try await impossible(.noWay(reach.obstacle ?? .outOfUse), account, ticket, request))
            }
            return .verified(grant(ticket, request, [evidence]), nil)
        }
    }

    /// How far two servers' clocks may be apart.
    static let clockTolerance: Int64 = 60
}

extension SignInTicket {
    /// Whether the user has shown what it takes to begin anew.
    var isRecovery: Bool { phase == .enrollment && evidence.contains { $0.kind != .factor } }
}

extension SignInMachine {
    /// Whether one of some factors works where the user signs in.
    func works(_ account: Account, _ factors: [FactorID], _ ticket: SignInTicket) -> Bool {
        ways(of: account, ticket).contains { way in way.factors.contains { factors.contains($0) } }
    }
}

extension Account {
    /// Puts out of use what the user has lost, now that there is something in its place.
    fileprivate mutating func retireLost(
        keeping new: [FactorID], _ ticket: SignInTicket, under policy: Policy, _ occasion: Occasion
    ) {
        let shown = Set(ticket.evidence.compactMap(\.name))
        for factor in factors where factor.isActive && !new.contains(factor.id) && !shown.contains(factor.id.text) {
            // It is there, so that it can be suspended.
            try? suspend(factor.id, because: .reportedLost, occasion)
        }
    }
}
