import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// The same on an iPhone, with a date from which it is required, in Norwegian.
///
/// D5 and D6, the permission to send notifications and the test of them, come with approval on the phone.
@Suite struct `Guide D: a deadline` {
    private let day: Int64 = 86_400

    private func site() throws -> Site {
        let deadline = UnixTime(1_795_000_000 + 10 * day)
        let enforcement = Enforcement.requiredFrom(
            try Enforcement.Deadline(deadline, remindFrom: UnixTime(1_795_000_000)))
        return try Site(
            issuer: "Kommunen",
            policy: Policy(
                enforcement: enforcement, backup: .optional, reauthentication: .whenOlderThan(.seconds(600)),
                trustedDevices: .on(lifetime: .seconds(30 * day))),
            order: .contactThenUse)
    }

    /// Sets the app up that the door demands, and goes in by that.
    private func setUp(at door: inout SignInBrowser, _ site: Site) async throws -> AppOnAPhone {
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(try #require(door.required).start)
        #expect(browser.page?.content.title == "Mer informasjon kreves")
        try await browser.choose("contact-app")
        try await browser.choose("other-app")
        let app = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        try await browser.submit()
        try await browser.submit(try app.code(at: site.time.now()))
        try await browser.press(.skip)
        try await browser.submit()
        try await door.finish(try #require(browser.finished))
        return app
    }

    @Test func `D1: until the date the site reminds and lets in, and can be told to do so later`() async throws {
        let site = try site()
        var door = try await site.signIn(.norwegianBokmål)
        #expect(door.signedIn?.strength == .password && door.signedIn?.factorVerifiedAt == nil)
        let reminder = try #require(door.reminder)
        #expect(reminder.due.seconds == 1_795_000_000 + 10 * day && reminder.snoozesLeft == 3)
        let text = Localizer(.norwegianBokmål).text(reminder.message)
        #expect(text.hasPrefix("Fra ") && text.contains("2026") && text.contains("noe mer enn passordet"))
        let overview = try await site.settings.overview(site.request(.norwegianBokmål))
        #expect(overview.warnings == [text])
        #expect(try await site.signIns.snooze(door.request)?.seconds == 1_795_000_000 + day)
        try await site.signIn(&door)
        #expect(door.signedIn != nil && door.reminder == nil)
        site.time.advance(bySeconds: day)
        try await site.signIn(&door)
        #expect(door.signedIn != nil && door.reminder?.snoozesLeft == 2)
    }

    @Test func `D1: after it nobody gets in without`() async throws {
        let site = try site()
        let due = UnixTime(1_795_000_000 + 10 * day)
        site.time.set(UnixTime(due.seconds - 1))
        var door = try await site.signIn(.norwegianBokmål)
        #expect(door.signedIn != nil && door.reminder != nil)
        site.time.set(due)
        try await site.signIn(&door)
        #expect(door.signedIn == nil && door.required?.since == due)
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(try #require(door.required).start)
        #expect(
            browser.page?.content.instructions.last?.hasPrefix(
                "Bekreftelse i tillegg til passordet har vært påkrevd siden") == true)
        // The reminder cannot be put off any more.
        #expect(try await site.signIns.snooze(door.request) == nil)
    }

    @Test func `D2: a session that runs is asked anew, and goes on with what is then set up`() async throws {
        let site = try site()
        var door = try await site.signIn(.norwegianBokmål)
        let running = try #require(door.signedIn)
        site.time.advance(bySeconds: 10 * day)
        // The session is worth what was shown as it began, which the site looks at from that day on.
        let demand = try StepUp("Logg inn på nytt", within: .seconds(30 * day))
        #expect(!demand.isMet(by: running, at: site.time.now()))
        try await site.signIn(&door)
        #expect(door.signedIn == nil)
        _ = try await setUp(at: &door, site)
        let renewed = try #require(door.signedIn)
        #expect(demand.isMet(by: renewed, at: site.time.now()))
    }

    @Test func `D3 and D4: from the phone to the app, installed and scanned on an iPhone`() async throws {
        let site = try site()
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(EnrollmentStart(accountName: site.name, in: .signIn, passwordTypedAt: site.time.now()))
        try await browser.choose("sms")
        #expect(browser.step == EnrollmentStep(.sms, "number"))
        try await browser.press(.back(to: .choose))
        try await browser.choose("contact-app")
        try await browser.choose("microsoft")
        try await browser.choose("iphone")
        #expect(browser.page?.content.links.map(\.address).first?.hasPrefix("https://apps.apple.com/") == true)
        let app = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        try await browser.submit()
        try await browser.submit(try app.code(at: site.time.now()))
        #expect(browser.step == .backup)
    }

    @Test(arguments: [true, false])
    func `D7: another method may be added in case the app makes trouble, and need not`(_ isTaken: Bool) async throws {
        let site = try site()
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(EnrollmentStart(accountName: site.name, in: .signIn, passwordTypedAt: site.time.now()))
        try await browser.choose("contact-app")
        try await browser.choose("other-app")
        let app = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        try await browser.submit()
        try await browser.submit(try app.code(at: site.time.now()))
        if isTaken {
            try await browser.choose("recovery-codes")
            let codes = try #require(browser.page?.content.codes)
            #expect(codes.count == 10 && browser.page?.content.file?.name == "recovery-codes-kommunen.txt")
            #expect(browser.page?.content.file?.text.contains(codes[0]) == true)
            try await browser.submit()
            #expect(try await site.accounts.load(site.kari)?.recoveryCodes?.remaining == 10)
        } else {
            try await browser.press(.skip)
        }
        try await browser.submit()
        #expect(browser.finished?.factors.count == 1)
    }

    @Test func `D8: who stays signed in is not asked again in this browser, for as long as the site allows`()
        async throws
    {
        let site = try site()
        site.time.advance(bySeconds: 10 * day)
        var door = try await site.signIn(.norwegianBokmål)
        let app = try await setUp(at: &door, site)
        site.time.advance(bySeconds: 3600)
        try await site.signIn(&door)
        #expect(door.page?.remember == "Ikke spør igjen i denne nettleseren på 30 dager")
        try await door.type(try app.code(at: site.time.now()), remember: true)
        #expect(door.signedIn?.strength == .secondFactor && door.request.trustedToken != nil)
        let token = door.request.trustedToken
        // The password lets this browser in the next time, and a session counts for no more than that.
        site.time.advance(bySeconds: day)
        door.request.session = "the next one"
        try await site.signIn(&door)
        #expect(door.signedIn?.evidence.map(\.kind) == [.password, .trustedBrowser])
        #expect(door.signedIn?.strength == .password && door.request.trustedToken != token)
        let elsewhere = try await site.signIn(.norwegianBokmål)
        #expect(elsewhere.signedIn == nil && elsewhere.page?.field != nil)
        site.time.advance(bySeconds: 29 * day)
        try await site.signIn(&door)
        #expect(door.signedIn == nil && door.page?.field != nil)
    }
}
