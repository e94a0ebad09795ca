/// Compresses by repetitions and Huffman codes, in one block (RFC 1951).
///
/// Small, since it only packs pictures of codes: rows of few different bytes, each several times.
enum Deflate {
    static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        let symbols = MatchFinder.symbols(bytes)
        var literals = [Int](repeating: 0, count: 286)
        var distances = [Int](repeating: 0, count: 30)
        literals[endOfBlock] = 1
        for symbol in symbols {
            switch symbol {
            case .literal(let byte): literals[Int(byte)] += 1
            case .match(let length, let distance):
                literals[ValueRange.lengths.code(length).symbol] += 1
                distances[ValueRange.distances.code(distance).symbol] += 1
            }
        }
        let own = BlockCodes(literals, distances)
        let codes = own.bits(literals, distances) < BlockCodes.fixed.bits(literals, distances) ? own : .fixed

        var writer = BitWriter()
        writer.append(1, bits: 1)  // The only block is the last one.
        codes.writeHeader(&writer)
        for symbol in symbols { codes.write(symbol, &writer) }
        codes.writeEnd(&writer)
        writer.finish()
        return writer.bytes
    }

    static let endOfBlock = 256
}

/// How lengths and distances become symbols: a symbol stands for a range, and bits after it for a place in that.
struct ValueRange {
    private let firstSymbol: Int
    /// The least value of each symbol, and its number of further bits.
    private let ranges: [(start: Int, bits: Int)]

    /// Lengths 3 to 258; the greatest has a symbol of its own.
    static let lengths = ValueRange(
        firstSymbol: 257, start: 3, bits: (0..<28).map { max(0, $0 / 4 - 1) }, last: (258, 0))
    /// Distances 1 to 32768.
    static let distances = ValueRange(firstSymbol: 0, start: 1, bits: (0..<30).map { max(0, $0 / 2 - 1) }, last: nil)

    private init(firstSymbol: Int, start: Int, bits: [Int], last: (Int, Int)?) {
        self.firstSymbol = firstSymbol
        var ranges: [(Int, Int)] = []
        var start = start
        for bits in bits {
            ranges.append((start, bits))
            start += 1 << bits
        }
        if let last { ranges.append(last) }
        self.ranges = ranges
    }

    func code(_ value: Int) -> (symbol: Int, extra: UInt32, bits: Int) {
        // The first range is never beyond a value.
        let index = max(1, ranges.partitioningIndex { $0.start > value }) - 1
        return (firstSymbol + index, UInt32(value - ranges[index].start), ranges[index].bits)
    }

    /// The further bits of a symbol.
    func bits(of symbol: Int) -> Int { ranges[symbol - firstSymbol].bits }
}

extension Array {
    /// The first place from which on a condition holds.
    fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
