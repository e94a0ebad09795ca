public import MFACore
public import PhoneNumbers

/// Sends codes to phones and judges what comes back.
///
/// It needs no accounts of the host's: an account that is not there begins with the first code, and holds nothing but
/// the codes.
///
/// A code is sent at most once for each time that somebody asks for it. Everything that could forbid it is asked and
/// counted before, and the answer to a typed code leaves only after the account has been stored.
public struct SMSChallenges: Sendable {
    let context: RecordContext
    let accounts: AccountRepository
    let policy: Policy
    let sending: SendingPolicy
    let texts: SMSTexts
    let routes: SMSRoutes
    let voice: VoiceCalls?
    let risk: (any NumberRisk)?
    let receipts: SMSReceipts?
    let deliveries: SMSDeliveries
    let tallies: CodeTallies
    let dispatcher: SMSDispatcher
    let events: EventHub

    /// Challenges.
    ///
    /// - Parameters:
    ///   - context: Where accounts are kept.
    ///   - policy: What accounts bear.
    ///   - sending: To which numbers codes are sent, and how many.
    ///   - texts: What messages say.
    ///   - routes: Who sends them.
    ///   - voice: Who reads codes out by telephone; nil for nobody.
    ///   - breaker: When a gateway is left alone.
    ///   - risk: Who looks numbers up before; nil for nobody.
    ///   - receipts: Where gateways report what became of a message; nil for nowhere.
    ///   - observers: Who hears of it.
    public init(
        _ context: RecordContext, policy: Policy = .standard, sending: SendingPolicy, texts: SMSTexts,
        routes: SMSRoutes, voice: VoiceCalls? = nil, breaker: CircuitBreaker = CircuitBreaker(),
        risk: (any NumberRisk)? = nil, receipts: SMSReceipts? = nil, observers: [any EventObserver] = []
    ) {
        self.context = context
        accounts = AccountRepository(context, observers: observers)
        self.policy = policy
        self.sending = sending
        self.texts = texts
        self.routes = routes
        self.voice = voice
        self.risk = risk
        self.receipts = receipts
        deliveries = SMSDeliveries(context)
        tallies = CodeTallies(context, sending.limits.unverified)
        dispatcher = SMSDispatcher(context: context, breaker: breaker, deliveries: deliveries, receipts: receipts)
        events = EventHub(observers, namespace: context.namespace, random: context.random)
    }

    /// What holds for the codes.
    package var rules: ChallengeRules { sending.rules }

    /// Whether codes can be read out to a number by telephone.
    package func calls(_ address: PhoneAddress) -> Bool {
        PhoneNumber(address).map { voice?.regions.contains($0.region) ?? false } ?? false
    }

    /// Sends a code to a number that somebody wants to add.
    ///
    /// - Parameters:
    ///   - number: The number.
    ///   - recipient: Whom it is for.
    ///   - channel: By message or by voice.
    /// - Returns: What the page needs, or why nothing was sent.
    /// - Throws: `RecordError` when it could not be written down; then nothing was sent, or what was sent is of no use.
    public func begin(
        adding number: PhoneNumber, for recipient: Recipient, by channel: CodeChallenge.Channel = .text
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        let request = SendingRequest(number: number, purpose: .addNumber, channel: channel, recipient: recipient)
        return try await begin(request, factor: nil)
    }

    /// Sends a code to a number that the account has.
    ///
    /// - Parameters:
    ///   - factor: The number's factor.
    ///   - purpose: `CodeChallenge/Purpose/signIn` or `CodeChallenge/Purpose/stepUp`.
    ///   - recipient: Whom it is for.
    ///   - channel: By message or by voice.
    /// - Returns: What the page needs, or why nothing was sent.
    /// - Throws: `RecordError`.
    public func begin(
        with factor: FactorID, purpose: CodeChallenge.Purpose = .signIn, for recipient: Recipient,
        by channel: CodeChallenge.Channel = .text
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        let account = try await accounts.load(recipient.account)
        guard case .phone(let address)? = account?.factor(factor)?.credential, let number = PhoneNumber(address) else {
            return .failure(.noSuchFactor)
        }
        let request = SendingRequest(number: number, purpose: purpose, channel: channel, recipient: recipient)
        return try await begin(request, factor: factor)
    }

