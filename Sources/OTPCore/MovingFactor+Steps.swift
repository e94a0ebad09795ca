internal import MFACrypto

extension MovingFactor {
    /// Judges the number of a time-based code.
    func judge(
        _ number: UInt64, at time: UnixTime, clock: StepClock, state: TOTP.State, profile: TOTP.Profile
    ) -> TOTP.Verdict {
        guard let current = clock.step(at: time) else { return .rejected(.beforeEpoch) }
        let drift = profile.appliedDrift(state)
        let steps = clock.steps(
            around: current, drift: drift, behind: profile.window.behind, ahead: profile.window.ahead)

        var fresh = Mask.no
        var stale = Mask.no
        var matched: UInt64 = 0
        compare(number, with: steps) { step, isMatch in
            // Which steps are spent is no secret of the authenticator's, so this comparison may be an ordinary one.
            let isFresh = Mask(state.lastAcceptedStep.map { step > $0 } ?? true)
            matched = (isMatch & isFresh).select(step, else: matched)
            fresh = fresh | (isMatch & isFresh)
            stale = stale | (isMatch & !isFresh)
        }
        guard fresh.isSet else { return .rejected(stale.isSet ? .replayed : .wrong) }

        // Both are within a few steps of each other, so the difference fits.
        let offset = Int(Int64(bitPattern: matched &- current))
        var newState = profile.learning(from: offset - drift, state)
        newState.lastAcceptedStep = matched
        return .matched(
            TOTP.Pending(
                oldState: state, newState: newState, success: TOTP.Success(step: matched, offset: offset)))
    }
}
