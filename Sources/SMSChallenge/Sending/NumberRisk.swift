public import MFACore
public import PhoneNumbers

/// Looks a number up before a code is sent there: whether its SIM card was changed lately, whose it is, whether it has
/// been given to somebody else.
///
/// What tables cannot know a carrier does. A look-up that fails says what the host wants then. The user waits for it, so it gives
/// up by itself, and comes back also when its task is cancelled. It is asked by many at once, whatever the code is for and
/// before anything is known of the account, and what one of them is told does not depend on the others.
public protocol NumberRisk: Sendable {
    /// Judges a number.
    ///
    /// - Parameters:
    ///   - number: The number.
    ///   - purpose: What the code is for.
    ///   - account: Whose.
    /// - Returns: What to do.
    func assess(
        _ number: PhoneNumber, for purpose: CodeChallenge.Purpose, of account: AccountID
    ) async -> NumberRiskVerdict
}

/// What to do about a number.
public enum NumberRiskVerdict: Sendable, Hashable {
    /// Send.
    case proceed
    /// Do not send; the user has to verify with something better.
    case stepUp
    /// Do not send, and say no more than that.
    case refuse
}
