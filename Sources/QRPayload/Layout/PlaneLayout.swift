/// How modules lie in words.
///
/// A word has 63 modules of its own; its top bit repeats the first one of the next word, so that neighbours can be compared
/// without a carry. Plane q has one element for each row and column: in one lane the modules 63q to 63q + 63 of row y,
/// in the other those of column y. Comparing an element with the next one thus looks down the columns and along the rows.
struct PlaneLayout {
    /// The modules on a side.
    let size: Int
    /// The words of a line.
    let planes: Int

    init(version: Int) {
        size = 4 * version + 17
        planes = (size + 62) / 63
    }

    /// All elements of all planes.
    var count: Int { size * planes }

    /// The elements of a plane's rows in pairs: half the rows, one in common, and two that fill up the last four.
    var pairsPerPlane: Int { (size - 1) / 2 + 3 }

    /// All pairs of all planes.
    var pairCount: Int { pairsPerPlane * planes }

    /// The words of a matrix of bytes.
    func planes(of matrix: [UInt8]) -> [Lanes] {
        var planes = [Lanes](repeating: .zero, count: count)
        var span = planes.mutableSpan
        ByteMatrix.collect(matrix.span, self, into: &span)
        return planes
    }

    /// Arranges rows so that both lanes hold one, from the upper and from the lower half.
    func pair(_ symbol: Span<Lanes>, into pairs: inout MutableSpan<Lanes>, from first: Int) {
        let half = (size - 1) / 2
        for plane in 0..<planes {
            for row in 0...half {
                let upper = plane * size + row
                pairs[certain: first + plane * pairsPerPlane + row] = Lanes(
                    row: symbol[certain: upper].row, column: symbol[certain: upper + half].row)
            }
        }
    }

    /// The modules in the byte matrix of a line, which ends with whole words.
    var bytesPerLine: Int { 64 * planes }

    /// The bits of a word that are its own modules.
    func ownBits(_ plane: Int) -> UInt64 { Self.lowBits(min(63, size - 63 * plane)) }

    /// The bits of a word that have a neighbour before them.
    func neighbourBits(_ plane: Int) -> UInt64 { Self.lowBits(min(63, size - 1 - 63 * plane)) << 1 }

    /// Inverts a module in every word that holds it.
    func invert(_ x: Int, _ y: Int, in planes: inout [Lanes]) {
        planes[x / 63 * size + y].row ^= 1 &<< UInt64(x % 63)
        planes[y / 63 * size + x].column ^= 1 &<< UInt64(y % 63)
        if x % 63 == 0, x > 0 { planes[(x / 63 - 1) * size + y].row ^= 1 << 63 }
        if y % 63 == 0, y > 0 { planes[(y / 63 - 1) * size + x].column ^= 1 << 63 }
    }

    private static func lowBits(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 << UInt64(max(0, count))) - 1 }
}
