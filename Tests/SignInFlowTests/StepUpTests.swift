import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// Confirming one thing.
@Suite struct StepUpTests {
    private func signedIn(_ fixture: Fixture, _ application: String = "") async throws -> SignIn {
        var browser = try await fixture.begun(application)
        try await browser.type(fixture.code)
        fixture.time.advance(bySeconds: 30)
        return try #require(browser.signedIn)
    }

    @Test func `what was verified lately is not asked for again, and is after that`() async throws {
        let fixture = try await Fixture(.app)
        let last = try await signedIn(fixture)
        let demand = try StepUp("Pay 4 000 kr", within: .seconds(300))
        var browser = fixture.browser()
        try await browser.stepUp(demand, after: last, fixture.start())
        #expect(browser.signedIn == last)
        fixture.time.set(last.at.advanced(bySeconds: 299))
        #expect(demand.isMet(by: last, at: fixture.time.now()))
        fixture.time.set(last.at.advanced(bySeconds: 300))
        try await browser.stepUp(demand, after: last, fixture.start())
        #expect(browser.signedIn == nil && browser.page?.title == "Confirm: Pay 4 000 kr")
        try await browser.type(fixture.code)
        let confirmed = try #require(browser.signedIn)
        #expect(confirmed.at > last.at && confirmed.strength == .secondFactor)
        // Nobody has typed the password for it.
        #expect(confirmed.evidence.first == last.evidence.first)
        try await browser.stepUp(StepUp("Pay 4 000 kr"), after: confirmed, fixture.start())
        #expect(browser.page != nil, "without an age it is asked for every time")
    }

    @Test func `a server whose clock is ahead is believed for a minute`() async throws {
        let fixture = try await Fixture(.app)
        let last = try await signedIn(fixture)
        let demand = try StepUp("Pay", within: .seconds(300))
        #expect(demand.isMet(by: last, at: last.at.advanced(bySeconds: -60)))
        #expect(!demand.isMet(by: last, at: last.at.advanced(bySeconds: -61)))
    }

    @Test func `another account's sign-in, and one at another application, count for nothing`() async throws {
        let fixture = try await Fixture(.app)
        let demand = try StepUp("Pay", within: .seconds(300))
        let bob = try AccountID("bob")
        let last = try await signedIn(fixture)
        try await fixture.give(.secondApp, to: bob)
        var other = SignInBrowser(fixture.service, SignInRequest(bob, session: "laptop"))
        try await other.stepUp(demand, after: last, fixture.start())
        #expect(other.page != nil && other.signedIn == nil)
        var mail = fixture.browser()
        try await mail.stepUp(demand, after: last, fixture.start("mail"))
        #expect(mail.page != nil && mail.signedIn == nil)
    }

    @Test func `a code over the telephone network says less, and is not offered where more is demanded`() async throws {
        let fixture = try await Fixture(.app, .sms)
        var browser = try await fixture.begun()
        try await browser.send(.use(SignInWay.ID("sms:\(try await fixture.factor(.sms))")))
        try await browser.type(fixture.gateway.code)
        let last = try #require(browser.signedIn)
        #expect(last.strength == .restricted && last.methodReferences == ["pwd", "sms", "mfa"])
        #expect(last.strength.assuranceLevel == 2)
        #expect(try StepUp("Pay", within: .seconds(300), atLeast: .restricted).isMet(by: last, at: last.at))
        let strong = try StepUp("Pay", within: .seconds(300))
        #expect(!strong.isMet(by: last, at: last.at))
        try await browser.stepUp(strong, after: last, fixture.start())
        #expect(browser.page?.kind == .typing && browser.page?.choices.isEmpty == true)
        // What was sent for signing in confirms nothing.
        try await browser.type(fixture.gateway.code)
        #expect(browser.signedIn == nil)
        fixture.time.advance(bySeconds: 120)
        let sent = fixture.gateway.messages.count
        try await browser.stepUp(StepUp("Pay", atLeast: .restricted), after: last, fixture.start())
        #expect(fixture.gateway.messages.count == sent + 1, "what was used last goes out at once")
        try await browser.type(fixture.gateway.code)
        #expect(browser.signedIn?.strength == .restricted)
    }

    @Test func `who has only a phone number is told what would do`() async throws {
        let fixture = try await Fixture(.sms)
        var browser = fixture.browser()
        try await browser.stepUp(StepUp("Pay"), after: nil, fixture.start())
        guard case .noWay(.wrongMethods(let needed))? = browser.impossible?.reason else { throw Unexpected() }
        #expect(needed.contains(.authenticatorApp) && !needed.contains(.sms))
    }

    @Test func `who has no factor sets one up, and confirms by that`() async throws {
        let fixture = try await Fixture()
        let last = try #require(try await fixture.begun().signedIn)
        var browser = fixture.browser()
        try await browser.stepUp(StepUp("Pay", atLeast: .password), after: last, fixture.start())
        #expect(browser.signedIn?.strength == .password)
        try await browser.stepUp(StepUp("Pay", within: .seconds(300)), after: last, fixture.start())
        let required = try #require(browser.required)
        #expect(!required.methods.contains(.sms) && required.methods.contains(.authenticatorApp))
        let (finished, _) = try await fixture.setUp(required)
        try await browser.finish(finished)
        #expect(browser.signedIn?.strength == .secondFactor)
    }

    @Test func `what was granted is taken in its session, at its application, for its action, and for nothing else`()
        async throws
    {
        let fixture = try await Fixture(.app)
        let takes: [(session: String, application: String, action: String?)] = [
            ("laptop", "shop", "Pay 1"), ("phone", "shop", "Pay 1"), ("laptop", "", "Pay 1"),
            ("laptop", "shop", "Pay 2"),
            ("laptop", "shop", nil),
        ]
        for (index, take) in takes.enumerated() {
            let first = try await fixture.service.stepUp(
                StepUp("Pay 1"), after: nil, fixture.start("shop"), fixture.request())
            guard case .page(let page, _) = consume first else { throw Unexpected() }
            let second = try await fixture.service.handle(.submit(fixture.code), token: page.token, fixture.request())
            guard case .verified(let grant, _) = consume second else { throw Unexpected() }
            var taken: SignIn?
            do throws(SignInRefusal) {
                taken = try grant.take(in: take.session, at: take.application, for: take.action)
            } catch {
                #expect(error == .otherSession)
            }
            #expect((taken?.application == "shop") == (index == 0), "\(take)")
            fixture.time.advance(bySeconds: 30)
        }
    }

    @Test func `an action has words, and not too many`() throws {
        for text in ["", String(repeating: "a", count: 401)] {
            #expect(throws: PolicyError.self) { try StepUp(text) }
        }
        #expect(try StepUp(String(repeating: "a", count: 400)).minimum == .secondFactor)
    }

    @Test func `the one who answers elsewhere reads what he confirms`() async throws {
        let fixture = try await Fixture(.lamp)
        var browser = fixture.browser()
        try await browser.stepUp(StepUp("Pay 1"), after: nil, fixture.start())
        #expect(fixture.lamp.sent.last?.action == "Pay 1")
        var other = fixture.browser()
        try await other.stepUp(StepUp("Pay 2"), after: nil, fixture.start())
        #expect(fixture.lamp.sent.last?.action == "Pay 2" && fixture.lamp.sent.count == 2)
        fixture.lamp.answer(.approved)
        try await browser.send(.check)
        #expect(browser.signedIn == nil, "the yes was for the other one")
        try await other.send(.check)
        #expect(other.signedIn != nil)
    }
}
