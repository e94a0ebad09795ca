import OTPCore
import TestVectors
import Testing

/// What a verdict says, as something that can be compared.
enum Outcome<Success: Equatable, Rejection: Equatable>: Equatable {
    case accepted(Success)
    case rejected(Rejection)
}

/// Commits a match without a race.
func settle(_ verdict: consuming TOTP.Verdict) -> Outcome<TOTP.Success, TOTP.Rejection>? {
    switch consume verdict {
    case .matched(let pending): pending.commit { _, _ in true }.map { .accepted($0) }
    case .rejected(let reason): .rejected(reason)
    }
}

/// The state after a match; nil if there was none.
func newState(_ verdict: consuming TOTP.Verdict) -> TOTP.State? {
    switch consume verdict {
    case .matched(let pending): pending.newState
    case .rejected: nil
    }
}

/// The RFC's seed, and the step and time most tests happen at.
let rfcSecret: OTPSecret = {
    guard let secret = try? OTPSecret(bytes: TestVectors.all.key("K20")) else { fatalError("K20 has 20 bytes") }
    return secret
}()

@Suite struct TOTPVerificationTests {
    let totp = TOTP(secret: rfcSecret)
    let now: UnixTime = 1_111_111_109
    let step: UInt64 = 37_037_036

    private func verify(
        stepOffset: Int, _ state: TOTP.State = .init(), _ profile: TOTP.Profile = .standard
    ) -> Outcome<TOTP.Success, TOTP.Rejection>? {
        let code = totp.code(forStep: UInt64(Int64(step) + Int64(stepOffset)))
        return settle(totp.verify(code, at: now, state: state, profile: profile))
    }

    private func outcome(_ stepOffset: Int) -> Outcome<TOTP.Success, TOTP.Rejection>? {
        switch verify(stepOffset: stepOffset) {
        case .accepted(let success)?:
            #expect(success.step == UInt64(Int64(step) + Int64(stepOffset)))
            return .accepted(success)
        case let other: return other
        }
    }

    @Test func `the code of the window is accepted, and its step and offset are told`() throws {
        for offset in -1...1 {
            guard case .accepted(let success)? = outcome(offset) else {
                Issue.record("offset \(offset) was not accepted")
                continue
            }
            #expect(success.offset == offset)
        }
        #expect(outcome(-2) == .rejected(.wrong))
        #expect(outcome(2) == .rejected(.wrong))
    }

    @Test func `windows are counted in steps and may differ on both sides`() throws {
        let window = try TOTP.Window(behind: 3, ahead: 2)
        for offset in -5...5 {
            let isAccepted = verify(stepOffset: offset, .init(), TOTP.Profile(window: window)) != .rejected(.wrong)
            #expect(isAccepted == (-3...2).contains(offset))
        }
        for offset in -1...1 {
            #expect((verify(stepOffset: offset, .init(), .strict) != .rejected(.wrong)) == (offset == 0))
            let oneBehind = TOTP.Profile(window: .oneBehind)
            #expect((verify(stepOffset: offset, .init(), oneBehind) != .rejected(.wrong)) == (offset != 1))
        }
    }

    @Test func `a used step and every older one is a replay, for the whole window`() throws {
        let window = try TOTP.Profile(window: TOTP.Window(behind: 5, ahead: 5))
        for used in -5...5 {
            let state = TOTP.State(lastAcceptedStep: UInt64(Int64(step) + Int64(used)))
            for offset in -5...5 {
                let outcome = verify(stepOffset: offset, state, window)
                if offset <= used {
                    #expect(outcome == .rejected(.replayed))
                } else {
                    #expect(outcome != .rejected(.replayed) && outcome != .rejected(.wrong))
                }
            }
        }
    }

    @Test func `a wrong code is wrong and not a replay`() {
        let state = TOTP.State(lastAcceptedStep: step)
        #expect(settle(totp.verify(typed: "000000", at: now, state: state)) == .rejected(.wrong))
    }

    @Test func `step 0 counts as used like any other`() {
        let code = totp.code(forStep: 0)
        #expect(newState(totp.verify(code, at: 0, state: .init()))?.lastAcceptedStep == 0)
        #expect(settle(totp.verify(code, at: 0, state: .init(lastAcceptedStep: 0))) == .rejected(.replayed))
        #expect(settle(totp.verify(code, at: 29, state: .init(lastAcceptedStep: 0))) == .rejected(.replayed))
    }

    @Test func `a clock that was set back refuses and does not fail`() {
        let state = TOTP.State(lastAcceptedStep: step + 1000)
        #expect(verify(stepOffset: 0, state) == .rejected(.replayed))
        #expect(settle(totp.verify(typed: "000000", at: now, state: state)) == .rejected(.wrong))
    }

