import Synchronization

// Tables are built when they are first needed and kept: all 160 take less than nine megabytes, those of one page a few
// kilobytes. Reading is one atomic load. Two threads that need the same one at the same moment may both build it; the first
// one stored is taken by both.

extension SymbolTables {
    private static let cache = InlineArray<160, AtomicLazyReference<SymbolTables>> { _ in AtomicLazyReference() }

    /// The tables of a version and level.
    static func shared(version: Int, level: QRLevel) -> SymbolTables {
        let slot = 4 * (version - 1) + level.rawValue
        return cache[slot].load() ?? cache[slot].storeIfNil(SymbolTables(version: version, level: level))
    }
}

extension ReedSolomon {
    private static let cache = InlineArray<31, AtomicLazyReference<ReedSolomon>> { _ in AtomicLazyReference() }

    /// The tables of a number of codewords of correction, at most 30.
    static func shared(degree: Int) -> ReedSolomon {
        cache[degree].load() ?? cache[degree].storeIfNil(ReedSolomon(degree: degree))
    }
}
