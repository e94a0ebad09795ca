internal import EnrollmentFlow
public import MFACore
public import OTPCore
public import RecoveryCodes
public import SMSChallenge

/// Leads users from “password accepted” to “signed in”.
///
/// A sign-in that waits for a code is kept by its page: beginning one costs a read, and a code that is typed one read and one
/// write, in which the guess is counted, the code is spent and the sign-in is over. What a user is told is stored before he is.
public struct SignInService: Sendable {
    let context: RecordContext
    package let rules: SignInRules
    let machine: SignInMachine
    let messages: SMSChallenges?
    let completion: SMSTexts.Completion
    let messenger: (any RecoveryMessenger)?
    let localizer: @Sendable (Language) -> Localizer
    let recoveryCodes: RecoveryCodeRules
    let accounts: AccountRepository
    let requests: RecordRepository<WaitingRecord>
    let decoys: RecordRepository<Account>
    let limiter: SourceLimiter?

    /// Sign-ins.
    ///
    /// - Parameters:
    ///   - context: Where accounts are kept.
    ///   - rules: What is demanded, and how it looks.
    ///   - messages: Sends codes to phones, and judges by the same policy; nil for none.
    ///   - completion: By what phones take the code out of the message; one of those that the texts were made with.
    ///   - typed: Methods of the host's own whose codes are typed.
    ///   - waiting: Methods that are answered elsewhere.
    ///   - messenger: Sends recovery codes to addresses; nil for none.
    ///   - recoveryCodes: What a recovery code looks like that takes the place of a saved one.
    ///   - localizer: Makes text of messages; with the host's own words, if it has any.
    ///   - observers: Who hears of what happens.
    public init(
        _ context: RecordContext, rules: SignInRules, messages: SMSChallenges? = nil,
        completion: SMSTexts.Completion = .typed,
        typed: [any TypedMethod] = [], waiting: [any WaitingMethod] = [],
        messenger: (any RecoveryMessenger)? = nil, recoveryCodes: RecoveryCodeRules = .standard,
        localizer: @escaping @Sendable (Language) -> Localizer = { Localizer($0) },
        observers: [any EventObserver] = []
    ) {
        self.context = context
        self.rules = rules
        machine = SignInMachine(rules: rules, typed: typed, waiting: waiting, sendsMessages: messages != nil)
        self.messages = messages
        self.completion = completion
        self.messenger = messenger
        self.recoveryCodes = recoveryCodes
        self.localizer = localizer
        accounts = AccountRepository(context, observers: observers)
        requests = RecordRepository(context, .flow)
        decoys = RecordRepository(context, .flow)
        limiter = rules.sources.map { SourceLimiter(context, limits: $0, observers: observers) }
    }

    /// Begins a sign-in, after the host's own first factor.
    ///
    /// It can be called again in the same session, as for a page that is loaded anew: nothing is sent twice.
    ///
    /// - Parameters:
    ///   - start: What it is for.
    ///   - request: Who and from where.
    /// - Returns: What to do.
    /// - Throws: `RecordError`; then nobody may be let in.
    public func begin(_ start: SignInStart, _ request: SignInRequest) async throws(RecordError) -> SignInAnswer {
        var ticket = newTicket(start, request)
        let now = context.time.now()
        guard let account = try await upToDate(request.account, at: now) else {
            if rules.hidesAccounts { try await decoys.rehearseLoading(request.account.text) }
            return try await begin(Account(id: request.account, createdAt: now), &ticket, start, request)
        }
        // A remembered browser stands for the second factor, and for nothing that comes before it.
        if start.firstFactor != .failed, let answer = try await admittedBrowser(account, ticket, request) {
            return answer
        }
        return try await begin(account, &ticket, start, request)
    }

