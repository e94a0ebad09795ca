public import EnrollmentFlow
public import MFACore
public import OTPCore

/// What is answered to whoever signs in.
public enum SignInAnswer: ~Copyable, Sendable {
    /// He is in; and what he should be told of a second factor that he will need, nil for nothing.
    case verified(VerifiedSignIn, SignInReminder?)
    /// He verifies; the page to show, and what became of what he has done, nil for nothing to say.
    case page(SignInPage<String>, SignInRejection?)
    /// He has to set something up, and is let in by that.
    case enrollment(RequiredEnrollment)
    /// He cannot sign in; why, and the way out.
    case impossible(ImpossibleSignIn)
    /// The page is not good any more, and nothing was done.
    case refused(SignInRefusal)
    /// He did not want to go on.
    case cancelled
}

/// What became of something that was typed or waited for, without its letting anybody in.
public enum SignInRejection: Sendable, Hashable {
    /// It is wrong.
    case wrong(triesLeft: Int)
    /// It is wrong, or was not looked at: there is a pause.
    case paused(until: UnixTime)
    /// It was not looked at: guessing is over for browsers that the account does not know.
    case exhausted
    /// It was not looked at: this source has asked for too much.
    case sourcePaused(until: UnixTime)
    /// It was right, and has been used before.
    case alreadyUsed
    /// The code that was sent is over.
    case codeOver(SentCodeEnd)
    /// There is nothing that it could be right for.
    case nothingToVerify
    /// The answer was no.
    case denied
    /// Nobody has answered in time.
    case timedOut
    /// Nothing was sent; what the user is told.
    case notSent(Message)
    /// There is no such way, or the page has no such thing.
    case notHere
    /// A piece of evidence was right, and one more is needed.
    case oneMore

    /// What is answered.
    public func message(at now: UnixTime) -> Message {
        switch self {
        case .wrong(let tries): GuessVerdict.wrong(triesLeft: tries).message(at: now)
        case .paused(let until), .sourcePaused(let until): GuessVerdict.paused(until: until).message(at: now)
        case .exhausted: GuessVerdict.exhausted.message(at: now)
        case .alreadyUsed: Message(AnswerPhrase.alreadyUsed)
        case .codeOver(.exhausted): Message(SignInPhrase.codeExhausted)
        case .codeOver: Message(SignInPhrase.codeOver)
        case .nothingToVerify: Message(AnswerPhrase.nothingToVerify)
        case .denied: Message(SignInPhrase.denied)
        case .timedOut: Message(SignInPhrase.timedOut)
        case .notSent(let message): message
        case .notHere: Message(SignInPhrase.notHere)
        case .oneMore: Message(RecoveryPagePhrase.oneMore)
        }
    }

    init(_ verdict: GuessVerdict) {
        self =
            switch verdict {
            case .wrong(let tries): .wrong(triesLeft: tries)
            case .wrongAndPaused(let until), .paused(let until): .paused(until: until)
            case .exhausted: .exhausted
            case .nothingToVerify: .nothingToVerify
            }
    }
}

/// Why nothing was done.
public enum SignInRefusal: Error, Sendable, Hashable {
    /// The page was made for another session or account, or by nobody; or what was granted was for something else.
    case otherSession
    /// The sign-in has been carried to its end, or its time is over: it has to be begun anew.
    case over

    /// What is answered.
    public var message: Message { Message(SignInPhrase.over) }
}

/// That a second factor is going to be required.
public struct SignInReminder: Sendable, Hashable {
    /// From when on.
    public let due: UnixTime
    /// How often the user may still put it off.
    public let snoozesLeft: Int

    /// What the user is told.
    public var message: Message { Message(AnswerPhrase.reminder, ["date": .date(due)]) }
}

/// That somebody has to set something up before he is let in.
public struct RequiredEnrollment: Sendable {
    /// What has to come back with the set-up when it is done; see ``SignInService/finish(_:token:remember:_:)``.
    public let token: String
    /// What the set-up is begun with.
    public let start: EnrollmentStart
    /// The methods that he can set up and that work where he signs in.
    public let methods: Set<FactorMethod>
    /// Since when it is required; nil if there was no date.
    public let since: UnixTime?
    /// Whether he has lost what he had, and has recovered his account.
    public let isRecovery: Bool

    /// What the user is told.
    public var message: Message {
        if isRecovery { return Message(RecoveryPagePhrase.recovered) }
        return Message(AnswerPhrase.required)
    }
}

/// That somebody cannot sign in, and why.
public struct ImpossibleSignIn: Sendable {
    /// Why.
    public enum Reason: Sendable, Hashable {
        /// None of his factors is of use there.
        case noWay(ApplicationReach.Obstacle)
        /// He has to set something up first, and here is no page to do it.
        case setUpFirst
        /// He has asked for his factors to be taken away, or support has; until then he can object.
        case resetPending(until: UnixTime)
        /// The request could not be sent.
        case notSent(Message)
    }

    /// Why.
    public let reason: Reason
    /// What the user is told, and what he can do.
    public let messages: [Message]
    /// With what he can show what else he has, in ``SignInEvent/recover``; nil if there is no recovery here.
    public let token: String?
}
