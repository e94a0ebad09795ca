extension Base32Format {
    /// The bytes that a text stands for.
    ///
    /// - Parameters:
    ///   - text: The Base32 text.
    ///   - tolerance: What to forgive; nothing by default.
    /// - Throws: ``Base32Error`` with the place and the reason.
    public func decode(
        _ text: some StringProtocol, tolerating tolerance: Base32Tolerance = .strict
    ) throws(Base32Error) -> [UInt8] {
        try decode(utf8: text.utf8, tolerating: tolerance)
    }

    /// The bytes that a text, given as UTF-8, stands for.
    ///
    /// - Parameters:
    ///   - text: The Base32 text as UTF-8.
    ///   - tolerance: What to forgive; nothing by default.
    /// - Throws: ``Base32Error`` with the place and the reason.
    public func decode(
        utf8 text: some Collection<UInt8>, tolerating tolerance: Base32Tolerance = .strict
    ) throws(Base32Error) -> [UInt8] {
        try [UInt8](capacity: decodedCapacity(for: text.count)) { (output: inout OutputSpan<UInt8>) throws(Base32Error) in
            _ = try decode(utf8: text, tolerating: tolerance, into: &output)
        }
    }

    /// Appends the bytes that a text, given as UTF-8, stands for to memory of the caller.
    ///
    /// For secrets: they are written there and nowhere else. On an error the output may hold a part of them, which is the
    /// caller's to overwrite. Room for ``decodedCapacity(for:)`` bytes is always enough.
    ///
    /// - Parameters:
    ///   - text: The Base32 text as UTF-8.
    ///   - tolerance: What to forgive; nothing by default.
    ///   - output: Where the bytes go.
    /// - Returns: What had to be forgiven; empty for a canonical text.
    /// - Throws: ``Base32Error`` with the place and the reason.
    @discardableResult
    public func decode(
        utf8 text: some Collection<UInt8>,
        tolerating tolerance: Base32Tolerance = .strict,
        into output: inout OutputSpan<UInt8>
    ) throws(Base32Error) -> Base32Tolerance {
        // The closure of the fast path may not throw a typed error, so the outcome comes back as a value.
        let fast = text.withContiguousStorageIfAvailable { decodeEach($0, tolerance, &output) }
        return try (fast ?? decodeEach(text, tolerance, &output)).get()
    }

    /// The greatest number of bytes that a text of some length can stand for.
    public func decodedCapacity(for symbolCount: Int) -> Int {
        // Not symbolCount * 5 / 8, which overflows for no text that exists but for numbers that somebody may pass.
        symbolCount / 8 * 5 + symbolCount % 8 * 5 / 8
    }

    @inline(__always)
    private func decodeEach(
        _ text: some Collection<UInt8>, _ tolerance: Base32Tolerance, _ output: inout OutputSpan<UInt8>
    ) -> Result<Base32Tolerance, Base32Error> {
        do throws(Base32Error) {
            var decoder = Base32Decoder(format: self, tolerance: tolerance)
            for byte in text { try decoder.take(byte, into: &output) }
            return .success(try decoder.finish(into: &output))
        } catch {
            return .failure(error)
        }
    }
}
