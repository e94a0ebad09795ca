internal import Synchronization

/// Waits until a number of things have ended.
final class Countdown: Sendable {
    private struct State {
        var left: Int
        var waiting: [UnsafeContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(_ count: Int) { state = Mutex(State(left: count)) }

    /// One of them has ended.
    func step() {
        let released = state.withLock { state in
            state.left -= 1
            guard state.left == 0 else { return [UnsafeContinuation<Void, Never>]() }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in released { continuation.resume() }
    }

    /// Waits until all of them have ended.
    func end() async {
        await withUnsafeContinuation { continuation in
            let isOver = state.withLock { state in
                if state.left > 0 { state.waiting.append(continuation) }
                return state.left <= 0
            }
            if isOver { continuation.resume() }
        }
    }
}
