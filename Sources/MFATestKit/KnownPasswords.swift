public import MFACore
internal import Synchronization

/// Passwords that a test knows.
public final class KnownPasswords: PasswordVerifier {
    private let state: Mutex<(passwords: [AccountID: String], isAvailable: Bool)>

    /// Users with their passwords.
    public init(_ passwords: [AccountID: String]) { state = Mutex((passwords, true)) }

    /// Whether passwords can be checked.
    public var isAvailable: Bool {
        get { state.withLock { $0.isAvailable } }
        set { state.withLock { $0.isAvailable = newValue } }
    }

    /// Checks a password.
    public func verify(_ password: String, of account: AccountID) async -> PasswordVerdict {
        state.withLock { state in
            guard state.isAvailable else { return .unavailable }
            return state.passwords[account] == password ? .right : .wrong
        }
    }
}
