internal import Synchronization

/// A value that one task waits for and a thread gives.
package final class Awaited<Value: Sendable>: Sendable {
    private enum State {
        case open
        case awaited(UnsafeContinuation<Value, Never>)
        case given(Value)
        case delivered
    }

    private let state = Mutex(State.open)

    package init() {}

    /// Gives the value; the first one counts.
    package func give(_ value: Value) {
        let continuation: UnsafeContinuation<Value, Never>? = state.withLock { state in
            switch state {
            case .open:
                state = .given(value)
                return nil
            case .awaited(let continuation):
                state = .delivered
                return continuation
            case .given, .delivered:
                return nil
            }
        }
        continuation?.resume(returning: value)
    }

    /// Whether a value has been given.
    package var isGiven: Bool {
        state.withLock { state in
            switch state {
            case .open, .awaited: false
            case .given, .delivered: true
            }
        }
    }

    /// Waits for the value; to be called once.
    ///
    /// The continuation is resumed by whoever comes second, the value or the wait for it, and so exactly once.
    package var value: Value {
        get async {
            await withUnsafeContinuation { continuation in
                let value: Value? = state.withLock { state in
                    guard case .given(let value) = state else {
                        state = .awaited(continuation)
                        return nil
                    }
                    state = .delivered
                    return value
                }
                if let value { continuation.resume(returning: value) }
            }
        }
    }
}
