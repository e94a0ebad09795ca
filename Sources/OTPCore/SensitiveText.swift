/// Text that must not be printed by accident: a secret in Base32, or a URI that carries one.
///
/// Printing, interpolating, dumping or logging it shows its length. Whoever needs the text says so by ``revealed``.
public struct SensitiveText: Sendable {
    /// The text itself, for showing it to the one person it is meant for.
    public let revealed: String

    /// Wraps a text.
    public init(_ text: String) { revealed = text }
}

extension SensitiveText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The length and nothing else.
    public var description: String { "SensitiveText(\(revealed.utf8.count) bytes)" }
    /// The length and nothing else.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
