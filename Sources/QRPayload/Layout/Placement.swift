/// Brings codewords to their modules.
///
/// Each bit first becomes a byte of a matrix, at a place from a table that knows the way through the symbol.
enum Placement {
    /// Fills `symbol` with the finished symbol but for the mask and its format information.
    static func place(_ codewords: Span<UInt8>, _ tables: SymbolTables, into symbol: inout MutableSpan<Lanes>) {
        let layout = tables.layout
        let paired = tables.places.paired
        let single = tables.places.single
        withScratch(of: UInt8.self, count: layout.size * layout.bytesPerLine, filledWith: 0) { matrix in
            scatter(codewords, paired.span, &matrix)
            scatter(codewords, single.span, &matrix)
            ByteMatrix.collect(matrix.span, layout, into: &symbol)
        }
        let patterns = tables.base
        let base = patterns.span
        for element in symbol.indices { symbol[certain: element] = symbol[certain: element] | base[certain: element] }
    }

    private static func scatter(
        _ codewords: Span<UInt8>, _ places: Span<CodewordPlaces.Paired>, _ matrix: inout MutableSpan<UInt8>
    ) {
        for index in places.indices {
            let place = places[unchecked: index]
            let codeword = codewords[certain: Int(place.codeword)]
            // The right module takes the higher bit, the left one the lower address.
            let bytes = bytes((codeword & 0xAA) &>> 1 | (codeword & 0x55) &<< 1)
            matrix.store(UInt16(truncatingIfNeeded: bytes), certain: Int(place.left.0))
            matrix.store(UInt16(truncatingIfNeeded: bytes &>> 16), certain: Int(place.left.1))
            matrix.store(UInt16(truncatingIfNeeded: bytes &>> 32), certain: Int(place.left.2))
            matrix.store(UInt16(truncatingIfNeeded: bytes &>> 48), certain: Int(place.left.3))
        }
    }

    private static func scatter(
        _ codewords: Span<UInt8>, _ places: Span<CodewordPlaces.Single>, _ matrix: inout MutableSpan<UInt8>
    ) {
        for index in places.indices {
            let place = places[unchecked: index]
            let bytes = bytes(codewords[certain: place.codeword])
            for bit in 0..<8 {
                matrix[certain: Int(place.bits[bit])] = UInt8(truncatingIfNeeded: bytes &>> UInt64(8 * bit))
            }
        }
    }

    /// The eight bits as eight bytes, the highest bit in the lowest byte.
    @inline(__always)
    private static func bytes(_ codeword: UInt8) -> UInt64 {
        (UInt64(codeword) &* 0x8040_2010_0804_0201) &>> 7 & 0x0101_0101_0101_0101
    }
}
