/// The forty-five characters that two of fit into eleven bits (ISO/IEC 18004 table 5).
enum AlphanumericSet {
    /// The signs beside digits and letters, a bit for each by its code: the space and `$%*+-./:`.
    private static var signs: UInt64 { 0x0400_EC31_0000_0000 }
    /// All characters of the set below the code 64, and those of the 64 codes above.
    private static var lower: UInt64 { signs | 0x03FF << 48 }
    private static var upper: UInt64 { 0x03FF_FFFF << 1 }

    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    @inline(__always) static func contains(_ byte: UInt8) -> Bool {
        byte < 128 && (byte < 64 ? lower : upper) &>> UInt64(byte) & 1 == 1
    }

    /// The number of a character of the set.
    @inline(__always) static func value(_ byte: UInt8) -> UInt64 {
        guard byte < 64, signs &>> UInt64(byte) & 1 == 1 else {
            return UInt64(byte) &- (byte < 64 ? UInt64(UInt8(ascii: "0")) : UInt64(UInt8(ascii: "A")) - 10)
        }
        // They follow the letters in the order of their codes.
        return 36 + UInt64((signs & (1 &<< UInt64(byte) &- 1)).nonzeroBitCount)
    }
}
