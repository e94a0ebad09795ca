/// What was done in a piece of time.
public struct Slice: Sendable {
    /// How often.
    public var operations = 0
    /// How often somebody else was faster.
    public var conflicts = 0
    /// How long each one took.
    public var latency = Histogram()
    private var seconds = 0.0
    private var cpuSeconds = 0.0

    /// Nothing yet.
    public init() {}

    /// How many there were in a second.
    public var rate: Double { Double(operations) / seconds }
    /// The CPU time of this process for one operation, in microseconds.
    public var cpu: Double { cpuSeconds * 1e6 / Double(max(1, operations)) }

    /// Counts one that began then; when it has ended.
    public mutating func count(since begin: ContinuousClock.Instant) -> ContinuousClock.Instant {
        let end = ContinuousClock.now
        operations += 1
        latency.add(end - begin)
        return end
    }

    /// Counts what another one has done at the same time.
    public mutating func add(_ other: Slice) {
        operations += other.operations
        conflicts += other.conflicts
        latency.add(other.latency)
    }

    /// What a body does, with the time and the CPU time that it took.
    public static func timing(_ body: () async throws -> Slice) async rethrows -> Slice {
        let stopwatch = Stopwatch()
        return stopwatch.stopped(try await body())
    }

    /// What a body does that waits with its thread.
    public static func timing(_ body: () throws -> Slice) rethrows -> Slice {
        let stopwatch = Stopwatch()
        return stopwatch.stopped(try body())
    }

    private struct Stopwatch {
        let start = ContinuousClock.now
        let cpu = Machine.cpuSeconds

        func stopped(_ slice: Slice) -> Slice {
            var slice = slice
            slice.seconds = (ContinuousClock.now - start) / .seconds(1)
            slice.cpuSeconds = Machine.cpuSeconds - cpu
            return slice
        }
    }
}
