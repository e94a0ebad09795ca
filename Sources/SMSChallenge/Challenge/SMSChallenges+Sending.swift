internal import MFACore
internal import OTPCore
internal import PhoneNumbers

/// What somebody asks for.
struct SendingRequest {
    let number: PhoneNumber
    let purpose: CodeChallenge.Purpose
    let channel: CodeChallenge.Channel
    let recipient: SMSChallenges.Recipient
}

extension SMSChallenges {
    /// Sends a new code.
    func begin(
        _ request: SendingRequest, factor: FactorID?
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        guard let address = request.number.address else { return .failure(.typeNotServed) }
        let recipient = request.recipient
        let id = FactorID.random(from: context.random)
        return try await send(request, isNew: true) { account, now in
            if request.purpose == .addNumber, account.phoneCount >= sending.limits.numbersPerAccount {
                return .failure(.tooManyNumbers)
            }
            let challenge = CodeChallenge(
                id: id, purpose: request.purpose, address: address, factor: factor,
                session: SessionBinding(recipient.session), channel: request.channel, rules: sending.rules,
                random: context.random, at: now)
            let occasion = Occasion(at: now, from: recipient.source)
            return Result { () throws(ChallengeRefusal) in
                try account.begin(challenge, by: recipient.client, under: policy, rules: sending.rules, occasion)
                return challenge
            }
            .mapError(SendingRefusal.init)
        }
    }

    /// Asks whether a code may be sent, counts it, has the account take note of it, and sends it: in this order, so
    /// that whatever fails has cost nobody a message.
    func send(
        _ request: SendingRequest, isNew: Bool = false,
        _ change: (inout Account, UnixTime) -> Result<CodeChallenge, SendingRefusal>
    ) async throws(RecordError) -> Result<SentChallenge, SendingRefusal> {
        if let obstacle = await obstacle(to: request) { return .failure(obstacle) }
        let now = context.time.now()
        let expected = code(to: request.number, expiringAt: now.advanced(by: sending.rules.lifetime), request.recipient)
        let counted: Counted
        switch try await count(request, isNew && request.purpose == .addNumber ? expected : nil, at: now) {
        case .success(let done): counted = done
        case .failure(let refusal): return .failure(refusal)
        }
        let challenge: CodeChallenge
        let resendAt: UnixTime?
        let noted = try await accounts.update(request.recipient.account) { account, now in
            change(&account, now).map { ($0, account.resendAt(of: $0, under: sending.rules)) }
        }
        switch noted {
        case .success(let noted): (challenge, resendAt) = noted
        case .failure(let refusal):
            try await takeBack(counted, at: now)
            return .failure(refusal)
        }
        switch try await dispatcher.dispatch(challenge, over: ways(for: challenge, request)) {
        case .sent(let gateway):
            await tell(.codeSent(gateway: gateway, region: request.number.region.code), request.recipient)
            return .success(
                SentChallenge(challenge, request.number, digits: sending.rules.digits, resendAt: resendAt))
        case .notSent(let reason, let details):
            try await takeBack(counted, at: now)
            try await forgetSending(of: challenge, request.recipient)
            await tell(.codeNotSent(reason: details.joined(separator: "; ")), request.recipient)
            return .failure(.notSent(reason))
        }
    }

    /// What follows when a number that is being added has been confirmed.
    func confirm(_ answer: AnsweredChallenge, _ recipient: Recipient) async throws(RecordError) -> ChallengeVerdict {
        guard let number = PhoneNumber(answer.address) else { return .accepted(answer) }
        let counting = try await counting(number, recipient)
        let now = context.time.now()
        if case .failure(let reached) = try await context.reserve(counting.accounts, at: now) {
            await tell(.sendingRefused(limit: reached.name, until: reached.until), recipient)
            return .numberInTooManyAccounts
        }
        // What follows makes room for others, and must not be in the way of him who has shown what he had to show.
        for (prefix, then) in counting.prefixes.flatMap({ prefix in answer.toldAt.map { (prefix, $0) } }) {
            try? await context.release(prefix, countedAt: then, at: now)
        }
        try? await tallies.verify(code(to: number, expiringAt: answer.expiresAt, recipient))
        return .accepted(answer)
    }

    // MARK: Who gets none

    private func obstacle(to request: SendingRequest) async -> SendingRefusal? {
        if let refusal = sending.refusal(of: request.number, for: request.purpose) ?? refusalToCall(request) {
            await tell(.sendingRefused(limit: "policy", until: nil), request.recipient)
            return refusal
        }
        let refusal: SendingRefusal
        switch await risk?.assess(request.number, for: request.purpose, of: request.recipient.account) ?? .proceed {
        case .proceed: return nil
        case .stepUp: refusal = .needsBetterFactor
        case .refuse: refusal = .suspicious
        }
        await tell(.sendingRefused(limit: "risk", until: nil), request.recipient)
        return refusal
    }

    private func refusalToCall(_ request: SendingRequest) -> SendingRefusal? {
        guard request.channel == .voice, !(voice?.regions.contains(request.number.region) ?? false) else { return nil }
        return .noCalls
    }

