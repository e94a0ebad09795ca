internal import Synchronization

extension FaultyStore {
    /// Holds calls back until a test lets them go.
    public final class Gate: Sendable {
        private struct State {
            var isOpen = false
            var waiting: [CheckedContinuation<Void, Never>] = []
        }

        private let state = Mutex(State())

        /// A gate that is closed.
        public init() {}

        /// Lets everybody through, now and later.
        public func open() {
            let released = state.withLock { state in
                state.isOpen = true
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in released { continuation.resume() }
        }

        /// Waits until the gate is open, also in a task that is cancelled.
        public func wait() async {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.isOpen { state.waiting.append(continuation) }
                    return state.isOpen
                }
                if isOpen { continuation.resume() }
            }
        }
    }
}
