extension Base32Format {
    /// The text for `bytes`.
    public func encode(_ bytes: some Collection<UInt8>) -> String {
        text(count: encodedCount(of: bytes.count)) { encode(bytes, into: &$0) }
    }

    /// The text for `bytes` in groups, for reading aloud and typing.
    ///
    /// - Parameters:
    ///   - bytes: What to encode.
    ///   - groupSize: The number of symbols in a group, at least 1; the last group may be shorter.
    ///   - separator: What stands between two groups: one ASCII character, usually a space or a hyphen.
    public func encode(_ bytes: some Collection<UInt8>, groupsOf groupSize: Int, separator: Unicode.Scalar = " ") -> String {
        precondition(groupSize >= 1, "a group has at least one symbol")
        precondition(separator.isASCII, "the separator is one ASCII character")
        let symbols = encodedCount(of: bytes.count)
        let groups = (symbols + groupSize - 1) / groupSize
        return text(count: symbols + max(groups - 1, 0)) { output in
            var position = 0
            encode(bytes) { symbol in
                if position > 0 && position % groupSize == 0 { output.append(UInt8(separator.value)) }
                output.append(symbol)
                position += 1
            }
        }
    }

    /// Appends the text for `bytes` to memory of the caller, as ASCII.
    ///
    /// For text that is as secret as its bytes: nothing of it stays anywhere else. The room needed is
    /// ``encodedCount(of:)``; less is a programmer's error and traps.
    public func encode(_ bytes: some Collection<UInt8>, into output: inout OutputSpan<UInt8>) {
        encode(bytes) { output.append($0) }
    }

    /// The number of symbols, padding and check symbol included, in the text for a number of bytes.
    public func encodedCount(of byteCount: Int) -> Int {
        let groups = byteCount / 5
        let rest = byteCount % 5
        let whole = groups * 8
        if isPadded { return whole + (rest == 0 ? 0 : 8) }
        return whole + (rest * 8 + 4) / 5 + (hasCheckSymbol ? 1 : 0)
    }

    private func text(count: Int, write: (inout OutputSpan<UInt8>) -> Void) -> String {
        String(unsafeUninitializedCapacity: count) { buffer in
            var output = OutputSpan(buffer: buffer, initializedCount: 0)
            write(&output)
            return output.finalize(for: buffer)
        }
    }

    private func encode(_ bytes: some Collection<UInt8>, emit: (UInt8) -> Void) {
        if bytes.withContiguousStorageIfAvailable({ encodeEach($0, emit: emit) }) == nil {
            encodeEach(bytes, emit: emit)
        }
    }

    @inline(__always)
    private func encodeEach(_ bytes: some Collection<UInt8>, emit: (UInt8) -> Void) {
        var pending: UInt32 = 0
        var pendingBits: UInt32 = 0
        var count = 0
        var remainder: UInt32 = 0

        func write(_ value: UInt32) {
            emit(alphabet.symbol(for: UInt8(truncatingIfNeeded: value)))
            count += 1
            if hasCheckSymbol { remainder = (remainder * 32 + value) % 37 }
        }

        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            pendingBits += 8
            while pendingBits >= 5 {
                pendingBits -= 5
                write(pending >> pendingBits & 31)
            }
        }
        if pendingBits > 0 { write(pending << (5 - pendingBits) & 31) }
        if isPadded {
            while count % 8 != 0 {
                emit(UInt8(ascii: "="))
                count += 1
            }
        }
        if hasCheckSymbol { emit(alphabet.checkSymbol(for: UInt8(remainder))) }
    }
}
