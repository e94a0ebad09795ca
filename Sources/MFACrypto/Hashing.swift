internal import COpenSSL

/// The digest of a message, by whatever provider the operator has configured.
package func hash(_ message: UnsafeRawBufferPointer, _ algorithm: HashAlgorithm) -> Digest {
    var done = false
    let digest = unsafe Digest(count: algorithm.digestSize) { digest in
        var length = 0
        done =
            unsafe EVP_Q_digest(
                nil, algorithm.providerName.cString, nil, message.baseAddress, message.count, digest, &length) == 1
    }
    precondition(done, "libcrypto cannot compute \(algorithm.providerName); check its provider configuration")
    return digest
}

/// The MD5 digest of a message, for the one old scheme that is defined by it.
package func md5(_ message: UnsafeRawBufferPointer) -> Digest { unsafe lowLevelMD5(message) }
