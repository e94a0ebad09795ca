/// One plane of a symbol with a mask, in memory that is light before and behind, as the surroundings of a symbol are.
enum MaskedPlane {
    /// How many light elements there are on each side.
    static let margin = 12

    /// Lends the memory for one plane.
    @inline(__always)
    static func withMemory<Result>(_ layout: PlaneLayout, _ body: (inout MutableSpan<Lanes>) -> Result) -> Result {
        withScratch(of: Lanes.self, count: layout.size + 2 * margin, filledWith: .zero, body)
    }

    /// Fills some of its lines.
    static func fill(
        _ memory: inout MutableSpan<Lanes>, _ lines: Range<Int>, of plane: Int, _ symbol: Span<Lanes>,
        _ pattern: Span<Lanes>, _ layout: PlaneLayout
    ) {
        let first = plane * layout.size
        for line in lines {
            memory[certain: margin + line] = symbol[certain: first + line] ^ pattern[certain: first + line]
        }
    }
}
