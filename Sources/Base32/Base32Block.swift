/// Forty bits: five bytes, or eight symbols.
enum Base32Block {
    /// Spreads forty bits over eight bytes of five bits each, the first one lowest.
    @inline(__always)
    static func spread(_ bits: UInt64) -> UInt64 {
        // Halves, quarters, eighths: each time the upper half of every field moves up to the next boundary.
        var fields = bits & 0x0000_0000_000F_FFFF | (bits << 12) & 0x000F_FFFF_0000_0000
        fields = fields & 0x0000_03FF_0000_03FF | (fields << 6) & 0x03FF_0000_03FF_0000
        fields = fields & 0x001F_001F_001F_001F | (fields << 3) & 0x1F00_1F00_1F00_1F00
        return fields.byteSwapped
    }

    /// Collects forty bits from eight bytes of five bits each; the inverse of ``spread(_:)``.
    @inline(__always)
    static func collect(_ values: UInt64) -> UInt64 {
        var fields = values.byteSwapped
        fields = fields & 0x001F_001F_001F_001F | (fields & 0x1F00_1F00_1F00_1F00) >> 3
        fields = fields & 0x0000_03FF_0000_03FF | (fields & 0x03FF_0000_03FF_0000) >> 6
        return fields & 0x0000_0000_000F_FFFF | (fields & 0x000F_FFFF_0000_0000) >> 12
    }

    /// Eight ASCII symbols with their small letters made capital; a byte outside ASCII stays outside.
    @inline(__always)
    static func uppercased(_ symbols: UInt64) -> UInt64 {
        let ascii = symbols & 0x7F7F_7F7F_7F7F_7F7F
        let isSmall = ascii.isAtLeast(UInt8(ascii: "a")) ^ ascii.isAtLeast(UInt8(ascii: "z") + 1)
        return symbols &- isSmall &* 0x20
    }
}

extension UInt64 {
    /// 1 in each of the eight bytes.
    static var oneInEachByte: UInt64 { 0x0101_0101_0101_0101 }

    /// 1 in each byte that is at least `bound`, 0 in the others; bytes and bound are below 128.
    @inline(__always)
    func isAtLeast(_ bound: UInt8) -> UInt64 {
        // 128 - bound more lifts exactly those bytes over 128, and none over 255.
        (self &+ UInt64.oneInEachByte &* UInt64(128 &- bound)) >> 7 & UInt64.oneInEachByte
    }
}
