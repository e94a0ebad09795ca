public import OTPCore
internal import MFACore
internal import Synchronization

/// Leaves a gateway alone for a while that has failed several times in a row, so that nobody waits for it in vain.
public final class CircuitBreaker: Sendable {
    /// When a gateway is left alone, and for how long.
    public struct Rule: Sendable, Hashable {
        /// How many failures in a row it takes.
        public var failures: Int
        /// For how long the first time; twice as long each further time.
        public var firstPause: Duration
        /// For how long at most.
        public var longestPause: Duration

        /// Five failures; half a minute to ten.
        public static let standard = Rule(failures: 5, firstPause: .seconds(30), longestPause: .seconds(600))

        /// A rule of one's own.
        public init(failures: Int, firstPause: Duration, longestPause: Duration) {
            self.failures = max(1, failures)
            self.firstPause = firstPause
            self.longestPause = longestPause
        }
    }

    private struct State {
        var failures = 0
        var pauses = 0
        var pausedUntil: UnixTime?
    }

    private let rule: Rule
    private let states = Mutex<[String: State]>([:])

    /// A breaker for any number of gateways.
    public init(_ rule: Rule = .standard) { self.rule = rule }

    /// Whether a gateway may be asked.
    ///
    /// After a pause one message goes through, and decides about the next pause.
    public func admits(_ gateway: String, at now: UnixTime) -> Bool {
        states.withLock { states in
            guard let until = states[gateway]?.pausedUntil else { return true }
            guard now >= until else { return false }
            // The one that goes through; the others wait for what becomes of it.
            states[gateway]?.pausedUntil = now.advanced(by: rule.firstPause)
            return true
        }
    }

    /// Takes note of what a gateway said.
    public func note(_ outcome: SMSOutcome, of gateway: String, at now: UnixTime) {
        states.withLock { states in
            var state = states[gateway] ?? State()
            switch outcome {
            case .accepted:
                state = State()
            case .throttled(let wait):
                state.pausedUntil = now.advanced(by: max(.seconds(1), wait ?? .seconds(5)))
            case .rejected(let rejection) where rejection.reason != .account:
                // It works: it has looked at the message.
                state.failures = 0
                state.pausedUntil = nil
            case .rejected, .unavailable, .unknown:
                state.failures += 1
                if state.failures >= rule.failures {
                    let pause = min(rule.longestPause, rule.firstPause * (1 << min(state.pauses, 16)))
                    state.pausedUntil = now.advanced(by: pause)
                    state.pauses += 1
                    // One more failure after the pause is enough for the next.
                    state.failures = rule.failures - 1
                }
            }
            states[gateway] = state
        }
    }
}
