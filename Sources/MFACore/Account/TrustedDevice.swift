public import OTPCore

/// A browser that need not show a second factor for a while.
public struct TrustedDevice: Sendable, Hashable {
    /// What the series of its tokens is called.
    public let id: FactorID
    /// What the user sees in a list.
    public let name: String
    /// A digest of the token that it must show next.
    package internal(set) var tokenDigest: [UInt8]
    /// How many tokens of the series have been given out.
    package internal(set) var uses: UInt64
    /// When it became trusted.
    public let createdAt: UnixTime
    /// From when on it is not any more; using it does not move that.
    public let expiresAt: UnixTime
    /// When it was used last.
    public internal(set) var lastUsedAt: UnixTime?

    package init(
        id: FactorID, name: String, tokenDigest: [UInt8], uses: UInt64 = 0, createdAt: UnixTime, expiresAt: UnixTime,
        lastUsedAt: UnixTime? = nil
    ) {
        self.id = id
        self.name = name
        self.tokenDigest = tokenDigest
        self.uses = uses
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }

    /// Whether it is still trusted.
    public func isAlive(at now: UnixTime) -> Bool { now < expiresAt }
}
