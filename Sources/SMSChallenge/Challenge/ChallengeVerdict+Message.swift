public import MFACore
public import OTPCore

extension ChallengeVerdict {
    /// What is answered to whoever has typed the code; nil if it was right.
    public func message(at now: UnixTime) -> Message? {
        switch self {
        case .accepted: nil
        case .wrong(let triesLeft): GuessVerdict.wrong(triesLeft: triesLeft).message(at: now)
        // Which of them it is would tell a stranger more than it helps the user: he needs a new one either way.
        case .expired, .alreadyUsed, .unknown: Message(SendingPhrase.over)
        case .exhausted: Message(SendingPhrase.exhausted)
        case .numberInTooManyAccounts: Message(SendingPhrase.tooManyAccounts)
        case .refused(let verdict): verdict.message(at: now)
        }
    }
}
