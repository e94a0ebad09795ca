/// Everything about the symbols of a version and level that does not depend on their content.
final class SymbolTables: Sendable {
    let version: Int
    let level: QRLevel
    let blocks: BlockLayout
    let layout: PlaneLayout
    let reedSolomon: ReedSolomon

    /// The dark function modules, with all format bits light.
    let base: [Lanes]
    /// For each mask what it inverts, and its format bits; a symbol without mask, combined with it, is finished.
    let masks: [Lanes]
    /// For each mask the rows of `masks`, arranged for the search of blocks.
    let maskPairs: [Lanes]
    /// Where codewords go.
    let places: CodewordPlaces
    /// For each plane the bits that are modules.
    let ownModules: [Lanes]
    /// For each plane the bits that are the second of two neighbours.
    let neighbours: [Lanes]

    init(version: Int, level: QRLevel) {
        self.version = version
        self.level = level
        let layout = PlaneLayout(version: version)
        let patterns = FunctionPatterns(version: version)
        let blocks = BlockLayout(version: version, level: level)
        self.layout = layout
        self.blocks = blocks
        reedSolomon = .shared(degree: blocks.correctionCodewords)

        base = layout.planes(of: patterns.dark)
        let free = layout.planes(of: patterns.free)
        let masks = QRMask.allCases.flatMap { mask in
            var planes = MaskPattern(mask).planes(layout)
            for element in planes.indices { planes[element] = planes[element] & free[element] }
            let format = BCHCode.formatInformation(level, mask)
            for bit in 0..<15 where format >> bit & 1 == 1 {
                for (x, y) in FunctionPatterns.formatPlaces(bit, layout.size) { layout.invert(x, y, in: &planes) }
            }
            return planes
        }
        self.masks = masks
        var maskPairs = [Lanes](repeating: .zero, count: QRMask.allCases.count * layout.pairCount)
        var pairs = maskPairs.mutableSpan
        for mask in QRMask.allCases.indices {
            let planes = masks.span.extracting(mask * layout.count..<(mask + 1) * layout.count)
            layout.pair(planes, into: &pairs, from: mask * layout.pairCount)
        }
        self.maskPairs = maskPairs
        places = CodewordPlaces(patterns, layout, blocks)
        ownModules = (0..<layout.planes).map { Lanes(row: layout.ownBits($0), column: layout.ownBits($0)) }
        neighbours = (0..<layout.planes).map { Lanes(row: layout.neighbourBits($0), column: layout.neighbourBits($0)) }
    }

    /// The elements of `masks` that belong to a mask.
    func maskElements(_ mask: Int) -> Range<Int> { mask * layout.count..<(mask + 1) * layout.count }

    /// Those that belong to a plane of it.
    func maskElements(_ mask: Int, plane: Int) -> Range<Int> {
        let first = mask * layout.count + plane * layout.size
        return first..<first + layout.size
    }

    /// The elements of `maskPairs` that belong to a plane of a mask.
    func maskPairElements(_ mask: Int, plane: Int) -> Range<Int> {
        let first = mask * layout.pairCount + plane * layout.pairsPerPlane
        return first..<first + layout.pairsPerPlane
    }
}
