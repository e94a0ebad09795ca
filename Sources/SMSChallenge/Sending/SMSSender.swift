/// Whom a message says that it comes from.
public struct SMSSender: Sendable, Hashable {
    /// The forms that a sender has.
    public enum Form: Sendable, Hashable {
        /// A name, which nobody can answer to.
        case name
        /// A number in international form, or a short one of one country.
        case number
    }

    /// The name, or the digits without a plus.
    public let text: String
    /// Which of both it is.
    public let form: Form

    /// A name: one to eleven of `A–Z a–z 0–9` and single spaces inside, with a letter among them.
    ///
    /// Gateways cut, change or refuse what is no such name, some of them without a word.
    public init?(name: String) {
        let bytes = Array(name.utf8)
        let isMadeOfLetters = bytes.allSatisfy { SMSSender.isLetter($0) || SMSSender.isDigit($0) || $0 == 0x20 }
        let hasDoubleSpace = zip(bytes, bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
        guard (1...11).contains(bytes.count), isMadeOfLetters, bytes.contains(where: SMSSender.isLetter),
            bytes.first != 0x20, bytes.last != 0x20, !hasDoubleSpace
        else { return nil }
        text = name
        form = .name
    }

    /// A number: three to fifteen digits, with or without a plus in front.
    public init?(number: String) {
        let digits = number.utf8.first == UInt8(ascii: "+") ? number.dropFirst() : number[...]
        guard (3...15).contains(digits.utf8.count), digits.utf8.allSatisfy(SMSSender.isDigit), digits.first != "0"
        else { return nil }
        text = String(digits)
        form = .number
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
