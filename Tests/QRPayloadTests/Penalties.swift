@testable import QRPayload

/// The whole penalty of each mask.
///
/// The encoder itself stops as soon as it knows the least.
func penalties(_ mode: Mode, _ content: [UInt8], version: Int, _ level: QRLevel) -> [Int] {
    let tables = SymbolTables.shared(version: version, level: level)
    let runs = [Run(mode: mode, start: 0, count: content.count)]
    return SymbolEncoder.withSymbol(runs, of: content.span, tables) { symbol in
        let masks = tables.masks
        let middles = FinderPenalty.middles(size: tables.layout.size)
        let runsAndBlocks = MaskChoice.runsAndBlocks(symbol, tables)
        return MaskedPlane.withMemory(tables.layout) { memory in
            var penalties: [Int] = []
            for mask in runsAndBlocks.indices {
                let pattern = masks.span.extracting(tables.maskElements(mask))
                penalties.append(
                    runsAndBlocks[mask] + MaskChoice.finders(middles.upper, symbol, pattern, tables, &memory)
                        + MaskChoice.finders(middles.lower, symbol, pattern, tables, &memory)
                        + MaskChoice.rest(symbol, pattern, tables, &memory))
            }
            return penalties
        }
    }
}
