public import OTPCore

/// A browser that need not show a second factor for a while.
///
/// It shows a token instead, which is another one each time. All tokens of a browser are a series; whoever shows one that has
/// been used before has copied it, or has had it copied, and ends the series.
public struct TrustedDevice: Sendable {
    /// What the series of its tokens is called.
    public let id: FactorID
    /// What the user sees in a list.
    public let name: String
    /// What the tokens of the series are made of.
    package let secret: [UInt8]
    /// How many tokens of the series have been given out, beyond the first.
    package internal(set) var uses: UInt64
    /// When it became trusted.
    public let createdAt: UnixTime
    /// From when on it is not any more; using it does not move that.
    public let expiresAt: UnixTime
    /// When it was used last.
    public internal(set) var lastUsedAt: UnixTime?

    package init(
        id: FactorID, name: String, secret: [UInt8], uses: UInt64 = 0, createdAt: UnixTime, expiresAt: UnixTime,
        lastUsedAt: UnixTime? = nil
    ) {
        self.id = id
        self.name = name
        self.secret = secret
        self.uses = uses
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.lastUsedAt = lastUsedAt
    }

    /// Whether it is still trusted.
    public func isAlive(at now: UnixTime) -> Bool { now < expiresAt }
}

extension TrustedDevice: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What the series is called.
    public var description: String { "TrustedDevice(\(id))" }
    /// What the series is called.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
