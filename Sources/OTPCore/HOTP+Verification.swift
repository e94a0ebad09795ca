internal import MFACrypto

extension HOTP {
    /// Judges a code as typed by the user.
    ///
    /// - Parameters:
    ///   - text: What was typed; see ``OTPCode/init(typed:digits:)``.
    ///   - state: What is stored.
    ///   - lookAhead: How many counters to look at beyond the next one.
    public func verify(
        typed text: some StringProtocol, state: State, lookAhead: LookAhead = .standard
    ) -> Verdict {
        do throws(OTPError) {
            return verify(try OTPCode(typed: text, digits: digits), state: state, lookAhead: lookAhead)
        } catch {
            return .rejected(.malformed(error))
        }
    }

    /// Judges a code.
    ///
    /// Of two counters with the same code the lower one is taken, so that the server never overtakes the authenticator.
    /// The range ends at the last counter and never wraps.
    ///
    /// - Parameters:
    ///   - code: The code.
    ///   - state: What is stored.
    ///   - lookAhead: How many counters to look at beyond the next one.
    public func verify(_ code: OTPCode, state: State, lookAhead: LookAhead = .standard) -> Verdict {
        guard code.count == digits.rawValue else { return .rejected(.malformed(.wrongLength(code.count, digits))) }
        guard let counters = counters(from: state, count: lookAhead.count + 1) else { return .rejected(.exhausted) }

        var found = Mask.no
        var matched: UInt64 = 0
        factor.compare(code.value, with: counters) { counter, isMatch in
            matched = (isMatch & !found).select(counter, else: matched)
            found = found | isMatch
        }
        guard found.isSet else { return .rejected(.wrong) }
        return .accepted(pending(matched, state))
    }

    /// Finds the authenticator's counter again from two or three codes that it showed one after the other (RFC 4226 §7.4).
    ///
    /// For an authenticator that has run further ahead than the look-ahead. Two codes in a row are as hard to guess as one
    /// of twice the length, so the search may be much wider. It moves forward only, and all the codes are spent.
    ///
    /// - Parameters:
    ///   - first: The first code shown.
    ///   - second: The one shown after it.
    ///   - third: The one after that, for a very wide search.
    ///   - state: What is stored.
    ///   - range: How many counters to search.
    public func resynchronise(
        with first: OTPCode, _ second: OTPCode, _ third: OTPCode? = nil, state: State, within range: SearchRange = .standard
    ) -> Verdict {
        for code in [first, second, third] {
            if let code, code.count != digits.rawValue {
                return .rejected(.malformed(.wrongLength(code.count, digits)))
            }
        }
        guard let counters = counters(from: state, count: range.count) else { return .rejected(.exhausted) }

        // A run of matches ends at a counter if the code before it matched there, and so on.
        var firstHere = Mask.no
        var runHere = Mask.no
        var found = Mask.no
        var matched: UInt64 = 0
        factor.visit(counters) { counter, number in
            let pairEnds = firstHere & Mask(number, equals: second.value)
            let runEnds = if let third { runHere & Mask(number, equals: third.value) } else { pairEnds }
            matched = (runEnds & !found).select(counter, else: matched)
            found = found | runEnds
            runHere = pairEnds
            firstHere = Mask(number, equals: first.value)
        }
        guard found.isSet else { return .rejected(.wrong) }
        return .accepted(pending(matched, state))
    }

    /// The counters that may be looked at; nil when none is left.
    private func counters(from state: State, count: Int) -> ClosedRange<UInt64>? {
        guard !state.isExhausted else { return nil }
        let last = UInt64.max - 1
        let (end, overflow) = state.nextCounter.addingReportingOverflow(UInt64(count) - 1)
        return state.nextCounter...(overflow ? last : min(end, last))
    }

    private func pending(_ matched: UInt64, _ state: State) -> Pending {
        Pending(
            oldState: state,
            newState: State(nextCounter: matched + 1),
            success: Success(counter: matched))
    }
}
