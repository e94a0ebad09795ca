import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import SignInFlow
import TestSupport
import Testing

/// Ways round the second factor; the numbers are those of the threat model.
@Suite struct BypassAttackTests {
    @Test(arguments: [FaultyStore.Effect.unavailable, .answerLost, .requestLost])
    func `T23: a store that fails in the middle lets nobody in who has not shown a code`(
        _ effect: FaultyStore.Effect
    ) async throws {
        for call in 1...12 {
            let store = FaultyStore(InMemoryStore())
            let fixture = try await Fixture(.app, .sms, .lamp, store: store)
            _ = try await fixture.recoveryCodes()
            let lamp = SignInWay.ID("lamp:\(try await fixture.factor(.lamp))")
            store.add(.init(effect, call: store.count() + call))
            var browser = fixture.browser()
            do { try await browser.begin(fixture.start()) } catch is RecordError {}
            for event in [SignInEvent.submit(fixture.wrongCode), .use(lamp), .check, .recover, .submit("12345678")] {
                do { try await browser.send(event) } catch is RecordError {}
                #expect(browser.signedIn == nil && browser.required == nil, "at call \(call)")
            }
        }
    }

    @Test func `T23: a store that loses answers lets nobody in twice, and nobody in without the code's being spent`()
        async throws
    {
        for effect in [FaultyStore.Effect.unavailable, .answerLost, .requestLost, .doneTwice] {
            for call in 1...6 {
                let store = FaultyStore(InMemoryStore())
                let fixture = try await Fixture(.app, store: store)
                var first = try await fixture.begun(session: "laptop")
                store.add(.init(effect, call: store.count() + call))
                let code = fixture.code
                do { try await first.send(.submit(code)) } catch is RecordError {}
                let isIn = first.signedIn != nil
                var second = fixture.browser("phone")
                do {
                    try await second.begin(fixture.start())
                    try await second.send(.submit(code))
                } catch is RecordError {}
                #expect(!isIn || second.signedIn == nil, "at call \(call)")
            }
        }
    }

