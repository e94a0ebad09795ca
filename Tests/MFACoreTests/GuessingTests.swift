import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct GuessingTests {
    let fixture = Fixture()

    private func guess(
        _ account: inout Account, apps: Int = 1, by client: ClientStanding = .stranger, policy: Policy = .standard
    ) -> AppCodeVerdict {
        account.verifyAppCode(
            typed: fixture.wrongCode(apps: apps), by: client, under: policy, fixture.occasion())
    }

    @Test func `ten wrong guesses bring a pause, and the right code is not looked at during it`() throws {
        var account = try fixture.account()
        for left in (1..<10).reversed() { #expect(guess(&account) == .refused(.wrong(triesLeft: left))) }
        let until = UnixTime(fixture.time.now().seconds + 30)
        #expect(guess(&account) == .refused(.wrongAndPaused(until: until)))
        #expect(
            account.verifyAppCode(typed: fixture.code(), under: .standard, fixture.occasion())
                == .refused(.paused(until: until)))
        fixture.time.set(UnixTime(until.seconds - 1))
        #expect(guess(&account) == .refused(.paused(until: until)))
        fixture.time.set(until)
        let id = try #require(account.factors.first?.id)
        #expect(account.verifyAppCode(typed: fixture.code(), under: .standard, fixture.occasion()) == .accepted(id))
        #expect(account.guesses.inARow == 0)
    }

    @Test func `pauses double up to an hour, and a hundred wrong guesses put the factor out of use`() throws {
        var account = try fixture.account()
        var pauses: [Int64] = []
        for number in 1...100 {
            let verdict = guess(&account)
            if case .refused(.wrongAndPaused(let until)) = verdict {
                pauses.append(until.seconds - fixture.time.now().seconds)
                fixture.time.set(until)
            }
            #expect(account.factors.first?.isActive == (number < 100))
        }
        #expect(pauses == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600])
        #expect(account.factors.first?.state == .disabled(.tooManyGuesses))
        #expect(guess(&account) == .refused(.nothingToVerify))
    }

    @Test func `five apps do not give a guesser five times the chance`() throws {
        var account = try fixture.account(apps: 5)
        #expect(guess(&account, apps: 5) == .refused(.wrong(triesLeft: 1)))
        guard case .refused(.wrongAndPaused) = guess(&account, apps: 5) else {
            Issue.record("the second guess at five apps should be the last one before a pause")
            return
        }
    }

    @Test func `the price of a guess is a third of the codes that would have been right`() {
        #expect([0, 1, 3, 4, 6, 15, 41].map(GuessBudget.price(ofLiveCodes:)) == [1, 1, 1, 2, 2, 5, 14])
    }

    @Test func `a window that has passed is forgotten, wrong guesses in a row are not`() throws {
        var account = try fixture.account()
        for _ in 0..<9 { _ = guess(&account) }
        fixture.time.advance(bySeconds: 900)
        #expect(guess(&account) == .refused(.wrong(triesLeft: 9)))
        #expect(account.factors.first?.failures == 10)
    }

    @Test func `T22: what cannot be a code is a wrong guess like any other`() throws {
        let malformed = [
            "", " ", "null", "[]", "1", "12345", "1234567", String(repeating: "9", count: 10_000), "１２３",
        ]
        var account = try fixture.account()
        for text in malformed {
            guard case .refused(let verdict) = account.verifyAppCode(typed: text, under: .standard, fixture.occasion())
            else {
                Issue.record("a malformed code was not refused")
                continue
            }
            if case .wrong = verdict { continue }
            Issue.record("\(verdict)")
        }
        #expect(account.guesses.inARow == malformed.count)
    }

    @Test func `T20: a stranger who guesses on purpose does not stop a known client, nor use up the factor`() throws {
        let policy = try Policy(trustedDevices: .on(lifetime: .seconds(86_400 * 30)))
        var account = try fixture.account(policy: policy)
        let device = TrustedDevice(
            id: .random(from: fixture.random), name: "desk", secret: [], createdAt: fixture.time.now(),
            expiresAt: UnixTime(fixture.time.now().seconds + 86_400 * 30))
        account.trust(device, under: policy, fixture.occasion())
        var last = AppCodeVerdict.alreadyUsed
        for _ in 0..<200 {
            last = guess(&account, policy: policy)
            if case .refused(.wrongAndPaused(let until)) = last { fixture.time.set(until) }
        }
        #expect(last == .refused(.exhausted))
        let factor = try #require(account.factors.first)
        #expect(factor.isActive && factor.failures == 90)
        #expect(
            account.verifyAppCode(typed: fixture.code(), by: .known, under: policy, fixture.occasion())
                == .accepted(factor.id))
        #expect(guess(&account, policy: policy) == .refused(.wrong(triesLeft: 9)))
    }

    @Test func `a clock that is put back ends no window and no pause early`() throws {
        var account = try fixture.account()
        for _ in 0..<10 { _ = guess(&account) }
        fixture.time.advance(bySeconds: -10_000)
        guard case .refused(.paused) = guess(&account) else {
            Issue.record("the pause is over before its time")
            return
        }
    }

    @Test func `T9: whoever goes from one server to another whose clock is behind has no more guesses`() throws {
        var account = try fixture.account()
        for _ in 0..<9 { _ = guess(&account) }
        fixture.time.advance(bySeconds: -1)
        guard case .refused(.wrongAndPaused) = guess(&account) else {
            Issue.record("a window was over because another clock is behind")
            return
        }
    }

    @Test func `the right code of any app settles the wrong guesses at all of them`() throws {
        var account = try fixture.account(apps: 2)
        _ = guess(&account, apps: 2)
        #expect(account.factors.map(\.failures) == [1, 1])
        _ = account.verifyAppCode(typed: fixture.code(1), under: .standard, fixture.occasion())
        #expect(account.factors.map(\.failures) == [0, 0])
        #expect(account.lastUsedFactor == account.factors[1].id)
    }

    @Test func `T1 and T2: a code counts once, and no earlier one counts after it`() throws {
        var account = try fixture.account()
        let id = try #require(account.factors.first?.id)
        let earlier = fixture.totp().code(at: UnixTime(fixture.time.now().seconds - 30))?.text ?? ""
        #expect(account.verifyAppCode(typed: fixture.code(), under: .standard, fixture.occasion()) == .accepted(id))
        #expect(account.verifyAppCode(typed: fixture.code(), under: .standard, fixture.occasion()) == .alreadyUsed)
        #expect(account.verifyAppCode(typed: earlier, under: .standard, fixture.occasion()) == .alreadyUsed)
    }

    @Test func `budgets that make no sense are refused with a sentence`() {
        let wrong: [() throws -> GuessBudget] = [
            { try GuessBudget(perWindow: 2) }, { try GuessBudget(perWindow: 101) },
            { try GuessBudget(window: .seconds(59)) }, { try GuessBudget(firstPause: .zero) },
            { try GuessBudget(firstPause: .seconds(60), longestPause: .seconds(59)) },
            { try GuessBudget(hardLimit: 101) }, { try GuessBudget(perWindow: 20, hardLimit: 19) },
            { try GuessBudget(reservedForKnownClients: 50) }, { try GuessBudget(reservedForKnownClients: -1) },
        ]
        for make in wrong { #expect(throws: PolicyError.self) { try make() } }
    }
}
