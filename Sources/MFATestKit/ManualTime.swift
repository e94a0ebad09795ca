public import MFACore
public import OTPCore
internal import Synchronization

/// A clock that stands still until a test moves it.
///
/// Whoever waits by it waits until it has been moved far enough.
public final class ManualTime: TimeSource {
    private struct State {
        var instant: UnixTime
        var sleepers: [UInt64: Sleeper] = [:]
        var nextSleeper: UInt64 = 0
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

        /// Those who have waited for as many as wait now.
        mutating func takeWatchers() -> [CheckedContinuation<Void, Never>] {
            let woken = watchers.filter { $0.count <= sleepers.count }.map(\.continuation)
            watchers.removeAll { $0.count <= sleepers.count }
            return woken
        }
    }

    private struct Sleeper {
        let until: UnixTime
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let state: Mutex<State>

    /// A clock that shows an instant; without one, a day in June 2026.
    public init(_ instant: UnixTime = 1_781_234_567) { state = Mutex(State(instant: instant)) }

    /// The instant that the clock shows.
    public func now() -> UnixTime { state.withLock { $0.instant } }

    /// Moves the clock, back if the number is negative.
    public func advance(bySeconds seconds: Int64) {
        move { UnixTime($0.seconds + seconds) }
    }

    /// Sets the clock.
    public func set(_ instant: UnixTime) { move { _ in instant } }

    /// Waits until the clock has been moved so far.
    public func pause(for duration: Duration) async throws {
        let name = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let woken: [CheckedContinuation<Void, Never>] = state.withLock { state in
                    guard !Task.isCancelled else {
                        continuation.resume(throwing: CancellationError())
                        return []
                    }
                    let until = UnixTime(state.instant.seconds + duration.components.seconds)
                    state.sleepers[name] = Sleeper(until: until, continuation: continuation)
                    return state.takeWatchers()
                }
                for watcher in woken { watcher.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: name) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Comes back when so many tasks wait by this clock, so that a test knows when to move it.
    public func untilPaused(_ count: Int = 1) async {
        await withCheckedContinuation { continuation in
            let woken: [CheckedContinuation<Void, Never>] = state.withLock { state in
                state.watchers.append((count, continuation))
                return state.takeWatchers()
            }
            for watcher in woken { watcher.resume() }
        }
    }

    private func move(_ change: (UnixTime) -> UnixTime) {
        let woken = state.withLock { state in
            state.instant = change(state.instant)
            let due = state.sleepers.filter { $0.value.until <= state.instant }
            for name in due.keys { state.sleepers[name] = nil }
            return due.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }
}
