import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct AccountTests {
    let fixture = Fixture()

    @Test func `a confirmed app becomes an active factor with a history`() throws {
        let account = try fixture.account()
        let factor = try #require(account.factors.first)
        #expect(factor.isActive)
        #expect(factor.method == .authenticatorApp)
        #expect(factor.history.map(\.event) == [.confirmed])
        #expect(factor.history.first?.source == "192.0.2.7")
        #expect(account.announcements.count == 1)
    }

    @Test func `an app is not confirmed by a wrong code`() throws {
        let app = UnconfirmedApp(
            id: .random(from: fixture.random), name: "x", totp: fixture.totp(), createdAt: fixture.time.now())
        #expect(throws: UnconfirmedApp.Refusal.self) {
            try app.confirm(typed: fixture.wrongCode(), at: fixture.time.now()).get()
        }
    }

    @Test func `T5: the code that confirmed an app does not sign in`() throws {
        var account = Account(id: try AccountID("alice"), createdAt: fixture.time.now())
        let app = UnconfirmedApp(
            id: .random(from: fixture.random), name: "x", totp: fixture.totp(), createdAt: fixture.time.now())
        let confirmed = try app.confirm(typed: fixture.code(), at: fixture.time.now()).get()
        try account.add(confirmed, under: .standard, fixture.occasion())
        #expect(account.verifyAppCode(typed: fixture.code(), under: .standard, fixture.occasion()) == .alreadyUsed)
        #expect(account.guesses.inARow == 0)
    }

    @Test func `caps, duplicates, names and methods are looked at, and a refusal changes nothing`() throws {
        let policy = try Policy(
            methods: [.authenticatorApp, .sms],
            caps: Policy.Caps(factorsPerMethod: 2, factors: 3, trustedDevices: 0))
        var account = try fixture.account(apps: 2, policy: policy)
        let count = account.announcements.count
        func attempt(_ factor: ConfirmedFactor) -> AccountRefusal? {
            do throws(AccountRefusal) {
                try account.add(factor, under: policy, fixture.occasion())
                return nil
            } catch {
                return error
            }
        }
        #expect(attempt(try fixture.confirmedApp(2)) == .full(limit: 2))
        #expect(attempt(try phone("+4790000001")) == nil)
        #expect(attempt(try phone("+4790000002")) == .full(limit: 3))
        let first = try #require(account.factors.first)
        try account.remove(first.id, under: policy, fixture.occasion())
        #expect(attempt(confirmed(first.id, credential: first.credential)) == .duplicate)
        let push = try FactorMethod(custom: "tokens", interaction: .elsewhere)
        #expect(
            attempt(confirmed(credential: .other(push, OtherCredential(secret: [1])))) == .methodNotAllowed(push))
        for name in ["", "  ", "a\nb", "a\u{202E}b", String(repeating: "x", count: 65)] {
            #expect(attempt(confirmed(name: name, credential: .phone(try number("+4790000003")))) == .badName)
        }
        #expect(account.factors.count == 2)
        #expect(account.announcements.count == count + 2)
    }

    @Test func `the last factor stays while one is required, and goes when none is`() throws {
        let required = try Policy(enforcement: .required)
        var account = try fixture.account(apps: 2, policy: required)
        let ids = account.factors.map(\.id)
        try account.remove(ids[0], under: required, fixture.occasion())
        #expect(throws: AccountRefusal.stillRequired(count: 1)) {
            try account.remove(ids[1], under: required, fixture.occasion())
        }
        #expect(account.factors.map(\.id) == [ids[1]])
        try account.remove(ids[1], under: .standard, fixture.occasion())
        #expect(account.factors.isEmpty)
        #expect(account.retired.map(\.id) == ids)
        #expect(account.retired.allSatisfy { $0.history.last?.event == .removed })
    }

    @Test func `a factor that is out of use does not count as the one that is required`() throws {
        let required = try Policy(enforcement: .required)
        var account = try fixture.account(apps: 2, policy: required)
        let ids = account.factors.map(\.id)
        try account.suspend(ids[0], because: .reportedLost, fixture.occasion())
        #expect(throws: AccountRefusal.stillRequired(count: 1)) {
            try account.remove(ids[1], under: required, fixture.occasion())
        }
        try account.remove(ids[0], under: required, fixture.occasion())
        #expect(account.factors.map(\.id) == [ids[1]])
    }

    @Test func `T34: the only factor stays while one is required, also when it is out of use`() throws {
        let required = try Policy(enforcement: .required)
        var account = try fixture.account(apps: 1, policy: required)
        let only = account.factors[0].id
        try account.disable(only, because: .tooManyGuesses, fixture.occasion())
        #expect(throws: AccountRefusal.stillRequired(count: 1)) {
            try account.remove(only, under: required, fixture.occasion())
        }
        try account.remove(only, under: .standard, fixture.occasion())
        #expect(account.factors.isEmpty)
    }

    @Test func `before the date of a deadline the last factor may go`() throws {
        let date = UnixTime(fixture.time.now().seconds + 1000)
        let policy = try Policy(enforcement: .requiredFrom(.init(date, remindFrom: fixture.time.now())))
        var account = try fixture.account(policy: policy)
        let id = try #require(account.factors.first?.id)
        fixture.time.set(date)
        #expect(throws: AccountRefusal.stillRequired(count: 1)) {
            try account.remove(id, under: policy, fixture.occasion())
        }
        fixture.time.advance(bySeconds: -1)
        try account.remove(id, under: policy, fixture.occasion())
    }

    @Test func `replacing keeps the user with a factor at every moment, and happens wholly or not at all`() throws {
        let policy = try Policy(enforcement: .required)
        var account = try fixture.account(policy: policy)
        let old = try #require(account.factors.first?.id)
        let before = account.factors.map(\.id)
        #expect(throws: AccountRefusal.badName) {
            try account.replace(
                old, with: confirmed(name: "", credential: .phone(number("+4790000001"))), under: policy,
                fixture.occasion())
        }
        #expect(account.factors.map(\.id) == before)
        let new = try fixture.confirmedApp(1)
        try account.replace(old, with: new, under: policy, fixture.occasion())
        #expect(account.factors.count == 1)
        #expect(account.retired.map(\.id) == [old])
    }

    @Test func `a suspended factor verifies nothing until it is resumed, a disabled one never`() throws {
        var account = try fixture.account()
        let id = try #require(account.factors.first?.id)
        try account.suspend(id, because: .reportedLost, fixture.occasion())
        #expect(
            account.verifyAppCode(typed: fixture.code(), under: .standard, fixture.occasion())
                == .refused(.nothingToVerify))
        try account.resume(id, fixture.occasion())
        #expect(
            account.verifyAppCode(typed: fixture.code(), under: .standard, fixture.occasion()) == .accepted(id))
        try account.disable(id, because: .byOperator, fixture.occasion())
        #expect(throws: AccountRefusal.outOfUseForGood) { try account.resume(id, fixture.occasion()) }
        #expect(throws: AccountRefusal.outOfUseForGood) {
            try account.suspend(id, because: .byOperator, fixture.occasion())
        }
    }

    @Test func `T37 and T50: what may have been trusted with a factor is revoked with it`() throws {
        let policy = try Policy(trustedDevices: .on(lifetime: .seconds(86_400)))
        let changes: [(inout Account, FactorID) throws -> Void] = [
            { try $0.remove($1, under: policy, fixture.occasion()) },
            { try $0.suspend($1, because: .reportedLost, fixture.occasion()) },
            { try $0.disable($1, because: .byOperator, fixture.occasion()) },
            { try $0.replace($1, with: fixture.confirmedApp(7), under: policy, fixture.occasion()) },
            { account, _ in account.reset(reason: "lost everything", fixture.occasion()) },
        ]
        for change in changes {
            var account = try fixture.account(policy: policy)
            account.trust(device("a"), under: policy, fixture.occasion())
            let id = try #require(account.factors.first?.id)
            try change(&account, id)
            #expect(account.trustedDevices.isEmpty)
        }
    }

    @Test func `the browser that was used longest ago makes room for a new one`() throws {
        let policy = try Policy(
            trustedDevices: .on(lifetime: .seconds(86_400)),
            caps: Policy.Caps(factorsPerMethod: 5, factors: 10, trustedDevices: 2))
        var account = try fixture.account(policy: policy)
        var made: [FactorID] = []
        for name in ["a", "b", "c"] {
            let device = device(name)
            made.append(device.id)
            account.trust(device, under: policy, fixture.occasion())
            fixture.time.advance(bySeconds: 60)
        }
        #expect(account.trustedDevices.map(\.id) == Array(made.dropFirst()))
        try account.revokeTrustedDevice(made[1], fixture.occasion())
        #expect(throws: AccountRefusal.noSuchFactor) { try account.revokeTrustedDevice(made[1], fixture.occasion()) }
    }

    @Test func `T7: a recovery code is spent once`() throws {
        var account = try fixture.account()
        let codes = RecoveryCodeSet(
            scheme: "test", salt: [], issuedAt: fixture.time.now(),
            entries: [.init(digest: [1]), .init(digest: [2])])
        account.issueRecoveryCodes(codes, fixture.occasion())
        let spent = [1, 1, 2].map { account.spendRecoveryCode(at: $0, fixture.occasion()) }
        #expect(spent == [true, false, false])
        #expect(account.recoveryCodes?.remaining == 1)
    }

    @Test func `a reset leaves nothing to sign in with, and a memory of what was there`() throws {
        var account = try fixture.account(apps: 2)
        account.reset(reason: "phone stolen", fixture.occasion())
        #expect(account.factors.isEmpty && account.recoveryCodes == nil)
        #expect(account.retired.count == 2)
    }

    @Test func `histories are bounded and keep their beginning`() throws {
        var account = try fixture.account()
        let id = try #require(account.factors.first?.id)
        for index in 0..<50 { try account.rename(id, to: "name \(index)", fixture.occasion()) }
        let history = try #require(account.factor(id)).history
        #expect(history.count == 16)
        #expect(history.first?.event == .confirmed)
    }

    @Test func `T35: another user's factor is not found`() throws {
        var account = try fixture.account("alice")
        let other = try #require(try fixture.account("bob").factors.first?.id)
        #expect(throws: AccountRefusal.noSuchFactor) { try account.rename(other, to: "x", fixture.occasion()) }
        #expect(throws: AccountRefusal.noSuchFactor) {
            try account.remove(other, under: .standard, fixture.occasion())
        }
    }

    @Test func `T38: nothing that holds a secret shows it`() throws {
        let secret = fixture.totp().secret.base32(groupsOf: nil).revealed
        var account = try fixture.account()
        try account.add(phone("+4790123456"), under: .standard, fixture.occasion())
        var shown = ""
        dump(account, to: &shown)
        shown += "\(account)" + String(reflecting: account) + "\(account.announcements)"
        #expect(!shown.contains(secret))
        #expect(!shown.contains("90123"))
        #expect(shown.contains("•••••••456"))
    }

    // MARK: Helpers

    private func number(_ text: String) throws -> PhoneAddress { try #require(PhoneAddress(e164: text)) }

    private func phone(_ text: String) throws -> ConfirmedFactor { confirmed(credential: .phone(try number(text))) }

    private func confirmed(
        _ id: FactorID? = nil, name: String = "factor", credential: Credential
    ) -> ConfirmedFactor {
        ConfirmedFactor(
            id: id ?? .random(from: fixture.random), name: name, credential: credential,
            createdAt: fixture.time.now(), confirmedAt: fixture.time.now())
    }

    private func device(_ name: String) -> TrustedDevice {
        TrustedDevice(
            id: .random(from: fixture.random), name: name, secret: [1, 2, 3], createdAt: fixture.time.now(),
            expiresAt: UnixTime(fixture.time.now().seconds + 86_400))
    }
}
