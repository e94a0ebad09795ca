import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

@Suite struct HelpdeskResetTests {
    private static let day: Int64 = 86_400

    @Test func `T39: a reset waits, and then everything has to be set up that the policy requires`() async throws {
        let fixture = try await Fixture(.app, .sms, policy: Fixture.policy(enforcement: .required))
        let desk = try Desk(fixture)
        let due = fixture.time.now().advanced(by: .seconds(HelpdeskResetTests.day))
        let reset = try await desk.requestReset().get()
        #expect(reset.dueAt == due && !reset.isCarriedOut)
        let requested = try #require(fixture.observer.events.last)
        #expect(requested.content == .resetRequested(reset.id, due: due, reason: "lost her phone"))
        #expect(requested.actor == .staff("ola") && requested.reason == "lost her phone")
        let notice = try #require(requested.notice(contact: "https://acme.example/object/\(reset.id)"))
        let texts = notice.map { Localizer(.english).text($0) }
        #expect(texts[0].contains("removed") && texts[1].hasSuffix("/object/\(reset.id)"))

        // Not yet.
        fixture.time.advance(bySeconds: HelpdeskResetTests.day - 1)
        #expect(try await fixture.begun().page != nil)
        #expect(try await fixture.account()?.factors.count == 2)
        #expect(try await !desk.helpdesk.carryOutDue(of: fixture.alice))
        // Now.
        fixture.time.advance(bySeconds: 1)
        fixture.observer.clear()
        let browser = try await fixture.begun()
        #expect(browser.signedIn == nil && browser.required?.methods.contains(.authenticatorApp) == true)
        let carriedOut = try #require(fixture.observer.events.first)
        #expect(carriedOut.content == .accountReset(reason: "lost her phone") && carriedOut.actor == .staff("ola"))
        #expect(carriedOut.notice(contact: "x") != nil)
        let emptied = try #require(try await fixture.account())
        #expect(emptied.factors.isEmpty && emptied.pendingReset == nil)
        // It is carried out once.
        #expect(try await !desk.helpdesk.carryOutDue(of: fixture.alice))
    }

