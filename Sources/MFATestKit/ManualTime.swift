public import MFACore
public import OTPCore
internal import Synchronization

/// A clock that stands still until a test moves it.
public final class ManualTime: TimeSource {
    private let instant: Mutex<UnixTime>

    /// A clock that shows an instant; without one, a day in June 2026.
    public init(_ instant: UnixTime = 1_781_234_567) { self.instant = Mutex(instant) }

    /// The instant that the clock shows.
    public func now() -> UnixTime { instant.withLock { $0 } }

    /// Moves the clock, back if the number is negative.
    public func advance(bySeconds seconds: Int64) {
        instant.withLock { $0 = UnixTime($0.seconds + seconds) }
    }

    /// Sets the clock.
    public func set(_ instant: UnixTime) { self.instant.withLock { $0 = instant } }
}