    @Test func `T23: somebody who is not there has nothing that could be right`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
        var nobody = fixture.browser()
        try await nobody.begin(fixture.start())
        for event in [SignInEvent.submit("000000"), .check, .recover, .resend()] {
            try await nobody.send(event)
            #expect(nobody.signedIn == nil && nobody.refusal == .over)
        }
        // Also if the account goes while its page is open.
        let erased = try await Fixture(.app)
        var browser = try await erased.begun()
        _ = try await erased.accounts.erase(erased.alice, Occasion(at: erased.time.now()))
        try await browser.type(erased.code)
        #expect(browser.signedIn == nil && browser.rejection == .nothingToVerify)
    }

    @Test func `T23: a factor that goes while its page is open opens nothing`() async throws {
        let fixture = try await Fixture(.app, .secondApp)
        var browser = try await fixture.begun()
        let id = try await fixture.factor(.app)
        try await fixture.change { account, occasion throws(AccountRefusal) in
            try account.remove(id, under: fixture.policy, occasion)
        }
        try await browser.type(fixture.code)
        #expect(browser.signedIn == nil && browser.rejection == .wrong(triesLeft: 9))
    }

    @Test func `T25: whoever comes with a first factor of another kind meets the same second one`() async throws {
        let fixture = try await Fixture(.app)
        // A federated sign-in says when the other side has seen the password, and can say nothing that would leave out more.
        for first in [SignInStart.FirstFactor.passed(), .passed(at: UnixTime(0)), .passed(at: fixture.time.now())] {
            for showsPage in [true, false] {
                var browser = fixture.browser()
                try await browser.begin(
                    SignInStart(
                        accountName: "alice", application: "federated", firstFactor: first, groups: ["idp"],
                        canShowPage: showsPage))
                #expect(browser.signedIn == nil)
                #expect(showsPage ? browser.page != nil : browser.impossible != nil)
            }
        }
    }

    @Test(arguments: [Fixture.Has.app, .secondApp, .sms, .lamp, .token])
    func `T30: whatever a user has set up is asked for, in use or not, allowed or not, known or not`(
        _ has: Fixture.Has
    ) async throws {
        let fixture = try await Fixture(has)
        var browser = try await fixture.begun()
        #expect(browser.signedIn == nil && browser.page != nil)
        // Another server's policy does not allow it any more, or its method is not configured there.
        let narrow = try Policy(methods: [has == .sms ? .authenticatorApp : .sms, .recoveryCode], backup: .optional)
        let other = try await Fixture(policy: narrow, store: fixture.store, time: fixture.time)
        browser = try await other.begun()
        #expect(browser.signedIn == nil && browser.required == nil && browser.impossible != nil)
        let bare = SignInService(fixture.context, rules: try SignInRules(app: "Acme", policy: fixture.policy))
        browser.use(bare)
        try await browser.begin(fixture.start())
        #expect(browser.signedIn == nil && browser.required == nil)
        let id = try await fixture.factor(has)
        try await fixture.change { account, occasion throws(AccountRefusal) in
            try account.suspend(id, because: .reportedLost, occasion)
        }
        browser = try await fixture.begun()
        #expect(browser.signedIn == nil && browser.required == nil && browser.impossible != nil)
    }

    @Test func `T30: guessing at a factor until it is out of use leaves the password with nothing`() async throws {
        let fixture = try await Fixture(.app, policy: Fixture.policy(enforcement: .required))
        var thief = try await fixture.begun(session: "thief")
        for _ in 0..<100 {
            fixture.time.advance(bySeconds: 3700)
            try await thief.begin(fixture.start())
            try await thief.type(fixture.wrongCode)
        }
        try await thief.begin(fixture.start())
        #expect(thief.signedIn == nil && thief.required == nil && thief.impossible?.reason == .noWay(.outOfUse))
        // He may not set up something of his own in its place, either.
        var page = SetUpBrowser(fixture.enrollments, EnrollmentRequest(fixture.alice, session: "thief"))
        let now = fixture.time.now()
        try await page.begin(EnrollmentStart(accountName: "alice", in: .signIn, passwordTypedAt: now))
        #expect(page.refusal == .needsFactor)
        try await thief.send(.submit(fixture.code))
        #expect(thief.signedIn == nil && thief.required == nil)
    }

    @Test func `T32: what has to be set up is not left out by another tab, another event or another set-up`()
        async throws
    {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
        let (phone, settings) = try await fixture.setUp(
            EnrollmentStart(accountName: "bob", in: .settings, passwordTypedAt: fixture.time.now()))
        _ = phone
        try await fixture.change { account, occasion throws(AccountRefusal) in
            account.reset(reason: "new phone", occasion)
        }
        var browser = try await fixture.begun()
        #expect(browser.required != nil)
        for event in [SignInEvent.submit("000000"), .check, .recover, .resend(), .use(SignInWay.ID("sms:1"))] {
            try await browser.send(event)
            #expect(browser.signedIn == nil && browser.refusal == .over)
        }
        // What was set up at the settings, and before, is none of this sign-in's.
        try await browser.finish(settings)
        #expect(browser.signedIn == nil && browser.refusal == .otherSession)
        var tab = try await fixture.begun()
        #expect(tab.signedIn == nil && tab.required != nil)
        var elsewhere = try await fixture.begun(session: "phone")
        let start = try #require(browser.required?.start)
        let (_, done) = try await fixture.setUp(start)
        try await elsewhere.finish(done)
        #expect(elsewhere.signedIn == nil && elsewhere.refusal == .otherSession)
        let before = tab
        try await tab.finish(done)
        #expect(tab.signedIn != nil)
        // It has let somebody in, and does not do so again.
        tab = before
        try await tab.finish(done)
        #expect(tab.signedIn == nil && tab.refusal == .over)
        // Nor does it by the sign-in in the first tab, which has waited for it as well.
        try await browser.finish(done)
        #expect(browser.signedIn == nil && browser.refusal == .over)
    }

    @Test func `T32: a set-up that was finished before a sign-in began does not stand for it`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
        let first = try await fixture.begun()
        let (phone, done) = try await fixture.setUp(try #require(first.required?.start))
        fixture.time.advance(bySeconds: 600)
        // Meanwhile two are required, and the user has one.
        let stricter = try await Fixture(
            policy: Fixture.policy(enforcement: .required, requiredFactors: 2), store: fixture.store,
            time: fixture.time)
        var later = try await stricter.begun()
        try await later.type(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(later.signedIn == nil && later.required != nil)
        try await later.finish(done)
        #expect(later.signedIn == nil && later.refusal == .otherSession)
    }

    @Test func `T33: whoever is in no group that the calendar knows is under the rule for all others`() async throws {
        let calendar = EnforcementCalendar(
            others: .required, groups: ["guests": .optional, "staff": .required, "Guests": .required])
        let fixture = try await Fixture(calendar: calendar)
        for groups: Set<String> in [[], ["unknown"], ["guests "], ["guests", "staff"], ["GUESTS"], ["Guests"]] {
            var browser = fixture.browser()
            try await browser.begin(fixture.start(groups: groups))
            #expect(browser.signedIn == nil && browser.required != nil, "\(groups)")
        }
        // An application that the policy does not list is under the policy as well.
        var browser = fixture.browser()
        try await browser.begin(fixture.start("MAIL "))
        #expect(browser.signedIn == nil && browser.required != nil)
    }
}
