import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct ChallengeTests {
    private let fixture = Fixture()
    private let rules = ChallengeRules.standard
    private let laptop = SessionBinding("laptop")
    private let tablet = SessionBinding("tablet")

    /// An account with a phone, and the phone's factor.
    private func accountWithPhone() throws -> (Account, FactorID, PhoneAddress) {
        let address = try #require(PhoneAddress(e164: "+4790123456"))
        var account = try fixture.account(apps: 0)
        let phone = ConfirmedFactor(
            id: .random(from: fixture.random), name: "Mine", credential: .phone(address),
            createdAt: fixture.time.now(), confirmedAt: fixture.time.now())
        try account.add(phone, under: .standard, fixture.occasion())
        return (account, phone.id, address)
    }

    private func challenge(
        _ address: PhoneAddress, factor: FactorID?, session: SessionBinding? = nil,
        purpose: CodeChallenge.Purpose = .signIn
    ) -> CodeChallenge {
        CodeChallenge(
            id: .random(from: fixture.random), purpose: purpose, address: address, factor: factor,
            session: session ?? laptop, rules: rules, random: fixture.random, at: fixture.time.now())
    }

    /// An account with a phone and a challenge that waits for its code.
    private func begun() throws -> (Account, CodeChallenge) {
        var (account, factor, address) = try accountWithPhone()
        let challenge = challenge(address, factor: factor)
        try begin(challenge, in: &account)
        return (account, challenge)
    }

    private func begin(_ challenge: CodeChallenge, in account: inout Account) throws(ChallengeRefusal) {
        try account.begin(challenge, by: .stranger, under: .standard, rules: rules, fixture.occasion())
    }

    private func verify(
        _ text: String, _ challenge: CodeChallenge, in account: inout Account, session: SessionBinding? = nil
    ) -> ChallengeVerdict {
        account.verifyChallenge(
            typed: text, for: challenge.id, of: session ?? laptop, under: .standard, fixture.occasion())
    }

    private func wrong(_ challenge: CodeChallenge) -> String { challenge.codeText == "000000" ? "000001" : "000000" }

    /// Why an account refuses something; nil if it does not.
    private func refusal(
        _ account: inout Account, _ body: (inout Account) throws(ChallengeRefusal) -> Void
    ) -> ChallengeRefusal? {
        do throws(ChallengeRefusal) { try body(&account) } catch { return error }
        return nil
    }

    private func refusal(of challenge: CodeChallenge, in account: inout Account) -> ChallengeRefusal? {
        refusal(&account) { account throws(ChallengeRefusal) in try begin(challenge, in: &account) }
    }

    private func refusalToResend(_ challenge: CodeChallenge, in account: inout Account) -> ChallengeRefusal? {
        refusal(&account) { account throws(ChallengeRefusal) in
            _ = try account.resend(challenge.id, of: laptop, rules: rules, at: fixture.time.now())
        }
    }

    // MARK: Right and wrong

    @Test func `a code is right once, however it is typed`() throws {
        var (account, challenge) = try begun()
        let typed = " \(challenge.codeText.prefix(3)) - \(challenge.codeText.suffix(3)) "
        guard case .accepted(let answer) = verify(typed, challenge, in: &account) else {
            Issue.record("it was not accepted")
            return
        }
        #expect(answer.factor == challenge.factor && answer.address == challenge.address)
        #expect(answer.confirmedFactor(id: .random(from: fixture.random), name: "x") == nil)
        #expect(account.lastUsedFactor == challenge.factor)
        #expect(verify(challenge.codeText, challenge, in: &account).isAlreadyUsed)
        #expect(account.liveChallenges(at: fixture.time.now()).isEmpty)
    }

    @Test func `a number that is being added becomes a factor by its code`() throws {
        var account = try fixture.account(apps: 0)
        let address = try #require(PhoneAddress(e164: "+4790123456"))
        let challenge = challenge(address, factor: nil, purpose: .addNumber)
        try begin(challenge, in: &account)
        guard case .accepted(let answer) = verify(challenge.codeText, challenge, in: &account) else {
            Issue.record("it was not accepted")
            return
        }
        let factor = try #require(answer.confirmedFactor(id: .random(from: fixture.random), name: "Mine"))
        try account.add(factor, under: .standard, fixture.occasion())
        #expect(account.factors.map(\.method) == [.sms])
    }

    @Test func `five wrong codes end a challenge, and the right one is not looked at any more`() throws {
        var (account, challenge) = try begun()
        for left in [4, 3, 2, 1, 0] {
            guard case .wrong(left) = verify(wrong(challenge), challenge, in: &account) else {
                Issue.record("not \(left) tries are left")
                return
            }
        }
        #expect(verify(challenge.codeText, challenge, in: &account).isExhausted)
        #expect(account.guesses.inARow == 5)
        #expect(account.factors[0].failures == 5)
    }

    @Test func `what cannot be a code is a wrong one`() throws {
        var (account, challenge) = try begun()
        for text in ["", "12345", "1234567", "abcdef", challenge.codeText + "0", "-" + challenge.codeText] {
            let verdict = verify(text, challenge, in: &account)
            #expect(verdict.isWrong || verdict.isExhausted)
        }
        #expect(account.guesses.inARow == 5)
    }

    @Test func `T16: a code is dead from the instant at which its life is over`() throws {
        var (account, challenge) = try begun()
        fixture.time.advance(bySeconds: 299)
        var inTime = account
        guard case .accepted = verify(challenge.codeText, challenge, in: &inTime) else {
            Issue.record("it was not accepted")
            return
        }
        fixture.time.advance(bySeconds: 1)
        #expect(verify(challenge.codeText, challenge, in: &account).isExpired)
        #expect(account.guesses.inARow == 0)
    }

    @Test func `T22: a code is of no use in another session, and costs nobody a guess there`() throws {
        var (account, challenge) = try begun()
        #expect(verify(challenge.codeText, challenge, in: &account, session: tablet).isUnknown)
        #expect(account.guesses.inARow == 0)
        let isCancelled = account.cancelChallenge(challenge.id, of: tablet, at: fixture.time.now())
        #expect(!isCancelled)
    }

    @Test func `a code for a phone that has been removed since opens nothing`() throws {
        var (account, challenge) = try begun()
        try account.remove(try #require(challenge.factor), under: .standard, fixture.occasion())
        #expect(verify(challenge.codeText, challenge, in: &account).isUnknown)
    }

    // MARK: Again and anew

    @Test func `T11: sending again sends the same code, and gives neither time nor tries`() throws {
        var (account, challenge) = try begun()
        _ = verify(wrong(challenge), challenge, in: &account)
        for (wait, count) in [(30, 2), (60, 3), (120, 4)] {
            fixture.time.advance(bySeconds: Int64(wait) - 1)
            let until = fixture.time.now().advanced(by: .seconds(1))
            #expect(refusalToResend(challenge, in: &account) == .wait(until: until))
            fixture.time.advance(bySeconds: 1)
            let again = try account.resend(challenge.id, of: laptop, rules: rules, at: fixture.time.now())
            #expect(again.codeText == challenge.codeText && again.expiresAt == challenge.expiresAt)
            #expect(again.triesLeft == 4 && again.sendings.count == count)
        }
        #expect(account.guesses.inARow == 1)
        fixture.time.advance(bySeconds: 90)
        #expect(refusalToResend(challenge, in: &account) == .over)
    }

    @Test func `T47: a new challenge ends the one before it in its session, and no other`() throws {
        var (account, factor, address) = try accountWithPhone()
        let elsewhere = challenge(address, factor: factor, session: tablet)
        try begin(elsewhere, in: &account)
        fixture.time.advance(bySeconds: 30)
        let first = challenge(address, factor: factor)
        try begin(first, in: &account)
        fixture.time.advance(bySeconds: 60)
        let second = challenge(address, factor: factor)
        try begin(second, in: &account)
        #expect(Set(account.liveChallenges(at: fixture.time.now()).map(\.id)) == [elsewhere.id, second.id])
        #expect(verify(first.codeText, first, in: &account).isUnknown)
        guard case .accepted = verify(elsewhere.codeText, elsewhere, in: &account, session: tablet),
            case .accepted = verify(second.codeText, second, in: &account)
        else {
            Issue.record("one that lives was not accepted")
            return
        }
    }

    @Test func `a new challenge is no way around the wait`() throws {
        var (account, challenge) = try begun()
        let until = fixture.time.now().advanced(by: .seconds(30))
        fixture.time.advance(bySeconds: 29)
        for session in [laptop, tablet] {
            let next = self.challenge(challenge.address, factor: challenge.factor, session: session)
            #expect(refusal(of: next, in: &account) == .wait(until: until))
        }
        let isCancelled = account.cancelChallenge(challenge.id, of: laptop, at: fixture.time.now())
        #expect(isCancelled)
        let next = self.challenge(challenge.address, factor: challenge.factor)
        #expect(refusal(of: next, in: &account) == .wait(until: until))
    }

    @Test func `three sessions may wait at once, and a fourth is told until when`() throws {
        var account = try fixture.account(apps: 0)
        let began = fixture.time.now()
        for number in 0..<3 {
            let address = try #require(PhoneAddress(e164: "+479012345\(number)"))
            try begin(
                challenge(address, factor: nil, session: SessionBinding("\(number)"), purpose: .addNumber), in: &account
            )
        }
        let address = try #require(PhoneAddress(e164: "+4790123459"))
        let fourth = challenge(address, factor: nil, session: SessionBinding("3"), purpose: .addNumber)
        #expect(refusal(of: fourth, in: &account) == .tooMany(until: began.advanced(by: .seconds(300))))
        fixture.time.advance(bySeconds: 300)
        let later = challenge(address, factor: nil, session: SessionBinding("3"), purpose: .addNumber)
        try begin(later, in: &account)
    }

    @Test func `an account that pauses gets no code and takes none`() throws {
        var (account, challenge) = try begun()
        for _ in 0..<5 { _ = verify(wrong(challenge), challenge, in: &account) }
        fixture.time.advance(bySeconds: 300)
        challenge = self.challenge(challenge.address, factor: challenge.factor)
        try begin(challenge, in: &account)
        for _ in 0..<5 { _ = verify(wrong(challenge), challenge, in: &account) }
        let verdict = verify(challenge.codeText, challenge, in: &account)
        guard case .refused(.paused(let until)) = verdict else {
            Issue.record("it was looked at: \(verdict)")
            return
        }
        let next = self.challenge(challenge.address, factor: challenge.factor)
        #expect(refusal(of: next, in: &account) == .guessing(.paused(until: until)))
    }

    @Test func `a phone that is not in use gets no code`() throws {
        var (account, factor, address) = try accountWithPhone()
        let other = try #require(PhoneAddress(e164: "+4790123457"))
        #expect(refusal(of: challenge(other, factor: factor), in: &account) == .noSuchFactor)
        try account.suspend(factor, because: .reportedLost, fixture.occasion())
        #expect(refusal(of: challenge(address, factor: factor), in: &account) == .noSuchFactor)
    }

    // MARK: Stored and raced for

    @Test func `T3: a hundred parallel submissions of a code that was sent are one success`() async throws {
        let (account, challenge) = try begun()
        try await fixture.accounts.update(account.id) { stored, _ in stored = account }
        let verdicts = try await inParallel(100) {
            try await fixture.accounts.update(account.id) { account, _ in
                account.verifyChallenge(
                    typed: challenge.codeText, for: challenge.id, of: laptop, under: .standard, fixture.occasion())
            }
        }
        #expect(verdicts.count { $0.isAccepted } == 1)
        #expect(verdicts.count { $0.isAlreadyUsed } == 99)
    }

    @Test func `T13: of a hundred parallel guesses five are looked at`() async throws {
        let (account, challenge) = try begun()
        try await fixture.accounts.update(account.id) { stored, _ in stored = account }
        let verdicts = try await inParallel(100) {
            try await fixture.accounts.update(account.id) { account, _ in
                account.verifyChallenge(
                    typed: wrong(challenge), for: challenge.id, of: laptop, under: .standard, fixture.occasion())
            }
        }
        #expect(verdicts.count { $0.isWrong } == 5)
        #expect(verdicts.count { $0.isExhausted } == 95)
        #expect(try await fixture.accounts.load(account.id)?.guesses.inARow == 5)
    }

    @Test func `rules that are too weak are refused`() {
        #expect(throws: PolicyError.self) { try ChallengeRules(digits: 5) }
        #expect(throws: PolicyError.self) { try ChallengeRules(digits: 11) }
        #expect(throws: PolicyError.self) { try ChallengeRules(lifetime: .seconds(601)) }
        #expect(throws: PolicyError.self) { try ChallengeRules(tries: 11) }
        #expect(throws: PolicyError.self) { try ChallengeRules(sendings: 0) }
        #expect(throws: PolicyError.self) { try ChallengeRules(waits: []) }
        #expect(throws: PolicyError.self) { try ChallengeRules(waits: [.seconds(60), .seconds(30)]) }
    }
}

extension ChallengeVerdict {
    fileprivate var isAccepted: Bool { if case .accepted = self { true } else { false } }
    fileprivate var isWrong: Bool { if case .wrong = self { true } else { false } }
    fileprivate var isAlreadyUsed: Bool { if case .alreadyUsed = self { true } else { false } }
    fileprivate var isExhausted: Bool { if case .exhausted = self { true } else { false } }
    fileprivate var isExpired: Bool { if case .expired = self { true } else { false } }
    fileprivate var isUnknown: Bool { if case .unknown = self { true } else { false } }
}
