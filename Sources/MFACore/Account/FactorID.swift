/// What a factor is called: eighty random bits, so that it says nothing and comes only once.
public struct FactorID: Sendable, Hashable, CustomStringConvertible {
    /// Twenty hexadecimal digits.
    public let text: String

    /// A new identifier.
    public static func random(from source: some RandomSource) -> FactorID {
        FactorID(unchecked: Hex.text(source.bytes(10)))
    }

    /// An identifier that came back from a page; nil for what cannot be one.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 20, text.utf8.allSatisfy(Hex.isDigit) else { return nil }
        self.text = String(text)
    }

    init(unchecked text: String) { self.text = text }

    /// The digits.
    public var description: String { text }
}
