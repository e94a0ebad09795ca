public import MFACore
public import OTPCore
public import PhoneNumbers

/// Why no code was sent.
public enum SendingRefusal: Error, Sendable, Hashable {
    /// Not before that instant.
    case wait(until: UnixTime)
    /// There have been too many; not before that instant.
    case limit(until: UnixTime)
    /// Too many sessions of the account wait for a code; one of them is over at that instant.
    case tooManySessions(until: UnixTime)
    /// The code was sent as often as it may be; a new challenge is needed.
    case sentOften
    /// The challenge is over; a new one is needed.
    case over
    /// Nothing is sent to that region.
    case regionNotServed(Region)
    /// Nothing is sent to numbers of that kind.
    case typeNotServed
    /// Nobody is called there.
    case noCalls
    /// The account has as many numbers as it may have.
    case tooManyNumbers
    /// The account has no such number that is in use.
    case noSuchFactor
    /// The account bears no guess until that instant; nil if it bears none until somebody helps.
    case paused(until: UnixTime?)
    /// The number may be in other hands; something better than a message is needed.
    case needsBetterFactor
    /// Something does not look right with the number.
    case suspicious
    /// No gateway could send it: nothing was sent, and nothing was counted. The reason is there if a gateway has given one.
    case notSent(SMSOutcome.Rejection.Reason?)

    init(_ refusal: ChallengeRefusal) {
        self =
            switch refusal {
            case .wait(let until): .wait(until: until)
            case .tooMany(let until): .tooManySessions(until: until)
            case .sentOften: .sentOften
            case .over: .over
            case .noSuchFactor: .noSuchFactor
            case .guessing(.paused(let until)), .guessing(.wrongAndPaused(let until)): .paused(until: until)
            case .guessing: .paused(until: nil)
            }
    }
}

extension SendingRefusal {
    /// What is answered.
    public func message(at now: UnixTime) -> Message {
        func waiting(_ phrase: SendingPhrase, _ until: UnixTime) -> Message {
            Message(phrase, ["wait": .message(.wait(until: until, from: now))])
        }
        return switch self {
        case .wait(let until): waiting(.wait, until)
        case .limit(let until), .tooManySessions(let until): waiting(.tooMany, until)
        case .sentOften, .over: Message(SendingPhrase.over)
        case .regionNotServed(let region):
            Message(PhonePhrase.countryNotServed, ["country": .message(region.message)])
        case .typeNotServed: Message(PhonePhrase.notMobile)
        case .noCalls: Message(SendingPhrase.noCalls)
        case .tooManyNumbers: Message(SendingPhrase.tooManyNumbers)
        case .noSuchFactor: Message(AnswerPhrase.noSuchFactor)
        case .paused(let until?): GuessVerdict.paused(until: until).message(at: now)
        case .paused(nil): GuessVerdict.exhausted.message(at: now)
        case .needsBetterFactor: Message(SendingPhrase.needsBetterFactor)
        case .suspicious: Message(SendingPhrase.suspicious)
        case .notSent(.invalidNumber), .notSent(.unreachable), .notSent(.optedOut):
            Message(SendingPhrase.numberUnusable)
        case .notSent: Message(SendingPhrase.notSent)
        }
    }
}
