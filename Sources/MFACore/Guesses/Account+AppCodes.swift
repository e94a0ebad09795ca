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
        var candidates = TypedCandidates()
        candidates.apps = profile
        return switch judge(typed: text, as: candidates, by: client, under: policy, occasion) {
        case .accepted(let factor, _): .accepted(factor)
        case .alreadyUsed: .alreadyUsed
        case .refused(let verdict): .refused(verdict)
        // Neither was asked about.
        case .issued, .sentCodeOver: .refused(.nothingToVerify)
        }
    }
}
