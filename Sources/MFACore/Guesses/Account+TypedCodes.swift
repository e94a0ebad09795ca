package import OTPCore

/// What a text that somebody types can be right for.
package struct TypedCandidates: Sendable {
    /// How much is forgiven in codes of authenticator apps; nil if those do not count.
    package var apps: TOTP.Profile?
    /// The session and purpose of a code that was sent; nil if those do not count.
    package var sent: (session: SessionBinding, purpose: CodeChallenge.Purpose)?
    /// What methods of a host's own make of it.
    package var others: [OtherCode] = []
    /// Whether codes count that were sent to recovery addresses.
    package var issued = false

    /// A typed method of a host's own.
    package struct OtherCode: Sendable {
        package let method: FactorMethod
        /// How many texts would be right at any time, for one factor.
        package let liveCodes: Int
        package let judge: @Sendable (OtherCredential, String, UnixTime) -> OtherCodeVerdict

        package init(
            method: FactorMethod, liveCodes: Int,
            judge: @escaping @Sendable (OtherCredential, String, UnixTime) -> OtherCodeVerdict
        ) {
            self.method = method
            self.liveCodes = liveCodes
            self.judge = judge
        }
    }

    /// Whether there is anything that only a factor could be right for.
    package var namesFactors: Bool { apps != nil || sent != nil || !others.isEmpty }

    package init() {}
}

/// What a method of a host's own makes of a typed text.
public enum OtherCodeVerdict: Sendable {
    /// It is right; what is kept from now on, so that it is not right a second time.
    case right(OtherCredential)
    /// It was right, and has been used.
    case used
    /// It is wrong.
    case wrong
}

/// What became of a typed text.
package enum TypedVerdict: Sendable {
    /// It is right for a factor, and spent by this; the account has to be stored for it to count.
    case accepted(FactorID, FactorMethod)
    /// It is right for a code that was sent to a recovery address, and spent by this.
    case issued(IssuedCode)
    /// It was right, and has been used before.
    case alreadyUsed
    /// It was not looked at: the code that was sent is over, and nothing else could have been meant.
    case sentCodeOver(SentCodeEnd)
    /// It is wrong, or was not looked at.
    case refused(GuessVerdict)
}

/// Why a code that was sent is of no use any more.
public enum SentCodeEnd: Sendable, Hashable {
    /// Its time is over.
    case expired
    /// It was used.
    case used
    /// Too many wrong ones were typed in its place.
    case exhausted
}

