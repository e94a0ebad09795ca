/// At most 32 decimal digits, four bits each, the first one lowest.
///
/// A number with every prefix that may stand before it has fewer; as a plain value it takes no memory of its own.
struct Digits: Equatable {
    static let limit = 32

    private var bits: UInt128 = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    /// The digit at a place below `count`.
    subscript(place: Int) -> Int { Int(truncatingIfNeeded: bits &>> UInt128(truncatingIfNeeded: place &* 4)) & 15 }

    /// Adds a digit; there must be room for it.
    mutating func append(_ digit: Int) {
        precondition(count < Digits.limit)
        bits |= UInt128(truncatingIfNeeded: digit) &<< UInt128(truncatingIfNeeded: count &* 4)
        count &+= 1
    }

    /// Without the first ones.
    func dropFirst(_ dropped: Int) -> Digits {
        var rest = Digits()
        guard dropped < count else { return rest }
        rest.bits = bits &>> UInt128(truncatingIfNeeded: dropped &* 4)
        rest.count = count &- dropped
        return rest
    }

    /// The first ones.
    func prefix(_ length: Int) -> Digits {
        var first = self
        guard length < count else { return first }
        first.bits &= (1 &<< UInt128(truncatingIfNeeded: length &* 4)) &- 1
        first.count = length
        return first
    }

    /// Whether the first ones are those.
    func starts(with other: Digits) -> Bool { prefix(other.count) == other }

    /// One after the other, as far as there is room.
    static func + (left: Digits, right: Digits) -> Digits {
        var sum = left
        for place in 0..<min(right.count, limit - left.count) { sum.append(right[place]) }
        return sum
    }
}

extension Digits {
    /// A number's digits.
    init(_ number: Int) {
        self.init()
        var power = 1
        while number / power >= 10 { power *= 10 }
        while power > 0 {
            append(number / power % 10)
            power /= 10
        }
    }

    /// The digits of a text, with everything else left out.
    init(in text: some StringProtocol) {
        self.init()
        for byte in text.utf8 where byte &- 48 < 10 && count < Digits.limit { append(Int(byte &- 48)) }
    }

    /// As text behind a plus.
    var e164: String {
        String(unsafeUninitializedCapacity: count + 1) { buffer in
            buffer[0] = UInt8(ascii: "+")
            for place in 0..<count { buffer[place + 1] = 48 + UInt8(truncatingIfNeeded: self[place]) }
            return count + 1
        }
    }
}
