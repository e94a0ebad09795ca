extension TOTP {
    /// How much a verification forgives.
    public struct Profile: Sendable, Hashable {
        /// Which steps are looked at.
        public let window: Window
        /// What is done about an authenticator whose clock is off.
        public let drift: DriftRule

        /// One step behind and one ahead, with drift learned: for people.
        ///
        /// The code just gone by still counts, as RFC 6238 §5.2 advises for the time that typing takes. A code lives up to 90
        /// seconds with the standard period.
        public static let standard = Profile(window: .oneEachSide, drift: .learned)

        /// The current step alone, with no drift: a code lives for one period (OWASP ASVS 6.5.5).
        ///
        /// Give it ``DriftRule/followed(limit:)`` to keep using what ``standard`` has learned.
        public static let strict = Profile(window: .currentOnly, drift: .ignored)

        /// A profile of your own.
        public init(window: Window, drift: DriftRule = .ignored) {
            self.window = window
            self.drift = drift
        }
    }

    /// The steps that a verification looks at, around the current one.
    ///
    /// Counted in steps: two steps of 30 seconds are a minute.
    public struct Window: Sendable, Hashable {
        /// The number of steps in the past.
        public let behind: Int
        /// The number of steps in the future.
        public let ahead: Int

        /// The current step alone.
        public static let currentOnly = Window(uncheckedBehind: 0, ahead: 0)
        /// The current step and the one before.
        public static let oneBehind = Window(uncheckedBehind: 1, ahead: 0)
        /// The current step, the one before and the one after.
        public static let oneEachSide = Window(uncheckedBehind: 1, ahead: 1)

        private init(uncheckedBehind behind: Int, ahead: Int) {
            self.behind = behind
            self.ahead = ahead
        }

        /// A window of 0 to 20 steps on each side.
        ///
        /// - Throws: ``OTPError/Code/windowOutOfRange``.
        public init(behind: Int, ahead: Int) throws(OTPError) {
            guard (0...20).contains(behind), (0...20).contains(ahead) else {
                throw OTPError(
                    .windowOutOfRange,
                    "A window of \(behind) steps behind and \(ahead) ahead is not possible; take 0 to 20 on each side.")
            }
            self.init(uncheckedBehind: behind, ahead: ahead)
        }
    }

    /// What is done about an authenticator whose clock is off (RFC 6238 §6).
    public struct DriftRule: Sendable, Hashable {
        let limit: Int
        /// The number of agreeing codes that move the drift; nil if none do.
        let agreement: Int?

        /// The authenticator's clock is taken to be right; what may have been learned is neither used nor changed.
        public static let ignored = DriftRule(limit: 0, agreement: nil)

        /// Three codes in a row that are off by the same number of steps move the window there, by two steps at most in all.
        public static let learned = DriftRule(limit: 2, agreement: 3)

        private init(limit: Int, agreement: Int?) {
            self.limit = limit
            self.agreement = agreement
        }

        /// What has been learned is used, up to a limit in steps from 0 to 60, and not changed.
        ///
        /// - Throws: ``OTPError/Code/driftOutOfRange``.
        public static func followed(limit: Int) throws(OTPError) -> DriftRule {
            DriftRule(limit: try checked(limit: limit), agreement: nil)
        }

        /// Drift is learned from codes in a row that are off by the same number of steps.
        ///
        /// One stolen code must not move the window, and no number of codes may move it without end.
        ///
        /// - Parameters:
        ///   - agreement: How many codes have to agree: 2 to 10.
        ///   - limit: How far the window may move in all, in steps: 0 to 60.
        /// - Throws: ``OTPError/Code/driftOutOfRange``.
        public static func learned(after agreement: Int, limit: Int) throws(OTPError) -> DriftRule {
            guard (2...10).contains(agreement) else {
                throw OTPError(
                    .driftOutOfRange, "Drift cannot be learned from \(agreement) codes in a row; take 2 to 10, best 3.")
            }
            return DriftRule(limit: try checked(limit: limit), agreement: agreement)
        }

        private static func checked(limit: Int) throws(OTPError) -> Int {
            guard (0...60).contains(limit) else {
                throw OTPError(.driftOutOfRange, "A drift limit of \(limit) steps is not possible; take 0 to 60, best 2.")
            }
            return limit
        }

        /// The drift to apply: what is stored, inside the limit.
        func applied(_ state: State) -> Int { min(max(state.drift, -limit), limit) }

        /// What to store after a code that was `offset` steps away from the centre of its window.
        func learning(from offset: Int, _ state: State) -> State {
            guard let agreement else { return state }
            var state = state
            state.drift = applied(state)
            if offset == 0 {
                state.suspectedDrift = 0
                state.agreement = 0
            } else if offset == state.suspectedDrift {
                state.agreement = min(max(state.agreement, 0), agreement) + 1
            } else {
                state.suspectedDrift = offset
                state.agreement = 1
            }
            if state.agreement >= agreement {
                state.drift = min(max(state.drift + offset, -limit), limit)
                state.suspectedDrift = 0
                state.agreement = 0
            }
            return state
        }
    }
}
