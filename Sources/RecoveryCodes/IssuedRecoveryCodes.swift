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

    /// New codes, which count for nothing until their digests are part of an account.
    package init(drawing rules: RecoveryCodeRules, random: some RandomSource, at now: UnixTime) {
        let secrets = (0..<rules.count).map { _ in random.bytes(rules.bits / 8) }
        self.init(shown: secrets.map(RecoveryCodeText.text), rules, at: now)
    }

    /// Codes that have been shown before their digests were made.
    package init(shown codes: [String], _ rules: RecoveryCodeRules, at now: UnixTime) {
        self.codes = codes
        isSaved = rules.style == .saved
        issuedAt = now
    }

    /// The set of their digests, for an account.
    ///
    /// - Throws: `RecordError` with the code `unsupported` if libcrypto has no scrypt, as under a FIPS provider.
    package func digests(random: some RandomSource) throws(RecordError) -> RecoveryCodeSet {
        let salt = random.bytes(RecoveryDigest.saltLength)
        var entries: [RecoveryCodeSet.Entry] = []
        for text in codes {
            guard let code = RecoveryCodeText.bytes(typed: text),
                let digest = RecoveryDigest.digest(of: code, salt: salt, scheme: RecoveryDigest.current)
            else { throw .noScrypt }
            entries.append(.init(digest: digest))
        }
        return RecoveryCodeSet(scheme: RecoveryDigest.current, salt: salt, issuedAt: issuedAt, entries: entries)
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
