/// A QR code: the modules of one symbol, without a quiet zone around them.
///
/// ```swift
/// let code = try QRCode("otpauth://totp/Example:alice?secret=…&issuer=Example")
/// let picture = code.svg(title: "Scan this code with your authenticator app")
/// ```
///
/// For enrolment the content is a secret, and the modules are the content. So printing a code shows its version and size
/// alone, and there is no equality and no coding of it.
public struct QRCode: Sendable {
    /// The version, 1 to 40, which determines the size.
    public let version: Int
    /// The level of error correction that the symbol has.
    public let level: QRLevel
    /// The mask that the symbol has.
    public let mask: QRMask

    /// For each row its words, the first module in the lowest bit.
    let words: [UInt64]

    init(version: Int, level: QRLevel, mask: QRMask, words: [UInt64]) {
        self.version = version
        self.level = level
        self.mask = mask
        self.words = words
    }

    /// The number of modules on a side, 21 to 177.
    public var size: Int { 4 * version + 17 }

    /// The words of a row.
    var wordsPerRow: Int { (size + 62) / 63 }

    /// Whether a module is dark; everything outside the symbol is light.
    public subscript(x: Int, y: Int) -> Bool {
        guard 0..<size ~= x, 0..<size ~= y else { return false }
        return words[y * wordsPerRow + x / 64] >> UInt64(x % 64) & 1 == 1
    }

    /// The modules of a row from the left, true for a dark one; nothing for a row outside the symbol.
    public func row(_ y: Int) -> [Bool] {
        guard 0..<size ~= y else { return [] }
        return (0..<size).map { self[$0, y] }
    }

    /// All rows from the top.
    public var rows: [[Bool]] { (0..<size).map(row) }
}

extension QRCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The version and size, and nothing of the content.
    public var description: String { "QRCode(version \(version), \(size) × \(size))" }
    /// The same.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
