import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// From when on who must have a second factor.
@Suite struct EnforcementTests {
    private static let now: UnixTime = 1_795_000_000
    private static let day: Int64 = 86_400

    private func deadline(in days: Int64, grace: Int64 = 0, remind: Int64 = 10) throws -> Enforcement {
        .requiredFrom(
            try Enforcement.Deadline(
                EnforcementTests.now.advanced(bySeconds: days * EnforcementTests.day),
                remindFrom: EnforcementTests.now.advanced(bySeconds: (days - remind) * EnforcementTests.day),
                snooze: .init(for: .seconds(EnforcementTests.day), times: 2),
                grace: .seconds(grace * EnforcementTests.day)))
    }

    @Test func `before the reminders nothing is said, then the date is, and then it is required`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: try deadline(in: 20)))
        let quiet = try await fixture.begun()
        #expect(quiet.signedIn != nil && quiet.reminder == nil)
        fixture.time.advance(bySeconds: 11 * EnforcementTests.day)
        let told = try await fixture.begun()
        let due = EnforcementTests.now.advanced(bySeconds: 20 * EnforcementTests.day)
        #expect(told.signedIn?.strength == .password && told.reminder.isOn(due, 2))
        #expect(told.reminder.map { Localizer(.english).text($0.message).contains("2026") } == true)
        #expect(fixture.observer.contents.contains(.enforcementReminded))
        fixture.time.set(due)
        let required = try await fixture.begun()
        #expect(required.signedIn == nil && required.required?.since == due)
    }

    @Test func `a reminder can be put off as often as the rule says`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: try deadline(in: 5)))
        #expect(try await fixture.begun().reminder?.snoozesLeft == 2)
        let until = try #require(try await fixture.service.snooze(fixture.request()))
        #expect(until == EnforcementTests.now.advanced(bySeconds: EnforcementTests.day))
        #expect(try await fixture.begun().reminder == nil)
        fixture.time.set(until)
        #expect(try await fixture.begun().reminder?.snoozesLeft == 1)
        _ = try await fixture.service.snooze(fixture.request())
        fixture.time.advance(bySeconds: EnforcementTests.day)
        #expect(try await fixture.begun().reminder?.snoozesLeft == 0)
        #expect(try await fixture.service.snooze(fixture.request()) == nil)
    }

    @Test func `who hears of it only after the date has the grace from then on`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: try deadline(in: -30, grace: 3)))
        let first = try await fixture.begun()
        let end = EnforcementTests.now.advanced(bySeconds: 3 * EnforcementTests.day)
        #expect(first.signedIn != nil && first.reminder.isOn(end, 0))
        fixture.time.advance(bySeconds: 2 * EnforcementTests.day)
        #expect(try await fixture.begun().reminder?.due == end)
        fixture.time.set(end)
        #expect(try await fixture.begun().required != nil)
    }

    @Test func `an operator lets a user off until a date`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
        let end = EnforcementTests.now.advanced(bySeconds: 100)
        try await fixture.accounts.update(fixture.alice) { account, now in
            account.exempt(until: end, reason: "new phone on its way", Occasion(at: now, by: .staff("eva")))
        }
        #expect(try await fixture.begun().reminder?.due == end)
        fixture.time.set(end)
        #expect(try await fixture.begun().required != nil)
    }

    @Test func `of the groups that a user is in the earliest date counts`() async throws {
        let calendar = EnforcementCalendar(
            others: .optional,
            groups: [
                "staff": try deadline(in: 20), "board": try deadline(in: 5), "root": .required, "guests": .optional,
            ])
        #expect(calendar.enforcement(for: []) == .optional)
        #expect(calendar.enforcement(for: ["unknown"]) == .optional)
        #expect(calendar.enforcement(for: ["guests"]) == .optional)
        #expect(calendar.enforcement(for: ["staff", "board"]) == (try deadline(in: 5)))
        #expect(calendar.enforcement(for: ["staff", "guests"]) == (try deadline(in: 20)))
        #expect(calendar.enforcement(for: ["guests", "root", "board"]) == .required)
        #expect(calendar.enforcement(for: ["root"]) == .required)
        let fixture = try await Fixture(calendar: calendar)
        let asked: [(Set<String>, isIn: Bool, reminds: Bool)] = [
            ([], true, false), (["board", "staff"], true, true), (["root"], false, false),
        ]
        for (groups, isIn, reminds) in asked {
            var browser = fixture.browser()
            try await browser.begin(fixture.start(groups: groups))
            #expect((browser.signedIn != nil) == isIn && (browser.reminder != nil) == reminds, "\(groups)")
        }
        #expect(try await fixture.service.snooze(groups: ["board"], fixture.request()) != nil)
        #expect(try await fixture.service.snooze(fixture.request()) == nil)
    }

    @Test func `who needs two and has one verifies first, and then sets the second one up`() async throws {
        let fixture = try await Fixture(.app, policy: Fixture.policy(enforcement: .required, requiredFactors: 2))
        var browser = try await fixture.begun()
        try await browser.type(fixture.code)
        let required = try #require(browser.required)
        #expect(!required.isRecovery && browser.signedIn == nil)
        let (finished, _) = try await fixture.setUp(required)
        try await browser.finish(finished)
        #expect(browser.signedIn?.evidence.map(\.kind) == [.password, .factor, .enrolledFactor])
    }

    @Test func `who needs two and has none sets both up, and is let in by that`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required, requiredFactors: 2))
        var browser = try await fixture.begun()
        let (finished, _) = try await fixture.setUp(try #require(browser.required))
        #expect(finished.factors.count == 2)
        try await browser.finish(finished)
        #expect(browser.signedIn?.strength == .secondFactor)
    }

    @Test func `one set-up does not count for two`() async throws {
        let fixture = try await Fixture(
            .app, policy: Fixture.policy(enforcement: .required, requiredFactors: 3))
        var browser = try await fixture.begun()
        try await browser.type(fixture.code)
        let one = try await Fixture(store: fixture.store, time: fixture.time, seed: 5)
        let (finished, _) = try await one.setUp(try #require(browser.required))
        for _ in 0..<2 {
            try await browser.finish(finished)
            #expect(browser.signedIn == nil && browser.required != nil)
        }
        let (second, _) = try await one.setUp(try #require(browser.required))
        try await browser.finish(second)
        #expect(browser.signedIn != nil)
        #expect(try await fixture.account()?.factors.count == 3)
    }

    @Test func `who verifies and will need one more is reminded, and his grace begins`() async throws {
        let policy = try Fixture.policy(enforcement: try deadline(in: -1, grace: 3), requiredFactors: 2)
        let fixture = try await Fixture(.app, policy: policy)
        var browser = try await fixture.begun()
        try await browser.type(fixture.code)
        let end = EnforcementTests.now.advanced(bySeconds: 3 * EnforcementTests.day)
        #expect(browser.signedIn != nil && browser.reminder.isOn(end, 0))
        fixture.time.set(end)
        browser = try await fixture.begun()
        try await browser.type(fixture.code)
        #expect(browser.signedIn == nil && browser.required != nil)
    }

    @Test func `a client that can only wait sets nothing up`() async throws {
        let policy = try Fixture.policy(enforcement: .required, requiredFactors: 2)
        let fixture = try await Fixture(.lamp, policy: policy)
        var browser = fixture.browser()
        try await browser.begin(fixture.start(canShowPage: false))
        #expect(browser.impossible?.reason == .setUpFirst && browser.impossible?.token == nil)
        #expect(browser.impossible?.messages.isEmpty == false && fixture.lamp.sent.isEmpty)
        let newcomer = try await Fixture(policy: policy)
        var other = newcomer.browser()
        try await other.begin(newcomer.start(canShowPage: false))
        #expect(other.impossible?.reason == .noWay(.noFactor))
    }

    @Test func `a set-up of another session, place or user, or an old one, lets nobody in`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
        let early = try await fixture.begun(session: "early")
        var browser = try await fixture.begun()
        let required = try #require(browser.required)
        let (finished, _) = try await fixture.setUp(required, session: "phone")
        try await browser.finish(finished)
        #expect(browser.refusal == .otherSession)
        // What somebody has set up meanwhile has to be shown by whoever began without.
        var late = early
        try await late.send(.cancel)
        #expect(late.isCancelled)
        let (own, _) = try await fixture.setUp(required, verifiedAt: fixture.time.now())
        try await browser.finish(own)
        #expect(browser.refusal == .over && browser.signedIn == nil)
    }

    @Test func `a set-up ends a sign-in once`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
        var browser = try await fixture.begun()
        let (finished, _) = try await fixture.setUp(try #require(browser.required))
        var other = browser
        try await browser.finish(finished)
        #expect(browser.signedIn != nil)
        try await other.finish(finished)
        #expect(other.signedIn == nil && other.refusal == .over)
    }

    @Test func `a set-up that is of no use where the user signs in is said to be so`() async throws {
        let lamp = try FactorMethod(custom: "lamp", interaction: .elsewhere)
        let policy = try Fixture.policy(
            applications: [Application(id: "door", name: "Door", methods: [lamp])], enforcement: .required)
        let fixture = try await Fixture(policy: policy)
        var browser = try await fixture.begun("door")
        let required = try #require(browser.required)
        #expect(required.methods == [lamp])
        let (finished, _) = try await fixture.setUp(required, applications: [])
        try await browser.finish(finished)
        #expect(browser.impossible?.reason == .noWay(.wrongMethods(needed: [lamp])))
    }
}

extension SignInReminder? {
    /// Whether it names that date and so many times.
    fileprivate func isOn(_ due: UnixTime, _ snoozes: Int) -> Bool {
        self?.due == due && self?.snoozesLeft == snoozes
    }
}
