import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import SignInFlow
import TestSupport
import Testing

/// Codes that are used a second time; the numbers are those of the threat model.
@Suite struct ReuseAttackTests {
    @Test func `T1: a code that has let one session in lets no other in, also on another server`() async throws {
        let fixture = try await Fixture(.app)
        let other = try await Fixture(store: fixture.store, time: fixture.time, seed: 2)
        var first = try await fixture.begun(session: "laptop")
        var second = try await fixture.begun(session: "phone")
        let code = fixture.code
        try await first.type(code)
        #expect(first.signedIn != nil)
        try await second.type(code)
        #expect(second.signedIn == nil && second.rejection == .alreadyUsed)
        second.use(other.service)
        try await second.type(code)
        #expect(second.signedIn == nil && second.rejection == .alreadyUsed)
    }

    @Test func `T1: nobody is let in by a code that could not be stored as spent`() async throws {
        let store = FaultyStore(InMemoryStore())
        let fixture = try await Fixture(.app, store: store)
        var browser = try await fixture.begun()
        store.add(.init(.unavailable, calls: (store.count(of: .write) + 1)..., of: .write))
        do {
            try await browser.type(fixture.code)
            Issue.record("it was answered")
        } catch let error as RecordError {
            #expect(error.code == .storeFailed && browser.signedIn == nil)
        }
    }

    @Test func `T2: after a newer code no older one counts, and none counts a step later`() async throws {
        let fixture = try await Fixture(.app)
        let code = fixture.code
        let older = fixture.phone.code(at: UnixTime(fixture.time.now().seconds - 30))?.text ?? ""
        var browsers = try await fixture.begun(3)
        try await browsers[0].type(code)
        #expect(browsers[0].signedIn != nil)
        try await browsers[1].type(older)
        #expect(browsers[1].rejection == .alreadyUsed)
        fixture.time.advance(bySeconds: 30)
        try await browsers[2].type(code)
        #expect(browsers[2].rejection == .alreadyUsed)
    }

    @Test func `T3: a hundred sessions that submit one code at once get one grant`() async throws {
        let fixture = try await Fixture(.app)
        let browsers = try await fixture.begun(100)
        #expect(try await fixture.grants(of: fixture.code, from: browsers) == 1)
    }

    @Test func `T3: one page that is sent a hundred times is one grant, whatever is typed into it`() async throws {
        let fixture = try await Fixture(.app, .secondApp)
        let page = try await fixture.begun()
        let codes = [fixture.code, fixture.secondPhone.code(at: fixture.time.now())?.text ?? ""]
        let (service, token, request) = (fixture.service, page.page?.token ?? "", page.request)
        let grants = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<100 {
                group.addTask { try await service.letsIn(.submit(codes[number % 2]), token: token, request) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        // Two right codes, but one sign-in.
        #expect(grants == 1)
    }

    @Test func `T4: a code that was spent by a program's own request is spent on the page, and the other way round`()
        async throws
    {
        let fixture = try await Fixture(.app)
        func request(_ code: String) async throws -> AppCodeVerdict {
            try await fixture.accounts.update(fixture.alice) { account, now in
                account.verifyAppCode(typed: code, under: fixture.policy, Occasion(at: now))
            }
        }
        let id = try await fixture.factor(.app)
        var browser = try await fixture.begun()
        let code = fixture.code
        #expect(try await request(code) == .accepted(id))
        try await browser.type(code)
        #expect(browser.signedIn == nil && browser.rejection == .alreadyUsed)
        fixture.time.advance(bySeconds: 30)
        let next = fixture.code
        try await browser.type(next)
        #expect(browser.signedIn != nil)
        #expect(try await request(next) == .alreadyUsed)
    }

    @Test func `T4: a code that confirmed one action confirms no other, and signs nobody in`() async throws {
        let fixture = try await Fixture(.app)
        var payment = fixture.browser()
        try await payment.stepUp(StepUp("Pay 4 000 kr"), after: nil, fixture.start())
        var other = fixture.browser()
        try await other.stepUp(StepUp("Pay 5 000 kr"), after: nil, fixture.start())
        var signIn = try await fixture.begun()
        let code = fixture.code
        try await payment.type(code)
        #expect(payment.signedIn != nil)
        for browser in [other, signIn] {
            var browser = browser
            try await browser.type(code)
            #expect(browser.signedIn == nil && browser.rejection == .alreadyUsed)
        }
        fixture.time.advance(bySeconds: 30)
        try await signIn.type(fixture.code)
        #expect(signIn.signedIn != nil)
    }

    @Test func `T5: the code that confirmed an app signs nobody in, in its own session or another`() async throws {
        let fixture = try await Fixture()
        let (phone, _) = try await fixture.setUp(
            EnrollmentStart(accountName: "alice", passwordTypedAt: fixture.time.now()))
        let code = phone.code(at: fixture.time.now())?.text ?? ""
        for session in ["laptop", "phone"] {
            var browser = try await fixture.begun(session: session)
            try await browser.type(code)
            #expect(browser.signedIn == nil && browser.rejection == .alreadyUsed)
        }
        fixture.time.advance(bySeconds: 30)
        var browser = try await fixture.begun()
        try await browser.type(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.signedIn != nil)
    }

    @Test func `T7: a recovery code stands in for a factor once, one after the other and all at once`() async throws {
        let fixture = try await Fixture(.app, recovery: try RecoveryRules([.keptCode], keptCodesSignIn: true))
        let codes = try await fixture.recoveryCodes()
        var first = try await fixture.begun(session: "laptop")
        try await first.type(codes[0])
        #expect(first.signedIn != nil)
        var second = try await fixture.begun(session: "phone")
        try await second.type(codes[0])
        #expect(second.signedIn == nil && second.rejection == .alreadyUsed)
        // Each takes a tenth of a second of scrypt, so that a few have to do.
        #expect(try await fixture.grants(of: codes[1], from: try await fixture.begun(6)) == 1)
    }

    @Test(arguments: ["bob", "8d3e5c1a-0b0f-4d53-9a3c-2f6f0c6f7a11", "alice2", "Alice"])
    func `T8: a recovery code of one user recovers nobody else, whatever they are called`(_ name: String) async throws {
        let fixture = try await Fixture(.app, recovery: try RecoveryRules([.keptCode], keptCodesSignIn: true))
        _ = try await fixture.recoveryCodes()
        let bob = try AccountID(name)
        let stolen = try await RecoveryCodeService(fixture.context, policy: fixture.policy).issue(to: bob).get().codes
        var browser = try await fixture.begun()
        try await browser.type(stolen[0])
        #expect(browser.signedIn == nil && browser.required == nil && browser.rejection == .wrong(triesLeft: 9))
        // It is still good for its owner.
        let verdict = try await RecoveryCodeService(fixture.context, policy: fixture.policy).verify(
            typed: stolen[0], of: bob)
        guard case .accepted = verdict else {
            Issue.record("it was spent by somebody else")
            return
        }
    }
}
