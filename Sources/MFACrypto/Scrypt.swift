internal import COpenSSL

/// A digest that is dear to compute (RFC 7914), for secrets that somebody could try through.
package enum Scrypt {
    /// How dear: memory and time grow with 2 to the power of this; 14 takes 16 MiB.
    package struct Cost: Sendable, Hashable {
        package let logarithm: Int
        package let blockSize: Int
        package let parallelism: Int

        package init(logarithm: Int, blockSize: Int = 8, parallelism: Int = 1) {
            self.logarithm = logarithm
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// The memory that a computation takes, and some more for the library itself.
        var memory: UInt64 {
            UInt64(128 * blockSize) * ((1 << UInt64(logarithm)) + UInt64(parallelism) + 2) + (1 << 20)
        }
    }

    /// The digest of a secret; nil if the library has none, as under a FIPS provider.
    package static func digest(of secret: SecretBytes, salt: [UInt8], cost: Cost, count: Int = 32) -> SecretBytes? {
        var isComputed = false
        let digest = unsafe SecretBytes(count: count) { output in
            unsafe secret.withBytes { secret in
                unsafe salt.withUnsafeBufferPointer { salt in
                    let result = unsafe EVP_PBE_scrypt(
                        secret.baseAddress?.assumingMemoryBound(to: CChar.self), secret.count, salt.baseAddress,
                        salt.count, 1 << UInt64(cost.logarithm), UInt64(cost.blockSize), UInt64(cost.parallelism),
                        cost.memory, output.baseAddress?.assumingMemoryBound(to: UInt8.self), count)
                    isComputed = result == 1
                }
            }
        }
        return isComputed ? digest : nil
    }
}
