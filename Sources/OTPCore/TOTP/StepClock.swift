/// The division of time into steps (RFC 6238 §4.2).
struct StepClock: Sendable {
    let epoch: UnixTime
    let period: UInt64

    func step(at time: UnixTime) -> UInt64? {
        elapsed(at: time).map { $0 / period }
    }

    func start(ofStep step: UInt64) -> UnixTime? {
        let (seconds, overflow) = step.multipliedReportingOverflow(by: period)
        // The distance from the epoch to the last instant fits, whatever the epoch: it is below 2⁶⁴.
        guard !overflow, seconds <= UInt64(bitPattern: Int64.max &- epoch.seconds) else { return nil }
        return UnixTime(epoch.seconds &+ Int64(bitPattern: seconds))
    }

    func secondsRemaining(at time: UnixTime) -> Int? {
        elapsed(at: time).map { Int(period - $0 % period) }
    }

    /// The steps from `behind` before an instant to `ahead` after it, moved by `drift`; cut off at both ends of time.
    func steps(around step: UInt64, drift: Int, behind: Int, ahead: Int) -> ClosedRange<UInt64> {
        // Both ends from the step itself: cut off first and widened then, the window would reach beyond its side.
        step.moved(by: drift - behind)...step.moved(by: drift + ahead)
    }

    /// The seconds since the epoch, which may be more than `Int64` holds; nil before it.
    private func elapsed(at time: UnixTime) -> UInt64? {
        guard time >= epoch else { return nil }
        return UInt64(bitPattern: time.seconds &- epoch.seconds)
    }
}

extension UInt64 {
    /// The number a distance away, or the nearest one there is.
    fileprivate func moved(by distance: Int) -> UInt64 {
        let (result, overflow) =
            distance < 0
            ? subtractingReportingOverflow(UInt64(distance.magnitude)) : addingReportingOverflow(UInt64(distance))
        return overflow ? (distance < 0 ? .min : .max) : result
    }
}
