internal import Synchronization

/// Holds tasks back until all of them have come.
final class StartingLine: Sendable {
    private struct State {
        var missing: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(runners: Int) { state = Mutex(State(missing: runners)) }

    /// Waits for the others.
    func wait() async {
        await withCheckedContinuation { continuation in
            let released = state.withLock { state in
                state.missing -= 1
                state.waiting.append(continuation)
                guard state.missing <= 0 else { return [CheckedContinuation<Void, Never>]() }
                defer { state.waiting = [] }
                return state.waiting
            }
            for other in released { other.resume() }
        }
    }
}
