public import MFACore

/// What a user does on a page of a set-up.
public enum EnrollmentEvent: Sendable {
    /// He presses the main button, with what stands in the fields.
    case submit([String: String] = [:])
    /// He takes one of the choices.
    case choose(String)
    /// He goes back to a step; everything that he has entered there and after it is void.
    case back(to: EnrollmentStep)
    /// He does without what is offered.
    case skip
    /// He wants a code to be sent again.
    case resend(CodeChallenge.Channel = .text)
    /// The page asks by itself whether something has happened meanwhile.
    case check
    /// He does not want to go on at all.
    case cancel

    /// An event without what belongs to it, as a page's buttons have it.
    public enum Kind: Sendable, Hashable {
        /// The main button.
        case submit
        /// One of the choices.
        case choose(String)
        /// Back to a step.
        case back(to: EnrollmentStep)
        /// Without what is offered.
        case skip
        /// A code again.
        case resend(CodeChallenge.Channel)
        /// Whether something has happened meanwhile.
        case check
        /// The end of it.
        case cancel
    }
}

/// Why a set-up does not do what was asked of it; it is as it was.
public enum EnrollmentRefusal: Error, Sendable, Equatable {
    /// The page is not the current one: show that, and ask again.
    case stale
    /// There is no set-up in this session: it has ended, or its time is over.
    case over
    /// The step has no such thing.
    case notHere
    /// There is no such choice.
    case unknownChoice
    /// The choice would leave the user without a way into these applications, which he needs.
    case choiceRefused(applications: [String])
    /// A field is empty; what users call it.
    case missing(field: Message)
    /// The user has a factor, and has to verify with it before factors are changed.
    case needsFactor
    /// The account does not take it.
    case account(AccountRefusal)
}

extension EnrollmentRefusal {
    /// What is answered.
    public var message: Message {
        switch self {
        case .stale: Message(StepPhrase.stale)
        case .over: Message(StepPhrase.over)
        case .notHere: Message(StepPhrase.notAllowedHere)
        case .unknownChoice: Message(StepPhrase.unknownChoice)
        case .choiceRefused(let names):
            Message(StepPhrase.refusedFor, ["applications": .text(names.joined(separator: ", "))])
        case .missing(let field): Message(StepPhrase.missing, ["field": .message(field)])
        case .needsFactor: Message(StepPhrase.needsFactor)
        case .account(let refusal): refusal.message
        }
    }
}
