/// From runs of content to the modules of a finished symbol.
enum SymbolEncoder {
    /// The rows of the symbol as words, the first module in the lowest bit, and the mask that was taken.
    static func encode(
        _ runs: [Run], of content: Span<UInt8>, _ tables: SymbolTables, mask: QRMask?
    ) -> (rows: [UInt64], mask: QRMask) {
        withSymbol(runs, of: content, tables) { symbol in
            let mask = mask ?? MaskChoice.best(for: symbol, tables)
            return (rows(symbol, mask, tables), mask)
        }
    }

    /// Lends the symbol without a mask.
    static func withSymbol<Result>(
        _ runs: [Run], of content: Span<UInt8>, _ tables: SymbolTables, _ body: (Span<Lanes>) -> Result
    ) -> Result {
        let slack = max(ReedSolomon.slack, CodewordWriter.slack)
        return withScratch(of: UInt8.self, count: tables.blocks.codewords + slack, filledWith: 0) { codewords in
            CodewordWriter.write(
                runs, of: content, VersionGroup(version: tables.version), into: &codewords,
                count: tables.blocks.dataCodewords)
            tables.reedSolomon.correct(&codewords, tables.blocks)
            return withScratch(of: Lanes.self, count: tables.layout.count, filledWith: .zero) { symbol in
                Placement.place(codewords.span, tables, into: &symbol)
                return body(symbol.span)
            }
        }
    }

    /// Whole words instead of those that repeat a module.
    private static func rows(_ symbol: Span<Lanes>, _ mask: QRMask, _ tables: SymbolTables) -> [UInt64] {
        let size = tables.layout.size
        let planes = tables.layout.planes
        let masks = tables.masks
        let pattern = masks.span.extracting(tables.maskElements(mask.rawValue))
        return [UInt64](capacity: size * planes) { output in
            guard planes > 1 else {
                for y in 0..<size { output.append((symbol[certain: y] ^ pattern[certain: y]).row) }
                return
            }
            for y in 0..<size {
                for plane in 0..<planes {
                    let element = plane * size + y
                    var word =
                        ((symbol[certain: element] ^ pattern[certain: element]).row & ~(1 << 63)) &>> UInt64(plane)
                    if plane + 1 < planes {
                        let next = element + size
                        word |= (symbol[certain: next] ^ pattern[certain: next]).row &<< UInt64(63 - plane)
                    }
                    output.append(word)
                }
            }
        }
    }
}
