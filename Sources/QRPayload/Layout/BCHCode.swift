/// The short codes that protect format and version information (ISO/IEC 18004 annexes C and D).
enum BCHCode {
    /// Fifteen bits: level, mask and their check bits, under the mask that keeps them from being all zero.
    static func formatInformation(_ level: QRLevel, _ mask: QRMask) -> Int {
        let data = level.formatBits << 3 | mask.rawValue
        return (data << 10 | remainder(of: data << 10, by: 0b101_0011_0111, bits: 15)) ^ 0b101_0100_0001_0010
    }

    /// Eighteen bits: the version and its check bits.
    static func versionInformation(_ version: Int) -> Int {
        version << 12 | remainder(of: version << 12, by: 0b1_1111_0010_0101, bits: 18)
    }

    private static func remainder(of dividend: Int, by divisor: Int, bits: Int) -> Int {
        let degree = Int.bitWidth - 1 - divisor.leadingZeroBitCount
        var rest = dividend
        for bit in stride(from: bits - 1, through: degree, by: -1) where rest >> bit & 1 == 1 {
            rest ^= divisor << (bit - degree)
        }
        return rest
    }
}
