public import MFACore
internal import OTPCore
public import PhoneNumbers

/// Sends codes to phones and judges what comes back.
///
/// It needs no accounts of the host's: an account that is not there begins with the first code, and holds nothing but
/// the codes.
///
/// A code is sent at most once for each time that somebody asks for it. Everything that could forbid it is asked and
/// counted before, and the answer to a typed code leaves only after the account has been stored.
public struct SMSChallenges: Sendable {
    private let context: RecordContext
    private let accounts: AccountRepository
    private let policy: Policy
    private let sending: SendingPolicy
    private let texts: SMSTexts
    private let dispatcher: SMSDispatcher
    private let risk: (any NumberRisk)?
    private let receiptURL: (@Sendable (FactorID) -> String)?
    private let events: EventHub

    /// Challenges.
    ///
    /// - Parameters:
    ///   - context: Where accounts are kept.
    ///   - policy: What accounts bear.
    ///   - sending: To which numbers codes are sent, and how many.
    ///   - texts: What messages say.
    ///   - routes: Who sends them.
    ///   - breaker: When a gateway is left alone.
    ///   - risk: Who looks numbers up before; nil for nobody.
    ///   - receiptURL: Where gateways report what became of a message; it has to say which one.
    ///   - observers: Who hears of it.
    public init(
        _ context: RecordContext, policy: Policy = .standard, sending: SendingPolicy, texts: SMSTexts,
        routes: SMSRoutes,
        breaker: CircuitBreaker = CircuitBreaker(), risk: (any NumberRisk)? = nil,
        receiptURL: (@Sendable (FactorID) -> String)? = nil, observers: [any EventObserver] = []
    ) {
        self.context = context
        accounts = AccountRepository(context, observers: observers)
        self.policy = policy
        self.sending = sending
        self.texts = texts
        dispatcher = SMSDispatcher(
            context: context, routes: routes, breaker: breaker, deliveries: SMSDeliveries(context))
        self.risk = risk
        self.receiptURL = receiptURL
        events = EventHub(observers, namespace: context.namespace, random: context.random)
    }

    // MARK: What a host calls

    /// Whom a code is for, and in which words.
    public struct Recipient: Sendable {
        /// The account.
        public var account: AccountID
        /// The host's session, by which the answer is known to come from the same browser; a text that only the two of
        /// them know.
        public var session: String
        /// Whether the browser has been here before.
        public var client: ClientStanding
        /// Where the request comes from.
        public var source: ClientSource?
        /// The language of the message.
        public var language: Language
        /// By what the phone takes the code out of the message.
        public var completion: SMSTexts.Completion

        /// A recipient.
        public init(
            _ account: AccountID, session: String, client: ClientStanding = .stranger, source: ClientSource? = nil,
            language: Language = .english, completion: SMSTexts.Completion = .typed
        ) {
            self.account = account
            self.session = session
            self.client = client
            self.source = source
            self.language = language
            self.completion = completion
        }
    }

    /// Sends a code to a number that somebody wants to add.
    ///
    /// - Throws: `RecordError` when it could not be written down; then nothing was sent, or what was sent is of no use.
    public func begin(
        adding number: PhoneNumber, for recipient: Recipient
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        try await begin(number, factor: nil, purpose: .addNumber, recipient)
    }

    /// Sends a code to a number that the account has.
    ///
    /// - Parameters:
    ///   - factor: The number's factor.
    ///   - purpose: `CodeChallenge/Purpose/signIn` or `CodeChallenge/Purpose/stepUp`.
    ///   - recipient: Whom it is for.
    /// - Returns: What the page needs, or why nothing was sent.
    /// - Throws: `RecordError`.
    public func begin(
        with factor: FactorID, purpose: CodeChallenge.Purpose = .signIn, for recipient: Recipient
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        let account = try await accounts.load(recipient.account)
        guard case .phone(let address)? = account?.factor(factor)?.credential, let number = PhoneNumber(address) else {
            return .failure(.noSuchFactor)
        }
        return try await begin(number, factor: factor, purpose: purpose, recipient)
    }

    /// Sends the code of a challenge again; it is the same code, and lives no longer.
    ///
    /// - Throws: `RecordError`.
    public func resend(
        _ challenge: FactorID, for recipient: Recipient
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        let session = SessionBinding(recipient.session)
        let account = try await accounts.load(recipient.account)
        guard let current = account?.challenge(challenge, of: session), let number = PhoneNumber(current.address) else {
            return .failure(.over)
        }
        return try await send(to: number, purpose: current.purpose, recipient) { account, now in
            Result { () throws(ChallengeRefusal) in
                try account.resend(challenge, of: session, rules: sending.rules, at: now)
            }
        }
    }

    /// Judges a code that somebody has typed.
    ///
    /// - Throws: `RecordError`; then nothing may be granted.
    public func verify(
        typed text: String, for challenge: FactorID, by recipient: Recipient
    ) async throws(RecordError) -> ChallengeVerdict {
        let session = SessionBinding(recipient.session)
        return try await accounts.update(recipient.account) { account, now in
            account.verifyChallenge(
                typed: text, for: challenge, of: session, by: recipient.client, under: policy,
                Occasion(at: now, from: recipient.source))
        }
    }