    @Test func `a reset can be carried out without a sign-in`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        _ = try await desk.requestReset().get()
        fixture.time.advance(bySeconds: HelpdeskResetTests.day)
        #expect(try await desk.helpdesk.carryOutDue(of: fixture.alice))
        #expect(try await fixture.account()?.factors.isEmpty == true)
        #expect(try await !desk.helpdesk.carryOutDue(of: AccountID("nobody")))
    }

    @Test func `the user signs in as ever while a reset waits, and it waits on`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        let reset = try await desk.requestReset().get()
        var browser = try await fixture.begun()
        try await browser.type(fixture.code)
        #expect(browser.signedIn?.strength == .secondFactor)
        // Whoever has stolen the phone could do that, too: it takes nothing back.
        #expect(try await fixture.account()?.pendingReset?.id == reset.id)
        // A page that was open before is of no use after it.
        var open = try await fixture.begun(session: "phone")
        fixture.time.advance(bySeconds: HelpdeskResetTests.day)
        #expect(try await desk.helpdesk.carryOutDue(of: fixture.alice))
        try await open.send(.submit(fixture.code))
        #expect(open.signedIn == nil)
    }

    @Test func `a user who objects keeps what he has`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        let reset = try await desk.requestReset().get()
        let stranger = FactorID.random(from: fixture.context.random)
        await #expect(throws: HelpdeskRefusal.noSuchReset) {
            try await desk.helpdesk.repudiate(stranger, of: fixture.alice, Occasion(at: 0)).get()
        }
        await #expect(throws: HelpdeskRefusal.noOperator) {
            try await desk.helpdesk.repudiate(reset.id, of: fixture.alice, Occasion(at: 0, by: .staff(""))).get()
        }
        try await desk.helpdesk.repudiate(reset.id, of: fixture.alice, Occasion(at: 0)).get()
        let event = try #require(fixture.observer.events.last)
        #expect(
            event.content == .resetRepudiated(reset.id) && event.actor == .user && event.notice(contact: "x") != nil)
        await #expect(throws: HelpdeskRefusal.noSuchReset) {
            try await desk.helpdesk.repudiate(reset.id, of: fixture.alice, Occasion(at: 0)).get()
        }
        fixture.time.advance(bySeconds: 2 * HelpdeskResetTests.day)
        var browser = try await fixture.begun()
        try await browser.type(fixture.code)
        #expect(browser.signedIn?.strength == .secondFactor)
    }

    @Test func `an objection is heard for as long as nothing has been taken away`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        let reset = try await desk.requestReset().get()
        fixture.time.advance(bySeconds: 7 * HelpdeskResetTests.day)
        try await desk.helpdesk.repudiate(reset.id, of: fixture.alice, Occasion(at: 0)).get()
        #expect(try await fixture.begun().page != nil)
    }

    @Test func `asked for twice, the first one stands with its time and its link`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        let reset = try await desk.requestReset(coolingOff: .seconds(3 * HelpdeskResetTests.day)).get()
        await #expect(throws: HelpdeskRefusal.resetPending(until: reset.dueAt)) { try await desk.requestReset().get() }
        #expect(try await fixture.account()?.pendingReset?.id == reset.id)
        // Taken back, another one can be asked for.
        try await desk.helpdesk.withdrawReset(of: fixture.alice, because: "a slip", desk.ola).get()
        let second = try await desk.requestReset().get()
        #expect(second.id != reset.id)
        // Asked for again when it is late, it is carried out: there is nothing to wait for.
        fixture.time.advance(bySeconds: HelpdeskResetTests.day)
        let third = try await desk.requestReset().get()
        #expect(third.id == second.id && third.dueAt == second.dueAt && third.isCarriedOut)
        await #expect(throws: HelpdeskRefusal.nothingToReset) { try await desk.requestReset().get() }
    }

    @Test func `nobody is given less time to object than the rules want`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        for short in [Duration.zero, .seconds(HelpdeskResetTests.day - 1), .seconds(-1)] {
            await #expect(throws: HelpdeskRefusal.coolingOffTooShort(minimum: .seconds(HelpdeskResetTests.day))) {
                try await desk.requestReset(coolingOff: short).get()
            }
        }
        await #expect(throws: HelpdeskRefusal.coolingOffTooLong(maximum: .seconds(30 * HelpdeskResetTests.day))) {
            try await desk.requestReset(coolingOff: .seconds(31 * HelpdeskResetTests.day)).get()
        }
        #expect(try await fixture.account()?.pendingReset == nil && fixture.observer.events.isEmpty)
        // An instant of the host's own makes nothing due.
        let past = Occasion(at: 0, by: .staff("ola"))
        let reset = try await desk.helpdesk.requestReset(of: fixture.alice, because: "x", past).get()
        #expect(reset.dueAt > fixture.time.now())
    }

    @Test func `with proofing in person a reset needs no time`() async throws {
        let fixture = try await Fixture(.app, policy: Fixture.policy(enforcement: .required))
        let desk = try Desk(fixture, limits: HelpdeskRules(minimumCoolingOff: .zero))
        let reset = try await desk.requestReset().get()
        #expect(reset.isCarriedOut && reset.dueAt == fixture.time.now())
        #expect(fixture.observer.contents.map(\.name) == ["reset-requested", "account-reset"])
        #expect(try await fixture.begun().required != nil)
    }

    @Test func `of a hundred who ask at once one is heard`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        let granted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask { if case .success = try await desk.requestReset() { true } else { false } }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(granted == 1 && fixture.observer.contents.count == 1)
    }

    @Test func `a reset is no way round a deadline or an application`() async throws {
        let now = UnixTime(1_795_000_000)
        let deadline = try Enforcement.Deadline(
            now.advanced(by: .seconds(-HelpdeskResetTests.day)), remindFrom: now.advanced(by: .seconds(-1_000_000)))
        let calendar = EnforcementCalendar(others: .optional, groups: ["staff": .requiredFrom(deadline)])
        let terminal = Application(id: "ts", name: "Terminal server", canShowPage: false)
        let fixture = try await Fixture(.lamp, policy: Fixture.policy(applications: [terminal]), calendar: calendar)
        let desk = try Desk(fixture, limits: HelpdeskRules(minimumCoolingOff: .zero), calendar: calendar)
        _ = try await desk.requestReset().get()
        var browser = fixture.browser()
        try await browser.begin(fixture.start(groups: ["staff"]))
        #expect(browser.required != nil && browser.signedIn == nil)
        try await browser.begin(fixture.start("ts", groups: ["staff"]))
        #expect(browser.impossible?.reason == .noWay(.noFactor))
    }
}
