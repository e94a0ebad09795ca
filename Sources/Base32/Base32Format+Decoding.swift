extension Base32Format {
    /// The bytes that a text stands for.
    ///
    /// - Parameters:
    ///   - text: The Base32 text.
    ///   - tolerance: What to forgive; nothing by default.
    /// - Returns: The bytes.
    /// - Throws: ``Base32Error`` with the place and the reason.
    @inlinable
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
    /// - Returns: The bytes.
    /// - Throws: ``Base32Error`` with the place and the reason.
    @inlinable
    public func decode(
        utf8 text: some Collection<UInt8>, tolerating tolerance: Base32Tolerance = .strict
    ) throws(Base32Error) -> [UInt8] {
        // A closure of the standard library may not throw a typed error, so the outcome comes back as a value.
        let outcome = text.withContiguousStorageIfAvailable { decode(contiguous: $0, tolerance) }
        return try (outcome ?? decode(scattered: text, tolerance)).get()
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
        let outcome = text.withContiguousStorageIfAvailable { decode($0, tolerance, into: &output) }
        if let outcome { return try outcome.get() }
        var decoder = Base32Decoder(format: self, tolerance: tolerance)
        return try decoder.take(text, into: &output)
    }

    /// The greatest number of bytes that a text of some length can stand for.
    public func decodedCapacity(for symbolCount: Int) -> Int {
        // Not symbolCount * 5 / 8, whose product may overflow.
        symbolCount / 8 * 5 + symbolCount % 8 * 5 / 8
    }

    // MARK: Behind the generic front

    @usableFromInline
    func decode(contiguous text: UnsafeBufferPointer<UInt8>, _ tolerance: Base32Tolerance) -> Result<
        [UInt8], Base32Error
    > {
        do throws(Base32Error) {
            return .success(
                try [UInt8](capacity: decodedCapacity(for: text.count)) {
                    (output: inout OutputSpan<UInt8>) throws(Base32Error) in
                    _ = try decode(text, tolerance, into: &output).get()
                })
        } catch {
            return .failure(error)
        }
    }

    @usableFromInline
    func decode(scattered text: some Collection<UInt8>, _ tolerance: Base32Tolerance) -> Result<[UInt8], Base32Error> {
        do throws(Base32Error) {
            return .success(
                try [UInt8](capacity: decodedCapacity(for: text.count)) {
                    (output: inout OutputSpan<UInt8>) throws(Base32Error) in
                    var decoder = Base32Decoder(format: self, tolerance: tolerance)
                    _ = try decoder.take(text, into: &output)
                })
        } catch {
            return .failure(error)
        }
    }

    private func decode(
        _ text: UnsafeBufferPointer<UInt8>, _ tolerance: Base32Tolerance, into output: inout OutputSpan<UInt8>
    ) -> Result<Base32Tolerance, Base32Error> {
        do throws(Base32Error) {
            var decoder = Base32Decoder(format: self, tolerance: tolerance)
            decoder.takeBlocks(text, into: &output)
            return .success(try decoder.take(text[decoder.offset...], into: &output))
        } catch {
            return .failure(error)
        }
    }
}
