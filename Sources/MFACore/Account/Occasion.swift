public import OTPCore

/// When, from where, by whom and why something is done to an account.
public struct Occasion: Sendable {
    /// Who does something.
    public enum Actor: Sendable, Hashable {
        /// The user.
        case user
        /// Somebody of the host's staff, and who.
        case staff(String)
        /// The package itself, by a rule.
        case system
    }

    /// The instant.
    public let at: UnixTime
    /// Who.
    public let actor: Actor
    /// From where; nil if it is not known.
    public let source: ClientSource?
    /// The host's session, as an identifier that is no secret; nil if there is none.
    public let session: String?
    /// Why, in the words of the staff; nil if nobody had to say.
    public let reason: String?

    /// An occasion.
    public init(
        at: UnixTime, by actor: Actor = .user, from source: ClientSource? = nil, session: String? = nil,
        reason: String? = nil
    ) {
        self.at = at
        self.actor = actor
        self.source = source
        self.session = session
        self.reason = reason
    }
}
