/// Reads a text, in blocks of eight symbols where it can and byte by byte where it must, and writes the bytes it stands for.
struct Base32Decoder {
    private let format: Base32Format
    private let tolerance: Base32Tolerance

    private var forgiven: Base32Tolerance = []
    /// How much of the text has been read.
    private(set) var offset = 0
    private var lastSymbolOffset = 0

    private var pending: UInt32 = 0
    private var pendingBits: UInt32 = 0
    private var symbolCount = 0

    private var paddingCount = 0
    private var paddingOffset = 0

    /// The value of the last symbol, held back because the last one of all may be the check symbol.
    private var heldBack: (value: UInt8, offset: Int)?
    private var remainder: UInt32 = 0

    private var scalar = PartialScalar()

    init(format: Base32Format, tolerance: Base32Tolerance) {
        self.format = format
        self.tolerance = tolerance
    }

    /// Reads symbol by symbol to the end of the text, and says what had to be forgiven.
    mutating func take(
        _ text: some Sequence<UInt8>, into output: inout OutputSpan<UInt8>
    ) throws(Base32Error) -> Base32Tolerance {
        for byte in text {
            try take(byte, into: &output)
            offset += 1
        }
        try checkEnd()
        return forgiven
    }

    private mutating func checkEnd() throws(Base32Error) {
        if scalar.isOpen { throw Base32Error(code: .invalidSymbol, offset: scalar.offset) }
        if format.hasCheckSymbol { try checkLastSymbol() }

        // RFC 4648 §6: 2, 4, 5 or 7 symbols are left after the groups of eight, or none.
        let rest = symbolCount % 8
        if rest == 1 || rest == 3 || rest == 6 { throw Base32Error(code: .invalidLength, offset: lastSymbolOffset + 1) }
        if paddingCount > 0 && (rest == 0 || paddingCount != 8 - rest) {
            try forgive(.anyPadding, or: .wrongPadding, at: paddingOffset)
        }
        if pending & (1 << pendingBits - 1) != 0 {
            try forgive(.leftoverBits, or: .leftoverBits, at: lastSymbolOffset)
        }
    }

    // MARK: Eight symbols at a time

    /// Reads the longest beginning that consists of whole blocks of eight symbols, and leaves ``offset`` behind it.
    ///
    /// What is unusual in any way (the end of the text, padding, a fault) stays for ``take(_:into:)``, which knows what to
    /// say about it.
    mutating func takeBlocks(
        _ text: UnsafeBufferPointer<UInt8>, into output: inout OutputSpan<UInt8>
    ) {
        // The last symbol may be the check symbol, and every symbol counts for it.
        if format.hasCheckSymbol { return }
        var end = offset
        while let block = nextBlock(of: text, &end), let values = format.alphabet.values(of: block.symbols) {
            // Too little room is found by the other path, which names the very symbol.
            guard output.freeCapacity >= 5 else { return }
            output.append(fortyBits: Base32Block.collect(values))
            symbolCount += 8
            forgiven.formUnion(block.forgiven)
            offset = end
        }
    }

