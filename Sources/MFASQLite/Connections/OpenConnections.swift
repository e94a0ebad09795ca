#if SQLite
    internal import Synchronization

    /// Counts the connections of a store, so that somebody can wait for the end of the last one.
    final class OpenConnections: Sendable {
        private struct State {
            var count: Int
            var waiting: [CheckedContinuation<Void, Never>] = []
        }

        private let state: Mutex<State>

        init(count: Int) { state = Mutex(State(count: count)) }

        /// One of them has been closed.
        func closeOne() {
            let released = state.withLock { state in
                state.count -= 1
                guard state.count == 0 else { return [CheckedContinuation<Void, Never>]() }
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in released { continuation.resume() }
        }

        /// Waits until all of them have been closed.
        func allClosed() async {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.count > 0 { state.waiting.append(continuation) }
                    return state.count <= 0
                }
                if isOver { continuation.resume() }
            }
        }
    }
#endif
