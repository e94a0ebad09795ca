internal import COpenSSL

/// All ones for "yes", all zeros for "no": a truth value that is computed with, never branched on.
package struct Mask: Sendable {
    package private(set) var bits: UInt64

    /// "No".
    package static let no = Mask(bits: 0)

    private init(bits: UInt64) { self.bits = bits }

    /// Whether two values are equal.
    @inline(__always)
    package init(_ left: UInt64, equals right: UInt64) {
        let difference = left ^ right
        // The top bit of (d | -d) is clear only for d = 0.
        bits = ((difference | (0 &- difference)) >> 63) &- 1
    }

    /// Whether a public condition holds.
    package init(_ condition: Bool) { bits = condition ? .max : 0 }

    package static func & (left: Mask, right: Mask) -> Mask { Mask(bits: left.bits & right.bits) }
    package static func | (left: Mask, right: Mask) -> Mask { Mask(bits: left.bits | right.bits) }
    package static prefix func ! (mask: Mask) -> Mask { Mask(bits: ~mask.bits) }

    /// `yes` where the mask says so, `no` elsewhere.
    package func select(_ yes: UInt64, else no: UInt64) -> UInt64 { (yes & bits) | (no & ~bits) }

    /// The answer, for when everything has been computed and it may become public.
    package var isSet: Bool { bits != 0 }
}

/// Whether two secrets are the same, in a time that depends on their lengths alone.
package func constantTimeEqual(_ left: SecretBytes, _ right: SecretBytes) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe left.withBytes { left in
        unsafe right.withBytes { right in
            unsafe CRYPTO_memcmp(left.baseAddress, right.baseAddress, left.count) == 0
        }
    }
}
