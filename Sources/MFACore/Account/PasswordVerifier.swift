/// Checks a user's password, as the host does when he signs in.
///
/// Changes of factors ask for it again. Who implements this does two things: take as long for a user who is not there as for one
/// who is, by checking the password against a digest of nothing; and answer ``PasswordVerdict/unavailable`` when it cannot tell,
/// so that nobody is let in by a failure. Tries are counted by the caller, for all servers together.
public protocol PasswordVerifier: Sendable {
    /// Checks a password.
    ///
    /// - Parameters:
    ///   - password: What was typed.
    ///   - account: Whose it should be.
    /// - Returns: Whether it is.
    func verify(_ password: String, of account: AccountID) async -> PasswordVerdict
}

/// What a host says of a password.
public enum PasswordVerdict: Sendable, Hashable {
    /// It is the user's.
    case right
    /// It is not, or there is no such user.
    case wrong
    /// It could not be checked.
    case unavailable
}
