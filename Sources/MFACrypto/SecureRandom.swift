internal import COpenSSL

/// The random generator of libcrypto, for keys (NIST SP 800-63B-4 §3.2.12).
package struct SecureRandom: RandomNumberGenerator, Sendable {
    package init() {}

    package mutating func next() -> UInt64 {
        var value: UInt64 = 0
        unsafe withUnsafeMutableBytes(of: &value) { unsafe Self.fill($0) }
        return value
    }

    /// Fills memory with random bytes that may become a private key.
    ///
    /// A process that cannot draw randomness cannot make a secret, and an answer that looks like one would be worse
    /// than no process: it stops.
    package static func fill(_ bytes: UnsafeMutableRawBufferPointer) {
        let filled = unsafe RAND_priv_bytes(bytes.baseAddress, Int32(bytes.count))
        precondition(filled == 1, "libcrypto has no randomness to give; check the entropy source of this system")
    }
}
