import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// What follows on a reset: something has to be set up, whatever the policy says.
@Suite struct BeginningAnewTests {
    private func reset(_ fixture: Fixture) async throws {
        try await fixture.accounts.update(fixture.alice) { account, now in
            account.reset(reason: "lost phone", Occasion(at: now, by: .staff("ola")))
        }
    }

    @Test func `T39: after a reset the password alone does not let in, also where nothing is required`() async throws {
        let fixture = try await Fixture(.app)
        try await reset(fixture)
        var browser = try await fixture.begun()
        #expect(browser.signedIn == nil && browser.required?.since == nil && browser.required != nil)
        // As soon as something is there, it is as it was.
        try await fixture.give(.secondApp)
        browser = try await fixture.begun()
        try await browser.type(fixture.secondPhone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.signedIn?.strength == .secondFactor)
    }

    @Test func `T39: a recovery that waits for its time leads to a set-up, and not into the site`() async throws {
        let fixture = try await Fixture(.app, recovery: RecoveryRules([.keptCode], coolingOff: .seconds(86_400)))
        let code = try await fixture.recoveryCodes()[0]
        var browser = try await fixture.begun()
        try await browser.type(code)
        guard case .resetPending(let until)? = browser.impossible?.reason else {
            Issue.record("it takes effect at once")
            return
        }
        fixture.time.set(until)
        browser = try await fixture.begun()
        #expect(browser.signedIn == nil && browser.required != nil)
        #expect(try await fixture.account()?.factors.isEmpty == true)
    }

    @Test func `a recovery does not hurry a reset that support has asked for`() async throws {
        let fixture = try await Fixture(.app, recovery: RecoveryRules([.keptCode], coolingOff: .seconds(3600)))
        let code = try await fixture.recoveryCodes()[0]
        let id = FactorID.random(from: fixture.context.random)
        try await fixture.accounts.update(fixture.alice) { account, now in
            account.requestReset(
                id, coolingOff: .seconds(86_400), reason: "called", Occasion(at: now, by: .staff("ola")))
        }
        let due = try #require(try await fixture.account()?.pendingReset?.dueAt)
        var browser = try await fixture.begun()
        try await browser.type(code)
        #expect(browser.impossible?.reason == .resetPending(until: due))
        #expect(try await fixture.account()?.pendingReset?.id == id)
    }

    @Test func `whoever was let off has to begin anew after a reset, unless he is let off again`() async throws {
        let fixture = try await Fixture(.app, policy: Fixture.policy(enforcement: .required))
        let until = UnixTime(fixture.time.now().seconds + 86_400)
        func letOff() async throws {
            try await fixture.accounts.update(fixture.alice) { account, now in
                account.exempt(until: until, reason: "on leave", Occasion(at: now, by: .staff("ola")))
            }
        }
        try await letOff()
        try await reset(fixture)
        #expect(try await fixture.begun().required != nil)
        try await letOff()
        #expect(try await fixture.begun().reminder?.due == until)
    }

    @Test func `D8: the browser is remembered also behind a set-up in the middle of a sign-in`() async throws {
        let fixture = try await Fixture(
            policy: Fixture.policy(enforcement: .required, trustedDevices: .on(lifetime: .seconds(86_400))))
        let browser = try await fixture.begun()
        let required = try #require(browser.required)
        var page = SetUpBrowser(fixture.enrollments, EnrollmentRequest(fixture.alice, session: "laptop"))
        try await page.begin(required.start)
        try await page.choose("authy")
        let phone = TOTP(
            secret: try OTPSecret(base32: try #require(page.page?.content.manual.compactMap(\.copied).last)))
        try await page.submit()
        try await page.submit(phone.code(at: fixture.time.now())?.text ?? "")
        try await page.press(.skip)
        try await page.submit()
        let answer = try await fixture.service.finish(
            try #require(page.finished), token: required.token, remember: true, fixture.request())
        guard case .verified(let grant, _) = consume answer else {
            Issue.record("the set-up has let nobody in")
            return
        }
        let token = try #require(grant.browser?.token)
        var again = SignInBrowser(fixture.service, fixture.request("next", token: token))
        try await again.begin(fixture.start())
        #expect(again.signedIn?.strength == .password)
    }
}
