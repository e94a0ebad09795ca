internal import MFACrypto

/// How recovery codes are stored: as digests of scrypt (RFC 7914) with a salt of the set's own.
///
/// NIST SP 800-63B-4 §3.1.2.2 demands a password hashing scheme with a salt for look-up secrets below 112 bits, and these have 80. A
/// bare keyed hash would be faster and just as safe against whoever has the database alone, since the record it stands in is sealed anyway;
/// this is for the day on which somebody has the master key, too: then a guess costs 8 MiB and some 20 ms, and there are 2⁸⁰ to make.
enum RecoveryDigest {
    /// What new sets are made with.
    static let current = "scrypt-13-8-1"
    static let saltLength = 16

    /// The digest of a code; nil for a scheme that is not known, or not to be had.
    static func digest(of code: SecretBytes, salt: [UInt8], scheme: String) -> [UInt8]? {
        guard let cost = costs[scheme], let digest = Scrypt.digest(of: code, salt: salt, cost: cost) else { return nil }
        return unsafe digest.withBytes { unsafe Array($0) }
    }

    private static let costs = [current: Scrypt.Cost(logarithm: 13)]
}
