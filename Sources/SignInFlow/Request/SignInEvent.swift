public import MFACore

/// What a user does on a page of a sign-in.
public enum SignInEvent: Sendable {
    /// He has typed something: a code of whatever kind, which is recognised by its shape.
    case submit(String, remember: Bool = false)
    /// He takes another way; an app's request or a message goes out by that.
    case use(SignInWay.ID)
    /// He wants the code to be sent again.
    case resend(CodeChallenge.Channel = .text)
    /// The page asks by itself whether something has happened meanwhile.
    case check
    /// He has nothing of all that any more.
    case recover
    /// He does not want to go on.
    case cancel

    /// An event without what belongs to it, as a page's buttons have it.
    public enum Kind: Sendable, Hashable {
        /// What was typed.
        case submit
        /// Another way.
        case use(SignInWay.ID)
        /// A code again.
        case resend(CodeChallenge.Channel)
        /// Whether something has happened meanwhile.
        case check
        /// Nothing of all that.
        case recover
        /// The end of it.
        case cancel
    }
}
