public import MFACore
public import OTPCore

/// Why a helpdesk's wish is not carried out; nothing has changed then.
public enum HelpdeskRefusal: Error, Sendable, Equatable {
    /// Nobody of the staff has been named who does it.
    case noOperator
    /// No reason has been given.
    case noReason
    /// A name or a reason of more bytes than can be kept.
    case tooLong(limit: Int)
    /// The account does not do it.
    case account(AccountRefusal)
    /// There is nothing that a reset could take away.
    case nothingToReset
    /// A reset is waiting already; take it back first.
    case resetPending(until: UnixTime)
    /// No reset is waiting, or none of that name.
    case noSuchReset
    /// The user could not object for as long as the rules want.
    case coolingOffTooShort(minimum: Duration)
    /// The reset would wait for longer than anybody remembers it.
    case coolingOffTooLong(maximum: Duration)
    /// An exemption would be over before it begins.
    case exemptionOver
    /// An exemption would be longer than the rules allow.
    case exemptionTooLong(maximum: Duration)

    /// What the staff read.
    public var message: Message {
        func time(_ duration: Duration) -> [String: Message.Value] {
            ["time": .message(.duration(seconds: duration.wholeSeconds))]
        }
        return switch self {
        case .noOperator: Message(HelpdeskTaskPhrase.noOperator)
        case .noReason: Message(HelpdeskTaskPhrase.noReason)
        case .tooLong(let limit): Message(HelpdeskTaskPhrase.tooLong, ["limit": .number(limit)])
        case .account(let refusal): refusal.message
        case .nothingToReset: Message(HelpdeskTaskPhrase.nothingToReset)
        case .resetPending(let until): Message(HelpdeskTaskPhrase.alreadyPending, ["date": .date(until)])
        case .noSuchReset: Message(HelpdeskTaskPhrase.noSuchReset)
        case .coolingOffTooShort(let minimum): Message(HelpdeskTaskPhrase.coolingOffTooShort, time(minimum))
        case .coolingOffTooLong(let maximum): Message(HelpdeskTaskPhrase.coolingOffTooLong, time(maximum))
        case .exemptionOver: Message(HelpdeskTaskPhrase.exemptionOver)
        case .exemptionTooLong(let maximum): Message(HelpdeskTaskPhrase.exemptionTooLong, time(maximum))
        }
    }
}
