import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import TestVectors
import Testing

@Suite struct ForecastTests {
    private static let now = UnixTime(1_795_000_000)
    private static let day: Int64 = 86_400

    private static func inDays(_ days: Int64) -> UnixTime { UnixTime(now.seconds + days * day) }

    private static func deadline(
        days: Int64, grace: Duration = .zero, snooze: Enforcement.Snooze = .standard
    ) throws -> Enforcement {
        .requiredFrom(
            try Enforcement.Deadline(inDays(days), remindFrom: inDays(days - 14), snooze: snooze, grace: grace))
    }

    @Test func `a forecast says who would be locked out on a date, by groups`() async throws {
        let calendar = EnforcementCalendar(
            others: try ForecastTests.deadline(days: 60), groups: ["admins": try ForecastTests.deadline(days: 30)])
        let fixture = try await Fixture(.app, calendar: calendar, time: ManualTime(ForecastTests.now))
        let desk = try Desk(fixture, calendar: calendar)
        let bob = HostUser(try AccountID("bob")), carol = HostUser(try AccountID("carol"), groups: ["admins", "staff"])
        let erin = HostUser(try AccountID("erin"), groups: ["admins"])
        try await desk.helpdesk.exempt(
            erin.account, until: ForecastTests.inDays(40), because: "on leave", desk.ola
        ).get()
        let users = [HostUser(fixture.alice), bob, carol, erin]
        func forecast(_ days: Int64) async throws -> EnforcementForecast {
            try await desk.helpdesk.forecast(on: ForecastTests.inDays(days), for: ReportTests.list(users))
        }
        let before = try await forecast(29)
        #expect(before.lockedOut.isEmpty && before.counts == [.verifies: 1, .free: 1, .reminded: 1, .exempt: 1])
        let first = try await forecast(30)
        #expect(first.lockedOut.map(\.user) == [carol] && first.letIn.map(\.user) == [erin])
        #expect(first.lockedOut.first?.status == .required(since: ForecastTests.inDays(30)))
        #expect(try await forecast(40).lockedOut.map(\.user) == [carol, erin])
        let last = try await forecast(60)
        #expect(last.lockedOut.map(\.user) == [bob, carol, erin] && last.counts == [.verifies: 1, .setsUp: 3])
        // Nothing was written, and nobody was reminded.
        #expect(try await fixture.accounts.load(bob.account) == nil)
        #expect(fixture.observer.contents.allSatisfy { $0.name == "enforcement-exempted" })
        // Rules that are not in force yet.
        let stricter = EnforcementPreview(
            try SignInRules(app: "Acme", policy: Fixture.policy(enforcement: .required, requiredFactors: 2)))
        let other = try await desk.helpdesk.forecast(
            on: ForecastTests.now, for: ReportTests.list(users), by: stricter)
        #expect(other.counts == [.setsUpMore: 1, .setsUp: 2, .exempt: 1] && other.lockedOut.count == 3)
    }

    @Test func `a forecast says who has a factor that an application does not take`() async throws {
        let lamp = try FactorMethod(custom: "lamp", interaction: .elsewhere)
        let terminal = Application(id: "ts", name: "Terminal server", methods: [lamp], canShowPage: false)
        let fixture = try await Fixture(
            .app, policy: Fixture.policy(applications: [terminal, Application(id: "mail", name: "Mail")]))
        let bob = HostUser(try AccountID("bob")), carol = HostUser(try AccountID("carol"))
        try await fixture.give(.lamp, to: bob.account)
        try await fixture.give(.app, to: carol.account)
        let desk = try Desk(fixture)
        let app = try #require(try await fixture.accounts.load(carol.account)?.factors.first?.id)
        try await desk.helpdesk.suspend(app, of: carol.account, because: "lost", desk.ola).get()
        let forecast = try await desk.helpdesk.forecast(
            on: fixture.time.now(), for: ReportTests.list([HostUser(fixture.alice), bob, carol]))
        #expect(forecast.withoutSomeApplication.map(\.user.account) == [fixture.alice])
        let place = try #require(forecast.withoutSomeApplication.first?.unreached.first)
        #expect(place.application == terminal && place.entrance == .impossible(.noWay(.wrongMethods(needed: [lamp]))))
        // All that she has is out of use: she is locked out whatever is required.
        #expect(forecast.lockedOut.map(\.user) == [carol] && forecast.lockedOut.map(\.outcome) == [.needsHelp])
    }

