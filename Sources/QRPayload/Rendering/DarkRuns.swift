extension QRCode {
    /// Calls a function for each run of dark modules in a row, from the left.
    ///
    /// The colour changes where a bit differs from the one before; changes come in pairs, since light surrounds a row.
    @inline(__always)
    func forEachDarkRun(inRow y: Int, _ body: (Range<Int>) -> Void) {
        var start: Int?
        var before: UInt64 = 0
        for word in 0..<wordsPerRow {
            let bits = words[y * wordsPerRow + word]
            var changes = bits ^ (bits &<< 1 | before)
            before = bits &>> 63
            while changes != 0 {
                let place = 64 &* word &+ changes.trailingZeroBitCount
                changes &= changes &- 1
                if let first = start {
                    body(first..<place)
                    start = nil
                } else {
                    start = place
                }
            }
        }
    }

    /// The number of dark runs in all rows.
    var darkRunCount: Int {
        var count = 0
        for y in 0..<size {
            var before: UInt64 = 0
            for word in y * wordsPerRow..<(y + 1) * wordsPerRow {
                count += (words[word] & ~(words[word] &<< 1 | before)).nonzeroBitCount
                before = words[word] &>> 63
            }
        }
        return count
    }
}
