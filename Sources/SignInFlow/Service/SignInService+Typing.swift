internal import MFACore
internal import MFACrypto
internal import OTPCore
internal import RecoveryCodes

extension SignInService {
    /// What came of a text, decided where the account is changed.
    private enum Outcome: Sendable {
        case granted(SignInEvidence, TrustedBrowser?, SignInReminder?)
        case needsMore(SignInEvidence)
        case rejected(SignInRejection)
        case over
    }

    /// Judges what was typed into the page of a sign-in.
    func verify(
        _ text: String, remember: Bool, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        if let until = try await sourcePause(request) {
            return try await page(
                ticket, try await account(of: ticket, request), request, because: .sourcePaused(until: until))
        }
        if ticket.isDecoy { return try await verifyDecoy(text, ticket, request) }
        if RecoveryCodeService.looksLikeCode(text) {
            return try await recover(with: text, ticket, request)
        }
        let session = SessionBinding(request.session)
        let policy = rules.policy(for: ticket.groups)
        // Drawn before, since what decides may be called several times.
        let device = remember && canBeRemembered(ticket) ? newDevice(request) : nil
        let (outcome, account) = try await accounts.update(request.account) { account, now in
            let outcome = decide(
                text, &account, ticket, request, session, policy, device: device, at: now)
            return (outcome, account)
        }
        switch outcome {
        case .over: return .refused(.over)
        case .rejected(let rejection):
            let told = try await told(rejection, of: text, ticket, request)
            return try await page(ticket, account, request, because: told)
        case .granted(let evidence, let browser, let reminder):
            // It is granted and stored: what is left to tidy up must not take it back.
            try? await withdraw(ticket, request)
            return .verified(grant(ticket, request, [evidence], browser: browser), reminder)
        case .needsMore(let evidence):
            var next = ticket
            next.evidence.append(evidence)
            next.phase = .enrollment
            return .enrollment(try await enrollment(next, request))
        }
    }

    private func decide(
        _ text: String, _ account: inout Account, _ ticket: SignInTicket, _ request: SignInRequest,
        _ session: SessionBinding, _ policy: Policy, device: TrustedDevice?, at now: UnixTime
    ) -> Outcome {
        guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return .over }
        let occasion = Occasion(at: now, from: request.source)
        let candidates = machine.candidates(ticket, machine.ways(of: account, ticket), session: session)
        let client = standing(of: request, account)
        switch account.judge(typed: text, as: candidates, by: client, under: policy, occasion) {
        case .refused(let verdict): return .rejected(SignInRejection(verdict))
        case .alreadyUsed: return .rejected(.alreadyUsed)
        case .sentCodeOver(let end): return .rejected(.codeOver(end))
        // Not asked about on this page.
        case .issued: return .rejected(.nothingToVerify)
        case .accepted(let factor, let method):
            let evidence = evidence(of: factor, method, at: now)
            guard !machine.needsMore(account, ticket, at: now) else { return .needsMore(evidence) }
            guard let ending = finish(ticket, &account, occasion) else { return .over }
            let browser = device.map { trust($0, in: &account, ticket, request, occasion) }
            return .granted(evidence, browser, ending.reminder)
        }
    }

    /// The end of a sign-in, with what the user is told then.
    struct Ending: Sendable {
        let reminder: SignInReminder?
    }

    /// Takes note that a sign-in has been carried to its end; nil if it had been before.
    func finish(_ ticket: SignInTicket, _ account: inout Account, _ occasion: Occasion) -> Ending? {
        guard
            account.redeemSignIn(
                ticket.id, begunAt: ticket.begunAt, expiresAt: ticket.expiresAt, at: occasion.at)
        else { return nil }
        account.noteVerified(at: ticket.application, occasion)
        return Ending(reminder: remind(&account, ticket, occasion))
    }

    /// Tells a user who has fewer factors than he will need, and takes note of that: his grace begins when he is told.
    func remind(_ account: inout Account, _ ticket: SignInTicket, _ occasion: Occasion) -> SignInReminder? {
        let reminder = ticket.action == nil ? machine.reminder(of: account, ticket, at: occasion.at) : nil
        if reminder != nil { account.noteReminder(occasion) }
        return reminder
    }

    func evidence(of factor: FactorID, _ method: FactorMethod, at now: UnixTime) -> SignInEvidence {
        SignInEvidence(
            .factor, name: factor.text, method: method.name, references: machine.references(method), at: now)
    }

    /// Until when a source may not try any more; nil if it may, and this try is counted.
    func sourcePause(_ request: SignInRequest) async throws(RecordError) -> UnixTime? {
        guard let limiter, let source = request.source else { return nil }
        if case .refused(let until) = try await limiter.admit(source) { return until }
        return nil
    }

    // MARK: Remembered browsers

    func canBeRemembered(_ ticket: SignInTicket) -> Bool {
        guard case .on = rules.policy.trustedDevices else { return false }
        return ticket.action == nil && machine.application(ticket).canShowPage
    }

    /// Remembers a browser, with its first token.
    func trust(
        _ device: TrustedDevice, in account: inout Account, _ ticket: SignInTicket, _ request: SignInRequest,
        _ occasion: Occasion
    ) -> TrustedBrowser {
        let policy = rules.policy(for: ticket.groups)
        let token = account.trust(device, browser: request.browser, under: policy, occasion)
        return TrustedBrowser(id: device.id, token: token, expiresAt: device.expiresAt)
    }

    /// What a browser is remembered as; nil where none can be.
    func newDevice(_ request: SignInRequest) -> TrustedDevice? {
        guard case .on(let lifetime) = rules.policy.trustedDevices else { return nil }
        let now = context.time.now()
        return TrustedDevice(
            id: .random(from: context.random), name: request.browser, secret: context.random.bytes(32), createdAt: now,
            expiresAt: now.advanced(by: lifetime))
    }

    /// Lets a remembered browser in; nil if it is none, and the user has to verify.
    func admittedBrowser(
        _ account: Account, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer? {
        guard let token = request.trustedToken, canBeRemembered(ticket), !account.trustedDevices.isEmpty,
            case .challenge = machine.standing(of: account, ticket, at: ticket.begunAt)
        else { return nil }
        let policy = rules.policy(for: ticket.groups)
        let admitted: (TrustedDevice, next: String?, SignInReminder?)? = try await accounts.update(request.account) {
            account, now in
            let occasion = Occasion(at: now, from: request.source)
            guard
                case .trusted(let id, let next) = account.presentTrustedDevice(
                    token, browser: request.browser, under: policy, occasion),
                let device = account.trustedDevices.first(where: { $0.id == id }),
                !machine.needsMore(account, ticket, at: now)
            else { return nil }
            account.noteVerified(at: ticket.application, occasion)
            return (device, next, remind(&account, ticket, occasion))
        }
        guard let (device, next, reminder) = admitted else { return nil }
        let evidence = SignInEvidence(.trustedBrowser, name: device.id.text, at: context.time.now())
        let browser = next.map { TrustedBrowser(id: device.id, token: $0, expiresAt: device.expiresAt) }
        return .verified(grant(ticket, request, [evidence], browser: browser), reminder)
    }
}