    @Test func `of two steps with the same code the highest is taken, so that the digits count once`() throws {
        for vector in TestVectors.all.edgeCases.sameCodeSteps.vectors {
            #expect(totp.code(forStep: vector.first).text == vector.code6)
            #expect(totp.code(forStep: vector.second).text == vector.code6)
            let profile = TOTP.Profile(window: try TOTP.Window(behind: 3, ahead: 3))
            let time = try #require(totp.start(ofStep: vector.first))
            let found = newState(totp.verify(typed: vector.code6, at: time, state: .init(), profile: profile))
            let state = try #require(found)
            #expect(state.lastAcceptedStep == vector.second)
            for step in vector.first...vector.second {
                let later = try #require(totp.start(ofStep: step))
                #expect(
                    settle(totp.verify(typed: vector.code6, at: later, state: state, profile: profile))
                        == .rejected(.replayed))
            }
        }
    }

    @Test func `the window is cut off at both ends of time`() throws {
        let wide = TOTP.Profile(window: try TOTP.Window(behind: 20, ahead: 20))
        #expect(settle(totp.verify(totp.code(forStep: 1), at: 0, state: .init(), profile: wide)) != .rejected(.wrong))
        #expect(
            settle(totp.verify(totp.code(forStep: .max), at: 0, state: .init(), profile: wide)) == .rejected(.wrong))

        let everySecond = TOTP(
            secret: rfcSecret, period: try TOTP.Period(seconds: 1), epoch: UnixTime(.min))
        let end = UnixTime(.max)
        #expect(everySecond.step(at: end) == .max)
        let last = everySecond.code(forStep: .max)
        #expect(newState(everySecond.verify(last, at: end, state: .init(), profile: wide))?.lastAcceptedStep == .max)
        let first = everySecond.code(forStep: 0)
        #expect(settle(everySecond.verify(first, at: end, state: .init(), profile: wide)) == .rejected(.wrong))
    }

    @Test func `before the epoch there are no codes`() throws {
        #expect(totp.code(at: -1) == nil)
        #expect(totp.step(at: -1) == nil)
        #expect(totp.secondsRemaining(at: -1) == nil)
        #expect(Array(totp.codes(from: -1).prefix(1)).isEmpty)
        #expect(settle(totp.verify(typed: "755224", at: -1, state: .init())) == .rejected(.beforeEpoch))
        let later = TOTP(secret: rfcSecret, epoch: 1000)
        #expect(later.code(at: 999) == nil)
        #expect(later.code(at: 1000)?.text == "755224")
    }

    @Test func `a code of another length is malformed`() throws {
        let eight = try OTPCode(typed: "12345678", digits: .eight)
        guard case .rejected(.malformed(let error))? = settle(totp.verify(eight, at: now, state: .init())) else {
            Issue.record("a code of eight digits was judged")
            return
        }
        #expect(error.code == .codeTooLong)
        let long = TOTP(secret: rfcSecret, digits: .eight)
        let six = try OTPCode(typed: "123456")
        guard case .rejected(.malformed(let short))? = settle(long.verify(six, at: now, state: .init())) else {
            Issue.record("a code of six digits was judged")
            return
        }
        #expect(short.code == .codeTooShort)
    }

    @Test func `the strict profile is that of ASVS: one code, one period, no drift`() {
        let drifted = TOTP.State(drift: 1, suspectedDrift: 1, agreement: 2)
        #expect(verify(stepOffset: 1, drifted, .strict) == .rejected(.wrong))
        let kept = newState(totp.verify(totp.code(forStep: step), at: now, state: drifted, profile: .strict))
        #expect(kept == TOTP.State(lastAcceptedStep: step, drift: 1, suspectedDrift: 1, agreement: 2))
    }
}

@Suite struct CommitTests {
    let totp = TOTP(secret: rfcSecret)

    @Test func `a success comes only from a swap that succeeded`() throws {
        let code = totp.code(forStep: 1)
        switch totp.verify(code, at: 30, state: .init()) {
        case .matched(let pending):
            #expect(pending.oldState == TOTP.State())
            #expect(pending.newState.lastAcceptedStep == 1)
            #expect(pending.commit { _, _ in false } == nil)
        case .rejected: Issue.record("the right code was rejected")
        }
    }

    @Test func `a failed store is the caller's error and no success`() {
        struct StoreIsDown: Error {}
        switch totp.verify(totp.code(forStep: 1), at: 30, state: .init()) {
        case .matched(let pending):
            do throws(StoreIsDown) {
                _ = try pending.commit { (_, _) throws(StoreIsDown) in throw StoreIsDown() }
                Issue.record("a success came without a store")
            } catch {}
        case .rejected: Issue.record("the right code was rejected")
        }
    }

    @Test func `of a hundred parallel submissions of one code exactly one counts`() async {
        let store = Store()
        let successes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    let seen = await store.state
                    switch TOTP(secret: rfcSecret).verify(typed: "287082", at: 59, state: seen) {
                    case .matched(let pending): return await pending.commit { await store.swap($0, $1) } != nil
                    case .rejected(let reason):
                        #expect(reason == .replayed)
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(successes == 1)
        #expect(await store.state.lastAcceptedStep == 1)
    }

    private actor Store {
        private(set) var state = TOTP.State()

        func swap(_ old: TOTP.State, _ new: TOTP.State) -> Bool {
            guard state == old else { return false }
            state = new
            return true
        }
    }
}

@Suite struct DriftTests {
    let totp = TOTP(secret: rfcSecret)

