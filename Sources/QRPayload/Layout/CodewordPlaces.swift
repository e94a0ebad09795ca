/// Where the bits of codewords go in the byte matrix (ISO/IEC 18004 §7.7.3).
///
/// The way goes through pairs of columns from the right, up and down in turn, past all function modules. Mostly a codeword
/// lies in a pair, two bits side by side in each of four rows, and these two are stored at once.
struct CodewordPlaces {
    /// A codeword of four pairs of bits, and the place of the left bit of each.
    struct Paired {
        let codeword: UInt16
        let left: (UInt16, UInt16, UInt16, UInt16)
    }

    /// A codeword whose bits lie in another way, the highest bit first.
    struct Single {
        let codeword: Int
        let bits: SIMD8<UInt16>
    }

    private(set) var paired: [Paired] = []
    private(set) var single: [Single] = []

    /// The codewords are given in the order of the blocks; the interleaving is part of the way.
    init(_ patterns: FunctionPatterns, _ layout: PlaneLayout, _ blocks: BlockLayout) {
        var free = FreeModules(patterns, layout)
        for codeword in blocks.interleaved {
            var bits = SIMD8<UInt16>.zero
            for bit in 0..<8 { bits[bit] = free.next() }
            if bits.evenHalf == bits.oddHalf &+ SIMD4(repeating: 1) {
                paired.append(Paired(codeword: UInt16(codeword), left: (bits[1], bits[3], bits[5], bits[7])))
            } else {
                single.append(Single(codeword: codeword, bits: bits))
            }
        }
    }
}

/// The modules for codewords, one after the other.
private struct FreeModules {
    private let patterns: FunctionPatterns
    private let layout: PlaneLayout
    private var pair = 0
    private var step = 0

    init(_ patterns: FunctionPatterns, _ layout: PlaneLayout) {
        self.patterns = patterns
        self.layout = layout
    }

    /// The place of the next module in the byte matrix; there are enough for all codewords.
    mutating func next() -> UInt16 {
        while true {
            // The column of the vertical timing pattern belongs to no pair.
            let right = layout.size - 1 - 2 * pair - (2 * pair >= layout.size - 7 ? 1 : 0)
            let x = right - step % 2
            let y = pair % 2 == 0 ? layout.size - 1 - step / 2 : step / 2
            step += 1
            if step == 2 * layout.size {
                step = 0
                pair += 1
            }
            let place = y * layout.bytesPerLine + x
            if patterns.free[place] == 1 { return UInt16(place) }
        }
    }
}
