/// A token, a key or another secret of a gateway, which nothing shows.
public struct GatewaySecret: Sendable {
    let text: String

    /// A secret; nil if it is empty or holds a character that cannot stand in a header field.
    public init?(_ text: String) {
        guard !text.isEmpty, text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value < 0x7F }) else {
            return nil
        }
        self.text = text
    }

    init(unchecked text: String) { self.text = text }
}

extension GatewaySecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// That it is one.
    public var description: String { "GatewaySecret" }
    /// That it is one.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
