/// The bytes of a digest or a message authentication code, kept in place rather than on the heap.
///
/// Sixty-four bytes is the longest digest of ``HashAlgorithm``; a shorter one leaves the rest zero.
package struct Digest: Sendable {
    private var storage: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)

    /// The number of bytes that count.
    package let count: Int

    /// An empty digest, for a variable that gets its value later.
    package init() { count = 0 }

    /// Makes a digest of at most 64 bytes, which `fill` writes.
    init(count: Int, fill: (UnsafeMutablePointer<UInt8>) -> Void) {
        self.count = count
        unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            // A tuple is never empty, so its buffer has a base address.
            if let base = bytes.baseAddress {
                unsafe fill(base.assumingMemoryBound(to: UInt8.self))
            }
        }
    }

    /// Gives `body` the bytes; for a digest that is secret.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe withUnsafeBytes(of: storage) { bytes in
            unsafe body(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
        }
    }

    /// The bytes as an array; for a digest that is not.
    package var bytes: [UInt8] {
        unsafe withUnsafeBytes(of: storage) { unsafe Array($0[..<count]) }
    }

    /// The 31-bit value that RFC 4226 §5.3 takes from the digest ("dynamic truncation").
    ///
    /// The offset stands in the last byte of the digest *whatever its length*. The largest is 15, so that the last of the four
    /// bytes is the nineteenth, which every digest of an HMAC has.
    package var truncated: UInt32 {
        precondition(count >= 19, "the digest is too short for a truncation")
        return unsafe withUnsafeBytes(of: storage) { bytes in
            let offset = Int(unsafe bytes[count - 1] & 0x0F)
            return UInt32(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)) & 0x7FFF_FFFF
        }
    }

    /// The 63-bit value at the same offset, which one proprietary scheme takes instead.
    ///
    /// Eight bytes from offset 15 end at byte 23: the digest must have at least that many.
    package var truncatedWide: UInt64 {
        precondition(count >= 23, "the digest is too short for a wide truncation")
        return unsafe withUnsafeBytes(of: storage) { bytes in
            let offset = Int(unsafe bytes[count - 1] & 0x0F)
            return UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) & .max >> 1
        }
    }
}
