import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

@Suite struct ReportTests {
    /// A host's list of users, one after the other.
    static func list(_ users: [HostUser]) -> AsyncStream<HostUser> {
        AsyncStream { continuation in
            for user in users { continuation.yield(user) }
            continuation.finish()
        }
    }

    // MARK: Who has nothing

    @Test func `a report tells who has nothing, and counts what the others have`() async throws {
        let fixture = try await Fixture(.app, .secondApp, .sms)
        let desk = try Desk(fixture)
        let (bob, carol, dave) = (try AccountID("bob"), try AccountID("carol"), try AccountID("dave"))
        try await fixture.give(.lamp, to: bob)
        try await fixture.give(.app, to: carol)
        let lost = try #require(try await fixture.accounts.load(carol)?.factors.first?.id)
        try await desk.helpdesk.disable(lost, of: carol, because: "stolen", desk.ola).get()
        // With an account that has nothing in it.
        try await desk.helpdesk.exempt(
            dave, until: fixture.time.now().advanced(by: .seconds(60)), because: "x", desk.ola
        ).get()
        let stored = try await desk.helpdesk.report()
        #expect(stored.isComplete && stored.seen == 4 && stored.enrolled == 2 && stored.cursor == nil)
        #expect(stored.notEnrolled.map(\.user.account) == [carol, dave])
        #expect(stored.notEnrolled.map(\.hasUnusable) == [true, false])
        // Two apps are one method.
        #expect(stored.methods == [.authenticatorApp: 1, .sms: 1, fixture.lamp.method: 1])

        let erin = HostUser(try AccountID("erin"), groups: ["staff"])
        let all = [fixture.alice, bob, carol, dave].map { HostUser($0) } + [erin]
        let listed = try await desk.helpdesk.report(on: ReportTests.list(all))
        #expect(listed.seen == 5 && listed.enrolled == 2 && listed.methods == stored.methods)
        #expect(listed.notEnrolled.map(\.user) == [all[2], all[3], erin] && listed.isComplete)
    }

    @Test func `what the policy does not allow any more counts for nothing`() async throws {
        let fixture = try await Fixture(.sms)
        let rules = try SignInRules(app: "Acme", policy: Policy(methods: [.authenticatorApp]))
        let report = try await Helpdesk(fixture.context, rules: rules).report()
        #expect(report.enrolled == 0 && report.notEnrolled.map(\.hasUnusable) == [true])
    }

    @Test func `a reset that is due counts as carried out, and is not`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        _ = try await desk.requestReset().get()
        #expect(try await desk.helpdesk.report().enrolled == 1)
        fixture.time.advance(bySeconds: 86_400)
        #expect(try await desk.helpdesk.report().notEnrolled.map(\.hasUnusable) == [false])
        #expect(try await fixture.account()?.factors.count == 1)
    }

    @Test func `an account that cannot be read is reported, and stops nothing`() async throws {
        let fixture = try await Fixture(.app)
        let desk = try Desk(fixture)
        let bob = try AccountID("bob"), carol = try AccountID("carol")
        try await fixture.give(.app, to: bob)
        // Somebody has put bob's record into carol's place.
        let collection = RecordCollection.account
        let stolen = try #require(try await fixture.store.read(RecordKey(collection, "bob"), at: fixture.time.now()))
        _ = try await fixture.store.write(.insert(stolen), to: RecordKey(collection, "carol"), at: fixture.time.now())
        let report = try await desk.helpdesk.report()
        #expect(report.seen == 3 && report.enrolled == 2 && report.isComplete && report.notEnrolled.isEmpty)
        #expect(report.unreadable.map(\.account) == [carol] && report.unreadable.map(\.error.code) == [.refused])
        let users = [bob, carol, fixture.alice].map { HostUser($0) }
        let forecast = try await desk.helpdesk.forecast(on: fixture.time.now(), for: ReportTests.list(users))
        #expect(forecast.seen == 3 && forecast.counts == [.verifies: 2] && forecast.unreadable == report.unreadable)
        // Whoever watches hears that somebody has been at the database.
        #expect(fixture.observer.contents.contains { $0.name == "record-refused" })
    }

    @Test func `a store that fails ends a walk, which goes on from where it was`() async throws {
        let time = ManualTime(1_795_000_000)
        let store = FaultyStore(InMemoryStore())
        let fixture = try await Fixture(store: store, time: time)
        for name in ["a", "b", "c", "d"] { try await fixture.give(.app, to: AccountID(name)) }
        let helpdesk = try Desk(fixture).helpdesk
        let first = try await helpdesk.report(limit: 2)
        #expect(first.seen == 2 && !first.isComplete)
        store.add(.init(.unavailable, call: store.count(of: .read) + 2, of: .read))
        await #expect(throws: RecordError.self) { try await helpdesk.report(from: first, limit: 2) }
        let second = try await helpdesk.report(from: first, limit: 2)
        #expect(second.seen == 4)
        // Another server, which knows nothing but the cursor.
        let cursor = try #require(first.cursor)
        #expect(try await helpdesk.report(from: EnrollmentReport(after: cursor), limit: 10).seen == 2)
    }

    @Test func `ten thousand accounts are walked through page by page`() async throws {
        let fixture = try await Fixture()
        let helpdesk = try Desk(fixture).helpdesk
        var expected: Set<String> = []
        for index in 0..<10_000 {
            let id = try AccountID("user-\(index)")
            if index.isMultiple(of: 10) {
                expected.insert(id.text)
                let quiet = AccountRepository(fixture.context)
                try await quiet.update(id) { account, now in account.noteReminder(Occasion(at: now)) }
            } else {
                try await fixture.give(index.isMultiple(of: 3) ? .sms : .app, to: id)
            }
        }
        var report = EnrollmentReport()
        var pages = 0
        while !report.isComplete {
            report = try await helpdesk.report(from: report, limit: 250)
            pages += 1
        }
        #expect(report.seen == 10_000 && report.enrolled == 9_000 && (40...41).contains(pages))
        #expect(Set(report.notEnrolled.map(\.user.account.text)) == expected && report.notEnrolled.count == 1_000)
        #expect(report.methods.values.reduce(0, +) == 9_000)
        // A walk that has come to its end stays there.
        #expect(try await helpdesk.report(from: report) == report)
    }
}
