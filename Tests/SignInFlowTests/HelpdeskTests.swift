import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// A helpdesk beside the site of a fixture.
struct Desk {
    let fixture: Fixture
    let helpdesk: Helpdesk
    let ola = Occasion(at: 0, by: .staff("ola"))

    init(_ fixture: Fixture, limits: HelpdeskRules = .standard, calendar: EnforcementCalendar? = nil) throws {
        self.fixture = fixture
        helpdesk = Helpdesk(
            fixture.context, rules: try SignInRules(app: "Acme", policy: fixture.policy, calendar: calendar),
            limits: limits, observers: [fixture.observer])
    }

    func overview(groups: Set<String> = [], in language: Language = .english) async throws -> HelpdeskOverview {
        try await helpdesk.overview(of: HostUser(fixture.alice, groups: groups), in: language)
    }

    func requestReset(coolingOff: Duration? = nil) async throws -> Result<RequestedReset, HelpdeskRefusal> {
        try await helpdesk.requestReset(of: fixture.alice, because: "lost her phone", coolingOff: coolingOff, ola)
    }
}

@Suite struct HelpdeskTests {
    // MARK: Looking

    @Test func `an overview has all that helps, and no secret`() async throws {
        let vpn = try Application(
            id: "vpn", name: "VPN", methods: [FactorMethod(custom: "lamp", interaction: .elsewhere)], canShowPage: false
        )
        let fixture = try await Fixture(.app, .sms, policy: Fixture.policy(applications: [vpn]))
        let desk = try Desk(fixture)
        _ = try await fixture.recoveryCodes()
        var browser = try await fixture.begun()
        try await browser.type(fixture.wrongCode)
        let overview = try await desk.overview()
        #expect(overview.items.map(\.name) == ["app", "sms"] && overview.items.map(\.wrongInARow) == [1, 0])
        #expect(overview.items.map(\.number) == [nil, "+•••••••345"] && overview.items[0].stateText == "Active")
        #expect(overview.recoveryCodesLeft == 10 && overview.wrongInARow == 1 && overview.guessingText == nil)
        #expect(overview.status == .satisfied && overview.entranceText == "Can sign in")
        #expect(overview.applications.map(\.text) == ["Cannot sign in: only lamp works here"])
        #expect(overview.applications.first?.entrance.isOpen == false)
        var dumped = ""
        dump(overview, to: &dumped)
        #expect(!dumped.contains("40612345") && !dumped.contains("secret"))
    }

