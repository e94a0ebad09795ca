/// A name and a password for a gateway, of which only the name shows.
public struct GatewayCredentials: Sendable {
    /// The name.
    public let user: String
    let password: String

    /// Credentials; nil if one of them is empty or holds a character that cannot stand in a header field.
    public init?(user: String, password: String) {
        let isPlain = (user + password).unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value < 0x7F }
        guard !user.isEmpty, !password.isEmpty, isPlain else { return nil }
        self.user = user
        self.password = password
    }
}

extension GatewayCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name.
    public var description: String { "GatewayCredentials(\(user))" }
    /// The name.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
