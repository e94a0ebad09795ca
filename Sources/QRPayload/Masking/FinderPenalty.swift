/// Penalties for what looks like a finder: dark and light runs of 1, 1, 3, 1 and 1 with four light modules on one side
/// (ISO/IEC 18004 §7.8.3, N3).
///
/// The runs are exact, the surroundings of the symbol are light, and four light modules on both sides count twice.
enum FinderPenalty {
    /// What one look-alike costs.
    static let weight = 40
    /// How many there are in every symbol: each finder in three of its rows and three of its columns.
    static let hitsOfFinders = 18

    /// The number of look-alikes in a plane, in their own size.
    static func hits(_ plane: Span<Lanes>, size: Int, own: Lanes) -> Int {
        var count = BitSlicedCount()
        // The last round may look at one more element than there are middles; outside the symbol nothing is dark.
        var middle = MaskedPlane.margin + 3
        while middle <= MaskedPlane.margin + size - 4 {
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
