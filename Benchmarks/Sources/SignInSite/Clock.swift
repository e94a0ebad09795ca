import MFACore
import OTPCore
import Synchronization

/// A clock that stands still between sign-ins, so that each of them is given a number and an instant.
public final class Clock: TimeSource {
    private let start: Int64
    private let ticks = Atomic<Int>(0)

    /// A clock that begins now.
    public init() { start = UnixTime.now().seconds }

    /// The number of the next sign-in; so many of them pass in a second.
    public func tick() -> Int { ticks.wrappingAdd(1, ordering: .relaxed).oldValue }

    /// The instant that it is.
    public func now() -> UnixTime { UnixTime(start + Int64(ticks.load(ordering: .relaxed) / Clock.ticksPerSecond)) }

    private static let ticksPerSecond = 8
}