    /// The next eight symbols, in upper case and without what separates them; nil if there are not so many.
    @inline(__always)
    private func nextBlock(
        of text: UnsafeBufferPointer<UInt8>, _ end: inout Int
    ) -> (symbols: UInt64, forgiven: Base32Tolerance)? {
        var forgiven: Base32Tolerance = []
        var symbols: UInt64 = 0
        if tolerance.contains(.separators) {
            var count: UInt64 = 0
            while count < 8 {
                guard end < text.count else { return nil }
                let byte = text[end]
                end += 1
                if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") {
                    forgiven.insert(.separators)
                } else {
                    symbols |= UInt64(byte) << (8 * count)
                    count += 1
                }
            }
        } else {
            guard text.count - end >= 8 else { return nil }
            symbols = UInt64(
                littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: end, as: UInt64.self))
            end += 8
        }
        if tolerance.contains(.anyCase) {
            let upper = Base32Block.uppercased(symbols)
            if upper != symbols { forgiven.insert(.anyCase) }
            symbols = upper
        }
        return (symbols, forgiven)
    }

    // MARK: Symbols

    private mutating func take(_ byte: UInt8, into output: inout OutputSpan<UInt8>) throws(Base32Error) {
        if byte >= 0x80 || scalar.isOpen { return try takeNonASCII(byte) }
        if tolerance.contains(.separators), isTypedSeparator(Unicode.Scalar(byte)) {
            forgiven.insert(.separators)
            return
        }
        if byte == UInt8(ascii: "="), format.alphabet.allowsPadding {
            if paddingCount == 0 { paddingOffset = offset }
            paddingCount += 1
            return
        }
        if paddingCount > 0 { throw Base32Error(code: .wrongPadding, offset: paddingOffset) }

        if format.hasCheckSymbol {
            // What follows shows that the symbol held back is not the check symbol.
            if let heldBack { try appendChecked(heldBack, into: &output) }
            heldBack = (try value(of: byte), offset)
        } else {
            try append(try value(of: byte), at: offset, into: &output)
        }
    }

    /// The value of a symbol, after forgiving what may be forgiven.
    private mutating func value(of byte: UInt8) throws(Base32Error) -> UInt8 {
        var symbol = byte
        if let value = format.alphabet.value(of: symbol) { return value }
        if tolerance.contains(.anyCase), (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(symbol) {
            symbol &= ~0x20
            forgiven.insert(.anyCase)
            if let value = format.alphabet.value(of: symbol) { return value }
        }
        if tolerance.contains(.lookAlikes),
            let meant = format.alphabet.lookAlike(of: symbol, oneIsI: tolerance.contains(.oneAsI)),
            let value = format.alphabet.value(of: meant)
        {
            forgiven.insert(.lookAlikes)
            return value
        }
        if format.hasCheckSymbol, let value = format.alphabet.extraCheckValue(of: symbol) { return value }
        throw Base32Error(code: .invalidSymbol, offset: offset)
    }

    private mutating func append(
        _ value: UInt8, at offset: Int, into output: inout OutputSpan<UInt8>
    ) throws(Base32Error) {
        lastSymbolOffset = offset
        pending = pending << 5 | UInt32(value)
        pendingBits += 5
        symbolCount += 1
        if pendingBits >= 8 {
            pendingBits -= 8
            guard !output.isFull else { throw Base32Error(code: .outputFull, offset: offset) }
            output.append(UInt8(truncatingIfNeeded: pending >> pendingBits))
        }
    }

    private mutating func takeNonASCII(_ byte: UInt8) throws(Base32Error) {
        guard tolerance.contains(.separators) else { throw invalidSymbol(at: offset) }
        switch scalar.take(byte, at: offset) {
        case .incomplete: return
        case .complete(let scalar) where isTypedSeparator(scalar): forgiven.insert(.separators)
        case .complete, .invalid: throw invalidSymbol(at: scalar.offset)
        }
    }

    /// What stands behind padding makes the padding wrong, whatever it is.
    private func invalidSymbol(at offset: Int) -> Base32Error {
        paddingCount > 0
            ? Base32Error(code: .wrongPadding, offset: paddingOffset)
            : Base32Error(code: .invalidSymbol, offset: offset)
    }

    private mutating func forgive(
        _ fault: Base32Tolerance, or code: Base32Error.Code, at offset: Int
    ) throws(Base32Error) {
        guard tolerance.contains(fault) else { throw Base32Error(code: code, offset: offset) }
        forgiven.insert(fault)
    }

    // MARK: The check symbol

    private mutating func appendChecked(
        _ symbol: (value: UInt8, offset: Int), into output: inout OutputSpan<UInt8>
    ) throws(Base32Error) {
        guard symbol.value < 32 else { throw Base32Error(code: .invalidSymbol, offset: symbol.offset) }
        remainder = (remainder * 32 + UInt32(symbol.value)) % 37
        try append(symbol.value, at: symbol.offset, into: &output)
    }

    private func checkLastSymbol() throws(Base32Error) {
        guard let heldBack else { throw Base32Error(code: .wrongCheckSymbol, offset: offset) }
        guard heldBack.value == remainder else { throw Base32Error(code: .wrongCheckSymbol, offset: heldBack.offset) }
    }
}

extension OutputSpan<UInt8> {
    /// Appends five bytes, the upper ones first; there is room for them.
    @inline(__always)
    fileprivate mutating func append(fortyBits bits: UInt64) {
        withUnsafeMutableBufferPointer { buffer, count in
            let bytes = UnsafeMutableRawBufferPointer(buffer)
            bytes.storeBytes(of: UInt32(truncatingIfNeeded: bits >> 8).bigEndian, toByteOffset: count, as: UInt32.self)
            bytes.storeBytes(of: UInt8(truncatingIfNeeded: bits), toByteOffset: count + 4, as: UInt8.self)
            count += 5
        }
    }
}
