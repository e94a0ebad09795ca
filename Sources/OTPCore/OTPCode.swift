/// A one-time password: a number of digits, leading zeros included.
///
/// Printing it shows how long it is. ``text`` is the code itself.
public struct OTPCode: Sendable {
    /// The number that the digits write.
    package let value: UInt64

    /// The number of digits.
    public let count: Int

    package init(value: UInt64, count: Int) {
        self.value = value
        self.count = count
    }

    /// A code that nobody can foresee, every one as likely as every other.
    package static func random(count: Int, using generator: inout some RandomNumberGenerator) -> OTPCode {
        let codes = (0..<count).reduce(UInt64(1)) { product, _ in product * 10 }
        return OTPCode(value: .random(in: 0..<codes, using: &generator), count: count)
    }

    /// The digits.
    public var text: String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
    }

    /// The digits in two halves, as apps show them: `123 456`, `1234 5678`.
    public var groupedText: String {
        let text = text
        let middle = text.index(text.startIndex, offsetBy: (count + 1) / 2)
        return "\(text[..<middle]) \(text[middle...])"
    }
}

extension OTPCode: Equatable {
    /// Whether two codes are the same digits.
    ///
    /// For tests and for showing. To decide about access, use a verification: it keeps state and leaks no time.
    public static func == (left: OTPCode, right: OTPCode) -> Bool {
        left.count == right.count && left.value == right.value
    }
}

extension OTPCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The length and nothing else.
    public var description: String { "OTPCode(\(count) digits)" }
    /// The length and nothing else.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
