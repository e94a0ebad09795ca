internal import OTPCore

/// The codes that were sent in an account's name and may still come back.
///
/// One session has one challenge for a purpose at a time. What is over stays for ten minutes beyond its code's life, so
/// that whoever types it late or twice is told so.
struct ChallengeBook: Sendable {
    private(set) var challenges: [CodeChallenge]

    init(_ challenges: [CodeChallenge] = []) { self.challenges = challenges }

    /// Why no code is sent.
    enum Refusal: Error, Equatable {
        /// Not before that instant.
        case wait(until: UnixTime)
        /// Not as long as other sessions wait for theirs.
        case tooMany(until: UnixTime)
        /// It was sent as often as it may be.
        case sentOften
        /// There is nothing to send any more.
        case over
    }

    /// What became of a typed code.
    enum Verdict: Equatable {
        /// It is right, and spent.
        case right
        /// It is wrong.
        case wrong(triesLeft: Int)
        /// It was not looked at: its time is over.
        case expired
        /// It was not looked at: it has been used.
        case used
        /// It was not looked at: there have been too many wrong ones.
        case exhausted
        /// There is no such challenge in this session.
        case unknown
    }

    // MARK: Looking

    func challenge(_ id: FactorID, of session: SessionBinding) -> CodeChallenge? {
        challenges.first { $0.id == id && $0.session == session }
    }

    /// What a session has for a purpose, also if it is over; nil for nothing, and for what was cancelled.
    func latest(of session: SessionBinding, for purpose: CodeChallenge.Purpose) -> CodeChallenge? {
        challenges.last { $0.session == session && $0.purpose == purpose && $0.state != .cancelled }
    }

    /// From when on a code can be sent there again; nil if none was sent.
    ///
    /// Neither a newer challenge nor another session is a way around the wait.
    func nextSending(to address: PhoneAddress, rules: ChallengeRules) -> UnixTime? {
        let sendings = challenges.filter { $0.address == address }.flatMap(\.sendings)
        return sendings.map(\.at).max()?.advanced(by: rules.wait(after: sendings.count))
    }

    func live(at now: UnixTime) -> [CodeChallenge] { challenges.filter { $0.isLive(at: now) } }

    // MARK: Changing

    /// Puts a challenge in, in the place of an earlier one of its session and purpose.
    mutating func begin(_ challenge: CodeChallenge, rules: ChallengeRules, at now: UnixTime) throws(Refusal) {
        forget(at: now)
        let rivals = live(at: now).filter { !$0.isReplaced(by: challenge) }
        if rivals.count >= ChallengeRules.liveLimit {
            throw .tooMany(until: rivals.map(\.expiresAt).min() ?? now)
        }
        if let until = nextSending(to: challenge.address, rules: rules), now < until { throw .wait(until: until) }
        for index in challenges.indices where challenges[index].isReplaced(by: challenge) {
            challenges[index].end(.cancelled)
        }
        challenges.append(challenge)
    }

    /// Notes that a code is told once more.
    mutating func resend(
        _ id: FactorID, of session: SessionBinding, by channel: CodeChallenge.Channel, rules: ChallengeRules,
        at now: UnixTime
    ) throws(Refusal) -> CodeChallenge {
        guard let index = index(of: id, session), challenges[index].isLive(at: now) else { throw .over }
        guard challenges[index].sendings.count < rules.sendings else { throw .sentOften }
        if let until = nextSending(to: challenges[index].address, rules: rules), now < until {
            throw .wait(until: until)
        }
        challenges[index].sendings.append(.init(at: now, channel: channel))
        return challenges[index]
    }

    /// Judges a typed code; the try is counted first.
    mutating func verify(
        typed text: some StringProtocol, for id: FactorID, of session: SessionBinding, at now: UnixTime
    ) -> Verdict {
        guard let index = index(of: id, session) else { return .unknown }
        switch challenges[index].state {
        case .used: return .used
        case .exhausted: return .exhausted
        case .cancelled: return .unknown
        case .open: break
        }
        guard now < challenges[index].expiresAt else { return .expired }
        challenges[index].triesLeft -= 1
        let typed = try? OTPCode(typed: text, count: challenges[index].code.count)
        guard let typed, typed == challenges[index].code else {
            if challenges[index].triesLeft <= 0 { challenges[index].end(.exhausted) }
            return .wrong(triesLeft: max(0, challenges[index].triesLeft))
        }
        challenges[index].end(.used)
        return .right
    }

    /// Takes back a telling that has not happened; a challenge that was never told is gone.
    mutating func forgetLastSending(of id: FactorID, _ session: SessionBinding) {
        guard let index = index(of: id, session) else { return }
        challenges[index].sendings = challenges[index].sendings.dropLast()
        if challenges[index].sendings.isEmpty { challenges.remove(at: index) }
    }

    /// Ends a challenge that is not wanted any more; whether there was one.
    mutating func cancel(_ id: FactorID, of session: SessionBinding, at now: UnixTime) -> Bool {
        guard let index = index(of: id, session), challenges[index].isLive(at: now) else { return false }
        challenges[index].end(.cancelled)
        return true
    }

    // MARK: Parts

    /// How long what is over is remembered beyond its time, for whoever types it late.
    private static let memory: Int64 = 600

    private mutating func forget(at now: UnixTime) {
        challenges.removeAll { now >= $0.expiresAt.advanced(by: ChallengeBook.memory) }
        // Whoever begins and cancels all the time must not make the account grow.
        let surplus = challenges.count - 12
        guard surplus > 0 else { return }
        let over = challenges.filter { !$0.isLive(at: now) }.prefix(surplus).map(\.id)
        challenges.removeAll { over.contains($0.id) }
    }

    private func index(of id: FactorID, _ session: SessionBinding) -> Int? {
        challenges.firstIndex { $0.id == id && $0.session == session }
    }
}

extension CodeChallenge {
    fileprivate func isReplaced(by other: CodeChallenge) -> Bool {
        session == other.session && purpose == other.purpose
    }

    fileprivate mutating func end(_ state: State) {
        if self.state == .open { self.state = state }
    }
}
