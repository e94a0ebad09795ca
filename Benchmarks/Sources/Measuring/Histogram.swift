/// Durations, counted in classes that are at most a sixteenth wide, in room that does not grow.
public struct Histogram: Sendable {
    private var counts = [Int](repeating: 0, count: 16 * 64)
    /// How many durations there are.
    public private(set) var total = 0

    /// None yet.
    public init() {}

    /// Counts a duration.
    public mutating func add(_ duration: Duration) {
        let nanoseconds = UInt64(max(1, duration / .nanoseconds(1)))
        let exponent = 63 - nanoseconds.leadingZeroBitCount
        let fraction = exponent >= 4 ? Int(nanoseconds >> (exponent - 4)) & 15 : 0
        counts[16 * exponent + fraction] += 1
        total += 1
    }

    /// Counts what another one has counted.
    public mutating func add(_ other: Histogram) {
        for index in counts.indices { counts[index] += other.counts[index] }
        total += other.total
    }

    /// The duration that so large a part of all stays below, in microseconds.
    public func percentile(_ part: Double) -> Double {
        var rest = Int((Double(total) * part).rounded(.up))
        for (index, count) in counts.enumerated() {
            rest -= count
            // The middle of the class.
            if rest <= 0 { return Double(1 << (index / 16)) * (1 + (Double(index % 16) + 0.5) / 16) / 1000 }
        }
        return 0
    }
}
