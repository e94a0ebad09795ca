/// The penalty for runs of five and more equal modules (ISO/IEC 18004 §7.8.3, N1).
///
/// A run of n costs n − 2. Five equal modules end at n − 4 of its places, one after the other, and two more are up to two
/// places before the first of these. So the penalty is the number of places from which such an end is at most two away.
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
            count.add((first, second, third, fourth))
            start += 4
        }
        // The last two places, behind which nothing ends.
        count.add((scan.fiveOrBefore, scan.five, .zero, .zero))
        return count.total
    }

    /// Goes along the elements.
    private struct Scan {
        private var previous: Lanes
        // The last change, and the last two changes taken together, one and two elements ago.
        private var changed = Lanes.ones
        private var either = Lanes.ones
        private var eitherBefore = Lanes.ones
        /// Where five equal modules end, and where they do or did so one element ago.
        private(set) var five = Lanes.zero
        private(set) var fiveOrBefore = Lanes.zero

        init(first: Lanes) { previous = first }

        /// The places two elements ago from which an end of five equal modules is at most two away.
        @inline(__always)
        mutating func next(_ element: Lanes, _ own: Lanes) -> Lanes {
            let change = previous ^ element
            let eitherNow = change | changed
            let fives = ~(eitherNow | eitherBefore) & own
            let within = fives | fiveOrBefore
            previous = element
            changed = change
            eitherBefore = either
            either = eitherNow
            fiveOrBefore = fives | five
            five = fives
            return within
        }
    }
}
