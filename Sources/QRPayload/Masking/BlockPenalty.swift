/// The penalty for blocks of two by two modules of one colour (ISO/IEC 18004 §7.8.3, N2).
///
/// Only rows are needed. Both lanes hold rows here, one from the upper and one from the lower half.
enum BlockPenalty {
    /// What one block costs.
    static let weight = 3

    /// The number of blocks in one plane of a symbol with a mask.
    static func blocks(_ symbol: Span<Lanes>, _ mask: Span<Lanes>, neighbours: Lanes) -> Int {
        var count = BitSlicedCount()
        let half = symbol.count - 3
        var scan = Scan(first: symbol[0] ^ mask[0])
        var start = 1
        while start < half {
            // Half the size is even, so two of the last four may be beyond the end.
            let last = start + 2 <= half ? neighbours : .zero
            let first = scan.next(symbol[certain: start] ^ mask[certain: start], neighbours)
            let second = scan.next(symbol[certain: start + 1] ^ mask[certain: start + 1], neighbours)
            let third = scan.next(symbol[certain: start + 2] ^ mask[certain: start + 2], last)
            let fourth = scan.next(symbol[certain: start + 3] ^ mask[certain: start + 3], last)
            count.add((first, second, third, fourth))
            start += 4
        }
        return count.total
    }

    private struct Scan {
        private var previous: Lanes
        /// Where neighbours in the previous row differ.
        private var slant: Lanes

        init(first: Lanes) {
            previous = first
            slant = first ^ first.shifted
        }

        /// The blocks that end here.
        @inline(__always)
        mutating func next(_ element: Lanes, _ neighbours: Lanes) -> Lanes {
            let change = previous ^ element
            let blocks = ~(change | change.shifted | slant) & neighbours
            previous = element
            slant = element ^ element.shifted
            return blocks
        }
    }
}
