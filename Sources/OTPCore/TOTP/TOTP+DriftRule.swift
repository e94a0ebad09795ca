extension TOTP {
    /// What is done about an authenticator whose clock is off (RFC 6238 §6).
    public struct DriftRule: Sendable, Hashable {
        /// How far the window may move in all, in steps.
        let limit: Int
        /// The number of agreeing codes that move the window; nil if none do.
        let agreement: Int?

        /// The authenticator's clock is taken to be right; what may have been learned is neither used nor changed.
        public static let ignored = DriftRule(limit: 0, agreement: nil)

        /// Three codes in a row that are off by the same number of steps move the window there, by one step at most in all.
        public static let learned = DriftRule(limit: 1, agreement: 3)

        /// What ``learned`` has learned is used and not changed.
        public static let followed = DriftRule(limit: 1, agreement: nil)

        private init(limit: Int, agreement: Int?) {
            self.limit = limit
            self.agreement = agreement
        }

        /// What has been learned is used, up to a limit, and not changed.
        ///
        /// - Parameter limit: How far the window may move in all, in steps: 0 to 20.
        /// - Returns: The rule.
        /// - Throws: ``OTPError/Code/driftOutOfRange``.
        public static func followed(limit: Int) throws(OTPError) -> DriftRule {
            DriftRule(limit: try checked(limit: limit), agreement: nil)
        }

        /// Drift is learned from codes in a row that are off by the same number of steps.
        ///
        /// One stolen code must not move the window, and no number of codes may move it without end. Besides the limit, the
        /// window never moves so far that it no longer holds the current step: a clock that is put right is always let in,
        /// and unlearns what was learned. Codes that were judged by another rule do not interrupt the row.
        ///
        /// - Parameters:
        ///   - agreement: How many codes have to agree: 2 to 10.
        ///   - limit: How far the window may move in all, in steps: 0 to 20.
        /// - Returns: The rule.
        /// - Throws: ``OTPError/Code/driftOutOfRange``.
        public static func learned(after agreement: Int, limit: Int) throws(OTPError) -> DriftRule {
            guard (2...10).contains(agreement) else {
                throw OTPError(
                    .driftOutOfRange, "Drift cannot be learned from \(agreement) codes in a row; take 2 to 10, best 3.")
            }
            return DriftRule(limit: try checked(limit: limit), agreement: agreement)
        }

        private static func checked(limit: Int) throws(OTPError) -> Int {
            guard (0...20).contains(limit) else {
                throw OTPError(
                    .driftOutOfRange, "A drift limit of \(limit) steps is not possible; take 0 to 20, best 1.")
            }
            return limit
        }
    }
}

extension TOTP.Profile {
    /// The drift to apply: what is stored, inside the bounds.
    func appliedDrift(_ state: TOTP.State) -> Int { bounded(state.drift) }

    /// What to store after a code that was `offset` steps away from the centre of its window.
    func learning(from offset: Int, _ state: TOTP.State) -> TOTP.State {
        guard let agreement = drift.agreement else { return state }
        var state = state
        state.drift = bounded(state.drift)
        let isSame = offset == state.suspectedDrift && (1..<agreement).contains(state.agreement)
        state.agreement = offset == 0 ? 0 : isSame ? state.agreement + 1 : 1
        state.suspectedDrift = offset
        if state.agreement == agreement {
            state.drift = bounded(state.drift + offset)
            state.suspectedDrift = 0
            state.agreement = 0
        }
        return state
    }

    /// A window that is moved by learning still holds the step it was moved away from.
    private func bounded(_ drift: Int) -> Int {
        let isLearning = self.drift.agreement != nil
        let lowest = isLearning ? max(-self.drift.limit, -window.ahead) : -self.drift.limit
        let highest = isLearning ? min(self.drift.limit, window.behind) : self.drift.limit
        return min(max(drift, lowest), highest)
    }
}
