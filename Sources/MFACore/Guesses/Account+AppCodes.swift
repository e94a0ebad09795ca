public import OTPCore

/// What became of a code from an authenticator app.
public enum AppCodeVerdict: Sendable, Equatable {
    /// It is right, and spent by this; the account has to be stored for it to count.
    case accepted(FactorID)
    /// It was right, and has been used before.
    case alreadyUsed
    /// It is not right, or was not looked at.
    case refused(GuessVerdict)
}

extension Account {
    /// Judges a code against every authenticator app of the user that is in use.
    ///
    /// All apps are looked at, also after one has matched. A code that cannot be one is a wrong guess like any other. Whoever
    /// stores the account afterwards, and only then tells the answer, grants a code once.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - client: Who typed it.
    ///   - policy: What is allowed, and what the account bears.
    ///   - profile: How much to forgive.
    ///   - occasion: When, from where and by whom.
    /// - Returns: The verdict.
    public mutating func verifyAppCode(
        typed text: some StringProtocol, by client: ClientStanding = .stranger, under policy: Policy,
        profile: TOTP.Profile = .standard, _ occasion: Occasion
    ) -> AppCodeVerdict {
        let candidates = activeFactors(under: policy).filter { $0.method == .authenticatorApp }
        guard !candidates.isEmpty else { return .refused(.nothingToVerify) }
        if let obstacle = guessObstacle(for: client, under: policy, at: occasion.at) { return .refused(obstacle) }

        var match: (id: FactorID, state: TOTP.State)?
        var wasUsed = false
        for factor in candidates {
            guard case .authenticatorApp(let app) = factor.credential else { continue }
            switch app.totp.verify(typed: text, at: occasion.at, state: app.state, profile: profile) {
            case .matched(let pending): match = match ?? (factor.id, pending.newState)
            case .rejected(let reason): wasUsed = wasUsed || reason == .replayed
            }
        }
        if let match {
            accept(match.state, for: match.id)
            noteUse(of: match.id, occasion)
            return .accepted(match.id)
        }
        guard !wasUsed else {
            // It tells a guesser nothing, but the user may want to know that somebody has seen his code.
            announce(.codeReplayed, occasion, method: .authenticatorApp)
            return .alreadyUsed
        }
        let steps = profile.window.behind + 1 + profile.window.ahead
        return .refused(
            countWrongGuess(
                at: candidates.map(\.id), liveCodes: candidates.count * steps, by: client, under: policy, occasion,
                method: .authenticatorApp))
    }

    private mutating func accept(_ state: TOTP.State, for id: FactorID) {
        guard let index = factors.firstIndex(where: { $0.id == id }),
            case .authenticatorApp(var app) = factors[index].credential
        else { return }
        app.state = state
        factors[index].credential = .authenticatorApp(app)
    }
}
