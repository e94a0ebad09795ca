/// A mask as words.
///
/// All eight repeat after twelve modules in both directions, so twelve words of a row and twelve of a column are all there
/// are, up to where in the period a word begins.
struct MaskPattern {
    private static let period = 12

    private let rows: [UInt64]
    private let columns: [UInt64]

    init(_ mask: QRMask) {
        rows = Self.patterns { line, place in mask.inverts(place, line) }
        columns = Self.patterns { line, place in mask.inverts(line, place) }
    }

    /// The pattern over a whole symbol.
    func planes(_ layout: PlaneLayout) -> [Lanes] {
        (0..<layout.planes).flatMap { plane in
            let start = 63 * plane % Self.period
            let own = layout.ownBits(plane) | (plane + 1 < layout.planes ? 1 << 63 : 0)
            let words = zip(rows, columns).map {
                Lanes(row: Self.word($0, from: start) & own, column: Self.word($1, from: start) & own)
            }
            return (0..<layout.size).map { words[$0 % Self.period] }
        }
    }

    private static func patterns(_ inverts: (Int, Int) -> Bool) -> [UInt64] {
        (0..<period).map { line in
            (0..<period).reduce(0) { $0 | (inverts(line, $1) ? 1 << UInt64($1) : 0) }
        }
    }

    /// A period of twelve bits repeated over a word, beginning in its middle.
    private static func word(_ pattern: UInt64, from start: Int) -> UInt64 {
        let begun = pattern >> UInt64(start) | pattern << UInt64(period - start)
        return stride(from: 0, to: 64, by: period).reduce(0) { $0 | (begun & 0xFFF) << UInt64($1) }
    }
}
