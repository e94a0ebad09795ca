public import OTPCore

/// What a user has been told about a second factor that is going to be required.
public struct EnforcementRecord: Sendable, Hashable {
    /// When the user was first told.
    public internal(set) var firstRemindedAt: UnixTime?
    /// When the user was last told.
    public internal(set) var lastRemindedAt: UnixTime?
    /// Until when the user does not want to be told again.
    public internal(set) var snoozedUntil: UnixTime?
    /// How often the user has said so.
    public internal(set) var snoozes = 0
    /// Until when an operator has let the user off.
    public internal(set) var exemptUntil: UnixTime?
    /// Whether the user has had a factor that was taken away by a reset, and has to set one up before he comes in again,
    /// also where none is required.
    public internal(set) var hasToBeginAnew = false

    init() {}
}