    /// Sends the code of a challenge again; it is the same code, and lives no longer.
    ///
    /// - Parameters:
    ///   - challenge: The challenge.
    ///   - recipient: Whom it is for.
    ///   - channel: By message or by voice, whatever it was the first time.
    /// - Returns: What the page needs, or why nothing was sent.
    /// - Throws: `RecordError`.
    public func resend(
        _ challenge: FactorID, for recipient: Recipient, by channel: CodeChallenge.Channel = .text
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        let session = SessionBinding(recipient.session)
        let account = try await accounts.load(recipient.account)
        guard let current = account?.challenge(challenge, of: session), let number = PhoneNumber(current.address) else {
            return .failure(.over)
        }
        let request = SendingRequest(
            number: number, purpose: current.purpose, channel: channel, recipient: recipient)
        return try await send(request) { account, now in
            Result { () throws(ChallengeRefusal) in
                try account.resend(challenge, of: session, by: channel, rules: sending.rules, at: now)
            }
            .mapError(SendingRefusal.init)
        }
    }

    /// Judges a code that somebody has typed.
    ///
    /// - Throws: `RecordError`; then nothing may be granted.
    public func verify(
        typed text: String, for challenge: FactorID, by recipient: Recipient
    ) async throws(RecordError) -> ChallengeVerdict {
        let session = SessionBinding(recipient.session)
        let verdict = try await accounts.update(recipient.account) { account, now in
            account.verifyChallenge(
                typed: text, for: challenge, of: session, by: recipient.client, under: policy,
                Occasion(at: now, from: recipient.source))
        }
        guard case .accepted(let answer) = verdict, answer.purpose == .addNumber else { return verdict }
        return try await confirm(answer, recipient)
    }

    /// Ends a challenge that the user does not want any more.
    ///
    /// - Parameters:
    ///   - challenge: The challenge.
    ///   - recipient: Whose it is.
    ///   - finishedOtherwise: Whether he has reached by another method what the code was for, so that it does not count
    ///     as one that never came back.
    /// - Returns: Whether there was one.
    /// - Throws: `RecordError`.
    public func cancel(
        _ challenge: FactorID, by recipient: Recipient, finishedOtherwise: Bool = false
    ) async throws(RecordError) -> Bool {
        let session = SessionBinding(recipient.session)
        let ended: CodeChallenge? = try await accounts.update(recipient.account) { account, now in
            guard account.cancelChallenge(challenge, of: session, at: now) else { return nil }
            return account.challenge(challenge, of: session)
        }
        if let ended, ended.purpose == .addNumber, finishedOtherwise, let number = PhoneNumber(ended.address) {
            // The challenge is over whatever becomes of the tally.
            try? await tallies.release(code(to: number, expiringAt: ended.expiresAt, recipient))
        }
        return ended != nil
    }

    /// How far the code of a challenge has come on its way to the phone, for the page; nil if nothing is known.
    ///
    /// - Throws: `RecordError`.
    public func delivery(
        of challenge: FactorID, for recipient: Recipient
    ) async throws(RecordError) -> SMSDelivery.State? {
        let account = try await accounts.load(recipient.account)
        guard account?.challenge(challenge, of: SessionBinding(recipient.session)) != nil else { return nil }
        let states = try await deliveries.attempts(of: challenge).map { $0.state(at: context.time.now()) }
        return states.contains(.delivered) ? .delivered : states.last
    }

    /// Takes in what a gateway reports of a message.
    ///
    /// - Parameter call: The gateway's call.
    /// - Returns: What became of it, and what to answer.
    /// - Throws: `RecordError`; answer 503, and the gateway calls again.
    public func take(_ call: ReceiptCall) async throws(RecordError) -> ReceiptVerdict {
        guard let receipts else { return .forged }
        let found: (name: AttemptName, url: String)?
        do throws(KeyError) {
            found = try await receipts.attempt(of: call, keys: context.keys)
        } catch {
            throw RecordError(error)
        }
        guard let found else { return .forged }
        let attempts = try await deliveries.attempts(of: found.name.challenge)
        guard attempts.indices.contains(found.name.number) else { return .unknown }
        let name = attempts[found.name.number].gateway
        let gateway: (any ReportingGateway)? = routes.gateway(named: name) ?? voice?.gateway(named: name)
        // One that has been taken out of the configuration is not believed any more, and need not call again.
        switch gateway?.report(in: call, to: found.url) ?? .nothingNew {
        case .state(let state):
            return try await deliveries.merge(state, into: found.name).map { .taken($0) } ?? .unknown
        case .nothingNew: return .taken(attempts[found.name.number].state)
        case .forged: return .forged
        case .unreadable: return .unreadable
        }
    }
}
