internal import MFACore
internal import OTPCore

/// What a sign-in comes to: functions of an account and of what is known of the request, and of nothing else.
struct SignInMachine {
    let rules: SignInRules
    let typed: [any TypedMethod]
    let waiting: [any WaitingMethod]
    /// Whether there is something that sends codes to phones.
    let sendsMessages: Bool

    /// How an account stands before a sign-in.
    enum Standing {
        /// Nothing more is needed.
        case satisfied
        /// The user comes in, and is told that he will need a second factor.
        case reminded(SignInReminder)
        /// He has never had a factor, and has to set one up.
        case enrollment(since: UnixTime?)
        /// He verifies by one of these ways, the best one first.
        case challenge([SignInWay])
        /// He cannot, for a reason.
        case impossible(ImpossibleSignIn.Reason)
    }

    /// How an account stands before a sign-in.
    func standing(of account: Account, _ ticket: SignInTicket, at now: UnixTime) -> Standing {
        let policy = rules.policy(for: ticket.groups)
        let status = policy.enforcementStatus(of: account, at: now)
        guard !account.factors.isEmpty else {
            let isTooLittle = ticket.action != nil && ticket.minimum > .password
            return newcomer(isTooLittle ? .required(since: nil) : status, account, ticket, at: now)
        }
        // Whoever has a factor has to show one, also if it is optional, and also if the one that he has is out of use: it may
        // be so because somebody else has guessed at it.
        let ways = ways(of: account, ticket)
        if !ways.isEmpty, !application(ticket).canShowPage, case .required = status {
            return .impossible(.setUpFirst)
        }
        guard ways.isEmpty else { return .challenge(ways) }
        return .impossible(.noWay(obstacle(of: account, ticket)))
    }

    /// Why none of an account's factors is of use for a sign-in.
    func obstacle(of account: Account, _ ticket: SignInTicket) -> ApplicationReach.Obstacle {
        let policy = rules.policy(for: ticket.groups)
        let reach = policy.reach(application(ticket), of: account)
        if let obstacle = reach.obstacle { return obstacle }
        // It would do for signing in, and says too little for what is to be confirmed.
        let needed = policy.factorMethods.filter { takes($0, ticket) && rank($0) != nil }
        return needed.isEmpty ? .notAllowed : .wrongMethods(needed: needed)
    }

    /// Whether a method works where a user signs in, and says enough for what he wants there.
    func takes(_ method: FactorMethod, _ ticket: SignInTicket) -> Bool {
        takes(method, ticket, in: application(ticket))
    }

    private func takes(_ method: FactorMethod, _ ticket: SignInTicket, in application: Application) -> Bool {
        application.works(method) && (method != .sms || ticket.minimum < .secondFactor)
    }

    /// What a user is told who has fewer factors than he will need; nil for nothing.
    func reminder(of account: Account, _ ticket: SignInTicket, at now: UnixTime) -> SignInReminder? {
        switch rules.policy(for: ticket.groups).enforcementStatus(of: account, at: now) {
        case .remind(let due, let snoozes): SignInReminder(due: due, snoozesLeft: snoozes)
        case .grace(let until): SignInReminder(due: until, snoozesLeft: 0)
        case .satisfied, .upcoming, .snoozed, .required: nil
        }
    }

    /// How somebody stands who has never had a factor.
    private func newcomer(
        _ status: EnforcementStatus, _ account: Account, _ ticket: SignInTicket, at now: UnixTime
    ) -> Standing {
        if case .required(let since) = status {
            return application(ticket).canShowPage ? .enrollment(since: since) : .impossible(.noWay(.noFactor))
        }
        return reminder(of: account, ticket, at: now).map { .reminded($0) } ?? .satisfied
    }

    /// The application, as far as what the user sits at can make use of it.
    func application(_ ticket: SignInTicket) -> Application {
        let application = rules.policy.application(ticket.application)
        guard !ticket.canShowPage, application.canShowPage else { return application }
        return Application(
            id: application.id, name: application.name, methods: application.methods, canShowPage: false)
    }

