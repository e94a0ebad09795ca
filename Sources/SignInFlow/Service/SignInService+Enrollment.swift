public import EnrollmentFlow
public import MFACore
internal import OTPCore

extension SignInService {
    /// Lets somebody in who has set up what was required; what he has typed to confirm it counts for this sign-in.
    ///
    /// - Parameters:
    ///   - finished: What the set-up has come to.
    ///   - token: The token of ``RequiredEnrollment``.
    ///   - remember: Whether the user wants this browser to be remembered, where browsers can be.
    ///   - request: Who and from where.
    /// - Returns: What to do.
    /// - Throws: `RecordError`; then nobody may be let in.
    public func finish(
        _ finished: FinishedEnrollment, token: String, remember: Bool = false, _ request: SignInRequest
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
        enum Outcome { case verified(SignInEvidence, TrustedBrowser?, SignInReminder?), more(SignInEvidence), over }
        let device = remember && canBeRemembered(ticket) ? newDevice(request) : nil
        let (outcome, account) = try await accounts.update(request.account) { account, now in
            let occasion = Occasion(at: now, from: request.source)
            guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return (Outcome.over, account) }
            guard let added = account.factor(factor), added.isActive else { return (.over, account) }
            let evidence = SignInEvidence(
                .enrolledFactor, name: factor.text, method: added.method.name,
                references: machine.references(added.method), at: now)
            // Somebody has set something up meanwhile, elsewhere: now it is that which has to be shown.
            guard !account.hasOthers(than: finished.factors, ticket) else { return (.over, account) }
            var changed = account
            if ticket.isRecovery { changed.retireLost(keeping: finished.factors, ticket, occasion) }
            guard !machine.needsMore(changed, ticket, at: now) else { return (.more(evidence), account) }
            // One set-up lets in once, also if two sign-ins of the session were waiting for it.
            let end = confirmedAt.advanced(by: SignInService.clockTolerance).advanced(by: rules.lifetime)
            guard changed.redeemSignIn(factor, begunAt: confirmedAt, expiresAt: end, at: now) else {
                return (.over, account)
            }
            guard let ending = finish(ticket, &changed, occasion) else { return (.over, account) }
            account = changed
            let browser = device.map { trust($0, in: &account, ticket, request, occasion) }
            return (.verified(evidence, browser, ending.reminder), account)
        }
        switch outcome {
        case .over: return .refused(.over)
        case .more(let evidence):
            var next = ticket
            next.evidence.append(evidence)
            return .enrollment(try await enrollment(next, isRecovery: ticket.isRecovery, request))
        case .verified(let evidence, let browser, let reminder):
            guard machine.works(account, finished.factors, ticket) else {
                // It is set up, and is of no use here: the application takes something else.
                let obstacle = machine.obstacle(of: account, ticket)
                return .impossible(try await impossible(.noWay(obstacle), account, ticket, request))
            }
            return .verified(grant(ticket, request, [evidence], browser: browser), reminder)
        }
    }

    /// How far two servers' clocks may be apart.
    static let clockTolerance: Int64 = 60
}

extension SignInTicket {
    /// Whether the user has shown what it takes to begin anew.
    var isRecovery: Bool {
        phase == .enrollment && evidence.contains { [.recoveryCode, .issuedCode].contains($0.kind) }
    }
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
        keeping new: [FactorID], _ ticket: SignInTicket, _ occasion: Occasion
    ) {
        for factor in others(than: new, ticket) where factor.isActive {
            // It is there, so that it can be suspended.
            try? suspend(factor.id, because: .reportedLost, occasion)
        }
    }

    /// Whether there is a factor that somebody has neither shown nor set up who had none when he began.
    fileprivate func hasOthers(than new: [FactorID], _ ticket: SignInTicket) -> Bool {
        guard !ticket.isRecovery, !ticket.evidence.contains(where: { $0.kind == .factor }) else { return false }
        return !others(than: new, ticket).isEmpty
    }

    /// The factors that a user has neither shown nor set up in a sign-in.
    private func others(than new: [FactorID], _ ticket: SignInTicket) -> [Factor] {
        let shown = Set(ticket.evidence.compactMap(\.name))
        return factors.filter { !new.contains($0.id) && !shown.contains($0.id.text) }
    }
}
