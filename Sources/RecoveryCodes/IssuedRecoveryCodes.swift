package import MFACore
internal import MFACrypto
public import OTPCore

/// Recovery codes that were made just now, for the one time that they are shown.
///
/// Only their digests are kept. Printing this shows how many there are and no more.
public struct IssuedRecoveryCodes: Sendable {
    /// The codes as they are shown, in groups.
    public let codes: [String]
    /// Whether the one code is replaced when it is used.
    public let isSaved: Bool
    /// When they were made.
    public let issuedAt: UnixTime

    init(codes: [String], isSaved: Bool, issuedAt: UnixTime) {
        self.codes = codes
        self.isSaved = isSaved
        self.issuedAt = issuedAt
    }

    /// New codes, and the set of their digests for an account.
    ///
    /// - Throws: `RecordError` with the code `unsupported` if libcrypto has no scrypt, as under a FIPS provider.
    package static func make(
        _ rules: RecoveryCodeRules, random: some RandomSource, at now: UnixTime
    ) throws(RecordError) -> (issued: IssuedRecoveryCodes, set: RecoveryCodeSet) {
        let secrets = (0..<rules.count).map { _ in random.bytes(rules.bits / 8) }
        let issued = IssuedRecoveryCodes(
            codes: secrets.map(RecoveryCodeText.text), isSaved: rules.style == .saved, issuedAt: now)
        return (issued, try set(of: secrets, random: random, at: now))
    }

    private static func set(
        of secrets: [[UInt8]], random: some RandomSource, at now: UnixTime
    ) throws(RecordError) -> RecoveryCodeSet {
        let salt = random.bytes(RecoveryDigest.saltLength)
        var entries: [RecoveryCodeSet.Entry] = []
        for secret in secrets {
            let code = SecretBytes(copying: secret)
            guard let digest = RecoveryDigest.digest(of: code, salt: salt, scheme: RecoveryDigest.current) else {
                throw .noScrypt
            }
            entries.append(.init(digest: digest))
        }
        return RecoveryCodeSet(scheme: RecoveryDigest.current, salt: salt, issuedAt: now, entries: entries)
    }
}

extension IssuedRecoveryCodes: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How many there are.
    public var description: String { "IssuedRecoveryCodes(\(codes.count))" }
    /// How many there are.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension RecordError {
    static let noScrypt = RecordError(
        .unsupported, "libcrypto computes no scrypt here, which recovery codes are stored with; leave the method out.")
}
