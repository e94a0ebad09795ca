/// Finds the mask with the least penalty.
///
/// The standard's text leaves room; the rule here is the one of the widespread public reference encoder. Every penalty only
/// adds, so the sum so far is a lower bound: the mask whose bound is least is looked at more closely until it is final. A
/// tie goes to the lower number.
enum MaskChoice {
    /// The best mask for a symbol that has none yet.
    static func best(for symbol: Span<Lanes>, _ tables: SymbolTables) -> QRMask {
        let masks = tables.masks
        let middles = FinderPenalty.middles(size: tables.layout.size)
        let inUpperHalf = FinderPenalty.weight * FinderPenalty.hitsOfUpperFinders
        let inLowerHalf = FinderPenalty.weight * FinderPenalty.hitsOfLowerFinders
        var scores = runsAndBlocks(symbol, tables)
        for mask in scores.indices { scores[mask] += inUpperHalf + inLowerHalf }
        var stages = InlineArray<8, Stage>(repeating: .bounded)
        return MaskedPlane.withMemory(tables.layout) { memory in
            while true {
                var least = 0
                for mask in 1..<8 where scores[mask] < scores[least] { least = mask }
                let pattern = masks.span.extracting(tables.maskElements(least))
                switch stages[least] {
                case .bounded:
                    scores[least] += finders(middles.upper, symbol, pattern, tables, &memory) - inUpperHalf
                    stages[least] = .withUpperFinders
                case .withUpperFinders:
                    scores[least] += finders(middles.lower, symbol, pattern, tables, &memory) - inLowerHalf
                    stages[least] = .withFinders
                case .withFinders:
                    scores[least] += rest(symbol, pattern, tables, &memory)
                    stages[least] = .complete
                case .complete:
                    return QRMask(rawValue: least) ?? .pattern0
                }
            }
        }
    }

    /// What has been added to a score.
    private enum Stage { case bounded, withUpperFinders, withFinders, complete }

    /// N1 and N2 of every mask.
    static func runsAndBlocks(_ symbol: Span<Lanes>, _ tables: SymbolTables) -> InlineArray<8, Int> {
        let layout = tables.layout
        let masks = tables.masks
        let maskPairs = tables.maskPairs
        return withScratch(of: Lanes.self, count: layout.pairCount, filledWith: .zero) { pairs in
            layout.pair(symbol, into: &pairs, from: 0)
            var scores = InlineArray<8, Int>(repeating: 0)
            for plane in 0..<layout.planes {
                let own = tables.ownModules[plane]
                let neighbours = tables.neighbours[plane]
                let symbolPlane = symbol.extracting(plane * layout.size..<(plane + 1) * layout.size)
                let symbolPairs = pairs.span.extracting(
                    plane * layout.pairsPerPlane..<(plane + 1) * layout.pairsPerPlane)
                for mask in scores.indices {
                    let maskPlane = masks.span.extracting(tables.maskElements(mask, plane: plane))
                    let maskPairs = maskPairs.span.extracting(tables.maskPairElements(mask, plane: plane))
                    scores[mask] +=
                        RunPenalty.score(symbolPlane, maskPlane, own: own)
                        + BlockPenalty.weight * BlockPenalty.blocks(symbolPairs, maskPairs, neighbours: neighbours)
                }
            }
            return scores
        }
    }

    /// N3 for look-alikes in the size of a finder, in one half.
    static func finders(
        _ middles: Range<Int>, _ symbol: Span<Lanes>, _ pattern: Span<Lanes>, _ tables: SymbolTables,
        _ memory: inout MutableSpan<Lanes>
    ) -> Int {
        let layout = tables.layout
        let first = max(0, middles.lowerBound - FinderPenalty.reach)
        let end = min(layout.size, middles.upperBound + FinderPenalty.reach)
        var hits = 0
        for plane in 0..<layout.planes {
            MaskedPlane.fill(&memory, first..<end, of: plane, symbol, pattern, layout)
            hits += FinderPenalty.hits(memory.span, middles, own: tables.ownModules[plane])
        }
        return FinderPenalty.weight * hits
    }

    /// N3 for larger look-alikes, and N4.
    static func rest(
        _ symbol: Span<Lanes>, _ pattern: Span<Lanes>, _ tables: SymbolTables, _ memory: inout MutableSpan<Lanes>
    ) -> Int {
        let size = tables.layout.size
        var dark = 0
        var hits = 0
        for plane in 0..<tables.layout.planes {
            let own = tables.ownModules[plane]
            MaskedPlane.fill(&memory, 0..<size, of: plane, symbol, pattern, tables.layout)
            let lines = ScaledFinderPenalty.candidates(memory.span, size: size, own: own)
            for bit in 0..<63 where lines.row >> UInt64(bit) & 1 == 1 {
                let x = 63 * plane + bit
                hits += ScaledFinderPenalty.hits(size: size) { y in
                    let element = y / 63 * size + x
                    return (symbol[element] ^ pattern[element]).column &>> UInt64(y % 63) & 1 == 1
                }
            }
            for bit in 0..<63 where lines.column >> UInt64(bit) & 1 == 1 {
                let y = 63 * plane + bit
                hits += ScaledFinderPenalty.hits(size: size) { x in
                    let element = x / 63 * size + y
                    return (symbol[element] ^ pattern[element]).row &>> UInt64(x % 63) & 1 == 1
                }
            }
            dark += BalancePenalty.dark(memory.span, size: size, own: own)
        }
        return FinderPenalty.weight * hits + BalancePenalty.score(dark: dark, size: size)
    }
}
