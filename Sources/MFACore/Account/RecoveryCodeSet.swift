public import OTPCore

/// The recovery codes of an account, as digests that only their own library understands.
public struct RecoveryCodeSet: Sendable, Hashable {
    /// One code.
    package struct Entry: Sendable, Hashable {
        package let digest: [UInt8]
        package internal(set) var spentAt: UnixTime?

        package init(digest: [UInt8], spentAt: UnixTime? = nil) {
            self.digest = digest
            self.spentAt = spentAt
        }
    }

    /// How the digests are made.
    package let scheme: String
    package let salt: [UInt8]
    /// When the codes were given out.
    public let issuedAt: UnixTime
    package internal(set) var entries: [Entry]

    package init(scheme: String, salt: [UInt8], issuedAt: UnixTime, entries: [Entry]) {
        self.scheme = scheme
        self.salt = salt
        self.issuedAt = issuedAt
        self.entries = entries
    }

    /// How many codes there were.
    public var count: Int { entries.count }

    /// How many have not been used.
    public var remaining: Int { entries.count { $0.spentAt == nil } }
}
