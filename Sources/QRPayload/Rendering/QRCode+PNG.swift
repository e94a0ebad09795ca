extension QRCode {
    /// The picture as a PNG file with one bit a pixel.
    ///
    /// - Parameters:
    ///   - scale: The pixels of a module on either side, 1 to 40.
    ///   - style: Colours and quiet zone; other colours than black and white take a palette.
    /// - Returns: The file, which is as secret as the content.
    /// - Throws: ``QRError/Code/scaleOutOfRange``.
    public func png(scale: Int = 6, style: QRStyle = .standard) throws(QRError) -> [UInt8] {
        guard (1...40).contains(scale) else { throw .scaleOutOfRange(scale) }
        let side = UInt32(scale * (size + 2 * style.quietZone))
        let isGrey = style.dark == .black && style.light == .white

        var file = PNGWriter()
        // One bit a pixel, grey or palette, no interlacing.
        file.append("IHDR", side.bytes + side.bytes + [1, isGrey ? 0 : 3, 0, 0, 0])
        if !isGrey {
            file.append("PLTE", [style.dark, style.light].flatMap { [$0.red, $0.green, $0.blue] })
        }
        file.append("IDAT", Zlib.compressed(pixels(scale, style.quietZone)))
        file.append("IEND", [])
        return file.bytes
    }

    /// The picture as a `data:` URI of a PNG, for mail and clients that need one.
    ///
    /// A strict content security policy blocks it in a page; there ``svg(title:description:style:)`` is right.
    ///
    /// - Parameters:
    ///   - scale: The pixels of a module on either side, 1 to 40.
    ///   - style: Colours and quiet zone.
    /// - Returns: The URI, which is as secret as the content.
    /// - Throws: ``QRError/Code/scaleOutOfRange``.
    public func pngDataURI(scale: Int = 6, style: QRStyle = .standard) throws(QRError) -> String {
        "data:image/png;base64," + Base64.encoded(try png(scale: scale, style: style))
    }

    /// The rows of pixels, 1 for a light one, each after the number of its filter, which is none.
    private func pixels(_ scale: Int, _ quietZone: Int) -> [UInt8] {
        let side = scale * (size + 2 * quietZone)
        let bytesPerRow = 1 + (side + 7) / 8
        var pixels: [UInt8] = []
        pixels.reserveCapacity(side * bytesPerRow)
        for y in -quietZone..<size + quietZone {
            var row = [UInt8](repeating: 0xFF, count: bytesPerRow)
            row[0] = 0
            if 0..<size ~= y {
                forEachDarkRun(inRow: y) { run in
                    for pixel in scale * (run.lowerBound + quietZone)..<scale * (run.upperBound + quietZone) {
                        row[1 + pixel / 8] &= ~(0x80 >> UInt8(pixel % 8))
                    }
                }
            }
            for _ in 0..<scale { pixels += row }
        }
        return pixels
    }
}
