internal import MFACore
internal import MFACrypto
internal import OTPCore

extension SignInService {
    /// How long a request can be answered at most.
    static let requestLifetime: Duration = .seconds(300)

    /// Where the request of a sign-in is kept: one for each session and what it is for, so that a page that is loaded anew, or a client
    /// that asks again, finds the one that is out.
    func key(of ticket: SignInTicket, _ request: SignInRequest) -> String {
        let purpose = [ticket.application, ticket.action ?? ""].map { "\($0.utf8.count):\($0)" }.joined()
        let binding = SessionBinding(purpose + request.session)
        return PersonalKey.prefix(of: ticket.account) + "request " + Hex.text(binding.digest.prefix(16))
    }

    /// Sends a request out, unless one is out already, which is this sign-in's from then on; why it was not sent, nil if it was.
    func sendRequest(
        to factor: Factor, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInRejection? {
        guard let method = machine.waiting.first(where: { $0.method == factor.method }) else { return .notHere }
        let id = FactorID.random(from: context.random)
        let key = key(of: ticket, request)
        // That it is about to go out is written down before it does: a server that dies in between sends it once.
        let (record, isNew) = try await requests.update(key) { stored, now in
            if var stored, stored.factor == factor.id, stored.isOpen(at: now) {
                guard stored.signIn != ticket.id else { return (.keep, (stored, false)) }
                stored.signIn = ticket.id
                return (.store(stored, expiresAt: stored.expiresAt), (stored, false))
            }
            let end = min(ticket.expiresAt, now.advanced(by: SignInService.requestLifetime))
            let record = WaitingRecord(id: id, signIn: ticket.id, factor: factor, begunAt: now, expiresAt: end)
            return (.store(record, expiresAt: end), (record, true))
        }
        guard isNew || !record.isSent else { return nil }
        let result = try await method.begin(attempt(record, factor, ticket, request))
        switch result {
        case .success(let details):
            try await requests.update(key) { stored, _ in
                guard var stored, stored.id == record.id else { return (.keep, ()) }
                stored.details = details
                stored.isSent = true
                return (.store(stored, expiresAt: stored.expiresAt), ())
            }
            return nil
        case .failure(let refusal):
            try await requests.update(key) { stored, _ in (stored?.id == record.id ? .delete : .keep, ()) }
            return .notSent(refusal.message)
        }
    }

    /// Looks whether a request has been answered.
    func check(_ ticket: SignInTicket, _ request: SignInRequest) async throws(RecordError) -> SignInAnswer {
        let account = try await account(of: request)
        guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return .refused(.over) }
        guard let record = try await requests.load(key(of: ticket, request)), record.signIn == ticket.id,
            let factor = account.factor(record.factor),
            let method = machine.waiting.first(where: { $0.method == record.method })
        else { return try await page(ticket, account, request) }
        switch try await state(of: record, method, attempt(record, factor, ticket, request)) {
        case .waiting: return try await page(ticket, account, request)
        case .approved: return try await approve(record, factor, ticket, request)
        case .denied:
            try await end(record, as: .denied, ticket, request)
            try await accounts.update(request.account) { account, now in
                account.noteDenied(factor.id, at: ticket.application, Occasion(at: now, from: request.source))
            }
            return try await page(ticket, account, request, because: .denied)
        case .expired:
            try await end(record, as: .expired, ticket, request)
            await method.cancel(attempt(record, factor, ticket, request), record.details)
            return try await page(ticket, account, request, because: .timedOut)
        }
    }

    private func state(
        of record: WaitingRecord, _ method: any WaitingMethod, _ attempt: WaitingAttempt
    ) async throws(RecordError) -> WaitingState {
        // An answer counts once; and one that comes late, not at all, whatever the method says.
        guard record.state == .waiting else { return record.state == .approved ? .expired : record.state }
        guard context.time.now() < record.expiresAt else { return .expired }
        return try await method.state(of: attempt, record.details)
    }

    /// Lets somebody in whose request was answered with yes.
    private func approve(
        _ record: WaitingRecord, _ factor: Factor, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        enum Outcome { case granted, needsMore, over, gone }
        let evidence = evidence(of: factor.id, factor.method, at: context.time.now())
        let (outcome, account) = try await accounts.update(request.account) { account, now in
            let occasion = Occasion(at: now, from: request.source)
            guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return (Outcome.over, account) }
            let isUsable = machine.ways(of: account, ticket).contains { $0.factors.contains(factor.id) }
            // Put out of use, or taken away, while the request was on its way.
            guard isUsable, now < record.expiresAt else { return (.gone, account) }
            // It may have passed from one page of the session to another while it was looked at, and counts for one.
            guard
                account.redeemSignIn(record.id, begunAt: record.begunAt, expiresAt: record.expiresAt, at: now)
            else { return (.over, account) }
            account.noteUse(of: factor.id, occasion)
            guard !machine.needsMore(account, ticket, at: now) else { return (.needsMore, account) }
            return (finish(ticket, &account, occasion) ? .granted : .over, account)
        }
        switch outcome {
        case .over: return .refused(.over)
        case .gone: return try await page(ticket, account, request, because: .timedOut)
        case .granted:
            try await end(record, as: .approved, ticket, request)
            return .verified(grant(ticket, request, [evidence]), nil)
        case .needsMore:
            try await end(record, as: .approved, ticket, request)
            var next = ticket
            next.evidence.append(evidence)
            next.phase = .enrollment
            return .enrollment(try await enrollment(next, request))
        }
    }

    private func end(
        _ record: WaitingRecord, as state: WaitingState, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) {
        try await requests.update(key(of: ticket, request)) { stored, _ in
            guard var stored, stored.id == record.id else { return (.keep, ()) }
            stored.state = state
            return (.store(stored, expiresAt: stored.expiresAt), ())
        }
    }

    /// Takes a request back that nobody waits for any more.
    func withdraw(_ ticket: SignInTicket, _ request: SignInRequest) async throws(RecordError) {
        guard !machine.waiting.isEmpty else { return }
        let taken: WaitingRecord? = try await requests.update(key(of: ticket, request)) { stored, now in
            guard let stored, stored.signIn == ticket.id else { return (.keep, nil) }
            return (.delete, stored.isOpen(at: now) ? stored : nil)
        }
        guard let taken, let factor = try await accounts.load(ticket.account)?.factor(taken.factor),
            let method = machine.waiting.first(where: { $0.method == taken.method })
        else { return }
        await method.cancel(attempt(taken, factor, ticket, request), taken.details)
    }

    private func attempt(
        _ record: WaitingRecord, _ factor: Factor, _ ticket: SignInTicket, _ request: SignInRequest
    ) -> WaitingAttempt {
        WaitingAttempt(
            id: record.id, account: ticket.account, accountName: ticket.accountName, factor: factor,
            application: machine.application(ticket), action: ticket.action, source: request.source,
            language: request.language, begunAt: record.begunAt, expiresAt: record.expiresAt)
    }
}
