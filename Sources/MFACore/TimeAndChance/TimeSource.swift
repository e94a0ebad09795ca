public import OTPCore

/// Tells the time.
///
/// Everything in the package that depends on time asks one of these, so that a test can be the clock.
public protocol TimeSource: Sendable {
    /// The instant that it is.
    func now() -> UnixTime

    /// Lets time pass, without holding a thread.
    ///
    /// Without one of its own a source waits as long as the machine's clock says.
    ///
    /// - Parameter duration: How long.
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    func pause(for duration: Duration) async throws
}

extension TimeSource {
    /// Waits by the machine's clock.
    public func pause(for duration: Duration) async throws { try await Task.sleep(for: duration) }
}

/// The clock of this machine: what a program uses, and no test.
public struct SystemTime: TimeSource {
    /// The clock of this machine.
    public init() {}

    /// The instant that this machine believes it is.
    public func now() -> UnixTime { .now() }
}

extension UnixTime {
    /// The instant that many seconds later, or the last one there is.
    package func advanced(by seconds: Int64) -> UnixTime {
        let (sum, overflow) = self.seconds.addingReportingOverflow(seconds)
        return UnixTime(overflow ? (seconds < 0 ? .min : .max) : sum)
    }

    /// The instant a whole number of seconds later; a fraction of one counts as a whole.
    package func advanced(by duration: Duration) -> UnixTime { advanced(by: duration.wholeSeconds) }
}

extension Duration {
    /// The number of seconds; a fraction of one counts as a whole.
    package var wholeSeconds: Int64 {
        let (seconds, attoseconds) = components
        return attoseconds > 0 ? seconds + 1 : seconds
    }
}
