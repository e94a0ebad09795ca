/// Keys from a key (RFC 5869) with HMAC-SHA-256.
package enum HKDF {
    /// The length of a derived key in bytes: one block, which is all that anything here needs.
    package static let keyLength = 32

    /// Concentrates key material of any form into a key that others are derived from (§2.2).
    package static func extract(_ material: SecretBytes, salt: [UInt8]) -> SecretBytes {
        unsafe material.withBytes { material in
            unsafe code(of: material, by: SecretBytes(copying: salt))
        }
    }

    /// The key for one purpose, which `context` names (§2.3, with a length of 32 bytes).
    package static func expand(_ key: SecretBytes, context: [UInt8]) -> SecretBytes {
        unsafe (context + [1]).withUnsafeBytes { unsafe code(of: $0, by: key) }
    }

    private static func code(of message: UnsafeRawBufferPointer, by key: SecretBytes) -> SecretBytes {
        let digest = unsafe HMAC.code(of: message, by: key, .sha256)
        return unsafe digest.withBytes { digest in
            unsafe SecretBytes(count: keyLength) { unsafe $0.copyMemory(from: digest) }
        }
    }
}