    /// The ways that an account has into an application, the best one first: the one used last, then what takes least
    /// typing, then codes over the telephone network.
    func ways(of account: Account, _ ticket: SignInTicket) -> [SignInWay] {
        let application = application(ticket)
        let usable = account.activeFactors(under: rules.policy(for: ticket.groups)).filter { factor in
            takes(factor.method, ticket, in: application) && rank(factor.method) != nil
        }
        let apps = usable.filter { $0.method == .authenticatorApp }.map(\.id)
        let common = apps.isEmpty ? [] : [SignInWay(.authenticatorApp, apps)]
        let others = usable.filter { $0.method != .authenticatorApp }.map { SignInWay($0.method, [$0.id]) }
        // Most have one.
        guard common.count + others.count > 1 else { return common + others }
        return (common + others).enumerated().sorted { left, right in
            order(left.element, left.offset, account) < order(right.element, right.offset, account)
        }.map(\.element)
    }

    private func order(_ way: SignInWay, _ offset: Int, _ account: Account) -> (Int, Int, Int) {
        let isLatest = account.lastUsedFactor.map(way.factors.contains) ?? false
        return (isLatest ? 0 : 1, rank(way.method) ?? 0, offset)
    }

    /// How good a method is; nil for one that nobody has configured.
    private func rank(_ method: FactorMethod) -> Int? {
        switch method {
        case .authenticatorApp: 1
        case .sms: sendsMessages ? 3 : nil
        default:
            waiting.contains { $0.method == method } ? 0 : typed.contains { $0.method == method } ? 2 : nil
        }
    }

    /// The way that a page is about.
    func chosen(_ ticket: SignInTicket, among ways: [SignInWay]) -> SignInWay? {
        ways.first { $0.id == ticket.chosen } ?? ways.first
    }

    /// What a text can be right for that is typed into the page of a sign-in.
    func candidates(_ ticket: SignInTicket, _ ways: [SignInWay], session: SessionBinding) -> TypedCandidates {
        var candidates = TypedCandidates()
        let methods = Set(ways.map(\.method))
        if methods.contains(.authenticatorApp) { candidates.apps = rules.appCodes }
        if methods.contains(.sms) { candidates.sent = (session, ticket.purpose) }
        candidates.others = others(methods)
        return candidates
    }

    /// What a text can be right for that is typed into the page of a recovery: also factors that do not work where the user signs in.
    func recoveryCandidates(_ ticket: SignInTicket, _ account: Account) -> TypedCandidates {
        var candidates = TypedCandidates()
        candidates.issued = rules.recovery.usesIssuedCodes
        // One piece of evidence counts once.
        guard rules.recovery.usesFactors, !ticket.evidence.contains(where: { $0.kind == .factor }) else {
            return candidates
        }
        let methods = Set(account.activeFactors(under: rules.policy(for: ticket.groups)).map(\.method))
        if methods.contains(.authenticatorApp) { candidates.apps = rules.appCodes }
        candidates.others = others(methods)
        return candidates
    }

    private func others(_ methods: Set<FactorMethod>) -> [TypedCandidates.OtherCode] {
        typed.filter { methods.contains($0.method) }.map { method in
            TypedCandidates.OtherCode(method: method.method, liveCodes: method.liveCodes) {
                method.judge($1, with: $0, at: $2)
            }
        }
    }

    /// Whether somebody who has just verified still has to set something up.
    func needsMore(_ account: Account, _ ticket: SignInTicket, at now: UnixTime) -> Bool {
        if case .required = rules.policy(for: ticket.groups).enforcementStatus(of: account, at: now) {
            return application(ticket).canShowPage
        }
        return false
    }

    /// What RFC 8176 calls a method.
    func references(_ method: FactorMethod) -> [String] {
        switch method {
        case .authenticatorApp, .recoveryCode: ["otp"]
        case .sms: ["sms"]
        default:
            typed.first { $0.method == method }?.references ?? waiting.first { $0.method == method }?.references ?? []
        }
    }
}
