/// Divides content into runs of byte, alphanumeric and numeric mode so that it takes the fewest bits.
///
/// Exact, by dynamic programming: for each mode the least cost of being in it after each byte. Costs are sixths of a bit,
/// since a digit takes ten thirds and an alphanumeric character eleven halves; a run ends on a whole bit.
struct OptimalSegmentation {
    private static let byteCost = 6 * 8
    private static let alphanumericCost = 33
    private static let numericCost = 20

    private let byteHeader: Int
    private let alphanumericHeader: Int
    private let numericHeader: Int

    init(_ group: VersionGroup) {
        byteHeader = 6 * (4 + Mode.byte.countBits(group))
        alphanumericHeader = 6 * (4 + Mode.alphanumeric.countBits(group))
        numericHeader = 6 * (4 + Mode.numeric.countBits(group))
    }

    /// The runs, in order; none for no content.
    func runs(_ content: Span<UInt8>) -> [Run] {
        guard !content.isEmpty else { return [] }
        return withScratch(of: UInt8.self, count: content.count, filledWith: 0) { trace in
            let last = plan(content, &trace)
            return Self.runs(trace.span, endingIn: last)
        }
    }

    /// Fills the trace and returns the best mode of the last byte.
    ///
    /// An entry has two bits for each mode: the mode in which this byte was written if the next one will be written in
    /// that mode. All entries are zero at first, which is byte mode whatever comes next. Costs stay far below any overflow.
    private func plan(_ content: Span<UInt8>, _ trace: inout MutableSpan<UInt8>) -> Mode {
        var byte = byteHeader
        var alphanumeric = alphanumericHeader
        var numeric = numericHeader
        // What the digits so far lack to a whole bit.
        var numericRest = 0
        var index = 0
        while index < content.count {
            // Byte mode or nothing, and a new run afterwards; the trace says so as it is.
            let start = index
            while index < content.count, !AlphanumericSet.contains(content[certain: index]) { index &+= 1 }
            if index > start {
                byte &+= Self.byteCost &* (index &- start)
                alphanumeric = byte &+ alphanumericHeader
                numeric = byte &+ numericHeader
                numericRest = 0
                continue
            }
            // A change of mode begins a new run. Ties stay in their mode, then prefer the order byte, alphanumeric, numeric.
            // Written without branches, since which one would be taken is as random as a secret.
            byte &+= Self.byteCost
            alphanumeric &+= Self.alphanumericCost
            let endOfByte = byte
            // In whole bits a cost is even, and an odd number of alphanumeric characters lacks half a bit.
            let endOfAlphanumeric = alphanumeric &+ 3 &* (alphanumeric & 1)
            let choices: UInt8
            if AlphanumericSet.isDigit(content[certain: index]) {
                numeric &+= Self.numericCost
                numericRest = numericRest == 0 ? 4 : numericRest &- 2
                let endOfNumeric = numeric &+ numericRest
                let toByte = min(endOfAlphanumeric, endOfNumeric) &+ byteHeader
                let byteFrom: UInt8 = toByte >= byte ? 0 : endOfNumeric < endOfAlphanumeric ? 2 : 1
                byte = min(byte, toByte)
                let toAlphanumeric = min(endOfByte, endOfNumeric) &+ alphanumericHeader
                let alphanumericFrom: UInt8 = toAlphanumeric >= alphanumeric ? 1 : endOfNumeric < endOfByte ? 2 : 0
                alphanumeric = min(alphanumeric, toAlphanumeric)
                let toNumeric = min(endOfByte, endOfAlphanumeric) &+ numericHeader
                let numericFrom: UInt8 = toNumeric >= numeric ? 2 : endOfAlphanumeric < endOfByte ? 1 : 0
                numericRest = toNumeric < numeric ? 0 : numericRest
                numeric = min(numeric, toNumeric)
                choices = byteFrom | alphanumericFrom &<< 2 | numericFrom &<< 4
            } else {
                let toByte = endOfAlphanumeric &+ byteHeader
                let byteFrom: UInt8 = toByte < byte ? 1 : 0
                byte = min(byte, toByte)
                let toAlphanumeric = endOfByte &+ alphanumericHeader
                let alphanumericFrom: UInt8 = toAlphanumeric < alphanumeric ? 0 : 1
                alphanumeric = min(alphanumeric, toAlphanumeric)
                // Digits may only begin after it.
                numeric = min(endOfByte, endOfAlphanumeric) &+ numericHeader
                numericRest = 0
                choices = byteFrom | alphanumericFrom &<< 2 | (endOfAlphanumeric < endOfByte ? 1 : 0) &<< 4
            }
            trace[certain: index] = choices
            index &+= 1
        }
        return numeric < byte && numeric < alphanumeric ? .numeric : alphanumeric < byte ? .alphanumeric : .byte
    }

    /// Follows the trace back from the end and joins equal neighbours.
    private static func runs(_ trace: Span<UInt8>, endingIn last: Mode) -> [Run] {
        var reversed: [Run] = []
        reversed.reserveCapacity(16)
        var end = trace.count
        var mode = UInt8(truncatingIfNeeded: last.rawValue)
        var current = trace[end - 1] &>> (2 &* mode) & 0b11
        for index in stride(from: trace.count - 1, through: 0, by: -1) {
            mode = trace[index] &>> (2 &* mode) & 0b11
            guard mode != current else { continue }
            reversed.append(run(current, index + 1, end))
            current = mode
            end = index + 1
        }
        reversed.append(run(current, 0, end))
        reversed.reverse()
        return reversed
    }

    private static func run(_ mode: UInt8, _ start: Int, _ end: Int) -> Run {
        Run(mode: mode == 0 ? .byte : mode == 1 ? .alphanumeric : .numeric, start: start, count: end - start)
    }
}
