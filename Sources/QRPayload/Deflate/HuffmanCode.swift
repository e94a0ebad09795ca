/// A prefix code with the shortest average length that a limit allows (RFC 1951 §3.2.2).
struct HuffmanCode {
    /// The length of each symbol's code, 0 for one that does not occur.
    let lengths: [Int]
    /// The codes, with the bit first that is sent first.
    let codes: [UInt32]

    /// The code for symbols that occur so often.
    init(counts: [Int], limit: Int) {
        var weights = counts
        var lengths = Self.lengths(weights)
        // Halving evens the weights out, until no code is longer than allowed.
        while lengths.contains(where: { $0 > limit }) {
            weights = weights.map { $0 == 0 ? 0 : $0 / 2 + 1 }
            lengths = Self.lengths(weights)
        }
        self.init(lengths: lengths)
    }

    /// The code of given lengths.
    init(lengths: [Int]) {
        self.lengths = lengths
        var codes = [UInt32](repeating: 0, count: lengths.count)
        var code: UInt32 = 0
        for length in 1...15 {
            code <<= 1
            for symbol in lengths.indices where lengths[symbol] == length {
                codes[symbol] = Self.reversed(code, length)
                code += 1
            }
        }
        self.codes = codes
    }

    /// What symbols that occur so often cost in bits.
    func cost(_ counts: [Int]) -> Int { zip(counts, lengths).reduce(0) { $0 + $1.0 * $1.1 } }

    /// Huffman's method: the two lightest trees become one, until one is left.
    private static func lengths(_ counts: [Int]) -> [Int] {
        var lengths = [Int](repeating: 0, count: counts.count)
        var trees = counts.indices.filter { counts[$0] > 0 }.map { (weight: counts[$0], symbols: [$0]) }
        // A code needs a bit even for a single symbol.
        if trees.count == 1 { lengths[trees[0].symbols[0]] = 1 }
        while trees.count > 1 {
            trees.sort { ($0.weight, $0.symbols.count) > ($1.weight, $1.symbols.count) }
            let first = trees.removeLast()
            let second = trees.removeLast()
            let symbols = first.symbols + second.symbols
            for symbol in symbols { lengths[symbol] += 1 }
            trees.append((first.weight + second.weight, symbols))
        }
        return lengths
    }

    private static func reversed(_ code: UInt32, _ length: Int) -> UInt32 {
        (0..<length).reduce(0) { $0 | (code >> UInt32($1) & 1) << UInt32(length - 1 - $1) }
    }
}
