extension Base32Format {
    /// The text for `bytes`.
    @inlinable
    public func encode(_ bytes: some Collection<UInt8>) -> String {
        bytes.withContiguousStorageIfAvailable(encode(contiguous:)) ?? encode(scattered: bytes)
    }

    /// The text for `bytes` in groups, for reading aloud and typing.
    ///
    /// - Parameters:
    ///   - bytes: What to encode.
    ///   - groupSize: The number of symbols in a group, at least 1; the last group may be shorter.
    ///   - separator: What stands between two groups: one ASCII character, usually a space or a hyphen.
    /// - Returns: The text.
    public func encode(
        _ bytes: some Collection<UInt8>, groupsOf groupSize: Int, separator: Unicode.Scalar = " "
    ) -> String {
        precondition(groupSize >= 1, "a group has at least one symbol")
        precondition(separator.isASCII, "the separator is one ASCII character")
        let symbols = encodedCount(of: bytes.count)
        return text(
            of: bytes, count: symbols + max(symbols - 1, 0) / groupSize,
            Base32Encoder(format: self, groupSize: groupSize, separator: UInt8(separator.value)))
    }

    /// Appends the text for `bytes` to memory of the caller, as ASCII.
    ///
    /// For text that is as secret as its bytes: nothing of it stays anywhere else. The room needed is
    /// ``encodedCount(of:)``; less is a programmer's error and traps.
    public func encode(_ bytes: some Collection<UInt8>, into output: inout OutputSpan<UInt8>) {
        var encoder = Base32Encoder(format: self)
        let isDone: Void? = bytes.withContiguousStorageIfAvailable { encoder.encode($0, into: &output) }
        if isDone == nil { encoder.encode(bytes, into: &output) }
    }

    /// The number of symbols, padding and check symbol included, in the text for a number of bytes.
    public func encodedCount(of byteCount: Int) -> Int {
        let whole = byteCount / 5 * 8
        let rest = byteCount % 5
        if isPadded { return whole + (rest == 0 ? 0 : 8) }
        return whole + (rest * 8 + 4) / 5 + (hasCheckSymbol ? 1 : 0)
    }

    // MARK: Behind the generic front

    // The generic functions above are inlined where they are called, and these two are compiled once, here: the one for
    // memory in one piece at full speed, the other for everything else.

    @usableFromInline
    func encode(contiguous bytes: UnsafeBufferPointer<UInt8>) -> String {
        text(of: bytes, count: encodedCount(of: bytes.count), Base32Encoder(format: self))
    }

    @usableFromInline
    func encode(scattered bytes: some Collection<UInt8>) -> String {
        text(of: bytes, count: encodedCount(of: bytes.count), Base32Encoder(format: self))
    }

    @inline(__always)
    private func text(of bytes: some Collection<UInt8>, count: Int, _ encoder: Base32Encoder) -> String {
        String(unsafeUninitializedCapacity: count) { buffer in
            var encoder = encoder
            var output = OutputSpan(buffer: buffer, initializedCount: 0)
            encoder.encode(bytes, into: &output)
            return output.finalize(for: buffer)
        }
    }
}
