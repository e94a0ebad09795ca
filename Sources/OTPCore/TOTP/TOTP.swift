/// One-time passwords by time (RFC 6238).
///
/// ```swift
/// let totp = TOTP(secret: secret)
/// switch totp.verify(typed: "287 082", at: .now(), state: stored) {
/// case .matched(let pending): granted = pending.commit { old, new in store.replace(old, by: new) }
/// case .rejected(let reason): show(reason)
/// }
/// ```
public struct TOTP: Sendable {
    /// The shared key.
    public let secret: OTPSecret
    /// The hash function; keep SHA-1 unless you know every app.
    public let algorithm: OTPAlgorithm
    /// The length of a code.
    public let digits: OTPDigits
    /// How long a code is shown.
    public let period: Period
    /// The instant at which step 0 begins (RFC 6238 §4, T0).
    public let epoch: UnixTime

    /// A generator and verifier for one secret.
    public init(
        secret: OTPSecret,
        algorithm: OTPAlgorithm = .sha1,
        digits: OTPDigits = .six,
        period: Period = .standard,
        epoch: UnixTime = 0
    ) {
        self.secret = secret
        self.algorithm = algorithm
        self.digits = digits
        self.period = period
        self.epoch = epoch
    }

    /// How long one code is shown: 1 to 2³¹ − 1 seconds.
    public struct Period: Sendable, Hashable {
        /// The number of seconds.
        public let seconds: Int

        /// Thirty seconds: what every app understands.
        public static let standard = Period(unchecked: 30)
        /// Sixty seconds.
        public static let minute = Period(unchecked: 60)

        private init(unchecked seconds: Int) { self.seconds = seconds }

        /// A period of that many seconds.
        ///
        /// - Throws: ``OTPError/Code/periodOutOfRange``.
        public init(seconds: Int) throws(OTPError) {
            guard (1...Int(Int32.max)).contains(seconds) else {
                throw OTPError(
                    .periodOutOfRange, "A period of \(seconds) seconds is not possible; take 1 to 2147483647, best 30.")
            }
            self.init(unchecked: seconds)
        }
    }

    // MARK: Time and steps

    /// The step that an instant falls in; nil before the epoch.
    public func step(at time: UnixTime) -> UInt64? {
        clock.step(at: time)
    }

    /// The instant at which a step begins; nil for one beyond the end of time.
    public func start(ofStep step: UInt64) -> UnixTime? {
        clock.start(ofStep: step)
    }

    /// How many whole seconds the code of an instant will still be shown, from 1 to the period; nil before the epoch.
    public func secondsRemaining(at time: UnixTime) -> Int? {
        clock.secondsRemaining(at: time)
    }

    // MARK: Codes

    /// The code that is shown at an instant; nil before the epoch.
    public func code(at time: UnixTime) -> OTPCode? {
        step(at: time).map(code(forStep:))
    }

    /// The code of a step.
    public func code(forStep step: UInt64) -> OTPCode {
        OTPCode(value: factor.number(for: step), count: digits.rawValue)
    }

    /// The codes from an instant on, each with the time it is shown; none before the epoch.
    ///
    /// The sequence ends at the last second that can be counted, which is far enough away to be no concern.
    public func codes(from time: UnixTime) -> some Sequence<TimedCode> {
        sequence(state: step(at: time)) { step -> TimedCode? in
            guard let current = step, let start = start(ofStep: current) else { return nil }
            step = current == .max ? nil : current + 1
            return TimedCode(step: current, code: code(forStep: current), start: start)
        }
    }

    /// A code and the time it is shown.
    public struct TimedCode: Sendable {
        /// The number of the step.
        public let step: UInt64
        /// The code.
        public let code: OTPCode
        /// The instant from which it is shown.
        public let start: UnixTime
    }

    var factor: MovingFactor {
        MovingFactor(secret: secret, algorithm: algorithm, space: .decimal(digits: digits.rawValue))
    }

    var clock: StepClock { StepClock(epoch: epoch, period: UInt64(period.seconds)) }
}
