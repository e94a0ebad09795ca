/// The two codes of a block and how the block says which they are (RFC 1951 §3.2.6, §3.2.7).
struct BlockCodes {
    private let literals: HuffmanCode
    private let distances: HuffmanCode
    /// The description of the codes; nil for those that are always the same.
    private let description: CodeDescription?

    /// Codes that need no description.
    static let fixed = BlockCodes(
        literals: HuffmanCode(
            lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }),
        distances: HuffmanCode(lengths: [Int](repeating: 5, count: 30)), description: nil)

    /// The best codes for symbols that occur so often.
    init(_ literalCounts: [Int], _ distanceCounts: [Int]) {
        let literals = HuffmanCode(counts: literalCounts, limit: 15)
        let distances = HuffmanCode(counts: distanceCounts, limit: 15)
        self.init(
            literals: literals, distances: distances,
            description: CodeDescription(literals.lengths, distances.lengths))
    }

    private init(literals: HuffmanCode, distances: HuffmanCode, description: CodeDescription?) {
        self.literals = literals
        self.distances = distances
        self.description = description
    }

    /// The size of a block, but for the bits that every code needs.
    func bits(_ literalCounts: [Int], _ distanceCounts: [Int]) -> Int {
        (description?.bits ?? 0) + literals.cost(literalCounts) + distances.cost(distanceCounts)
    }

    func writeHeader(_ writer: inout BitWriter) {
        writer.append(description == nil ? 0b01 : 0b10, bits: 2)
        description?.write(&writer)
    }

    func write(_ symbol: DeflateSymbol, _ writer: inout BitWriter) {
        switch symbol {
        case .literal(let byte): write(literals, Int(byte), &writer)
        case .match(let length, let distance):
            let lengthCode = ValueRange.lengths.code(length)
            write(literals, lengthCode.symbol, &writer)
            writer.append(lengthCode.extra, bits: lengthCode.bits)
            let distanceCode = ValueRange.distances.code(distance)
            write(distances, distanceCode.symbol, &writer)
            writer.append(distanceCode.extra, bits: distanceCode.bits)
        }
    }

    func writeEnd(_ writer: inout BitWriter) { write(literals, Deflate.endOfBlock, &writer) }

    private func write(_ code: HuffmanCode, _ symbol: Int, _ writer: inout BitWriter) {
        writer.append(code.codes[symbol], bits: code.lengths[symbol])
    }
}

/// The lengths of two codes, themselves written with repetitions and a Huffman code.
struct CodeDescription {
    /// The order in which the lengths of the third code are written.
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private let literalCount: Int
    private let distanceCount: Int
    private let symbols: [(symbol: Int, extra: UInt32, bits: Int)]
    private let code: HuffmanCode
    private let orderCount: Int

    init(_ literalLengths: [Int], _ distanceLengths: [Int]) {
        literalCount = max(257, Self.used(literalLengths))
        distanceCount = max(1, Self.used(distanceLengths))
        symbols = Self.repetitions(literalLengths.prefix(literalCount) + distanceLengths.prefix(distanceCount))
        var counts = [Int](repeating: 0, count: 19)
        for entry in symbols { counts[entry.symbol] += 1 }
        let code = HuffmanCode(counts: counts, limit: 7)
        self.code = code
        orderCount = max(4, Self.used(Self.order.map { code.lengths[$0] }))
    }

    /// Its size.
    var bits: Int { symbols.reduce(14 + 3 * orderCount) { $0 + code.lengths[$1.symbol] + $1.bits } }

    func write(_ writer: inout BitWriter) {
        writer.append(UInt32(literalCount - 257), bits: 5)
        writer.append(UInt32(distanceCount - 1), bits: 5)
        writer.append(UInt32(orderCount - 4), bits: 4)
        for symbol in Self.order.prefix(orderCount) { writer.append(UInt32(code.lengths[symbol]), bits: 3) }
        for entry in symbols {
            writer.append(code.codes[entry.symbol], bits: code.lengths[entry.symbol])
            writer.append(entry.extra, bits: entry.bits)
        }
    }

    private static func used(_ lengths: [Int]) -> Int { (lengths.lastIndex { $0 > 0 } ?? -1) + 1 }

    private static func repetitions(_ lengths: some Collection<Int>) -> [(symbol: Int, extra: UInt32, bits: Int)] {
        var symbols: [(Int, UInt32, Int)] = []
        var rest = lengths[...]
        while let length = rest.first {
            var count = rest.prefix { $0 == length }.count
            rest = rest.dropFirst(count)
            if length != 0 {
                symbols.append((length, 0, 0))
                count -= 1
            }
            while count >= 3 {
                let (symbol, least, most, bits) =
                    length != 0 ? (16, 3, 6, 2) : count <= 10 ? (17, 3, 10, 3) : (18, 11, 138, 7)
                let taken = min(count, most)
                symbols.append((symbol, UInt32(taken - least), bits))
                count -= taken
            }
            for _ in 0..<count { symbols.append((length, 0, 0)) }
        }
        return symbols
    }
}
