internal import MFACrypto

extension OCRA {
    /// What has to be stored for a challenge-response authenticator.
    public struct State: Sendable, Hashable, Codable {
        /// The challenge that waits for its response; nil when none does.
        ///
        /// A response is worth nothing without one.
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
        /// It cannot be a response at all.
        case malformed(OTPError)
        /// The server's own inputs are missing, unexpected or malformed; the user has done nothing wrong.
        case inputs(OTPError)
        /// No counter is left; the authenticator needs a new secret. (RFC 6287 would begin again at 0.)
        case exhausted
    }

    /// What a verification found.
    public typealias Verdict = OTPVerdict<State, Success, Rejection>
    /// A match that waits for its state to be stored.
    public typealias Pending = PendingVerification<State, Success>

    /// Judges a response as typed by the user.
    ///
    /// A challenge is answered once: the new state has none. A wrong response leaves it open, so count failures, and take
    /// the challenge back after a few. With a counter, `lookAhead` counters beyond the next one are looked at; with time,
    /// the steps of `window`.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - state: What is stored.
    ///   - inputs: What else the suite names.
    ///   - lookAhead: How many counters to look at beyond the next one.
    ///   - window: Which time steps to look at.
    /// - Returns: What was found; commit a match to find out whether it counts.
    public func verify(
        typed text: some StringProtocol,
        state: State,
        inputs: Inputs = Inputs(),
        lookAhead: HOTP.LookAhead = .standard,
        window: TOTP.Window = .oneEachSide
    ) -> Verdict {
        guard let challenge = state.challenge else { return .rejected(.noChallenge) }
        guard let counters = counters(from: state.nextCounter, lookAhead) else { return .rejected(.exhausted) }
        let message: OCRAMessage
        let steps: ClosedRange<UInt64>
        do throws(OTPError) {
            message = try OCRAMessage(suite, challenge, inputs)
            steps = try self.steps(inputs, window)
        } catch {
            return .rejected(.inputs(error))
        }
        let typed: OTPCode
        do throws(OTPError) {
            typed = try OTPCode(typed: text, count: suite.digits)
        } catch {
            return .rejected(.malformed(error))
        }

        var found = Mask.no
        var matched: UInt64 = 0
        HMAC.keyed(by: secret.bytes, suite.algorithm.hash) { authenticate in
            for counter in counters {
                for step in steps {
                    let isMatch = Mask(typed.value, equals: number(message, counter: counter, step: step, authenticate))
                    matched = (isMatch & !found).select(counter, else: matched)
                    found = found | isMatch
                }
            }
        }
        guard found.isSet else { return .rejected(.wrong) }
        return .matched(
            Pending(
                oldState: state,
                newState: State(challenge: nil, nextCounter: suite.usesCounter ? matched + 1 : state.nextCounter),
                success: Success(challenge: challenge, counter: suite.usesCounter ? matched : nil)))
    }

    /// The counters to look at, a single 0 for a suite without one; nil when none is left.
    private func counters(from next: UInt64, _ lookAhead: HOTP.LookAhead) -> ClosedRange<UInt64>? {
        guard suite.usesCounter else { return 0...0 }
        return HOTP.State(nextCounter: next).counters(lookAhead.count + 1)
    }

    /// The time steps to look at; a single 0 for a suite without time.
    private func steps(_ inputs: Inputs, _ window: TOTP.Window) throws(OTPError) -> ClosedRange<UInt64> {
        guard let step = try step(inputs), let period = suite.timeStep else { return 0...0 }
        return StepClock(epoch: 0, period: UInt64(period))
            .steps(around: step, drift: 0, behind: window.behind, ahead: window.ahead)
    }
}