    /// Ends a challenge that the user does not want any more; whether there was one.
    ///
    /// - Throws: `RecordError`.
    public func cancel(_ challenge: FactorID, by recipient: Recipient) async throws(RecordError) -> Bool {
        let session = SessionBinding(recipient.session)
        return try await accounts.update(recipient.account) { account, now in
            account.cancelChallenge(challenge, of: session, at: now)
        }
    }

    // MARK: Sending

    private func begin(
        _ number: PhoneNumber, factor: FactorID?, purpose: CodeChallenge.Purpose, _ recipient: Recipient
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        guard let address = number.address else { return .failure(.typeNotServed) }
        let id = FactorID.random(from: context.random)
        return try await send(to: number, purpose: purpose, recipient) { account, now in
            let challenge = CodeChallenge(
                id: id, purpose: purpose, address: address, factor: factor, session: SessionBinding(recipient.session),
                rules: sending.rules, random: context.random, at: now)
            let occasion = Occasion(at: now, from: recipient.source)
            return Result { () throws(ChallengeRefusal) in
                try account.begin(challenge, by: recipient.client, under: policy, rules: sending.rules, occasion)
                return challenge
            }
        }
    }

    /// Asks whether a code may be sent, counts it, has the account take note of it, and sends it: in this order, so
    /// that whatever fails has cost nobody a message.
    private func send(
        to number: PhoneNumber, purpose: CodeChallenge.Purpose, _ recipient: Recipient,
        _ change: (inout Account, UnixTime) -> Result<CodeChallenge, ChallengeRefusal>
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        if let refusal = sending.refusal(of: number, for: purpose) {
            await tell(.sendingRefused(limit: "policy", until: nil), recipient)
            return .failure(refusal)
        }
        switch await risk?.assess(number, for: purpose, of: recipient.account) ?? .proceed {
        case .proceed: break
        case .stepUp: return try await refuse(.needsBetterFactor, "risk", recipient)
        case .refuse: return try await refuse(.suspicious, "risk", recipient)
        }
        let now = context.time.now()
        let reservation: Reservation
        switch try await context.reserve(try await limits(number, purpose, recipient), at: now) {
        case .success(let reserved): reservation = reserved
        case .failure(let reached):
            if reached.isFirst { await tell(.sendingRefused(limit: reached.name, until: reached.until), recipient) }
            return .failure(.limit(until: reached.until))
        }
        let challenge: CodeChallenge
        switch try await accounts.update(recipient.account, change) {
        case .success(let begun): challenge = begun
        case .failure(let refusal):
            try await context.release(reservation, at: now)
            return .failure(SendingRefusal(refusal))
        }
        let ending = try await dispatcher.dispatch(draft(of: challenge, to: number, recipient), challenge: challenge.id)
        switch ending {
        case .sent(let gateway):
            await tell(.codeSent(gateway: gateway, region: number.region.code), recipient)
            return .success(SentChallenge(challenge, number, rules: sending.rules))
        case .notSent(let reason, let details):
            try await context.release(reservation, at: now)
            try await takeBack(challenge, recipient)
            await tell(.codeNotSent(reason: details.joined(separator: "; ")), recipient)
            return .failure(.notSent(reason))
        }
    }

    private func refuse(
        _ refusal: SendingRefusal, _ limit: String, _ recipient: Recipient
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        await tell(.sendingRefused(limit: limit, until: nil), recipient)
        return .failure(refusal)
    }

    /// A telling that has not happened must not make anybody wait for the next.
    private func takeBack(_ challenge: CodeChallenge, _ recipient: Recipient) async throws(RecordError) {
        let session = SessionBinding(recipient.session)
        try await accounts.update(recipient.account) { account, _ in
            account.forgetLastSending(of: challenge.id, session)
        }
    }

    private func draft(
        of challenge: CodeChallenge, to number: PhoneNumber, _ recipient: Recipient
    ) -> SMSDispatcher.Draft {
        let left = challenge.expiresAt.seconds - context.time.now().seconds
        let text = texts.text(
            challenge.purpose, code: challenge.codeText, minutes: max(1, Int(left / 60)), in: recipient.language,
            completion: recipient.completion)
        return SMSDispatcher.Draft(
            address: challenge.address, region: number.region, text: SMSText(text), expiresAt: challenge.expiresAt,
            receiptURL: receiptURL)
    }

    /// What a message is counted against; numbers stand in the counters' names as digests that nobody can go through
    /// without the key.
    private func limits(
        _ number: PhoneNumber, _ purpose: CodeChallenge.Purpose, _ recipient: Recipient
    ) async throws(RecordError) -> [CountedLimit] {
        let key: MasterKey
        do throws(KeyError) { key = try await context.keys.currentKey() } catch { throw RecordError(error) }
        return sending.limits.counted(
            account: recipient.account, numberDigest: key.index(of: number.e164),
            prefixDigest: key.index(of: String(number.e164.dropLast(4)) + "…"), source: recipient.source,
            purpose: purpose)
    }

    private func tell(_ content: MFAEvent.Content, _ recipient: Recipient) async {
        let occasion = Occasion(at: context.time.now(), by: .user, from: recipient.source)
        await events.tell([
            MFAEvent.Draft(content: content, account: recipient.account, method: .sms, occasion: occasion)
        ])
    }
}
