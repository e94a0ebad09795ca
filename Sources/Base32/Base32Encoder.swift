/// Writes the text for bytes, eight symbols at a time.
struct Base32Encoder {
    private let format: Base32Format
    private let groupSize: Int
    private let separator: UInt8

    private var symbolCount = 0
    /// How many symbols may follow before the next separator.
    private var roomInGroup: Int
    private var remainder: UInt32 = 0

    /// Makes an encoder that puts a separator after so many symbols; `Int.max` is for a text in one piece.
    init(format: Base32Format, groupSize: Int = .max, separator: UInt8 = 0) {
        self.format = format
        self.groupSize = groupSize
        self.separator = separator
        roomInGroup = groupSize
    }

    @inline(__always)
    mutating func encode(_ bytes: some Collection<UInt8>, into output: inout OutputSpan<UInt8>) {
        var block: UInt64 = 0
        var count = 0
        for byte in bytes {
            block = block << 8 | UInt64(byte)
            count += 1
            if count == 5 {
                write(block, symbols: 8, into: &output)
                count = 0
                block = 0
            }
        }
        if count > 0 { write(block << (40 - 8 * count), symbols: (count * 8 + 4) / 5, into: &output) }
        if format.isPadded {
            while symbolCount % 8 != 0 { append(UInt8(ascii: "="), into: &output) }
        }
        if format.hasCheckSymbol { append(format.alphabet.checkSymbol(for: UInt8(remainder)), into: &output) }
    }

    /// Writes the first so many symbols of a block.
    private mutating func write(_ bits: UInt64, symbols count: Int, into output: inout OutputSpan<UInt8>) {
        let values = Base32Block.spread(bits)
        let symbols = format.alphabet.symbols(for: values)
        if count == 8, roomInGroup >= 8, !format.hasCheckSymbol {
            output.append(symbols)
            symbolCount += 8
            roomInGroup -= 8
            return
        }
        for shift in stride(from: 0, to: UInt64(count) * 8, by: 8) {
            append(UInt8(truncatingIfNeeded: symbols >> shift), into: &output)
            if format.hasCheckSymbol { remainder = (remainder * 32 + UInt32(values >> shift & 31)) % 37 }
        }
    }

    private mutating func append(_ symbol: UInt8, into output: inout OutputSpan<UInt8>) {
        if roomInGroup == 0 {
            output.append(separator)
            roomInGroup = groupSize
        }
        output.append(symbol)
        symbolCount += 1
        roomInGroup -= 1
    }
}

extension OutputSpan<UInt8> {
    /// Appends the eight bytes of a number, the lowest first.
    @inline(__always)
    fileprivate mutating func append(_ bytes: UInt64) {
        precondition(freeCapacity >= 8, "the output has room for the text")
        withUnsafeMutableBufferPointer { buffer, count in
            UnsafeMutableRawBufferPointer(buffer).storeBytes(
                of: bytes.littleEndian, toByteOffset: count, as: UInt64.self)
            count += 8
        }
    }
}
