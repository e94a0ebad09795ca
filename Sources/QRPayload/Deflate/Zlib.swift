/// Compressed data as PNG has it: deflate between a header and a checksum (RFC 1950).
enum Zlib {
    static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        // Window of 32 KiB, no dictionary; the second byte makes the pair a multiple of 31.
        [0x78, 0xDA] + Deflate.compressed(bytes) + checksum(bytes).bytes
    }

    /// Adler-32.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var low: UInt32 = 1
        var high: UInt32 = 0
        // So many bytes can be added before the sums have to be reduced.
        for start in stride(from: 0, to: bytes.count, by: 5552) {
            for byte in bytes[start..<min(start + 5552, bytes.count)] {
                low += UInt32(byte)
                high += low
            }
            low %= 65_521
            high %= 65_521
        }
        return high << 16 | low
    }
}
