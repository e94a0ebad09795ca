/// Checks a user's password, as the host does when he signs in.
///
/// Changes of factors ask for it again. Who implements this does three things: take as long for a user who is not there as for one
/// who is, by checking the password against a digest of nothing; call nothing right but the whole password, where a digest that
/// reads 72 bytes, or as far as a NUL, would take others too; and answer ``PasswordVerdict/unavailable`` when it cannot tell, so
/// that nobody is let in by a failure and nobody loses a try by one. Tries are counted by the caller, for all servers together.
///
/// A call comes back also when its task is cancelled, and is then one that cannot tell, unless it has found out.
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
