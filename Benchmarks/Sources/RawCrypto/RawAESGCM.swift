internal import CBenchOpenSSL

/// AES-256-GCM as a program calls it that has nothing else to do: one key, buffers that are there already.
public final class RawAESGCM {
    private static let tagLength = 16

    private let key = [UInt8](repeating: 0x4B, count: 32)
    private let nonce = [UInt8](repeating: 0x4E, count: 12)
    private let context = [UInt8](repeating: 0x43, count: 64)
    private let count: Int32
    private var plaintext: [UInt8]
    private var sealed: [UInt8]
    private let reused: OpaquePointer?

    /// For so many bytes.
    public init(count: Int) {
        self.count = Int32(count)
        plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        sealed = [UInt8](repeating: 0, count: count + RawAESGCM.tagLength)
        reused = EVP_CIPHER_CTX_new()
        EVP_CipherInit_ex(reused, EVP_aes_256_gcm(), nil, nil, nil, 1)
    }

    deinit { EVP_CIPHER_CTX_free(reused) }

    /// Seals and opens, each with a context of its own.
    public func roundTrip() -> UInt64 { seal() &+ open() }

    /// Seals and opens with a context that is there already.
    public func roundTripReusing() -> UInt64 {
        seal(with: reused, nil) &+ open(with: reused, nil)
    }

    /// Opens with a context of its own.
    public func open() -> UInt64 {
        let cipher = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(cipher) }
        return open(with: cipher, EVP_aes_256_gcm())
    }

    /// Opens with a context that is there already.
    public func openReusing() -> UInt64 { open(with: reused, nil) }

    private func seal() -> UInt64 {
        let cipher = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(cipher) }
        return seal(with: cipher, EVP_aes_256_gcm())
    }

    private func seal(with cipher: OpaquePointer?, _ method: OpaquePointer?) -> UInt64 {
        var length: Int32 = 0
        EVP_EncryptInit_ex(cipher, method, nil, key, nonce)
        EVP_EncryptUpdate(cipher, nil, &length, context, Int32(context.count))
        sealed.withUnsafeMutableBufferPointer { sealed in
            _ = EVP_EncryptUpdate(cipher, sealed.baseAddress, &length, plaintext, count)
            _ = EVP_EncryptFinal_ex(cipher, sealed.baseAddress.map { $0 + Int(count) }, &length)
            _ = EVP_CIPHER_CTX_ctrl(
                cipher, EVP_CTRL_AEAD_GET_TAG, Int32(RawAESGCM.tagLength), sealed.baseAddress.map { $0 + Int(count) })
        }
        return UInt64(sealed[sealed.count - 1])
    }

    private func open(with cipher: OpaquePointer?, _ method: OpaquePointer?) -> UInt64 {
        var length: Int32 = 0
        EVP_DecryptInit_ex(cipher, method, nil, key, nonce)
        EVP_DecryptUpdate(cipher, nil, &length, context, Int32(context.count))
        var isAuthentic: Int32 = 0
        plaintext.withUnsafeMutableBufferPointer { plaintext in
            _ = EVP_DecryptUpdate(cipher, plaintext.baseAddress, &length, sealed, count)
            sealed.withUnsafeMutableBufferPointer { sealed in
                _ = EVP_CIPHER_CTX_ctrl(
                    cipher, EVP_CTRL_AEAD_SET_TAG, Int32(RawAESGCM.tagLength),
                    sealed.baseAddress.map { $0 + Int(count) })
            }
            isAuthentic = EVP_DecryptFinal_ex(cipher, plaintext.baseAddress.map { $0 + Int(count) }, &length)
        }
        return UInt64(isAuthentic)
    }
}
