internal import MFACrypto

extension OCRA {
    /// What has to be stored for a challenge-response authenticator.
    public struct State: Sendable, Hashable, Codable {
        /// The challenge that waits for its response; nil when none does. A response is worth nothing without one.
        public var challenge: OCRAChallenge?
        /// The next counter that may be used, for a suite with a counter.
        public var nextCounter: UInt64

        /// The state after a challenge has been shown.
        public init(challenge: OCRAChallenge?, nextCounter: UInt64 = 0) {
            self.challenge = challenge
            self.nextCounter = nextCounter
        }
    }

    /// A response that counted.
    public struct Success: Sendable, Hashable {
        /// The challenge it answered.
        public let challenge: OCRAChallenge
        /// The counter that matched, for a suite with a counter.
        public let counter: UInt64?
    }

    /// Why a response does not count.
    public enum Rejection: Sendable, Equatable {
        /// It does not answer the challenge.
        case wrong
        /// No challenge is open: there was none, or it has been answered.
        case noChallenge
        /// It cannot be a response at all, or an input is missing, unexpected or malformed.
        case malformed(OTPError)
        /// No counter is left; the authenticator needs a new secret.
        case exhausted
    }

    /// What a verification found.
    public typealias Verdict = OTPVerdict<State, Success, Rejection>
    /// A match that waits for its state to be stored.
    public typealias Pending = PendingVerification<State, Success>

    /// Judges a response as typed by the user.
    ///
    /// A challenge is answered once: the new state has none. With a counter, `lookAhead` counters beyond the next one are
    /// looked at; with time, the steps of `window`.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - state: What is stored.
    ///   - inputs: What else the suite names.
    ///   - lookAhead: How many counters to look at beyond the next one.
    ///   - window: Which time steps to look at.
    public func verify(
        typed text: some StringProtocol,
        state: State,
        inputs: Inputs = Inputs(),
        lookAhead: HOTP.LookAhead = .standard,
        window: TOTP.Window = .oneEachSide
    ) -> Verdict {
        guard let challenge = state.challenge else { return .rejected(.noChallenge) }
        if suite.usesCounter && state.nextCounter == .max { return .rejected(.exhausted) }
        do throws(OTPError) {
            let typed = try OTPCode(typed: text, count: suite.digits)
            let counters = self.counters(from: state.nextCounter, lookAhead)
            let messages = try self.messages(challenge, counters, inputs, window)

            var found = Mask.no
            var matched: UInt64 = 0
            for (index, number) in numbers(for: messages).enumerated() {
                let isMatch = Mask(typed.value, equals: number)
                matched = (isMatch & !found).select(UInt64(index), else: matched)
                found = found | isMatch
            }
            guard found.isSet else { return .rejected(.wrong) }

            // The messages of one counter, one a time step, stand together.
            let counter = counters.map { $0[Int(matched) / (messages.count / $0.count)] }
            return .accepted(
                Pending(
                    oldState: state,
                    newState: State(challenge: nil, nextCounter: counter.map { $0 + 1 } ?? state.nextCounter),
                    success: Success(challenge: challenge, counter: counter)))
        } catch {
            return .rejected(.malformed(error))
        }
    }

    /// The counters to look at; nil for a suite without one.
    private func counters(from next: UInt64, _ lookAhead: HOTP.LookAhead) -> [UInt64]? {
        guard suite.usesCounter else { return nil }
        return (0...UInt64(lookAhead.count)).compactMap { distance in
            let (counter, overflow) = next.addingReportingOverflow(distance)
            return overflow || counter == .max ? nil : counter
        }
    }

    /// The messages to compare with: for every counter every time step, as far as the suite has them.
    private func messages(
        _ challenge: OCRAChallenge, _ counters: [UInt64]?, _ inputs: Inputs, _ window: TOTP.Window
    ) throws(OTPError) -> [OCRAMessage] {
        var steps: [UInt64?] = [nil]
        if let time = inputs.time {
            let clock = StepClock(epoch: 0, period: UInt64(suite.timeStep ?? 60))
            steps = Array(
                clock.steps(around: try step(at: time), drift: 0, behind: window.behind, ahead: window.ahead))
        }
        var messages: [OCRAMessage] = []
        for counter in counters.map({ $0.map(Optional.some) }) ?? [nil] {
            for step in steps {
                messages.append(try OCRAMessage(suite, challenge, counter: counter, inputs: inputs, step: step))
            }
        }
        return messages
    }
}
