/// Writes runs of content as the codewords of a symbol, terminator and padding included (ISO/IEC 18004 §7.4).
struct CodewordWriter: ~Copyable {
    /// Bytes behind the last codeword that may be overwritten.
    static let slack = 4

    private var pending: UInt64 = 0
    /// How many of the lowest bits are not written yet: at most 31 between two calls.
    private var pendingBits = 0
    private var written = 0

    /// Fills the first `count` codewords; the runs fit into them.
    static func write(
        _ runs: [Run], of content: Span<UInt8>, _ group: VersionGroup, into codewords: inout MutableSpan<UInt8>,
        count: Int
    ) {
        var writer = CodewordWriter()
        for run in runs {
            writer.append(run.mode.indicator, bits: 4, &codewords)
            writer.append(UInt64(run.count), bits: run.mode.countBits(group), &codewords)
            let end = run.start + run.count
            switch run.mode {
            case .byte, .characterSet: writer.appendBytes(content, run.start, end, &codewords)
            case .alphanumeric: writer.appendAlphanumeric(content, run.start, end, &codewords)
            case .numeric: writer.appendDigits(content, run.start, end, &codewords)
            }
        }
        writer.finish(&codewords, count: count)
    }

    /// Appends up to 32 bits.
    @inline(__always)
    private mutating func append(_ value: UInt64, bits: Int, _ codewords: inout MutableSpan<UInt8>) {
        pending = pending &<< UInt64(bits) | value
        pendingBits += bits
        guard pendingBits >= 32 else { return }
        pendingBits -= 32
        let word = UInt32(truncatingIfNeeded: pending &>> UInt64(pendingBits))
        var bytes = codewords.mutableBytes
        bytes.storeBytes(of: word.bigEndian, toByteOffset: written, as: UInt32.self)
        written += 4
    }

    private mutating func appendBytes(
        _ content: Span<UInt8>, _ start: Int, _ end: Int, _ codewords: inout MutableSpan<UInt8>
    ) {
        var place = start
        while place + 4 <= end {
            let word = content.bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt32.self)
            append(UInt64(UInt32(bigEndian: word)), bits: 32, &codewords)
            place += 4
        }
        while place < end {
            append(UInt64(content[place]), bits: 8, &codewords)
            place += 1
        }
    }

    private mutating func appendAlphanumeric(
        _ content: Span<UInt8>, _ start: Int, _ end: Int, _ codewords: inout MutableSpan<UInt8>
    ) {
        var place = start
        while place + 2 <= end {
            let value = 45 * AlphanumericSet.value(content[place]) + AlphanumericSet.value(content[place + 1])
            append(value, bits: 11, &codewords)
            place += 2
        }
        if place < end { append(AlphanumericSet.value(content[place]), bits: 6, &codewords) }
    }

    private mutating func appendDigits(
        _ content: Span<UInt8>, _ start: Int, _ end: Int, _ codewords: inout MutableSpan<UInt8>
    ) {
        var place = start
        while place < end {
            let length = min(3, end - place)
            var value: UInt64 = 0
            for digit in place..<place + length { value = 10 * value + AlphanumericSet.value(content[digit]) }
            append(value, bits: 3 * length + 1, &codewords)
            place += length
        }
    }

    /// Up to four zeros as terminator, zeros to the end of a codeword, then the two fillers in turn.
    private mutating func finish(_ codewords: inout MutableSpan<UInt8>, count: Int) {
        append(0, bits: min(4, 8 * (count - written) - pendingBits), &codewords)
        append(0, bits: -pendingBits & 7, &codewords)
        while pendingBits > 0 {
            pendingBits -= 8
            codewords[written] = UInt8(truncatingIfNeeded: pending &>> UInt64(pendingBits))
            written += 1
        }
        var filler: UInt8 = 0xEC
        while written < count {
            codewords[written] = filler
            filler ^= 0xEC ^ 0x11
            written += 1
        }
    }
}
