internal import MFACrypto

extension HOTP {
    /// Judges a code as typed by the user.
    ///
    /// - Parameters:
    ///   - text: What was typed; see ``OTPCode/init(typed:digits:)``.
    ///   - state: What is stored.
    ///   - lookAhead: How many counters to look at beyond the next one.
    /// - Returns: What was found; commit a match to find out whether it counts.
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
    /// - Returns: What was found; commit a match to find out whether it counts.
    public func verify(_ code: OTPCode, state: State, lookAhead: LookAhead = .standard) -> Verdict {
        guard code.count == digits.rawValue else {
            return .rejected(.malformed(.wrongLength(code.count, of: digits.rawValue)))
        }
        guard let counters = state.counters(lookAhead.count + 1) else { return .rejected(.exhausted) }

        var found = Mask.no
        var matched: UInt64 = 0
        factor.compare(code.value, with: counters) { counter, isMatch in
            matched = (isMatch & !found).select(counter, else: matched)
            found = found | isMatch
        }
        guard found.isSet else { return .rejected(.wrong) }
        return .matched(pending(matched, state))
    }

    /// Finds the authenticator's counter again from two or three codes as typed by the user.
    ///
    /// - Parameters:
    ///   - first: The first code shown.
    ///   - second: The one shown after it.
    ///   - third: The one after that, for a very wide search.
    ///   - state: What is stored.
    ///   - range: At how many counters the first code may stand.
    /// - Returns: What was found; commit a match to find out whether it counts.
    public func resynchronise(
        typed first: String, _ second: String, _ third: String? = nil, state: State,
        within range: SearchRange = .standard
    ) -> Verdict {
        do throws(OTPError) {
            return resynchronise(
                with: try OTPCode(typed: first, digits: digits), try OTPCode(typed: second, digits: digits),
                try third.map { third throws(OTPError) in try OTPCode(typed: third, digits: digits) },
                state: state, within: range)
        } catch {
            return .rejected(.malformed(error))
        }
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
    ///   - range: At how many counters the first code may stand.
    /// - Returns: What was found; commit a match to find out whether it counts.
    public func resynchronise(
        with first: OTPCode, _ second: OTPCode, _ third: OTPCode? = nil, state: State,
        within range: SearchRange = .standard
    ) -> Verdict {
        let codes = [first, second, third].compactMap(\.self)
        if let code = codes.first(where: { $0.count != digits.rawValue }) {
            return .rejected(.malformed(.wrongLength(code.count, of: digits.rawValue)))
        }
        guard let counters = state.counters(range.count + codes.count - 1) else { return .rejected(.exhausted) }

        // How far a run of matches has come at the counter before this one: the first code, the first and the second.
        var firstBefore = Mask.no
        var bothBefore = Mask.no
        var found = Mask.no
        var matched: UInt64 = 0
        factor.visit(counters) { counter, number in
            let bothHere = firstBefore & Mask(number, equals: second.value)
            let allHere = if let third { bothBefore & Mask(number, equals: third.value) } else { bothHere }
            matched = (allHere & !found).select(counter, else: matched)
            found = found | allHere
            bothBefore = bothHere
            firstBefore = Mask(number, equals: first.value)
        }
        guard found.isSet else { return .rejected(.wrong) }
        return .matched(pending(matched, state))
    }

    private func pending(_ matched: UInt64, _ state: State) -> Pending {
        Pending(
            oldState: state,
            newState: State(nextCounter: matched + 1),
            success: Success(counter: matched))
    }
}

extension HOTP.State {
    /// So many counters from the next one, as far as there are; nil when none is left.
    func counters(_ count: Int) -> ClosedRange<UInt64>? {
        guard !isExhausted else { return nil }
        let last = UInt64.max - 1
        let (end, overflow) = nextCounter.addingReportingOverflow(UInt64(count) - 1)
        return nextCounter...(overflow ? last : min(end, last))
    }
}
