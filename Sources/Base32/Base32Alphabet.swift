/// The thirty-two symbols of a format, computed rather than looked up.
enum Base32Alphabet: Sendable, Hashable {
    case rfc4648
    case hex
    case crockford

    /// Whether texts may end in `=`.
    var allowsPadding: Bool { self != .crockford }

    /// The symbol for a value from 0 to 31.
    @inline(__always)
    func symbol(for value: UInt8) -> UInt8 {
        switch self {
        case .rfc4648:
            // A…Z, 2…7
            value < 26 ? 65 &+ value : 24 &+ value
        case .hex:
            // 0…9, A…V
            value < 10 ? 48 &+ value : 55 &+ value
        case .crockford:
            // 0…9, A…H, J K, M N, P…T, V…Z: one further for each letter left out so far
            48 &+ value
                &+ (value >= 10 ? 7 : 0) &+ (value >= 18 ? 1 : 0) &+ (value >= 20 ? 1 : 0)
                &+ (value >= 22 ? 1 : 0) &+ (value >= 27 ? 1 : 0)
        }
    }

    /// The value of a symbol, or nil for a byte that is none.
    @inline(__always)
    func value(of symbol: UInt8) -> UInt8? {
        let digit = symbol &- 48
        let letter = symbol &- 65
        switch self {
        case .rfc4648:
            if letter < 26 { return letter }
            return digit >= 2 && digit < 8 ? digit &+ 24 : nil
        case .hex:
            if digit < 10 { return digit }
            return letter < 22 ? letter &+ 10 : nil
        case .crockford:
            if digit < 10 { return digit }
            // I, L, O, U
            if letter >= 26 || letter == 8 || letter == 11 || letter == 14 || letter == 20 { return nil }
            return letter &+ 10 &- (letter > 8 ? 1 : 0) &- (letter > 11 ? 1 : 0) &- (letter > 14 ? 1 : 0)
                &- (letter > 20 ? 1 : 0)
        }
    }

    /// The symbol that somebody meant who typed `symbol`, where the alphabet leaves no doubt or the caller has settled it.
    func lookAlike(of symbol: UInt8, oneIsI: Bool) -> UInt8? {
        switch (self, symbol) {
        case (.rfc4648, UInt8(ascii: "0")): UInt8(ascii: "O")
        case (.rfc4648, UInt8(ascii: "1")): oneIsI ? UInt8(ascii: "I") : UInt8(ascii: "L")
        case (.rfc4648, UInt8(ascii: "8")): UInt8(ascii: "B")
        case (.crockford, UInt8(ascii: "O")): UInt8(ascii: "0")
        case (.crockford, UInt8(ascii: "I")), (.crockford, UInt8(ascii: "L")): UInt8(ascii: "1")
        default: nil
        }
    }

    // MARK: Crockford's check symbol

    /// The symbol for a remainder modulo 37.
    func checkSymbol(for remainder: UInt8) -> UInt8 {
        switch remainder {
        case 32: UInt8(ascii: "*")
        case 33: UInt8(ascii: "~")
        case 34: UInt8(ascii: "$")
        case 35: UInt8(ascii: "=")
        case 36: UInt8(ascii: "U")
        default: symbol(for: remainder)
        }
    }

    /// The remainder that a check symbol stands for, when it is one of the five that are no ordinary symbols.
    func extraCheckValue(of symbol: UInt8) -> UInt8? {
        switch symbol {
        case UInt8(ascii: "*"): 32
        case UInt8(ascii: "~"): 33
        case UInt8(ascii: "$"): 34
        case UInt8(ascii: "="): 35
        case UInt8(ascii: "U"): 36
        default: nil
        }
    }
}