extension Account {
    /// Judges a typed text against everything that it could be for, as one guess.
    ///
    /// The user need not say what he types. Whoever guesses pays for all that his guess could have been right for: the more codes
    /// are alive, the fewer guesses he has.
    package mutating func judge(
        typed text: some StringProtocol, as candidates: TypedCandidates, by client: ClientStanding,
        under policy: Policy, _ occasion: Occasion
    ) -> TypedVerdict {
        let now = occasion.at
        let active = activeFactors(under: policy)
        let apps = candidates.apps == nil ? [] : active.filter { $0.method == .authenticatorApp }
        let sent = candidates.sent.flatMap { challenges.latest(of: $0.session, for: $0.purpose) }
        let others = active.compactMap { factor in
            candidates.others.first { $0.method == factor.method }.map { (factor, $0) }
        }
        let issued = candidates.issued ? liveIssuedCodes(at: now).count : 0
        let isSentLive = sent?.isLive(at: now) ?? false
        guard isSentLive || !apps.isEmpty || !others.isEmpty || issued > 0 else {
            return sent.map { .sentCodeOver($0.end) } ?? .refused(.nothingToVerify)
        }
        if let obstacle = guessObstacle(for: client, under: policy, at: now) { return .refused(obstacle) }

        let app = match(text, among: apps, profile: candidates.apps ?? .standard, at: now)
        if case .right(let id) = app { return accepted(id, .authenticatorApp, candidates, occasion) }
        if isSentLive, let sent, case .right = challenges.verify(typed: text, for: sent.id, of: sent.session, at: now),
            let factor = sent.factor, active.contains(where: { $0.id == factor })
        {
            return accepted(factor, .sms, candidates, occasion)
        }
        var wasUsed = if case .used = app { true } else { false }
        for (factor, method) in others {
            guard case .other(_, let credential) = factor.credential else { continue }
            switch method.judge(credential, String(text), now) {
            case .right(let changed):
                keep(.other(factor.method, changed), for: factor.id)
                return accepted(factor.id, factor.method, candidates, occasion)
            case .used: wasUsed = true
            case .wrong: break
            }
        }
        if candidates.issued, let code = spendIssued(typed: text, at: now) {
            forgetWrongGuesses()
            return .issued(code)
        }
        guard !wasUsed else {
            // It tells a guesser nothing, but the user may want to know that somebody has seen his code.
            announce(.codeReplayed, occasion, method: apps.isEmpty ? others.first?.0.method : .authenticatorApp)
            return .alreadyUsed
        }
        let steps = candidates.apps.map { $0.window.behind + 1 + $0.window.ahead } ?? 0
        let alive = apps.count * steps + (isSentLive ? 1 : 0) + others.reduce(issued) { $0 + $1.1.liveCodes }
        let meant = apps.map(\.id) + others.map(\.0.id) + (isSentLive ? sent?.factor.map { [$0] } ?? [] : [])
        let guess = countWrongGuess(
            at: meant, liveCodes: alive, by: client, under: policy, occasion,
            method: apps.isEmpty ? isSentLive ? .sms : others.first?.0.method ?? .recoveryCode : .authenticatorApp)
        // Where a code that was sent is all that there is, the user has as many tries as both leave.
        guard apps.isEmpty, others.isEmpty, issued == 0, case .wrong(let left) = guess, let sent,
            let after = challenges.challenge(sent.id, of: sent.session)
        else { return .refused(guess) }
        return after.triesLeft > 0
            ? .refused(.wrong(triesLeft: min(left, after.triesLeft))) : .sentCodeOver(.exhausted)
    }

    // MARK: Parts

    private enum AppMatch {
        case right(FactorID)
        case used
        case none
    }

    /// Looks at all apps, also after one has matched, and keeps the state of the one that has.
    private mutating func match(
        _ text: some StringProtocol, among apps: [Factor], profile: TOTP.Profile, at now: UnixTime
    ) -> AppMatch {
        var match: (id: FactorID, credential: Credential)?
        var wasUsed = false
        for factor in apps {
            guard case .authenticatorApp(var app) = factor.credential else { continue }
            switch app.totp.verify(typed: text, at: now, state: app.state, profile: profile) {
            case .matched(let pending):
                app.state = pending.newState
                match = match ?? (factor.id, .authenticatorApp(app))
            case .rejected(let reason): wasUsed = wasUsed || reason == .replayed
            }
        }
        guard let match else { return wasUsed ? .used : .none }
        keep(match.credential, for: match.id)
        return .right(match.id)
    }

    private mutating func keep(_ credential: Credential, for id: FactorID) {
        guard let index = factors.firstIndex(where: { $0.id == id }) else { return }
        factors[index].credential = credential
    }

    private mutating func accepted(
        _ id: FactorID, _ method: FactorMethod, _ candidates: TypedCandidates, _ occasion: Occasion
    ) -> TypedVerdict {
        noteUse(of: id, occasion)
        // What was sent for this is of no use any more, whatever it was that the user has typed.
        if let (session, purpose) = candidates.sent, let sent = challenges.latest(of: session, for: purpose) {
            _ = challenges.cancel(sent.id, of: session, at: occasion.at)
        }
        return .accepted(id, method)
    }
}

extension CodeChallenge {
    /// Why it is over, for one that is.
    fileprivate var end: SentCodeEnd {
        switch state {
        case .used: .used
        case .exhausted: .exhausted
        case .open, .cancelled: .expired
        }
    }
}