    // MARK: How many

    /// What was counted for a code that is about to be sent.
    private struct Counted {
        let reservation: Reservation
        let tallied: CodeTallies.Code?
    }

    private func count(
        _ request: SendingRequest, _ code: CodeTallies.Code?, at now: UnixTime
    ) async throws(RecordError) -> Result<Counted, SendingRefusal> {
        let recipient = request.recipient
        let limits = try await counting(request.number, recipient).all(for: request.purpose, by: request.channel)
        let reservation: Reservation
        switch try await context.reserve(limits, at: now) {
        case .success(let reserved): reservation = reserved
        case .failure(let reached):
            if reached.isFirst { await tell(.sendingRefused(limit: reached.name, until: reached.until), recipient) }
            return .failure(.limit(until: reached.until))
        }
        for limit in reservation.nearlyReached where limit.name == "all" {
            await tell(.sendingAlarm(limit: limit.name, until: limit.until), recipient)
        }
        if let code, let until = try await tallies.reserve(code) {
            if try await isFirstRefusal(to: request.number.region, at: now) {
                await tell(.sendingRefused(limit: "unverified", until: until), recipient)
            }
            if sending.limits.unverified.mode == .deny {
                try await context.release(reservation, at: now)
                return .failure(.limit(until: until))
            }
        }
        return .success(Counted(reservation: reservation, tallied: code))
    }

    /// Whether nobody was refused by the budget in these ten minutes; whoever asks all the time would fill the log.
    private func isFirstRefusal(to region: Region, at now: UnixTime) async throws(RecordError) -> Bool {
        let limit = CountedLimit(
            "unverified", subject: "sms unverified \(region.code)", .init(unchecked: 1, per: .seconds(600)))
        if case .success = try await context.reserve([limit], at: now) { return true }
        return false
    }

    private func takeBack(_ counted: Counted, at now: UnixTime) async throws(RecordError) {
        try await context.release(counted.reservation, at: now)
        if let code = counted.tallied { try await tallies.release(code) }
    }

    private func counting(_ number: PhoneNumber, _ recipient: Recipient) async throws(RecordError) -> CountedSending {
        CountedSending(
            limits: sending.limits, account: recipient.account, number: number, source: recipient.source,
            key: try await context.currentKey())
    }

    func code(to number: PhoneNumber, expiringAt end: UnixTime, _ recipient: Recipient) -> CodeTallies.Code {
        CodeTallies.Code(
            region: number.region.code, source: recipient.source.map(CountedSending.network), expiresAt: end)
    }

    // MARK: Sending

    /// The gateways that could send a code, each with what it sends.
    private func ways(for challenge: CodeChallenge, _ request: SendingRequest) -> [SMSDispatcher.Way] {
        switch request.channel {
        case .text: ways(byText: challenge, request)
        case .voice: ways(byVoice: challenge, request)
        }
    }

    private func ways(byText challenge: CodeChallenge, _ request: SendingRequest) -> [SMSDispatcher.Way] {
        guard let route = routes.route(to: request.number.region) else { return [] }
        let left = challenge.expiresAt.seconds - context.time.now().seconds
        let text = SMSText(
            texts.text(
                challenge.purpose, code: challenge.codeText, minutes: max(1, Int(left / 60)),
                in: request.recipient.language, completion: request.recipient.completion))
        return route.gateways.map { gateway in
            SMSDispatcher.Way(gateway: gateway.name) { attempt in
                await gateway.send(
                    SMSMessage(
                        id: attempt.id, address: challenge.address, sender: route.sender, text: text,
                        lifetime: attempt.lifetime, receiptURL: attempt.receiptURL))
            }
        }
    }

    private func ways(byVoice challenge: CodeChallenge, _ request: SendingRequest) -> [SMSDispatcher.Way] {
        guard let voice else { return [] }
        let language = request.recipient.language
        let sentences = voice.sentences(code: challenge.codeText, in: language)
        return voice.gateways.map { gateway in
            SMSDispatcher.Way(gateway: gateway.name) { attempt in
                await gateway.call(
                    VoiceCall(
                        id: attempt.id, address: challenge.address, caller: voice.caller, language: language,
                        sentences: sentences, lifetime: attempt.lifetime, receiptURL: attempt.receiptURL))
            }
        }
    }

    /// A telling that has not happened must not make anybody wait for the next.
    private func forgetSending(of challenge: CodeChallenge, _ recipient: Recipient) async throws(RecordError) {
        let session = SessionBinding(recipient.session)
        try await accounts.update(recipient.account) { account, _ in
            account.forgetLastSending(of: challenge.id, session)
        }
    }

    private func tell(_ content: MFAEvent.Content, _ recipient: Recipient) async {
        let occasion = Occasion(at: context.time.now(), by: .user, from: recipient.source)
        await events.tell([
            MFAEvent.Draft(content: content, account: recipient.account, method: .sms, occasion: occasion)
        ])
    }
}

extension Account {
    /// How many numbers the account has.
    fileprivate var phoneCount: Int {
        factors.count { if case .phone = $0.credential { true } else { false } }
    }
}