    /// Verifies one code every so many steps from a phone that is `offsets` steps off, and gives the state after each.
    private func history(_ offsets: [Int], _ profile: TOTP.Profile = .standard, every spacing: Int = 10) -> [TOTP
        .State?]
    {
        var state = TOTP.State()
        return offsets.enumerated().map { index, offset in
            let current = UInt64(1000 + index * spacing)
            let code = totp.code(forStep: UInt64(Int64(current) + Int64(offset)))
            let next = newState(totp.verify(code, at: UnixTime(Int64(current) * 30), state: state, profile: profile))
            if let next { state = next }
            return next
        }
    }

    @Test func `three agreeing codes move the window, two do not`() {
        #expect(history([1, 1, 1]).map { $0?.drift } == [0, 0, 1])
        #expect(history([-1, -1, -1]).map { $0?.drift } == [0, 0, -1])
    }

    @Test func `a code that disagrees starts the count anew`() {
        #expect(history([1, 1, 0, 1, 1]).last??.drift == 0)
        #expect(history([1, 1, -1, 1, 1]).last??.drift == 0)
        #expect(history([1, 1, 0, 1, 1, 1]).last??.drift == 1)
    }

    @Test func `a moved window takes what was out of reach, and gives up what it left`() {
        #expect(history([1, 1, 1, 2]).last??.lastAcceptedStep == 1032)
        #expect(history([1, 1, 1, -1]).last == TOTP.State?.none)
        #expect(history([1, 1, 1, 0]).last??.lastAcceptedStep == 1030)
    }

    @Test func `drift is bounded however many codes agree`() {
        let steadilyFaster = history([1, 1, 1, 2, 2, 2, 2, 2, 2, 3])
        #expect(steadilyFaster.compactMap { $0?.drift }.max() == 1)
        #expect(steadilyFaster.last == TOTP.State?.none)
    }

    @Test(arguments: [(1, 1), (3, 1), (1, 3), (0, 2), (2, 0), (20, 20)])
    func `a clock that is put right is let in again, whatever was learned, and unlearns it`(behind: Int, ahead: Int)
        throws
    {
        let profile = TOTP.Profile(
            window: try TOTP.Window(behind: behind, ahead: ahead), drift: try .learned(after: 2, limit: 20))
        for direction in [-1, 1] {
            // Off by a step more whenever that has been learned, for as long as it is accepted.
            var offsets: [Int] = []
            for distance in 1...25 { offsets += [distance * direction, distance * direction] }
            let learned = history(offsets, profile, every: 100).compactMap(\.self).last?.drift ?? 0
            #expect(learned.magnitude <= 20)
            let wrongFirst = history(offsets + [0, 0], profile, every: 100)
            #expect(wrongFirst.last != TOTP.State?.none)
            #expect(wrongFirst.last??.drift == 0)
        }
    }

    @Test func `at the beginning of time a learned drift does not open the window to the other side`() throws {
        let behind = TOTP.State(drift: -1)
        let profile = TOTP.Profile(window: .oneEachSide, drift: try .followed(limit: 2))
        #expect(newState(totp.verify(totp.code(forStep: 1), at: 0, state: behind, profile: profile)) == nil)
        #expect(newState(totp.verify(totp.code(forStep: 0), at: 0, state: behind, profile: profile)) != nil)
    }

    @Test func `a followed drift is used and not changed`() throws {
        let profile = TOTP.Profile(window: .currentOnly, drift: try .followed(limit: 2))
        let code = totp.code(forStep: 1002)
        let state = TOTP.State(drift: 2)
        #expect(
            newState(totp.verify(code, at: 30_000, state: state, profile: profile))
                == TOTP.State(lastAcceptedStep: 1002, drift: 2))
        #expect(
            newState(
                totp.verify(
                    totp.code(forStep: 1001), at: 30_000, state: .init(drift: 1), profile: .strictFollowingDrift))
                != nil)
        let tight = TOTP.Profile(window: .currentOnly, drift: try .followed(limit: 1))
        #expect(newState(totp.verify(code, at: 30_000, state: state, profile: tight)) == nil)
    }

    @Test func `a rule of one's own learns by its own figures`() throws {
        let profile = TOTP.Profile(window: .oneEachSide, drift: try .learned(after: 2, limit: 1))
        #expect(history([1, 1], profile).last??.drift == 1)
    }

    @Test func `a stored drift beyond all reason does no harm`() {
        for drift in [Int.max, Int.min] {
            let state = TOTP.State(drift: drift, suspectedDrift: drift, agreement: drift)
            #expect(
                newState(totp.verify(totp.code(forStep: 1000), at: 30_000, state: state))?.drift.magnitude ?? 0 <= 1)
        }
    }
}
