import OTPCore
import TestVectors
import Testing

func settle(_ verdict: consuming HOTP.Verdict) -> Outcome<HOTP.Success, HOTP.Rejection>? {
    switch consume verdict {
    case .matched(let pending): pending.commit { _, _ in true }.map { .accepted($0) }
    case .rejected(let reason): .rejected(reason)
    }
}

private func counters(_ verdict: consuming HOTP.Verdict) -> (matched: UInt64, next: UInt64)? {
    switch consume verdict {
    case .matched(let pending):
        let next = pending.newState.nextCounter
        return pending.commit { _, _ in true }.map { ($0.counter, next) }
    case .rejected: return nil
    }
}

@Suite struct HOTPVerificationTests {
    let hotp = HOTP(secret: rfcSecret)

    @Test func `the counters from the next one to the look-ahead are accepted, and the one after is stored`() throws {
        for ahead in UInt64(0)...12 {
            let found = counters(hotp.verify(hotp.code(at: 5 + ahead), state: .init(nextCounter: 5)))
            #expect((found != nil) == (ahead <= 10))
            if let found {
                #expect(found.matched == 5 + ahead)
                #expect(found.next == 6 + ahead)
            }
        }
    }

    @Test func `a used counter is never accepted again`() {
        for back in UInt64(1)...5 {
            #expect(settle(hotp.verify(hotp.code(at: 5 - back), state: .init(nextCounter: 5))) == .rejected(.wrong))
        }
    }

    @Test func `of two counters with the same code the lower is taken`() throws {
        let vector = TestVectors.all.edgeCases.sameCodeSteps.vectors[0]
        let found = counters(hotp.verify(typed: vector.code6, state: .init(nextCounter: vector.first - 2)))
        #expect(found?.matched == vector.first)
    }

    @Test func `the look-ahead ends at the last counter and never wraps`() throws {
        let state = HOTP.State(nextCounter: .max - 2)
        let wide = try HOTP.LookAhead(100)
        #expect(counters(hotp.verify(hotp.code(at: .max - 1), state: state, lookAhead: wide))?.next == .max)
        for counter in [UInt64(0), 1, .max] {
            #expect(settle(hotp.verify(hotp.code(at: counter), state: state, lookAhead: wide)) == .rejected(.wrong))
        }
    }

    @Test func `after the last counter the authenticator is exhausted`() throws {
        let state = HOTP.State(nextCounter: .max)
        #expect(state.isExhausted && !HOTP.State().isExhausted)
        #expect(settle(hotp.verify(typed: "094451", state: state)) == .rejected(.exhausted))
        let code = try OTPCode(typed: "094451")
        #expect(settle(hotp.resynchronise(with: code, code, state: state)) == .rejected(.exhausted))
    }

    @Test func `typed text that is no code is malformed`() throws {
        guard case .rejected(.malformed(let error))? = settle(hotp.verify(typed: "12a456", state: .init())) else {
            Issue.record("letters were judged")
            return
        }
        #expect(error.code == .codeNotDigits)
    }

    @Test func `look-ahead and search have bounds`() throws {
        #expect(throws: OTPError.self) { try HOTP.LookAhead(-1) }
        #expect(throws: OTPError.self) { try HOTP.LookAhead(101) }
        #expect(throws: OTPError.self) { try HOTP.SearchRange(0) }
        #expect(throws: OTPError.self) { try HOTP.SearchRange(10_001) }
        #expect(try HOTP.LookAhead(0).count == 0)
        #expect(try HOTP.SearchRange(10_000).count == 10_000)
    }
}

@Suite struct ResynchronisationTests {
    let hotp = HOTP(secret: rfcSecret)

    @Test func `two codes in a row find a counter far ahead, and both are spent`() throws {
        let found = counters(
            hotp.resynchronise(with: hotp.code(at: 70), hotp.code(at: 71), state: .init(nextCounter: 5)))
        #expect(found?.matched == 71)
        #expect(found?.next == 72)
    }

    @Test func `three codes in a row find a counter in a very wide search`() throws {
        let range = try HOTP.SearchRange(5000)
        let found = counters(
            hotp.resynchronise(
                with: hotp.code(at: 4000), hotp.code(at: 4001), hotp.code(at: 4002), state: .init(), within: range))
        #expect(found?.matched == 4002)
        #expect(found?.next == 4003)
    }

