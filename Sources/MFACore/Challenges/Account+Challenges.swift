public import OTPCore

/// What became of a code that was sent.
public enum ChallengeVerdict: Sendable {
    /// It is right, and spent by this; the account has to be stored for it to count.
    case accepted(AnsweredChallenge)
    /// It is wrong.
    case wrong(triesLeft: Int)
    /// It was not looked at: its time is over. A new one can be asked for.
    case expired
    /// It was not looked at: it has been used.
    case alreadyUsed
    /// It was not looked at: there have been too many wrong ones. A new one can be asked for.
    case exhausted
    /// There is no such challenge in this session.
    case unknown
    /// It is right and spent, and the number is in as many accounts as it may be.
    case numberInTooManyAccounts
    /// The account does not bear any guess now.
    case refused(GuessVerdict)
}

/// Proof that somebody has typed the code that was sent to a number; only a verification makes one.
public struct AnsweredChallenge: Sendable {
    /// The challenge.
    public let challenge: FactorID
    /// What the user was doing.
    public let purpose: CodeChallenge.Purpose
    /// The number.
    public let address: PhoneAddress
    /// The factor that has been verified; nil for a number that is being added.
    public let factor: FactorID?
    /// When the challenge was begun.
    public let begunAt: UnixTime
    /// When its code was told, the first time first.
    public let toldAt: [UnixTime]
    /// From when on it would have been over.
    public let expiresAt: UnixTime
    /// When it was answered.
    public let answeredAt: UnixTime

    init(_ challenge: CodeChallenge, at now: UnixTime) {
        self.challenge = challenge.id
        purpose = challenge.purpose
        address = challenge.address
        factor = challenge.factor
        begunAt = challenge.createdAt
        toldAt = challenge.sendings.map(\.at)
        expiresAt = challenge.expiresAt
        answeredAt = now
    }

    /// The number as a factor, for an account; nil if it was not being added.
    public func confirmedFactor(id: FactorID, name: String) -> ConfirmedFactor? {
        guard purpose == .addNumber else { return nil }
        return ConfirmedFactor(
            id: id, name: name, credential: .phone(address), createdAt: begunAt, confirmedAt: answeredAt)
    }
}

/// Why no code is sent.
public enum ChallengeRefusal: Error, Sendable, Equatable {
    /// Not before that instant.
    case wait(until: UnixTime)
    /// Too many sessions of the account wait for a code; one of them is over at that instant.
    case tooMany(until: UnixTime)
    /// The code was sent as often as it may be; a new challenge is needed.
    case sentOften
    /// The challenge is over.
    case over
    /// The account has no such number that is in use.
    case noSuchFactor
    /// The account does not bear any guess now, so that a code would be of no use.
    case guessing(GuessVerdict)
}

extension Account {
    /// The codes that somebody may still type.
    public func liveChallenges(at now: UnixTime) -> [CodeChallenge] { challenges.live(at: now) }

    /// A challenge of a session; nil if there is none.
    package func challenge(_ id: FactorID, of session: SessionBinding) -> CodeChallenge? {
        challenges.challenge(id, of: session)
    }

    /// What a session has for a purpose, also if it is over; nil for nothing.
    package func challenge(of session: SessionBinding, for purpose: CodeChallenge.Purpose) -> CodeChallenge? {
        challenges.latest(of: session, for: purpose)
    }

    /// From when on the code of a challenge can be sent again; nil if it cannot.
    package func resendAt(of challenge: CodeChallenge, under rules: ChallengeRules) -> UnixTime? {
        guard challenge.sendings.count < rules.sendings,
            let at = challenges.nextSending(to: challenge.address, rules: rules)
        else { return nil }
        return at < challenge.expiresAt ? at : nil
    }

    /// Begins a challenge; its code has to be sent when the account has been stored.
    ///
    /// An earlier one of the same session and purpose is over by that.
    ///
    /// - Parameters:
    ///   - challenge: The challenge.
    ///   - client: Who asks for it.
    ///   - policy: What the account bears.
    ///   - rules: What holds for codes that are sent.
    ///   - occasion: When, from where and by whom.
    /// - Throws: ``ChallengeRefusal``.
    package mutating func begin(
        _ challenge: CodeChallenge, by client: ClientStanding, under policy: Policy, rules: ChallengeRules,
        _ occasion: Occasion
    ) throws(ChallengeRefusal) {
        if let obstacle = guessObstacle(for: client, under: policy, at: occasion.at) { throw .guessing(obstacle) }
        if let factor = challenge.factor {
            let isThere = activeFactors(under: policy).contains {
                guard $0.id == factor, case .phone(challenge.address) = $0.credential else { return false }
                return true
            }
            guard isThere else { throw .noSuchFactor }
        }
        do throws(ChallengeBook.Refusal) {
            try challenges.begin(challenge, rules: rules, at: occasion.at)
        } catch {
            throw ChallengeRefusal(error)
        }
    }

