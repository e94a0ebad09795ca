import CBenchOpenSSL
import Glibc

/// The two ways that libcrypto offers without deprecated functions.
struct RawOpenSSL {
    private let context: OpaquePointer?
    init() {
        context = EVP_MAC_CTX_new(EVP_MAC_fetch(nil, "HMAC", nil))
        let parameters = [
            OSSL_PARAM_construct_utf8_string(strdup("digest"), strdup("SHA1"), 0), OSSL_PARAM_construct_end(),
        ]
        EVP_MAC_CTX_set_params(context, parameters)
    }

    /// The truncated value by one `HMAC()` call.
    func oneShot(_ key: [UInt8], _ counter: UInt64) -> UInt32 {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digest in
            withUnsafeBytes(of: counter.bigEndian) { message in
                _ = HMAC(
                    EVP_sha1(), key, Int32(key.count), message.bindMemory(to: UInt8.self).baseAddress, 8,
                    digest.baseAddress, nil)
            }
            return truncated(digest)
        }
    }

    /// The truncated values of three counters by one reused `EVP_MAC` context.
    func reusedContext(_ key: [UInt8], _ first: UInt64) -> UInt64 {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digest in
            var sum: UInt64 = 0
            // The digest is named once, when the context is made: naming it again costs more than the three codes.
            EVP_MAC_init(context, key, key.count, nil)
            for counter in first..<first + 3 {
                if counter != first { EVP_MAC_init(context, nil, 0, nil) }
                withUnsafeBytes(of: counter.bigEndian) { message in
                    _ = EVP_MAC_update(context, message.bindMemory(to: UInt8.self).baseAddress, 8)
                }
                var length = 0
                EVP_MAC_final(context, digest.baseAddress, &length, 20)
                sum &+= UInt64(truncated(digest) % 1_000_000)
            }
            return sum
        }
    }

    private func truncated(_ digest: UnsafeMutableBufferPointer<UInt8>) -> UInt32 {
        let offset = Int(digest[19] & 15)
        return (offset..<offset + 4).reduce(0) { $0 << 8 | UInt32(digest[$1]) } & 0x7FFF_FFFF
    }
}
