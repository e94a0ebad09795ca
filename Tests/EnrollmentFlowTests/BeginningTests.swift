import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

/// With what a set-up begins, and when it does not.
@Suite struct BeginningTests {
    private func recently(_ methods: Set<FactorMethod> = [.authenticatorApp, .sms, .recoveryCode]) throws -> Policy {
        try Policy(methods: methods, reauthentication: .whenOlderThan(.seconds(600)))
    }

    @Test(arguments: [nil, "other-app"])
    func `a password that was typed a while ago is not asked for again, and an older one is`(
        _ offer: String?
    ) async throws {
        let fixture = try Fixture(policy: recently())
        let now = fixture.time.now()
        let ages: [(age: Int64?, isAsked: Bool)] = [(0, false), (599, false), (600, true), (nil, true)]
        for (age, isAsked) in ages {
            var browser = try fixture.browser()
            var start = fixture.start(offer)
            start.passwordTypedAt = age.map { UnixTime(now.seconds - $0) }
            try await browser.begin(start)
            if offer == nil { try await browser.choose("other-app") }
            #expect(browser.step == (isAsked ? .password : .add), "after \(String(describing: age)) s")
        }
    }

    @Test func `whoever verified with a factor a while ago may add another, and later has to do it again`()
        async throws
    {
        let fixture = try Fixture(policy: recently())
        _ = try await fixture.enrol()
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("sms", factorVerifiedAt: UnixTime(fixture.time.now().seconds - 599)))
        #expect(browser.refusal == nil && browser.step == .password)
        try await browser.begin(fixture.start("sms", factorVerifiedAt: UnixTime(fixture.time.now().seconds - 600)))
        #expect(browser.refusal == .needsFactor)
    }

    @Test func `recovery codes alone are set up from the settings, and end with no factor`() async throws {
        let fixture = try Fixture()
        var browser = try fixture.browser()
        try await browser.begin(fixture.start(EnrollmentRules.recoveryOffer))
        try await browser.submit("secret")
        #expect(browser.step == .recoveryCodes && browser.page?.content.codes.count == 10)
        // Shown is not kept: they count when the user says that he has them.
        #expect(try await fixture.accounts.load(fixture.alice)?.recoveryCodes == nil)
        try await browser.submit()
        #expect(try await fixture.accounts.load(fixture.alice)?.recoveryCodes?.remaining == 10)
        #expect(browser.step == .done && browser.page?.content.codes.isEmpty == true)
        try await browser.submit()
        let finished = try #require(browser.finished)
        #expect(finished.factors.isEmpty && finished.method == nil && finished.confirmedAt == nil)
    }

    @Test func `recovery codes are refused where the policy leaves them out, at a sign-in, and in a factor's place`()
        async throws
    {
        let without = try Fixture(policy: recently([.authenticatorApp, .sms]))
        var browser = try without.browser()
        try await browser.begin(without.start(EnrollmentRules.recoveryOffer))
        #expect(browser.refusal == .account(.methodNotAllowed(.recoveryCode)) && browser.page == nil)
        let fixture = try Fixture()
        browser = try fixture.browser()
        try await browser.begin(fixture.start(EnrollmentRules.recoveryOffer, in: .signIn))
        #expect(browser.refusal == .account(.methodNotAllowed(.recoveryCode)))
        _ = try await fixture.enrol()
        let factor = try #require(try await fixture.factors().first)
        let now = fixture.time.now()
        try await browser.begin(
            fixture.start(EnrollmentRules.recoveryOffer, purpose: .replace(factor.id), factorVerifiedAt: now))
        #expect(browser.refusal == .account(.methodNotAllowed(.recoveryCode)))
        try await browser.begin(fixture.start(purpose: .replace(factor.id), factorVerifiedAt: now))
        #expect(browser.page?.content.choices.contains { $0.id == EnrollmentRules.recoveryOffer } == false)
    }

    @Test(arguments: ["", "pigeon", "contact-app", "OTHER-APP"])
    func `an offer that there is not begins nothing`(_ offer: String) async throws {
        let fixture = try Fixture(order: .contactThenUse)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start(offer))
        #expect(browser.refusal == .unknownChoice && browser.page == nil)
        try await browser.reload()
        #expect(browser.refusal == .over)
    }
}
