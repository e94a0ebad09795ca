internal import EnrollmentFlow
internal import MFACore
internal import OTPCore
internal import SMSChallenge

extension SignInService {
    // MARK: Tickets

    func newTicket(_ start: SignInStart, _ request: SignInRequest) -> SignInTicket {
        let now = context.time.now()
        let passwordAt: UnixTime = if case .passed(let at?) = start.firstFactor { at } else { now }
        return SignInTicket(
            id: .random(from: context.random), account: request.account, accountName: start.accountName,
            application: start.application, groups: start.groups, canShowPage: start.canShowPage, begunAt: now,
            expiresAt: now.advanced(by: rules.lifetime), passwordAt: passwordAt)
    }

    /// The sign-in of a page.
    func open(
        _ token: String, _ request: SignInRequest
    ) async throws(RecordError) -> Result<SignInTicket, SignInRefusal> {
        let ticket = try await SignInTicket.open(
            token, of: request.account, session: request.session, in: context)
        guard let ticket else { return .failure(.otherSession) }
        return context.time.now() < ticket.expiresAt ? .success(ticket) : .failure(.over)
    }

    // MARK: Accounts

    /// The account that a sign-in is about, or what stands in its place.
    func account(of ticket: SignInTicket, _ request: SignInRequest) async throws(RecordError) -> Account {
        if ticket.isDecoy { return try await standIn(for: ticket) }
        return try await accounts.load(request.account) ?? Account(id: request.account, createdAt: context.time.now())
    }

    /// The account, after a reset that was due; nil if there is none.
    func upToDate(_ id: AccountID, at now: UnixTime) async throws(RecordError) -> Account? {
        let account = try await accounts.load(id)
        guard let pending = account?.pendingReset, now >= pending.dueAt else { return account }
        return try await accounts.update(id) { account, now in
            _ = account.carryOutDueReset(at: now)
            return account
        }
    }

    /// Whether the browser has been here before: as the host says, or as its token shows.
    func standing(of request: SignInRequest, _ account: Account) -> ClientStanding {
        guard request.client == .stranger, let token = request.trustedToken else { return request.client }
        let isKnown = account.knowsTrustedDevice(token, browser: request.browser, at: context.time.now())
        return isKnown ? .known : .stranger
    }

    // MARK: Answers

    /// What lets somebody in.
    func grant(
        _ ticket: SignInTicket, _ request: SignInRequest, _ evidence: [SignInEvidence] = [],
        browser: TrustedBrowser? = nil
    ) -> VerifiedSignIn {
        VerifiedSignIn(
            signIn(ticket, evidence), in: SessionBinding(request.session), for: ticket.action, browser: browser)
    }

    func signIn(_ ticket: SignInTicket, _ evidence: [SignInEvidence]) -> SignIn {
        SignIn(
            account: ticket.account.text, application: ticket.application,
            evidence: [.password(at: ticket.passwordAt)] + ticket.evidence + evidence, at: context.time.now())
    }

    /// The page that a sign-in is at, with why it is still there.
    func page(
        _ ticket: SignInTicket, _ account: Account, _ request: SignInRequest, because rejection: SignInRejection? = nil,
        token: String? = nil
    ) async throws(RecordError) -> SignInAnswer {
        let now = context.time.now()
        let session = SessionBinding(request.session)
        var scene = SignInPages.Scene(now: now, account: account, ways: machine.ways(of: account, ticket))
        switch ticket.phase {
        case .recovery: scene.addresses = try await usableAddresses(request)
        case .challenge, .enrollment:
            scene.sent = account.challenge(of: session, for: ticket.purpose)
            if let sent = scene.sent, let messages {
                scene.resendAt = account.resendAt(of: sent, under: messages.rules)
                scene.offersCalls = messages.calls(sent.address)
            }
            let isWaiting = machine.chosen(ticket, among: scene.ways)?.method.interaction == .elsewhere
            // A page waits for its own sign-in's request, and for no other of its session: that one's answer would not let it go on.
            if isWaiting, let record = try await requests.load(key(of: ticket, request)), record.signIn == ticket.id {
                scene.waiting = record
            }
            scene.canRecover = try await canRecover(account, ticket, request)
        }
        let sealed: String
        if let token { sealed = token } else { sealed = try await ticket.sealed(session: request.session, in: context) }
        let pages = SignInPages(machine: machine, localizer: localizer(request.language))
        return .page(
            pages.page(ticket, token: sealed, scene, error: rejection?.message(at: now)), rejection)
    }

    /// What somebody has to set up.
    func enrollment(
        _ ticket: SignInTicket, since: UnixTime? = nil, isRecovery: Bool = false, _ request: SignInRequest
    ) async throws(RecordError) -> RequiredEnrollment {
        let application = machine.application(ticket)
        let verifiedAt = ticket.evidence.map(\.at).max()
        return RequiredEnrollment(
            token: try await ticket.sealed(session: request.session, in: context),
            start: EnrollmentStart(
                accountName: ticket.accountName, in: .signIn, passwordTypedAt: ticket.passwordAt,
                factorVerifiedAt: verifiedAt, applications: application.id.isEmpty ? [] : [application.id]),
            methods: rules.policy.factorMethods.filter { machine.takes($0, ticket) }, since: since,
            isRecovery: isRecovery)
    }

    /// That somebody cannot sign in, which his host hears of.
    func impossible(
        _ reason: ImpossibleSignIn.Reason, _ account: Account, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> ImpossibleSignIn {
        let application = machine.application(ticket)
        let occasion = Occasion(at: context.time.now(), from: request.source)
        await accounts.tell(
            .signInImpossible(application: ticket.application, reason: reason.name), about: ticket.account, occasion)
        let localizer = localizer(request.language)
        var messages: [Message]
        var mayRecover = false
        switch reason {
        case .noWay(let obstacle):
            messages = ApplicationReach(application: application, factors: [], obstacle: obstacle)
                .messages(in: localizer)
            if !application.canShowPage { messages.append(Message(RecoveryPagePhrase.setUpElsewhere)) }
            mayRecover = application.canShowPage && !account.factors.isEmpty
        case .setUpFirst: messages = [Message(RecoveryPagePhrase.setUpElsewhere)]
        case .resetPending(let until): messages = [Message(RecoveryPagePhrase.pending, ["date": .date(until)])]
        case .notSent(let message): messages = [message]
        }
        var token: String?
        if mayRecover {
            if try await canRecover(account, ticket, request) {
                token = try await ticket.sealed(session: request.session, in: context)
            } else {
                messages.append(Message(RecoveryPagePhrase.askSupport))
            }
        }
        return ImpossibleSignIn(reason: reason, messages: messages, token: token)
    }
}

extension ImpossibleSignIn.Reason {
    /// As it stands in events.
    fileprivate var name: String {
        switch self {
        case .noWay(.noFactor): "no-factor"
        case .noWay(.outOfUse): "out-of-use"
        case .noWay(.notAllowed): "not-allowed"
        case .noWay(.wrongMethods): "wrong-methods"
        case .noWay(.needsPage): "needs-page"
        case .setUpFirst: "set-up-first"
        case .resetPending: "reset-pending"
        case .notSent: "not-sent"
        }
    }
}
