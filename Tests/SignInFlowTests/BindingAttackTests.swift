import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import SMSChallenge
import SignInFlow
import TestSupport
import Testing

/// What belongs to one sign-in and is used for another; the numbers are those of the threat model.
@Suite struct BindingAttackTests {
    @Test func `T26: a page is good in its own session, for its own account and tenant, and nowhere else`() async throws
    {
        let fixture = try await Fixture(.app)
        let mallory = try AccountID("mallory")
        try await fixture.give(.app, to: mallory)
        let token = try #require(try await fixture.begun().page?.token)
        var context = fixture.context
        context.namespace = try Namespace("other")
        let tenant = SignInService(context, rules: try SignInRules(app: "Acme", policy: fixture.policy))
        var wrong: [(SignInService, SignInRequest)] = [
            (fixture.service, fixture.request("phone")), (tenant, fixture.request()),
        ]
        for session in ["laptop", "phone", "laptop "] {
            var request = fixture.request(session)
            request.account = mallory
            wrong.append((fixture.service, request))
        }
        for (service, request) in wrong {
            for event in [SignInEvent.submit(fixture.code), .cancel, .check, .recover, .resend()] {
                #expect(try await service.refusal(event, token: token, request) == .otherSession)
            }
        }
        // Nothing of all that was a guess, or has spent the code.
        #expect(try await fixture.guesses() == 0)
        let request = fixture.request()
        #expect(try await fixture.service.letsIn(.submit(fixture.code), token: token, request))
    }

    @Test func `T26: a page that was changed by a bit, or made up, is none`() async throws {
        let fixture = try await Fixture(.app)
        let token = try #require(try await fixture.begun().page?.token)
        var forged = ["", "0", token + "A", String(token.dropLast()), String(token.reversed())]
        for offset in stride(from: 0, to: token.count, by: 7) {
            var characters = Array(token)
            characters[offset] = characters[offset] == "A" ? "B" : "A"
            forged.append(String(characters))
        }
        for text in forged {
            let refusal = try await fixture.service.refusal(.submit(fixture.code), token: text, fixture.request())
            #expect(refusal == .otherSession)
        }
    }

    @Test func `T26: a page that has let somebody in lets in nobody after that, whatever comes with it`() async throws {
        let fixture = try await Fixture(.app, .sms, .lamp, .token)
        let codes = try await fixture.recoveryCodes()
        let page = try await fixture.begun()
        var browser = page
        try await browser.send(.submit(fixture.code))
        #expect(browser.signedIn != nil)
        fixture.time.advance(bySeconds: 30)
        let lamp = SignInWay.ID("lamp:\(try await fixture.factor(.lamp))")
        let events: [SignInEvent] = [
            .submit(fixture.code), .submit(TokenList.word(0)), .submit(codes[0]), .use(lamp), .check, .resend(),
            .recover,
        ]
        for event in events {
            browser = page
            try await browser.send(event)
            #expect(browser.refusal == .over && browser.signedIn == nil && browser.required == nil)
        }
        #expect(fixture.lamp.sent.count <= 1)
    }

    @Test
    func `T26: a grant is taken in its own session, at its own application and for its own action, or not at all`()
        async throws
    {
        let policy = try Fixture.policy(
            applications: [Application(id: "mail", name: "Mail"), Application(id: "pay", name: "Payroll")])
        let fixture = try await Fixture(.app, policy: policy)
        let pay = try StepUp("Pay 4 000 kr")
        func isTaken(
            _ isAction: Bool, in session: String, at application: String = "", for action: String? = nil
        ) async throws -> Bool {
            fixture.time.advance(bySeconds: 30)
            var browser = fixture.browser()
            if isAction {
                try await browser.stepUp(pay, after: nil, fixture.start("mail"))
            } else {
                try await browser.begin(fixture.start("mail"))
            }
            let token = browser.page?.token ?? ""
            let answer = try await fixture.service.handle(.submit(fixture.code), token: token, fixture.request())
            return taken(answer, in: session, at: application, for: action) != nil
        }
        #expect(try await isTaken(false, in: "laptop", at: "mail"))
        #expect(try await !isTaken(false, in: "phone", at: "mail"))
        #expect(try await !isTaken(false, in: "laptop", at: "pay"))
        #expect(try await !isTaken(false, in: "laptop"))
        #expect(try await !isTaken(false, in: "laptop", at: "mail", for: pay.action))
        #expect(try await isTaken(true, in: "laptop", at: "mail", for: pay.action))
        #expect(try await !isTaken(true, in: "laptop", at: "mail"))
        #expect(try await !isTaken(true, in: "laptop", at: "mail", for: "Pay 5 000 kr"))
        #expect(try await !isTaken(true, in: "phone", at: "mail", for: pay.action))
    }

