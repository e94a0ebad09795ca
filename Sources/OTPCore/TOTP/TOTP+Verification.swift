extension TOTP {
    /// Judges a code as typed by the user.
    ///
    /// - Parameters:
    ///   - text: What was typed; see ``OTPCode/init(typed:digits:)``.
    ///   - time: Now.
    ///   - state: What is stored.
    ///   - profile: How much to forgive.
    /// - Returns: What was found; commit a match to find out whether it counts.
    public func verify(
        typed text: some StringProtocol, at time: UnixTime, state: State, profile: Profile = .standard
    ) -> Verdict {
        do throws(OTPError) {
            return verify(try OTPCode(typed: text, digits: digits), at: time, state: state, profile: profile)
        } catch {
            return .rejected(.malformed(error))
        }
    }

    /// Judges a code.
    ///
    /// Every step of the window is computed and compared, without an early exit. Two steps may happen to have the same
    /// code; then the highest matches, so that the same digits do not count a second time. A step that is not after the
    /// last accepted one never counts, also when the clock has been set back.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - time: Now.
    ///   - state: What is stored.
    ///   - profile: How much to forgive.
    /// - Returns: What was found; commit a match to find out whether it counts.
    public func verify(_ code: OTPCode, at time: UnixTime, state: State, profile: Profile = .standard) -> Verdict {
        guard code.count == digits.rawValue else {
            return .rejected(.malformed(.wrongLength(code.count, of: digits.rawValue)))
        }
        return factor.judge(code.value, at: time, clock: clock, state: state, profile: profile)
    }
}
