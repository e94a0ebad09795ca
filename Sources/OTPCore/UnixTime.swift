/// An instant in whole seconds since 1970-01-01 00:00:00 UTC, leap seconds not counted.
///
/// One-time passwords know no calendar and no time zone. An instant that cannot be written with a zone cannot go wrong
/// in the hour that autumn repeats.
public struct UnixTime: Sendable, Hashable, Codable {
    /// The seconds since 1970, negative before it.
    public var seconds: Int64

    /// The instant that many seconds after the beginning of 1970.
    public init(_ seconds: Int64) { self.seconds = seconds }

    /// The last whole second at or before an instant with a fraction; nil for a number that is no instant.
    ///
    /// For Foundation's `Date`: `UnixTime(secondsSince1970: date.timeIntervalSince1970)`.
    public init?(secondsSince1970: Double) {
        guard let seconds = Int64(exactly: secondsSince1970.rounded(.down)) else { return nil }
        self.seconds = seconds
    }

    /// As the number of seconds.
    public init(from decoder: any Decoder) throws {
        seconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// As the number of seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}

extension UnixTime: Comparable {
    /// Whether one instant is before another.
    public static func < (left: UnixTime, right: UnixTime) -> Bool { left.seconds < right.seconds }
}

extension UnixTime: ExpressibleByIntegerLiteral {
    /// The instant that many seconds after the beginning of 1970.
    public init(integerLiteral seconds: Int64) { self.seconds = seconds }
}

extension UnixTime: CustomStringConvertible {
    /// The seconds, in decimal.
    public var description: String { String(seconds) }
}
