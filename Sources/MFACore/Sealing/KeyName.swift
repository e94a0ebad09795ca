/// What a master key is called: stored in clear beside everything that is sealed under it.
///
/// A name has 1 to 64 letters, digits, dots, dashes and underscores of ASCII. The month of its making is a good one.
public struct KeyName: Sendable, Hashable, CustomStringConvertible {
    /// The name.
    public let text: String

    /// A name.
    ///
    /// - Throws: ``KeyError/Code/badName``.
    public init(_ text: String) throws(KeyError) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(KeyName.isAllowed) else {
            throw KeyError(.badName, "A key's name has 1 to 64 letters, digits, dots, dashes and underscores.")
        }
        self.text = text
    }

    /// The name.
    public var description: String { text }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}
