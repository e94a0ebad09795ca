internal import COpenSSL

/// AES-256 in Galois/counter mode (NIST SP 800-38D) with a nonce of 96 bits and a tag of 128.
package enum AESGCM {
    /// The length of a key in bytes.
    package static let keyLength = 32
    /// The length of a nonce in bytes.
    package static let nonceLength = 12
    /// The length of a tag in bytes.
    package static let tagLength = 16

    // Fetching an algorithm takes locks inside libcrypto, so it is done once. Safe to share: an EVP_CIPHER is an
    // immutable, reference-counted method table, made before `static let` lets anyone see it and never freed.
    private nonisolated(unsafe) static let method: OpaquePointer? = unsafe EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)

    /// Appends the ciphertext of `plaintext` and its tag to `output`.
    ///
    /// A nonce must never be used twice under one key.
    package static func seal(
        _ plaintext: SecretBytes, key: SecretBytes, nonce: [UInt8], authenticating context: [UInt8],
        into output: inout [UInt8]
    ) {
        precondition(key.count == keyLength && nonce.count == nonceLength, "the key or the nonce has a wrong length")
        let start = output.count
        output.append(contentsOf: repeatElement(0, count: plaintext.count + tagLength))
        let done = unsafe output.withUnsafeMutableBytes { output in
            unsafe plaintext.withBytes { plaintext in
                let target = unsafe UnsafeMutableRawBufferPointer(rebasing: output[start...])
                return unsafe run(encrypting: true, key, nonce, context) { cipher in
                    var length: CInt = 0
                    return unsafe update(cipher, from: plaintext, to: target)
                        && EVP_EncryptFinal_ex(cipher, bytes(target, from: plaintext.count), &length) == 1
                        && EVP_CIPHER_CTX_ctrl(
                            cipher, EVP_CTRL_AEAD_GET_TAG, CInt(tagLength), bytes(target, from: plaintext.count)) == 1
                }
            }
        }
        // Not an input's fault: what cannot be sealed must not be stored.
        precondition(done, "libcrypto cannot encrypt with AES-256-GCM; check its provider configuration")
    }

    /// The plaintext; nil if anything at all has been changed.
    package static func open(
        _ sealed: ArraySlice<UInt8>, key: SecretBytes, nonce: ArraySlice<UInt8>, authenticating context: [UInt8]
    ) -> SecretBytes? {
        guard sealed.count >= tagLength, nonce.count == nonceLength, key.count == keyLength else { return nil }
        let length = sealed.count - tagLength
        var isAuthentic = false
        let plaintext = unsafe SecretBytes(count: length) { target in
            unsafe sealed.withUnsafeBytes { sealed in
                let ciphertext = unsafe UnsafeRawBufferPointer(rebasing: sealed[..<length])
                // The tag is only read; libcrypto's control function is not const-correct.
                let tag = unsafe UnsafeMutableRawPointer(mutating: sealed.baseAddress.unsafelyUnwrapped + length)
                isAuthentic = unsafe run(encrypting: false, key, Array(nonce), context) { cipher in
                    var rest: CInt = 0
                    return unsafe update(cipher, from: ciphertext, to: target)
                        && EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, CInt(tagLength), tag) == 1
                        && EVP_DecryptFinal_ex(cipher, bytes(target, from: length), &rest) == 1
                }
            }
        }
        return isAuthentic ? plaintext : nil
    }

    /// Sets a cipher up with key, nonce and what is authenticated but not encrypted, and lets `body` do the rest.
    private static func run(
        encrypting: Bool, _ key: SecretBytes, _ nonce: [UInt8], _ context: [UInt8],
        _ body: (OpaquePointer) -> Bool
    ) -> Bool {
        guard let cipher = unsafe EVP_CIPHER_CTX_new() else { return false }
        // Freeing overwrites the key schedule.
        defer { unsafe EVP_CIPHER_CTX_free(cipher) }
        return unsafe key.withBytes { key in
            let key = unsafe key.assumingMemoryBound(to: UInt8.self).baseAddress
            var length: CInt = 0
            return unsafe EVP_CipherInit_ex2(cipher, method, key, nonce, encrypting ? 1 : 0, nil) == 1
                && EVP_CipherUpdate(cipher, nil, &length, context, CInt(context.count)) == 1
                && body(cipher)
        }
    }

    private static func update(
        _ cipher: OpaquePointer, from source: UnsafeRawBufferPointer, to target: UnsafeMutableRawBufferPointer
    ) -> Bool {
        // Without input there is nothing to do, and a null pointer would mean something else.
        guard let input = unsafe source.assumingMemoryBound(to: UInt8.self).baseAddress, source.count > 0 else {
            return true
        }
        var length: CInt = 0
        return unsafe EVP_CipherUpdate(cipher, bytes(target, from: 0), &length, input, CInt(source.count)) == 1
            && length == CInt(source.count)
    }

    private static func bytes(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int) -> UnsafeMutablePointer<UInt8>?
    {
        unsafe buffer.baseAddress.map { unsafe ($0 + offset).assumingMemoryBound(to: UInt8.self) }
    }
}
