/// A hash function of the SHA family that one-time passwords are built on.
package enum HashAlgorithm: Sendable, CaseIterable {
    case sha1
    case sha224
    case sha256
    case sha384
    case sha512

    /// The name under which libcrypto's providers know the algorithm.
    var providerName: StaticString {
        switch self {
        case .sha1: "SHA1"
        case .sha224: "SHA224"
        case .sha256: "SHA256"
        case .sha384: "SHA384"
        case .sha512: "SHA512"
        }
    }

    /// The length of a digest in bytes.
    package var digestSize: Int {
        switch self {
        case .sha1: 20
        case .sha224: 28
        case .sha256: 32
        case .sha384: 48
        case .sha512: 64
        }
    }

    /// The length in bytes of the blocks the function consumes, to which HMAC pads its key.
    package var blockSize: Int {
        switch self {
        case .sha1, .sha224, .sha256: 64
        case .sha384, .sha512: 128
        }
    }
}
