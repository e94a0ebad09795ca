/// A PNG file as it grows, chunk by chunk (ISO/IEC 15948).
struct PNGWriter {
    private(set) var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    mutating func append(_ type: String, _ content: [UInt8]) {
        bytes += UInt32(content.count).bytes
        let protected = Array(type.utf8) + content
        bytes += protected
        bytes += Self.checksum(protected).bytes
    }

    /// CRC-32, without a table, since a picture has some hundred bytes.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var checksum = UInt32.max
        for byte in bytes {
            checksum ^= UInt32(byte)
            for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1) * 0xEDB8_8320 }
        }
        return ~checksum
    }
}

extension UInt32 {
    /// The four bytes, the highest first.
    var bytes: [UInt8] { [UInt8(self >> 24), UInt8(self >> 16 & 0xFF), UInt8(self >> 8 & 0xFF), UInt8(self & 0xFF)] }
}