    @Test func `an overview says what may be done next`() async throws {
        let fixture = try await Fixture(
            .app, .sms, policy: Fixture.policy(trustedDevices: .on(lifetime: .seconds(86_400))))
        let desk = try Desk(fixture)
        var browser = try await fixture.begun()
        try await browser.type(fixture.code, remember: true)
        let app = try await fixture.factor(.app), sms = try await fixture.factor(.sms)
        let remembered = try #require(try await fixture.account()?.trustedDevices.first)
        #expect(
            try await desk.overview().actions.map(\.task) == [
                .suspend(app), .disable(app), .suspend(sms), .disable(sms), .revokeBrowser(remembered.id),
                .requestReset,
            ])
        try await desk.helpdesk.suspend(app, of: fixture.alice, because: "lost", desk.ola).get()
        try await desk.helpdesk.disable(sms, of: fixture.alice, because: "stolen", desk.ola).get()
        let overview = try await desk.overview()
        // With a factor go the browsers that were remembered.
        #expect(overview.actions.map(\.task) == [.resume(app), .disable(app), .requestReset])
        #expect(overview.actions.map(\.label).first == "Put “app” back into use")
        #expect(overview.entranceText == "Cannot sign in: every method is out of use")
        _ = try await desk.requestReset().get()
        #expect(try await desk.overview().actions.last?.task == .withdrawReset)
    }

    @Test func `an overview says what is required of whom, by groups`() async throws {
        let calendar = EnforcementCalendar(others: .optional, groups: ["admins": .required])
        let fixture = try await Fixture(calendar: calendar)
        let desk = try Desk(fixture, calendar: calendar)
        let free = try await desk.overview()
        #expect(free.createdAt == nil && free.statusText == "Nothing more is required.")
        #expect(free.entranceText == "Comes in by the password alone" && free.actions.isEmpty)
        let required = try await desk.overview(groups: ["admins"], in: .norwegianBokmål)
        #expect(required.status == .required(since: nil) && required.actions.map(\.task) == [.exempt])
        #expect(required.entranceText == "Må sette opp en metode ved neste innlogging")
        // Looking has stored nothing, and nobody heard of it.
        #expect(try await fixture.account() == nil && fixture.observer.events.isEmpty)
    }

    @Test func `an overview tells of a pause`() async throws {
        let fixture = try await Fixture(.app)
        var browser = try await fixture.begun()
        for _ in 0..<10 { try await browser.type(fixture.wrongCode) }
        let overview = try await Desk(fixture).overview()
        #expect(overview.wrongInARow == 10 && overview.guessingText == "Too many wrong codes. Try again in 30 seconds.")
    }

    // MARK: Changing

    @Test func `whoever changes something has a name and a reason, which the events hold`() async throws {
        let fixture = try await Fixture(.app, policy: Fixture.policy(trustedDevices: .on(lifetime: .seconds(86_400))))
        let (alice, app) = (fixture.alice, try await fixture.factor(.app))
        var browser = try await fixture.begun()
        try await browser.type(fixture.code, remember: true)
        let remembered = try #require(try await fixture.account()?.trustedDevices.first?.id)
        fixture.observer.clear()
        let desk = try Desk(fixture)
        let helpdesk = desk.helpdesk
        typealias Change = (String, Occasion) async throws -> Result<Void, HelpdeskRefusal>
        let changes: [(Change, MFAEvent.Content)] = [
            (
                { try await helpdesk.revokeBrowser(remembered, of: alice, because: $0, $1) },
                .trustedDeviceRevoked(remembered)
            ),
            ({ try await helpdesk.suspend(app, of: alice, because: $0, $1) }, .factorSuspended(.byOperator)),
            ({ try await helpdesk.resume(app, of: alice, because: $0, $1) }, .factorResumed),
            ({ try await helpdesk.disable(app, of: alice, because: $0, $1) }, .factorDisabled(.byOperator)),
            (
                { try await helpdesk.exempt(alice, until: nil, because: $0, $1) },
                .enforcementExempted(until: nil, reason: "she asked")
            ),
            (
                { try await helpdesk.requestReset(of: alice, because: $0, $1).map { _ in } },
                .resetRequested(app, due: 0, reason: "")
            ),
            ({ try await helpdesk.withdrawReset(of: alice, because: $0, $1) }, .resetRepudiated(app)),
        ]
        for (change, expected) in changes {
            for nobody in [Occasion(at: 0), Occasion(at: 0, by: .system), Occasion(at: 0, by: .staff(" "))] {
                await #expect(throws: HelpdeskRefusal.noOperator) { try await change("she asked", nobody).get() }
            }
            for reason in ["", " \n"] {
                await #expect(throws: HelpdeskRefusal.noReason) { try await change(reason, desk.ola).get() }
            }
            let long = String(repeating: "x", count: 501)
            await #expect(throws: HelpdeskRefusal.tooLong(limit: 500)) { try await change(long, desk.ola).get() }
            #expect(fixture.observer.events.isEmpty)
            try await change("she asked", desk.ola).get()
            let event = try #require(fixture.observer.events.first)
            #expect(event.content.name == expected.name && event.actor == .staff("ola") && event.reason == "she asked")
            // The clock is the context's, whatever the host has said.
            #expect(event.at == fixture.time.now())
            fixture.observer.clear()
        }
    }

    @Test func `what is not there, or over, is refused and changes nothing`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        let (alice, nothing) = (fixture.alice, FactorID.random(from: fixture.context.random))
        let nobody = try AccountID("nobody")
        for account in [alice, nobody] {
            await #expect(throws: HelpdeskRefusal.account(.noSuchFactor)) {
                try await desk.helpdesk.disable(nothing, of: account, because: "x", desk.ola).get()
            }
            await #expect(throws: HelpdeskRefusal.account(.noSuchFactor)) {
                try await desk.helpdesk.revokeBrowser(nothing, of: account, because: "x", desk.ola).get()
            }
            await #expect(throws: HelpdeskRefusal.noSuchReset) {
                try await desk.helpdesk.withdrawReset(of: account, because: "x", desk.ola).get()
            }
        }
        await #expect(throws: HelpdeskRefusal.nothingToReset) {
            try await desk.helpdesk.requestReset(of: nobody, because: "x", desk.ola).get()
        }
        let app = try await fixture.factor(.app)
        try await desk.helpdesk.disable(app, of: alice, because: "x", desk.ola).get()
        await #expect(throws: HelpdeskRefusal.account(.outOfUseForGood)) {
            try await desk.helpdesk.resume(app, of: alice, because: "x", desk.ola).get()
        }
        #expect(try await fixture.accounts.load(nobody) == nil)
    }

    @Test func `an exemption lets in who has nothing, for a while that is bounded`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
        let desk = try Desk(fixture)
        let now = fixture.time.now()
        func exempt(_ seconds: Int64?) async throws -> Result<Void, HelpdeskRefusal> {
            let until = seconds.map { now.advanced(by: .seconds($0)) }
            return try await desk.helpdesk.exempt(fixture.alice, until: until, because: "on leave", desk.ola)
        }
        await #expect(throws: HelpdeskRefusal.exemptionOver) { try await exempt(0).get() }
        await #expect(throws: HelpdeskRefusal.exemptionTooLong(maximum: .seconds(90 * 86_400))) {
            try await exempt(90 * 86_400 + 1).get()
        }
        #expect(try await fixture.begun().required != nil)
        try await exempt(3600).get()
        #expect(try await fixture.begun().signedIn?.strength == .password)
        let overview = try await desk.overview()
        #expect(
            overview.exemptUntil == now.advanced(by: .seconds(3600)) && overview.actions.map(\.task) == [.endExemption])
        try await exempt(nil).get()
        #expect(try await fixture.begun().required != nil)
        try await exempt(3600).get()
        fixture.time.advance(bySeconds: 3600)
        #expect(try await fixture.begun().required != nil)
        // Whoever has something is asked for it all the same.
        try await exempt(7200).get()
        try await fixture.give(.app)
        #expect(try await fixture.begun().page != nil)
    }

    @Test(arguments: Language.allCases)
    func `everything that the staff read is there in every language`(_ language: Language) throws {
        let refusals: [HelpdeskRefusal] = [
            .noOperator, .noReason, .tooLong(limit: 500), .account(.noSuchFactor), .nothingToReset,
            .resetPending(until: 0), .noSuchReset, .coolingOffTooShort(minimum: .seconds(86_400)),
            .coolingOffTooLong(maximum: .seconds(86_400)), .exemptionOver, .exemptionTooLong(maximum: .seconds(86_400)),
        ]
        let texts = refusals.map { Localizer(language).text($0.message) }
        #expect(Set(texts).count == refusals.count && texts.allSatisfy { !$0.contains("{") })
        for phrase in HelpdeskPhrase.allCases { #expect(!phrase.translations[language].isEmpty) }
        for phrase in HelpdeskTaskPhrase.allCases { #expect(!phrase.translations[language].isEmpty) }
    }

    @Test func `rules that make no sense are refused`() {
        #expect(throws: PolicyError.self) { try HelpdeskRules(minimumCoolingOff: .seconds(-1)) }
        #expect(throws: PolicyError.self) { try HelpdeskRules(minimumCoolingOff: .seconds(31 * 86_400)) }
        #expect(throws: PolicyError.self) { try HelpdeskRules(longestExemption: .seconds(59)) }
    }
}
