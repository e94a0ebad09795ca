extension QRCode {
    /// The code of a text, which a scanner gives back as it is.
    ///
    /// The text is divided so that it takes the fewest bits. Nothing is said about its character set, which scanners take for
    /// UTF-8; a URI is ASCII in any case.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - level: The least level of error correction.
    ///   - raisingLevel: Whether a higher level is taken where it makes no larger symbol.
    ///   - versions: The versions that may be taken, 1 to 40; the smallest that holds the text is.
    ///   - mask: The mask; the one with the least penalty if nil.
    /// - Throws: ``QRError/Code/tooLong``, ``QRError/Code/noSuchVersion``.
    public init(
        _ text: String, level: QRLevel = .medium, raisingLevel: Bool = true,
        versions: ClosedRange<Int> = 1...40, mask: QRMask? = nil
    ) throws(QRError) {
        try self.init(
            bytes: Array(text.utf8), level: level, raisingLevel: raisingLevel, versions: versions, mask: mask)
    }

    /// The code of bytes, which a scanner gives back as they are.
    ///
    /// Bytes that are digits or capitals are written in fewer bits here too; see ``QRSegment/bytes(_:)`` for eight each.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - level: The least level of error correction.
    ///   - raisingLevel: Whether a higher level is taken where it makes no larger symbol.
    ///   - versions: The versions that may be taken, 1 to 40; the smallest that holds the bytes is.
    ///   - mask: The mask; the one with the least penalty if nil.
    /// - Throws: ``QRError/Code/tooLong``, ``QRError/Code/noSuchVersion``.
    public init(
        bytes: some Collection<UInt8>, level: QRLevel = .medium, raisingLevel: Bool = true,
        versions: ClosedRange<Int> = 1...40, mask: QRMask? = nil
    ) throws(QRError) {
        let request = try SymbolRequest(level: level, raisingLevel: raisingLevel, versions: versions, mask: mask)
        self = try request.symbol(of: Array(bytes))
    }

    /// The code of segments whose modes you choose.
    ///
    /// - Parameters:
    ///   - segments: The segments, in their order.
    ///   - level: The least level of error correction.
    ///   - raisingLevel: Whether a higher level is taken where it makes no larger symbol.
    ///   - versions: The versions that may be taken, 1 to 40; the smallest that holds the segments is.
    ///   - mask: The mask; the one with the least penalty if nil.
    /// - Throws: ``QRError/Code/tooLong``, ``QRError/Code/noSuchVersion``.
    public init(
        _ segments: [QRSegment], level: QRLevel = .medium, raisingLevel: Bool = true,
        versions: ClosedRange<Int> = 1...40, mask: QRMask? = nil
    ) throws(QRError) {
        let request = try SymbolRequest(level: level, raisingLevel: raisingLevel, versions: versions, mask: mask)
        self = try request.symbol(of: segments)
    }
}
