/// The host whose pages may take a code out of a message by themselves (the origin-bound form of one-time codes).
///
/// It is a name without scheme, port or path, such as `login.example.com`.
public struct SMSHost: Sendable, Hashable, CustomStringConvertible {
    /// The name, in lower-case ASCII.
    public let name: String

    /// A host; nil for what is none: letters other than ASCII's have to come in their `xn--` form.
    public init?(_ name: some StringProtocol) {
        let labels = Array(name.utf8).split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
                && label.allSatisfy { SMSHost.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
        guard labels.count >= 2, name.utf8.count <= 253, isName else { return nil }
        self.name = name.lowercased()
    }

    /// The name.
    public var description: String { name }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

/// The eleven characters at the end of a message by which Android hands the code to one app (SMS Retriever).
public struct AndroidAppHash: Sendable, Hashable {
    /// The characters.
    public let text: String

    /// A hash; nil for anything but eleven characters of Base64.
    public init?(_ text: some StringProtocol) {
        let isBase64 = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                true
            default: false
            }
        }
        guard text.utf8.count == 11, isBase64 else { return nil }
        self.text = String(text)
    }
}
