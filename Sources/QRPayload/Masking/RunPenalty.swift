/// The penalty for runs of five and more equal modules (ISO/IEC 18004 §7.8.3, N1).
///
/// A run of n costs n − 2: one for each five in it, and two more for its first five.
enum RunPenalty {
    /// The sum over one plane of a symbol with a mask, in rows and columns.
    static func score(_ symbol: Span<Lanes>, _ mask: Span<Lanes>, own: Lanes) -> Int {
        var count = BitSlicedCount()
        var scan = Scan(first: symbol[0] ^ mask[0])
        // The size is one more than a multiple of four.
        var start = 1
        while start < symbol.count {
            let first = scan.next(symbol[certain: start] ^ mask[certain: start], own)
            let second = scan.next(symbol[certain: start + 1] ^ mask[certain: start + 1], own)
            let third = scan.next(symbol[certain: start + 2] ^ mask[certain: start + 2], own)
            let fourth = scan.next(symbol[certain: start + 3] ^ mask[certain: start + 3], own)
            count.add(
                (first.five, second.five, third.five, fourth.five),
                twice: (first.begins, second.begins, third.begins, fourth.begins))
            start += 4
        }
        return count.total
    }

    /// Goes along the elements and sees where five equal modules end, and which of them are the first of their run.
    private struct Scan {
        private var previous: Lanes
        // The last change, and the last two changes taken together, one and two elements ago.
        private var changed = Lanes.ones
        private var either = Lanes.ones
        private var eitherBefore = Lanes.ones
        private var five = Lanes.zero

        init(first: Lanes) { previous = first }

        @inline(__always)
        mutating func next(_ element: Lanes, _ own: Lanes) -> (five: Lanes, begins: Lanes) {
            let change = previous ^ element
            let eitherNow = change | changed
            let fives = ~(eitherNow | eitherBefore) & own
            let begins = fives & ~five
            previous = element
            changed = change
            eitherBefore = either
            either = eitherNow
            five = fives
            return (fives, begins)
        }
    }
}