    func begin(
        _ account: Account, _ ticket: inout SignInTicket, _ start: SignInStart, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        if start.firstFactor == .failed { return try await decoy(&ticket, request) }
        switch machine.standing(of: account, ticket, at: ticket.begunAt) {
        case .satisfied:
            if rules.hidesAccounts { return try await decoy(&ticket, request) }
            return .verified(grant(ticket, request), nil)
        case .reminded(let reminder):
            if rules.hidesAccounts { return try await decoy(&ticket, request) }
            try await accounts.update(request.account) { account, now in
                account.noteReminder(Occasion(at: now, from: request.source))
            }
            return .verified(grant(ticket, request), reminder)
        case .enrollment(let since):
            if rules.hidesAccounts { return try await decoy(&ticket, request) }
            ticket.phase = .enrollment
            return .enrollment(try await enrollment(ticket, since: since, request))
        case .challenge(let ways):
            rehearseDecoy(ticket)
            return try await challenge(account, ticket, ways, request)
        case .impossible(let reason): return .impossible(try await impossible(reason, account, ticket, request))
        }
    }

    /// The first page, with what goes out at once.
    private func challenge(
        _ account: Account, _ ticket: SignInTicket, _ ways: [SignInWay], _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        guard let way = machine.chosen(ticket, among: ways), rules.sending == .atOnce,
            way.method == .sms || way.method.interaction == .elsewhere,
            account.guessObstacle(for: standing(of: request, account), under: rules.policy, at: ticket.begunAt) == nil
        else { return try await page(ticket, account, request) }
        return try await send(by: way, account, ticket, request)
    }

    /// Does what a user has done on a page.
    ///
    /// - Parameters:
    ///   - event: What he has done.
    ///   - token: The token of the page on which he has done it.
    ///   - request: Who and from where.
    /// - Returns: What to do.
    /// - Throws: `RecordError`; then nobody may be let in.
    public func handle(
        _ event: SignInEvent, token: String, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        let ticket: SignInTicket
        switch try await open(token, request) {
        case .success(let opened): ticket = opened
        case .failure(let refusal): return .refused(refusal)
        }
        switch (event, ticket.phase) {
        case (.cancel, _): return try await cancel(ticket, request)
        case (_, .enrollment): return .refused(.over)
        case (.submit(let text, let remember), .challenge):
            return try await verify(text, remember: remember, ticket, request)
        case (.submit(let text, _), .recovery): return try await recover(with: text, ticket, request)
        case (.use(let id), .challenge): return try await use(id, ticket, request)
        case (.use(let id), .recovery): return try await issue(to: id, ticket, request)
        case (.resend(let channel), .challenge): return try await resend(channel, ticket, request)
        case (.check, .challenge): return try await check(ticket, request)
        case (.recover, _): return try await beginRecovery(ticket, request)
        case (.resend, .recovery), (.check, .recovery):
            return try await page(ticket, try await account(of: ticket, request), request, because: .notHere)
        }
    }

    /// Puts the reminder off that a second factor is going to be required.
    ///
    /// - Parameters:
    ///   - groups: The groups that the user is in.
    ///   - request: Who and from where.
    /// - Returns: Until when; nil if he may not.
    /// - Throws: `RecordError`.
    public func snooze(
        groups: Set<String> = [], _ request: SignInRequest
    ) async throws(RecordError) -> UnixTime? {
        let policy = rules.policy(for: groups)
        return try await accounts.update(request.account) { account, now in
            account.snoozeReminder(under: policy, Occasion(at: now, from: request.source))
        }
    }

    private func cancel(_ ticket: SignInTicket, _ request: SignInRequest) async throws(RecordError) -> SignInAnswer {
        if ticket.isDecoy {
            try await cancelDecoy(ticket)
            return .cancelled
        }
        try await withdraw(ticket, request)
        let session = SessionBinding(request.session)
        try await accounts.update(request.account) { account, now in
            // Somebody who has no account yet does not get one by leaving.
            guard !account.factors.isEmpty else { return }
            _ = account.redeemSignIn(ticket.id, begunAt: ticket.begunAt, expiresAt: ticket.expiresAt, at: now)
            if let sent = account.challenge(of: session, for: ticket.purpose) {
                _ = account.cancelChallenge(sent.id, of: session, at: now)
            }
        }
        return .cancelled
    }
}