    @Test func `T26: the verification of one account or application stands for no other's action`() async throws {
        let fixture = try await Fixture(.app)
        var browser = try await fixture.begun()
        try await browser.type(fixture.code)
        let signIn = try #require(browser.signedIn)
        let demand = try StepUp("Pay", within: .seconds(600))
        #expect(demand.isMet(by: signIn, at: fixture.time.now()))
        try await browser.stepUp(demand, after: signIn, fixture.start())
        #expect(browser.signedIn != nil)
        try await browser.stepUp(demand, after: signIn, fixture.start("elsewhere"))
        #expect(browser.signedIn == nil && browser.page != nil)
        let bob = try AccountID("bob")
        try await fixture.give(.secondApp, to: bob)
        browser.request.account = bob
        try await browser.stepUp(demand, after: signIn, fixture.start())
        #expect(browser.signedIn == nil && browser.page != nil)
    }

    @Test func `T26: an approval counts for the sign-in that it was asked for`() async throws {
        let fixture = try await Fixture(.lamp)
        var thief = try await fixture.begun(session: "thief")
        var owner = try await fixture.begun(session: "owner")
        #expect(fixture.lamp.sent.count == 2)
        // The owner says yes to the request that came last, which is his own.
        fixture.lamp.answer(.approved)
        try await thief.send(.check)
        #expect(thief.signedIn == nil && thief.page?.kind == .waiting)
        try await owner.send(.check)
        #expect(owner.signedIn != nil)
        try await thief.send(.check)
        #expect(thief.signedIn == nil)
    }

    @Test func `T26: a code that was sent to one session or for one purpose is none in another`() async throws {
        let fixture = try await Fixture(.sms)
        let signIn = try await fixture.begun(session: "laptop")
        let code = fixture.gateway.code
        fixture.time.advance(bySeconds: 60)
        var other = try await fixture.begun(session: "phone")
        fixture.time.advance(bySeconds: 90)
        var payment = fixture.browser("laptop")
        try await payment.stepUp(StepUp("Pay", atLeast: .restricted), after: nil, fixture.start())
        #expect(fixture.gateway.messages.count == 3)
        try await payment.send(.submit(code))
        #expect(payment.signedIn == nil)
        try await other.send(.submit(code))
        #expect(other.signedIn == nil)
        var browser = signIn
        try await browser.send(.submit(code))
        #expect(browser.signedIn != nil)
    }

    @Test func `T28: whatever a page says without a code, it lets nobody in`() async throws {
        let fixture = try await Fixture(.app, .sms, .lamp, .token)
        _ = try await fixture.recoveryCodes()
        let ways = try await [
            "authenticator-app", "sms:\(fixture.factor(.sms))", "lamp:\(fixture.factor(.lamp))", "nonsense", "",
            "token:\(fixture.factor(.token))", "address:mail",
        ]
        let events =
            [SignInEvent.check, .recover, .resend(), .resend(.voice), .submit("", remember: true)]
            + ways.map { .use(SignInWay.ID($0)) }
        for first in events {
            for second in events {
                fixture.time.advance(bySeconds: 1000)
                var browser = try await fixture.begun()
                for event in [first, second, .check] {
                    try await browser.send(event)
                    #expect(browser.signedIn == nil && browser.required == nil, "\(first), \(second)")
                }
            }
        }
    }

    @Test func `T35: another user's factor is no way in`() async throws {
        let fixture = try await Fixture(.app)
        let bob = try AccountID("bob")
        try await fixture.give(.sms, to: bob)
        try await fixture.give(.lamp, to: bob)
        let factors = try await fixture.accounts.load(bob)?.factors ?? []
        var browser = try await fixture.begun()
        for (name, factor) in zip(["sms", "lamp"], factors) {
            try await browser.send(.use(SignInWay.ID("\(name):\(factor.id)")))
            #expect(browser.rejection == .notHere && browser.page?.allText.contains("45") == false)
        }
        #expect(fixture.gateway.messages.isEmpty && fixture.lamp.sent.isEmpty)
    }
}