    @Test func `codes that do not follow each other are refused`() {
        let state = HOTP.State(nextCounter: 0)
        let code = hotp.code(at:)
        #expect(settle(hotp.resynchronise(with: code(10), code(12), state: state)) == .rejected(.wrong))
        #expect(settle(hotp.resynchronise(with: code(11), code(10), state: state)) == .rejected(.wrong))
        #expect(settle(hotp.resynchronise(with: code(10), code(10), state: state)) == .rejected(.wrong))
        #expect(settle(hotp.resynchronise(with: code(10), code(11), code(13), state: state)) == .rejected(.wrong))
        #expect(settle(hotp.resynchronise(with: code(9), code(11), code(12), state: state)) == .rejected(.wrong))
    }

    @Test func `T6: it moves forward only: used codes do not resynchronise, and both of those that did are spent`()
        throws
    {
        let state = HOTP.State(nextCounter: 50)
        #expect(
            settle(hotp.resynchronise(with: hotp.code(at: 48), hotp.code(at: 49), state: state)) == .rejected(.wrong))
        #expect(
            settle(hotp.resynchronise(with: hotp.code(at: 49), hotp.code(at: 50), state: state)) == .rejected(.wrong))
        let found = counters(hotp.resynchronise(with: hotp.code(at: 70), hotp.code(at: 71), state: state))
        let moved = HOTP.State(nextCounter: try #require(found?.next))
        for counter in 48...71 as ClosedRange<UInt64> {
            #expect(settle(hotp.verify(hotp.code(at: counter), state: moved)) == .rejected(.wrong))
            let again = hotp.resynchronise(with: hotp.code(at: counter), hotp.code(at: counter + 1), state: moved)
            #expect(settle(again) == .rejected(.wrong))
        }
    }

    @Test func `the range says where the first code may stand, also with three of them`() throws {
        let range = try HOTP.SearchRange(10)
        let one = try HOTP.SearchRange(1)
        func find(_ first: UInt64) -> UInt64? {
            counters(
                hotp.resynchronise(with: hotp.code(at: first), hotp.code(at: first + 1), state: .init(), within: range))?
                .matched
        }
        #expect(find(9) == 10)
        #expect(find(10) == nil)
        let three = counters(
            hotp.resynchronise(with: hotp.code(at: 0), hotp.code(at: 1), hotp.code(at: 2), state: .init(), within: one))
        #expect(three?.next == 3)
    }

    @Test func `codes are read as typed, and refused if one is none`() {
        #expect(counters(hotp.resynchronise(typed: "755 224", "287-082", state: .init()))?.next == 2)
        #expect(counters(hotp.resynchronise(typed: "755224", "287082", "359152", state: .init()))?.next == 3)
        guard case .rejected(.malformed(let error))? = settle(hotp.resynchronise(typed: "755224", "x", state: .init()))
        else {
            Issue.record("letters were judged")
            return
        }
        #expect(error.code == .codeNotDigits)
    }

    @Test func `codes that cross the last counter are refused`() {
        let state = HOTP.State(nextCounter: .max - 3)
        #expect(
            counters(hotp.resynchronise(with: hotp.code(at: .max - 2), hotp.code(at: .max - 1), state: state))?.next
                == .max)
        #expect(
            settle(hotp.resynchronise(with: hotp.code(at: .max - 1), hotp.code(at: .max), state: state))
                == .rejected(.wrong))
    }

    @Test func `a code of another length is malformed, whichever it is`() throws {
        let short = hotp.code(at: 1)
        let long = try OTPCode(typed: "12345678", digits: .eight)
        for verdict in [(long, short, nil), (short, long, nil), (short, short, long)] as [(OTPCode, OTPCode, OTPCode?)]
        {
            guard
                case .rejected(.malformed)? = settle(
                    hotp.resynchronise(with: verdict.0, verdict.1, verdict.2, state: .init()))
            else {
                Issue.record("a code of eight digits was judged")
                continue
            }
        }
    }
}
