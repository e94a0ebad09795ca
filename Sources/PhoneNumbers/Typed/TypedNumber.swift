/// The digits of what was typed, and whether a plus stands before them.
struct TypedNumber: Equatable {
    private(set) var digits = Digits()
    private(set) var hasPlus = false

    init(_ text: some StringProtocol) throws(PhoneNumberRefusal) {
        // In one piece of memory, since the bytes of a generic text would each be asked for.
        let isPlain = text.utf8.withContiguousStorageIfAvailable { readPlainly($0) } ?? false
        if !isPlain {
            self = TypedNumber()
            try TypedTextReader(text).read(into: &self)
        }
        guard !digits.isEmpty else { throw .empty }
    }

    init() {}

    /// Reads what most people type; false if there is something else in it.
    private mutating func readPlainly(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                guard digits.count < Digits.limit else { return false }
                digits.append(Int(byte &- 48))
            case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."),
                UInt8(ascii: "/"):
                break
            case UInt8(ascii: "+"):
                guard digits.isEmpty, !hasPlus else { return false }
                hasPlus = true
            default: return false
            }
        }
        return true
    }

    mutating func add(_ digit: Int) throws(PhoneNumberRefusal) {
        // No prefix makes so many digits a number.
        guard digits.count < Digits.limit else { throw .tooLong(by: digits.count + 1 - PhoneNumber.longest) }
        digits.append(digit)
    }

    mutating func addPlus(_ plus: Unicode.Scalar) throws(PhoneNumberRefusal) {
        guard digits.isEmpty, !hasPlus else { throw .invalidCharacter(Character(plus)) }
        hasPlus = true
    }
}
