import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

/// The same on an iPhone, with a date from which it is required, in Norwegian.
///
/// D5 and D6, the permission to send notifications and the test of them, come with approval on the phone; D2 and D8 are
/// the sign-in's.
@Suite struct `Guide D: a deadline` {
    private let day: Int64 = 86_400

    private func site() throws -> Site {
        let deadline = UnixTime(1_795_000_000 + 10 * day)
        let enforcement = Enforcement.requiredFrom(
            try Enforcement.Deadline(deadline, remindFrom: UnixTime(1_795_000_000)))
        return try Site(
            issuer: "Kommunen",
            policy: Policy(
                enforcement: enforcement, backup: .optional, reauthentication: .whenOlderThan(.seconds(600))),
            order: .contactThenUse)
    }

    @Test func `D1: until the date the site reminds and lets in, after it nobody gets in without`() async throws {
        let site = try site()
        let policy = site.service.rules.policy
        let account = Account(id: site.kari, createdAt: site.time.now())
        guard case .remind(let due, _) = policy.enforcementStatus(of: account, at: site.time.now()) else {
            Issue.record("the site does not remind")
            return
        }
        #expect(due.seconds == 1_795_000_000 + 10 * day)
        let overview = try await site.settings.overview(site.request(.norwegianBokmål))
        #expect(overview.warnings.count == 1 && overview.warnings[0].contains("2026"))
        site.time.set(due)
        #expect(policy.enforcementStatus(of: account, at: due) == .required(since: due))
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(EnrollmentStart(accountName: site.name, in: .signIn, passwordTypedAt: due))
        #expect(
            browser.page?.content.instructions.last?.hasPrefix(
                "Bekreftelse i tillegg til passordet har vært påkrevd siden") == true)
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
}
