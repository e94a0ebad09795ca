public import MFACore
public import OTPCore

/// Sends recovery codes to addresses that users have confirmed before; what a host has for that.
public protocol RecoveryMessenger: Sendable {
    /// The addresses of a user that he has confirmed, in the order in which they are offered.
    ///
    /// - Parameter account: Whose.
    /// - Returns: The addresses.
    func addresses(of account: AccountID) async -> [RecoveryAddress]

    /// Sends a code.
    ///
    /// It must not stand in any log.
    ///
    /// - Parameters:
    ///   - message: The code, and what belongs to it.
    ///   - address: Where to.
    /// - Returns: Whether it is on its way.
    func send(_ message: RecoveryMessage, to address: RecoveryAddress) async -> RecoverySending
}

/// What became of a code that was to be sent.
public enum RecoverySending: Sendable, Hashable {
    /// It is on its way.
    case sent
    /// It was not sent.
    case failed
}

/// An address that a user has confirmed.
public struct RecoveryAddress: Sendable, Hashable {
    /// What the host calls it; it stands in links.
    public let id: String
    /// By what way.
    public let channel: RecoveryChannel
    /// As the user sees it, such as `k•••@acme.example`.
    public let masked: String

    /// An address.
    public init(id: String, channel: RecoveryChannel, masked: String) {
        self.id = id
        self.channel = channel
        self.masked = masked
    }
}

/// A recovery code on its way to its user.
public struct RecoveryMessage: Sendable {
    /// The code, which prints as its length.
    public let code: SensitiveText
    /// Whose account.
    public let account: AccountID
    /// From when on it is of no use.
    public let expiresAt: UnixTime
    /// The user's language.
    public let language: Language
}
