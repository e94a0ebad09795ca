/// Bits in the order of deflate: the lowest bit of a byte first.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var pendingBits = 0

    /// Appends up to 32 bits of a number.
    mutating func append(_ value: UInt32, bits: Int) {
        pending |= UInt64(value) << UInt64(pendingBits)
        pendingBits += bits
        while pendingBits >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: pending))
            pending >>= 8
            pendingBits -= 8
        }
    }

    /// Fills the last byte with zeros.
    mutating func finish() {
        if pendingBits > 0 { append(0, bits: 8 - pendingBits) }
    }
}
