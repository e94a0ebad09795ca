extension QRCode {
    /// Calls a function for each run of dark modules in a row, from the left.
    @inline(__always)
    func forEachDarkRun(inRow y: Int, _ body: (Range<Int>) -> Void) {
        let first = y * wordsPerRow
        var place = 0
        while true {
            let start = nextChange(from: place, to: true, first)
            guard start < size else { return }
            let end = nextChange(from: start, to: false, first)
            body(start..<end)
            place = end
        }
    }

    /// The number of dark runs in all rows.
    var darkRunCount: Int {
        var count = 0
        for y in 0..<size {
            var before: UInt64 = 0
            for word in words[y * wordsPerRow..<(y + 1) * wordsPerRow] {
                count += (word & ~(word &<< 1 | before)).nonzeroBitCount
                before = word &>> 63
            }
        }
        return count
    }

    /// The first module that is dark, or light; the size if there is none.
    @inline(__always)
    private func nextChange(from place: Int, to dark: Bool, _ firstWord: Int) -> Int {
        var word = place / 64
        guard word < wordsPerRow else { return size }
        var bits = words[firstWord + word] ^ (dark ? 0 : .max)
        bits &= .max &<< UInt64(place % 64)
        while bits == 0 {
            word += 1
            guard word < wordsPerRow else { return size }
            bits = words[firstWord + word] ^ (dark ? 0 : .max)
        }
        return min(size, 64 * word + bits.trailingZeroBitCount)
    }
}
