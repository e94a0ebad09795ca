import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

@Suite struct SignInTests {
    @Test func `a code from the app lets in, once`() async throws {
        let fixture = try await Fixture(.app)
        var browser = try await fixture.begun()
        #expect(browser.page?.kind == .typing && browser.page?.title == "Verify that it is you")
        #expect(browser.page?.field?.autocomplete == "one-time-code" && browser.page?.field?.kind == .code(digits: 6))
        let code = fixture.code
        try await browser.type(code)
        let signIn = try #require(browser.signedIn)
        #expect(signIn.strength == .secondFactor && signIn.methodReferences == ["pwd", "otp", "mfa"])
        #expect(signIn.strength.assuranceLevel == 2 && signIn.account == "alice")
        #expect(fixture.observer.contents.contains(.signInVerified(application: "")))
        var second = try await fixture.begun(session: "phone")
        try await second.type(code)
        #expect(second.rejection == .alreadyUsed && second.signedIn == nil)
    }

    @Test func `one field takes the code of an app, of a message, of a list, and a recovery code`() async throws {
        let fixture = try await Fixture(
            .app, .sms, .token, recovery: try RecoveryRules([.keptCode], keptCodesSignIn: true))
        let codes = try await fixture.recoveryCodes()
        let texts: [(Fixture) -> String] = [
            { $0.code }, { $0.gateway.code }, { _ in TokenList.word(0) }, { _ in codes[3] },
        ]
        for (index, text) in texts.enumerated() {
            fixture.time.advance(bySeconds: 3600)
            var browser = try await fixture.begun(session: "session \(index)")
            // Whatever the page is about, also what belongs to another way is taken.
            try await browser.send(.use(SignInWay.ID("sms:\(try await fixture.factor(.sms))")))
            try await browser.type(text(fixture))
            #expect(browser.signedIn?.strength == (index == 1 ? .restricted : .secondFactor), "\(index)")
        }
    }

    @Test func `nothing is required of whoever has nothing, unless the policy says so`() async throws {
        let optional = try await Fixture().begun()
        #expect(optional.signedIn?.strength == .password && optional.signedIn?.methodReferences == ["pwd"])
        let required = try await Fixture(policy: Fixture.policy(enforcement: .required)).begun()
        #expect(required.signedIn == nil && required.required?.isRecovery == false)
        #expect(required.required?.methods.contains(.authenticatorApp) == true)
    }

    @Test func `what is required is set up, and its own code lets in`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
        var browser = try await fixture.begun()
        let required = try #require(browser.required)
        var page = SetUpBrowser(fixture.enrollments, EnrollmentRequest(fixture.alice, session: "laptop"))
        try await page.begin(required.start)
        try await page.choose("other-app")
        if page.page?.content.scan != nil { try await page.choose("type") }
        let secret = try #require(page.page?.content.manual.compactMap(\.copied).last)
        let phone = TOTP(secret: try OTPSecret(base32: secret))
        try await page.submit()
        let code = phone.code(at: fixture.time.now())?.text ?? ""
        try await page.submit(code)
        try await page.press(.skip)
        try await page.submit()
        let finished = try #require(page.finished)
        try await browser.finish(finished)
        #expect(browser.signedIn?.evidence.map(\.kind) == [.password, .enrolledFactor])
        // It has let in once, and its code is spent.
        var second = try await fixture.begun(session: "laptop")
        try await second.type(code)
        #expect(second.rejection == .alreadyUsed)
    }

    @Test func `a request is answered elsewhere, and lets in once`() async throws {
        let fixture = try await Fixture(.lamp)
        var browser = try await fixture.begun()
        #expect(browser.page?.kind == .waiting && browser.page?.shown == "42" && browser.page?.asksAfterSeconds == 2)
        try await browser.send(.check)
        #expect(browser.page?.kind == .waiting && browser.rejection == nil)
        fixture.lamp.answer(.approved)
        var other = browser
        try await browser.send(.check)
        #expect(browser.signedIn?.methodReferences == ["pwd", "mca", "mfa"])
        try await other.send(.check)
        #expect(other.refusal == .over && other.signedIn == nil)
        #expect(fixture.lamp.sent.count == 1)
    }

    @Test func `a client that can only wait gets its answer without holding a thread`() async throws {
        let fixture = try await Fixture(.app, .lamp)
        let waiting = Task { [fixture] () async throws -> SignInStrength? in
            switch try await fixture.service.wait(fixture.start(canShowPage: false), fixture.request()) {
            case .verified(let grant): return try grant.take(in: "laptop").strength
            default: return nil
            }
        }
        for _ in 0..<3 {
            await fixture.time.untilPaused()
            fixture.time.advance(bySeconds: 1)
        }
        await fixture.time.untilPaused()
        fixture.lamp.answer(.approved)
        fixture.time.advance(bySeconds: 1)
        #expect(try await waiting.value == .secondFactor)
    }
}
