/// Penalties for what looks like a finder: dark and light runs of 1, 1, 3, 1 and 1 with four light modules on one side
/// (ISO/IEC 18004 §7.8.3, N3).
///
/// The runs are exact, the surroundings of the symbol are light, and four light modules on both sides count twice.
enum FinderPenalty {
    /// What one look-alike costs.
    static let weight = 40
    /// How many every symbol has whose middle is in the upper half, or in the left one: each of the two finders there has three
    /// in its columns, or three in its rows.
    static let hitsOfUpperFinders = 12
    /// How many it has in the lower half, or in the right one, where there is one finder.
    static let hitsOfLowerFinders = 6

    /// The lines that can be the middle of a look-alike, in the two halves.
    static func middles(size: Int) -> (upper: Range<Int>, lower: Range<Int>) {
        // The first half is looked at in rounds of four. In the second one the last round may look at one more line than
        // there is; outside the symbol nothing is dark.
        let middle = 3 + (size - 6) / 8 * 4
        return (3..<middle, middle..<size - 3)
    }

    /// The lines around a middle that count.
    static let reach = 7

    /// The number of look-alikes in a part of a plane, in their own size.
    static func hits(_ plane: Span<Lanes>, _ middles: Range<Int>, own: Lanes) -> Int {
        var count = BitSlicedCount()
        var middle = MaskedPlane.margin + middles.lowerBound
        while middle < MaskedPlane.margin + middles.upperBound {
            let first = sides(plane, middle, own)
            let second = sides(plane, middle + 1, own)
            let third = sides(plane, middle + 2, own)
            let fourth = sides(plane, middle + 3, own)
            count.add(
                (first.before, second.before, third.before, fourth.before),
                (first.after, second.after, third.after, fourth.after))
            middle += 4
        }
        return count.total
    }

    /// Where the runs have their middle here, with four light modules before and after.
    @inline(__always)
    private static func sides(_ plane: Span<Lanes>, _ middle: Int, _ own: Lanes) -> (before: Lanes, after: Lanes) {
        let dark =
            plane[certain: middle - 3] & plane[certain: middle - 1] & plane[certain: middle]
            & plane[certain: middle + 1] & plane[certain: middle + 3] & own
        let light =
            plane[certain: middle - 4] | plane[certain: middle - 2] | plane[certain: middle + 2]
            | plane[certain: middle + 4]
        let runs = dark & ~light
        let before = plane[certain: middle - 7] | plane[certain: middle - 6] | plane[certain: middle - 5]
        let after = plane[certain: middle + 5] | plane[certain: middle + 6] | plane[certain: middle + 7]
        return (runs & ~before, runs & ~after)
    }
}
