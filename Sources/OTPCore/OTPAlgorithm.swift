internal import MFACrypto

/// The hash function under a one-time password's HMAC.
///
/// Use ``sha1`` unless you know every app of every user: several popular apps ignore the others and show wrong codes.
/// HMAC does not rest on the collision resistance that SHA-1 has lost.
public enum OTPAlgorithm: String, Sendable, Hashable, CaseIterable, Codable {
    /// HMAC-SHA-1: what RFC 4226 defines and every app understands.
    case sha1 = "SHA1"
    /// HMAC-SHA-224: outside RFC 6238; a few apps know it.
    case sha224 = "SHA224"
    /// HMAC-SHA-256 (RFC 6238).
    case sha256 = "SHA256"
    /// HMAC-SHA-384: outside RFC 6238; a few apps know it.
    case sha384 = "SHA384"
    /// HMAC-SHA-512 (RFC 6238).
    case sha512 = "SHA512"

    /// The length in bytes that a secret for this algorithm should have: that of its digest (RFC 6238 §5.1).
    public var recommendedSecretLength: Int { hash.digestSize }

    var hash: HashAlgorithm {
        switch self {
        case .sha1: .sha1
        case .sha224: .sha224
        case .sha256: .sha256
        case .sha384: .sha384
        case .sha512: .sha512
        }
    }
}
