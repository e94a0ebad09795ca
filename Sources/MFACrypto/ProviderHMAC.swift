internal import COpenSSL

/// HMAC through EVP_MAC, and so through the provider that the operator has configured.
enum ProviderHMAC {
    // Fetching an algorithm takes locks inside libcrypto, so it is done once. Safe to share: an EVP_MAC is an
    // immutable, reference-counted method table, made before `static let` lets anyone see it and never freed.
    private nonisolated(unsafe) static let method: OpaquePointer? = unsafe EVP_MAC_fetch(nil, "HMAC", nil)

    // A parameter keeps the pointer to its name. The imported macro would be a Swift string, whose C form is gone as soon
    // as the call that takes it returns; a static string stays.
    private static let digestParameter: StaticString = "digest"

    static func keyed(by key: UnsafeRawBufferPointer, _ algorithm: HashAlgorithm, _ body: (HMAC.Authenticator) -> Void)
    {
        // EVP_MAC_CTX_new does not look at what it is given.
        guard let method = unsafe method, let context = unsafe EVP_MAC_CTX_new(method) else {
            preconditionFailure("libcrypto has no HMAC; check its provider configuration")
        }
        defer { unsafe EVP_MAC_CTX_free(context) }
        unsafe body { message in unsafe code(of: message, key, algorithm, context) }
    }

    /// One code, with the key given anew: re-using the context's key is broken in OpenSSL 3.0.0 to 3.0.2.
    private static func code(
        of message: UnsafeRawBufferPointer,
        _ key: UnsafeRawBufferPointer,
        _ algorithm: HashAlgorithm,
        _ context: OpaquePointer
    ) -> Digest {
        var done = false
        let digest = unsafe Digest(count: algorithm.digestSize) { digest in
            var length = 0
            done =
                unsafe start(context, key, algorithm)
                && EVP_MAC_update(context, message.assumingMemoryBound(to: UInt8.self).baseAddress, message.count) == 1
                && EVP_MAC_final(context, digest, &length, algorithm.digestSize) == 1
                && length == algorithm.digestSize
        }
        // Not an input's fault: a libcrypto without HMAC (or memory) cannot verify anybody, and must not pretend to.
        precondition(done, "libcrypto cannot compute HMAC-\(algorithm.providerName); check its provider configuration")
        return digest
    }

    private static func start(
        _ context: OpaquePointer, _ key: UnsafeRawBufferPointer, _ algorithm: HashAlgorithm
    ) -> Bool {
        unsafe withUnsafeTemporaryAllocation(of: OSSL_PARAM.self, capacity: 2) { parameters in
            // libcrypto's parameters are not const-correct; this one is only read.
            let value = unsafe UnsafeMutablePointer(mutating: algorithm.providerName.cString)
            unsafe parameters.initializeElement(
                at: 0, to: OSSL_PARAM_construct_utf8_string(digestParameter.cString, value, 0))
            unsafe parameters.initializeElement(at: 1, to: OSSL_PARAM_construct_end())
            // Null would mean "the key of last time". Secret bytes have memory also when there are none of them.
            let bytes = unsafe key.baseAddress.unsafelyUnwrapped
            return unsafe EVP_MAC_init(
                context, bytes.assumingMemoryBound(to: UInt8.self), key.count, parameters.baseAddress) == 1
        }
    }
}

extension StaticString {
    /// The text as a C string that lives for ever.
    var cString: UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self)
    }
}