    @Test(arguments: [UInt64.random(in: 0...UInt64.max), 1, 2, 3])
    func `what is foreseen is what the sign-in does`(_ seed: UInt64) async throws {
        print("seed \(seed)")
        var chance = SeededGenerator(seed: seed)
        for round in 0..<25 {
            let lamp = try FactorMethod(custom: "lamp", interaction: .elsewhere)
            let applications = [
                Application(id: "ts", name: "Terminal server", methods: [lamp], canShowPage: false),
                Application(id: "radius", name: "RADIUS", canShowPage: false),
                Application(id: "bank", name: "Bank", methods: [.authenticatorApp, lamp]),
            ]
            let calendar = EnforcementCalendar(
                others: try ForecastTests.enforcement(&chance),
                groups: ["admins": try ForecastTests.enforcement(&chance)])
            let policy = try Fixture.policy(
                applications: applications, requiredFactors: Bool.random(using: &chance) ? 1 : 2)
            let fixture = try await Fixture(
                policy: policy, calendar: calendar, sending: .onDemand, time: ManualTime(ForecastTests.now),
                seed: seed &+ UInt64(round))
            let desk = try Desk(fixture, calendar: calendar)
            var users: [HostUser] = []
            for index in 0..<12 {
                let user = HostUser(
                    try AccountID("user-\(index)"), groups: Bool.random(using: &chance) ? ["admins"] : [])
                try await ForecastTests.live(user, fixture, desk, calendar, &chance)
                users.append(user)
            }
            let date = ForecastTests.inDays(Int64.random(in: 0...100, using: &chance))
            let before = try await ForecastTests.accounts(users, fixture)
            var foreseen: [PreviewedUser] = []
            let preview = EnforcementPreview(
                try SignInRules(app: "Acme", policy: policy, calendar: calendar))
            for (user, account) in zip(users, before) { foreseen.append(preview.user(user, account, on: date)) }
            var forecast = EnforcementForecast(on: date)
            for user in foreseen { forecast.note(user) }
            #expect(try await desk.helpdesk.forecast(on: date, for: ReportTests.list(users)) == forecast)

            fixture.time.set(date)
            for previewed in foreseen {
                let places =
                    [("", previewed.entrance)] + previewed.applications.map { ($0.application.id, $0.entrance) }
                for (application, entrance) in places {
                    let real = try await ForecastTests.entrance(of: previewed.user, to: application, fixture)
                    #expect(ForecastTests.seen(entrance) == real, "\(previewed.user) at “\(application)”")
                }
            }
        }
    }

    // MARK: Chance

    private static func enforcement(_ chance: inout SeededGenerator) throws -> Enforcement {
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: .optional
        case 1: .required
        default:
            try deadline(
                days: Int64.random(in: 0...90, using: &chance),
                grace: .seconds(Int64.random(in: 0...20, using: &chance) * day))
        }
    }

    /// Gives a user a past: factors, some of them out of use, reminders, snoozes, an exemption, a reset that waits.
    private static func live(
        _ user: HostUser, _ fixture: Fixture, _ desk: Desk, _ calendar: EnforcementCalendar,
        _ chance: inout SeededGenerator
    ) async throws {
        let rules = try SignInRules(app: "Acme", policy: fixture.policy, calendar: calendar)
        if Int.random(in: 0..<3, using: &chance) > 0 {
            for has in [Fixture.Has.app, .sms, .lamp, .token] where Int.random(in: 0..<3, using: &chance) == 0 {
                try await fixture.give(has, to: user.account)
            }
        }
        for factor in try await fixture.accounts.load(user.account)?.factors ?? [] {
            switch Int.random(in: 0..<5, using: &chance) {
            case 0: try await desk.helpdesk.suspend(factor.id, of: user.account, because: "x", desk.ola).get()
            case 1: try await desk.helpdesk.disable(factor.id, of: user.account, because: "x", desk.ola).get()
            default: break
            }
        }
        if Bool.random(using: &chance) {
            _ = try await SignInService(fixture.context, rules: rules).snooze(
                groups: user.groups, SignInRequest(user.account, session: "x"))
        }
        if Int.random(in: 0..<3, using: &chance) == 0 {
            let until = inDays(Int64.random(in: 1...80, using: &chance))
            try await desk.helpdesk.exempt(user.account, until: until, because: "x", desk.ola).get()
        }
        if Int.random(in: 0..<4, using: &chance) == 0 {
            let wait = Duration.seconds(Int64.random(in: 1...30, using: &chance) * day)
            _ = try await desk.helpdesk.requestReset(of: user.account, because: "x", coolingOff: wait, desk.ola)
        }
    }

    private static func accounts(_ users: [HostUser], _ fixture: Fixture) async throws -> [Account?] {
        var accounts: [Account?] = []
        for user in users { accounts.append(try await fixture.accounts.load(user.account)) }
        return accounts
    }

    // MARK: What is seen from outside

    private enum Seen: Equatable {
        case entered(SignInReminder?), page, setUp(since: UnixTime?), impossible(ImpossibleSignIn.Reason), nothing
    }

    private static func seen(_ entrance: Entrance) -> Seen {
        switch entrance {
        case .free: .entered(nil)
        case .reminded(let reminder): .entered(reminder)
        case .verifies: .page
        case .setsUp(let since): .setUp(since: since)
        case .impossible(let reason): .impossible(reason)
        }
    }

    private static func entrance(
        of user: HostUser, to application: String, _ fixture: Fixture
    ) async throws -> Seen {
        let start = SignInStart(accountName: "x", application: application, groups: user.groups)
        switch try await fixture.service.begin(start, SignInRequest(user.account, session: "x")) {
        case .verified(_, let reminder): return .entered(reminder)
        case .page: return .page
        case .enrollment(let required): return .setUp(since: required.since)
        case .impossible(let impossible): return .impossible(impossible.reason)
        case .refused: return .nothing
        case .cancelled: return .nothing
        }
    }
}