    /// Notes that a code is sent again; it has to be sent when the account has been stored.
    ///
    /// - Throws: ``ChallengeRefusal``.
    package mutating func resend(
        _ id: FactorID, of session: SessionBinding, by channel: CodeChallenge.Channel = .text, rules: ChallengeRules,
        at now: UnixTime
    ) throws(ChallengeRefusal) -> CodeChallenge {
        do throws(ChallengeBook.Refusal) {
            return try challenges.resend(id, of: session, by: channel, rules: rules, at: now)
        } catch {
            throw ChallengeRefusal(error)
        }
    }

    /// Judges a code that was sent.
    ///
    /// The try is counted on the challenge, and a wrong one in the account's budget, which all sessions share. Whoever
    /// stores the account afterwards, and only then tells the answer, grants a code once.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - id: The challenge.
    ///   - session: The session that has it.
    ///   - client: Who typed it.
    ///   - policy: What the account bears.
    ///   - occasion: When, from where and by whom.
    /// - Returns: The verdict.
    package mutating func verifyChallenge(
        typed text: some StringProtocol, for id: FactorID, of session: SessionBinding,
        by client: ClientStanding = .stranger, under policy: Policy, _ occasion: Occasion
    ) -> ChallengeVerdict {
        guard let challenge = challenges.challenge(id, of: session) else { return .unknown }
        if let obstacle = guessObstacle(for: client, under: policy, at: occasion.at) { return .refused(obstacle) }
        switch challenges.verify(typed: text, for: id, of: session, at: occasion.at) {
        case .unknown: return .unknown
        case .expired: return .expired
        case .used: return .alreadyUsed
        case .exhausted: return .exhausted
        case .right:
            if let factor = challenge.factor {
                // It may have been removed or put out of use since the code was sent.
                guard activeFactors(under: policy).contains(where: { $0.id == factor }) else { return .unknown }
                noteUse(of: factor, occasion)
            }
            return .accepted(AnsweredChallenge(challenge, at: occasion.at))
        case .wrong(let triesLeft):
            let guess = countWrongGuess(
                at: challenge.factor.map { [$0] } ?? [], liveCodes: 1, by: client, under: policy, occasion, method: .sms
            )
            // The challenge's tries and the account's: the user has as many as both leave.
            guard case .wrong(let left) = guess else { return .refused(guess) }
            return .wrong(triesLeft: min(left, triesLeft))
        }
    }

    /// Takes back a telling that has not happened.
    package mutating func forgetLastSending(of id: FactorID, _ session: SessionBinding) {
        challenges.forgetLastSending(of: id, session)
    }

    /// Ends a challenge; whether there was one.
    package mutating func cancelChallenge(_ id: FactorID, of session: SessionBinding, at now: UnixTime) -> Bool {
        challenges.cancel(id, of: session, at: now)
    }
}

extension CodeChallenge {
    /// A challenge with a code that nobody can foresee, which is told at once.
    package init(
        id: FactorID, purpose: Purpose, address: PhoneAddress, factor: FactorID?, session: SessionBinding,
        channel: Channel = .text, rules: ChallengeRules, random: some RandomSource, at now: UnixTime
    ) {
        self.id = id
        self.purpose = purpose
        self.address = address
        self.factor = factor
        self.session = session
        createdAt = now
        expiresAt = now.advanced(by: rules.lifetime)
        sendings = [Sending(at: now, channel: channel)]
        triesLeft = rules.tries
        var generator = random.generator
        code = .random(count: rules.digits, using: &generator)
    }

    /// The code, for the message.
    package var codeText: String { code.text }
}

extension ChallengeRefusal {
    fileprivate init(_ refusal: ChallengeBook.Refusal) {
        self =
            switch refusal {
            case .wait(let until): .wait(until: until)
            case .tooMany(let until): .tooMany(until: until)
            case .sentOften: .sentOften
            case .over: .over
            }
    }
}
