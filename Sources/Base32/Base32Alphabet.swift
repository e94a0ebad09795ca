/// The thirty-two symbols of a format, computed rather than looked up.
enum Base32Alphabet: Sendable, Hashable {
    case rfc4648
    case hex
    case crockford

    /// A stretch of the alphabet in which symbols and values rise together.
    struct Run {
        /// The lowest symbol.
        let symbol: UInt8
        /// Its value.
        let value: UInt8
        /// The number of symbols.
        let count: UInt8
    }

    /// Hands every run of the alphabet to `visit`.
    ///
    /// The whole alphabet is defined here and nowhere else.
    @inline(__always)
    func forEachRun(_ visit: (Run) -> Void) {
        switch self {
        case .rfc4648:
            visit(Run(symbol: UInt8(ascii: "A"), value: 0, count: 26))
            visit(Run(symbol: UInt8(ascii: "2"), value: 26, count: 6))
        case .hex:
            visit(Run(symbol: UInt8(ascii: "0"), value: 0, count: 10))
            visit(Run(symbol: UInt8(ascii: "A"), value: 10, count: 22))
        case .crockford:
            visit(Run(symbol: UInt8(ascii: "0"), value: 0, count: 10))
            visit(Run(symbol: UInt8(ascii: "A"), value: 10, count: 8))
            visit(Run(symbol: UInt8(ascii: "J"), value: 18, count: 2))
            visit(Run(symbol: UInt8(ascii: "M"), value: 20, count: 2))
            visit(Run(symbol: UInt8(ascii: "P"), value: 22, count: 5))
            visit(Run(symbol: UInt8(ascii: "V"), value: 27, count: 5))
        }
    }

    /// Whether texts may end in `=`.
    var allowsPadding: Bool { self != .crockford }

    // MARK: Eight symbols at a time

    /// The symbols for eight values from 0 to 31, one in each byte.
    @inline(__always)
    func symbols(for values: UInt64) -> UInt64 {
        var symbols = values
        forEachRun { run in
            let isInRun = values.isAtLeast(run.value) ^ values.isAtLeast(run.value + run.count)
            symbols &+= isInRun &* UInt64(run.symbol - run.value)
        }
        return symbols
    }

    /// The values of eight symbols, one in each byte; nil if any byte is no symbol.
    @inline(__always)
    func values(of symbols: UInt64) -> UInt64? {
        let ascii = symbols & 0x7F7F_7F7F_7F7F_7F7F
        var values: UInt64 = 0
        var known: UInt64 = 0
        forEachRun { run in
            let isInRun = ascii.isAtLeast(run.symbol) ^ ascii.isAtLeast(run.symbol + run.count)
            values |= (ascii & (isInRun &* 0xFF)) &- isInRun &* UInt64(run.symbol - run.value)
            known |= isInRun
        }
        // Every byte in a run, and none of them outside ASCII.
        return known == UInt64.oneInEachByte && symbols == ascii ? values : nil
    }

    // MARK: One symbol

    /// The symbol for a value from 0 to 31.
    func symbol(for value: UInt8) -> UInt8 { UInt8(truncatingIfNeeded: symbols(for: UInt64(value))) }

    /// The value of a symbol, or nil for a byte that is none.
    func value(of symbol: UInt8) -> UInt8? {
        var value: UInt8?
        forEachRun { run in
            if symbol &- run.symbol < run.count { value = symbol &- run.symbol &+ run.value }
        }
        return value
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

    /// The symbols for the five remainders modulo 37 that no ordinary symbol stands for, from 32.
    private static let extraCheckSymbols = Array("*~$=U".utf8)

    /// The symbol for a remainder modulo 37.
    func checkSymbol(for remainder: UInt8) -> UInt8 {
        remainder < 32 ? symbol(for: remainder) : Base32Alphabet.extraCheckSymbols[Int(remainder) - 32]
    }

    /// The remainder that a check symbol stands for, when it is one of the five that are no ordinary symbols.
    func extraCheckValue(of symbol: UInt8) -> UInt8? {
        Base32Alphabet.extraCheckSymbols.firstIndex(of: symbol).map { UInt8($0) + 32 }
    }
}
