// The only file that touches libcrypto's low-level hash functions, which OpenSSL 3 marks as deprecated.
//
// The reason is speed. HMAC starts with two blocks that depend on the key alone. A verification compares several
// candidates under one key, so these two blocks should be computed once; that needs a hash state that can be saved and
// copied. The replacement, EVP_MAC, hides its state: it recomputes the key's blocks for each candidate or duplicates a
// heap context, and takes about twice as long (`make bench` prints both). These functions keep the state in memory of
// the caller: no allocation, and one place to overwrite afterwards.
//
// They bypass libcrypto's provider layer. `HMAC.engine` therefore uses them only where no FIPS provider is asked for,
// and only after they have agreed with EVP_MAC.

internal import COpenSSL

/// A family of hash functions whose state is one plain C structure.
protocol LowLevelHash {
    associatedtype State

    static func start(_ state: UnsafeMutablePointer<State>, _ algorithm: HashAlgorithm)
    static func update(_ state: UnsafeMutablePointer<State>, _ bytes: UnsafeRawPointer?, _ count: Int)
    static func finish(
        _ state: UnsafeMutablePointer<State>, _ algorithm: HashAlgorithm, into: UnsafeMutablePointer<UInt8>)
}

/// SHA-1.
enum LowLevelSHA1: LowLevelHash {
    static func start(_ state: UnsafeMutablePointer<SHA_CTX>, _: HashAlgorithm) {
        unsafe SHA1_Init(state)
    }

    static func update(_ state: UnsafeMutablePointer<SHA_CTX>, _ bytes: UnsafeRawPointer?, _ count: Int) {
        unsafe SHA1_Update(state, bytes, count)
    }

    static func finish(
        _ state: UnsafeMutablePointer<SHA_CTX>, _: HashAlgorithm, into digest: UnsafeMutablePointer<UInt8>
    ) {
        unsafe SHA1_Final(digest, state)
    }
}

/// SHA-256 and its shortened form SHA-224.
enum LowLevelSHA256: LowLevelHash {
    static func start(_ state: UnsafeMutablePointer<SHA256_CTX>, _ algorithm: HashAlgorithm) {
        _ = unsafe algorithm == .sha224 ? SHA224_Init(state) : SHA256_Init(state)
    }

    static func update(_ state: UnsafeMutablePointer<SHA256_CTX>, _ bytes: UnsafeRawPointer?, _ count: Int) {
        unsafe SHA256_Update(state, bytes, count)
    }

    static func finish(
        _ state: UnsafeMutablePointer<SHA256_CTX>, _ algorithm: HashAlgorithm, into digest: UnsafeMutablePointer<UInt8>
    ) {
        _ = unsafe algorithm == .sha224 ? SHA224_Final(digest, state) : SHA256_Final(digest, state)
    }
}

/// SHA-512 and its shortened form SHA-384.
enum LowLevelSHA512: LowLevelHash {
    static func start(_ state: UnsafeMutablePointer<SHA512_CTX>, _ algorithm: HashAlgorithm) {
        _ = unsafe algorithm == .sha384 ? SHA384_Init(state) : SHA512_Init(state)
    }

    static func update(_ state: UnsafeMutablePointer<SHA512_CTX>, _ bytes: UnsafeRawPointer?, _ count: Int) {
        unsafe SHA512_Update(state, bytes, count)
    }

    static func finish(
        _ state: UnsafeMutablePointer<SHA512_CTX>, _ algorithm: HashAlgorithm, into digest: UnsafeMutablePointer<UInt8>
    ) {
        _ = unsafe algorithm == .sha384 ? SHA384_Final(digest, state) : SHA512_Final(digest, state)
    }
}

/// MD5, which one old scheme is defined by; nothing else may use it.
func lowLevelMD5(_ message: UnsafeRawBufferPointer) -> Digest {
    unsafe Digest(count: Int(MD5_DIGEST_LENGTH)) { digest in
        unsafe MD5(message.assumingMemoryBound(to: UInt8.self).baseAddress, message.count, digest)
    }
}
