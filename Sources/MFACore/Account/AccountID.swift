/// What the host calls a user: one name for each, for ever, whatever the user signs in with.
///
/// Aliases (an e-mail address, a user name, another spelling) must have become the same identifier before they get here, or each
/// would have guesses of its own. Two identifiers are the same if their bytes are.
public struct AccountID: Sendable {
    /// The identifier.
    public let text: String

    /// An identifier of 1 to 256 bytes in UTF-8.
    ///
    /// - Throws: ``RecordError/Code/badIdentifier``.
    public init(_ text: String) throws(RecordError) {
        guard (1...256).contains(text.utf8.count) else {
            throw RecordError(
                .badIdentifier, "A user's identifier of \(text.utf8.count) bytes cannot be stored; take 1 to 256 bytes."
            )
        }
        self.text = text
    }
}

extension AccountID: Hashable, CustomStringConvertible {
    /// Whether the bytes are the same.
    public static func == (left: AccountID, right: AccountID) -> Bool {
        left.text.hasSameBytes(as: right.text)
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }

    /// The identifier.
    public var description: String { text }
}
