/// What a caller asks for, besides the content.
struct SymbolRequest {
    private let level: QRLevel
    private let raisingLevel: Bool
    private let versions: ClosedRange<Int>
    private let mask: QRMask?

    init(level: QRLevel, raisingLevel: Bool, versions: ClosedRange<Int>, mask: QRMask?) throws(QRError) {
        guard versions.lowerBound >= 1, versions.upperBound <= 40 else { throw .noSuchVersion(versions) }
        self.level = level
        self.raisingLevel = raisingLevel
        self.versions = versions
        self.mask = mask
    }

    /// The symbol of content that is divided into runs optimally.
    ///
    /// The best division depends on how wide the counts are, so each group of versions has its own.
    func symbol(of content: [UInt8]) throws(QRError) -> QRCode {
        // Nothing that is longer fits, whatever it is; planning it would cost time in proportion.
        guard content.count <= 7089 else { throw tooLong(bits: 18 + Mode.numeric.payloadBits(content.count)) }
        var needed = 0
        for group in VersionGroup.allCases where group.versions.overlaps(versions) {
            let runs = OptimalSegmentation(group).runs(content.span)
            needed = runs.reduce(0) { $0 + $1.bits(group) }
            if let tables = tables(for: needed, group) { return symbol(runs, of: content.span, tables) }
        }
        throw tooLong(bits: needed)
    }

    /// The symbol of given segments.
    func symbol(of segments: [QRSegment]) throws(QRError) -> QRCode {
        var runs: [Run] = []
        var content: [UInt8] = []
        var needed = 0
        for segment in segments {
            runs.append(Run(mode: segment.mode, start: content.count, count: segment.bytes.count))
            content += segment.bytes
        }
        for group in VersionGroup.allCases where group.versions.overlaps(versions) {
            needed = runs.reduce(0) { $0 + $1.bits(group) }
            if let tables = tables(for: needed, group) { return symbol(runs, of: content.span, tables) }
        }
        throw tooLong(bits: needed)
    }

    /// The tables of the smallest allowed version in a group that holds a number of bits, at the highest level it has room for.
    private func tables(for bits: Int, _ group: VersionGroup) -> SymbolTables? {
        for version in versions.clamped(to: group.versions)
        where BlockLayout.capacity(version: version, level: level) >= bits {
            var taken = level
            if raisingLevel {
                for higher in QRLevel.allCases
                where higher > taken && BlockLayout.capacity(version: version, level: higher) >= bits {
                    taken = higher
                }
            }
            return .shared(version: version, level: taken)
        }
        return nil
    }

    private func symbol(_ runs: [Run], of content: Span<UInt8>, _ tables: SymbolTables) -> QRCode {
        let symbol = SymbolEncoder.encode(runs, of: content, tables, mask: mask)
        return QRCode(version: tables.version, level: tables.level, mask: symbol.mask, words: symbol.rows)
    }

    private func tooLong(bits: Int) -> QRError {
        let version = versions.upperBound
        return .tooLong(bits: bits, capacity: BlockLayout.capacity(version: version, level: level), version: version)
    }
}
