/// Modules as bytes, 1 for a dark one, in lines of whole words.
enum ByteMatrix {
    /// Brings the modules into words.
    ///
    /// Eight bytes are drawn together into eight bits of a row; squares of 64 by 64 bits are turned over for the columns.
    static func collect(_ matrix: Span<UInt8>, _ layout: PlaneLayout, into planes: inout MutableSpan<Lanes>) {
        for rowPlane in 0..<layout.planes {
            for columnPlane in 0..<layout.planes { collect(rowPlane, columnPlane, matrix.bytes, layout, &planes) }
        }
    }

    /// Brings a square of 64 by 64 modules into the words of its rows and of its columns.
    private static func collect(
        _ rowPlane: Int, _ columnPlane: Int, _ matrix: RawSpan, _ layout: PlaneLayout,
        _ planes: inout MutableSpan<Lanes>
    ) {
        let top = 63 * rowPlane
        let left = 63 * columnPlane
        let height = min(64, layout.size - top)
        let width = min(64, layout.size - left)
        var square = InlineArray<64, UInt64>(repeating: 0)
        var words = square.mutableSpan
        for row in 0..<height {
            let start = (top + row) * layout.bytesPerLine + left
            // A constant number of groups makes a loop that the compiler unrolls.
            let word = width > 16 ? packed(matrix, start, groups: 8) : packed(matrix, start, groups: 2)
            words[certain: row] = word
            planes[certain: columnPlane * layout.size + top + row].row = word
        }
        transpose(&words)
        for column in 0..<width {
            planes[certain: rowPlane * layout.size + left + column].column = words[certain: column]
        }
    }

    /// Groups of eight bytes as groups of eight bits, the first byte lowest.
    @inline(__always)
    private static func packed(_ matrix: RawSpan, _ start: Int, groups: Int) -> UInt64 {
        var word: UInt64 = 0
        for group in 0..<groups {
            let bytes = matrix.word(certain: start + 8 * group)
            word |= ((bytes &* 0x0102_0408_1020_4080) &>> 56) &<< UInt64(8 * group)
        }
        return word
    }

    /// Makes bit i of word j bit j of word i, by exchanging ever smaller quarters.
    private static func transpose(_ words: inout MutableSpan<UInt64>) {
        exchangeQuarters(&words, 32, 0x0000_0000_FFFF_FFFF)
        exchangeQuarters(&words, 16, 0x0000_FFFF_0000_FFFF)
        exchangeQuarters(&words, 8, 0x00FF_00FF_00FF_00FF)
        exchangeQuarters(&words, 4, 0x0F0F_0F0F_0F0F_0F0F)
        exchangeQuarters(&words, 2, 0x3333_3333_3333_3333)
        exchangeQuarters(&words, 1, 0x5555_5555_5555_5555)
    }

    @inline(__always)
    private static func exchangeQuarters(_ words: inout MutableSpan<UInt64>, _ half: Int, _ low: UInt64) {
        var start = 0
        while start < 64 {
            for upper in start..<start + half {
                let exchange = (words[certain: upper] &>> UInt64(half) ^ words[certain: upper + half]) & low
                words[certain: upper + half] ^= exchange
                words[certain: upper] ^= exchange &<< UInt64(half)
            }
            start += 2 * half
        }
    }
}
