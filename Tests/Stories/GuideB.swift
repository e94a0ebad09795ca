import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// CoZone at sign-in, in Swedish: a user who handles critical data cannot go on without a second factor.
@Suite struct `Guide B: required at sign-in` {
    private func site() throws -> Site { try Site(policy: Policy(enforcement: .required, backup: .optional)) }

    /// The set-up that the door leads to.
    private func opened(_ site: Site, at door: SignInBrowser) async throws -> SetUpBrowser {
        var browser = site.browser(.swedish)
        try await browser.begin(try #require(door.required).start)
        return browser
    }

    private func opened(_ site: Site) async throws -> SetUpBrowser {
        try await opened(site, at: try await site.signIn(.swedish))
    }

    private func goToTheCode(_ browser: inout SetUpBrowser, _ site: Site) async throws -> AppOnAPhone {
        try await browser.choose("microsoft")
        try await browser.submit(site.password)
        try await browser.choose("iphone")
        let app = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        try await browser.submit()
        return app
    }

    @Test func `B1: the user cannot go on, and the page offers every allowed method`() async throws {
        let site = try site()
        let door = try await site.signIn(.swedish)
        let required = try #require(door.required)
        #expect(door.signedIn == nil && door.page == nil && !required.isRecovery)
        #expect(Localizer(.swedish).text(required.message).hasPrefix("Organisationen kräver mer än lösenordet"))
        #expect(required.methods.isSuperset(of: [.authenticatorApp, .sms]))
        let browser = try await opened(site, at: door)
        #expect(browser.step == .choose && browser.page?.content.title == "Mer information krävs")
        #expect(browser.page?.content.choices.map(\.id) == ["microsoft", "google", "authy", "other-app", "sms"])
        #expect(browser.page?.content.choices.allSatisfy { $0.isEnabled } == true)
        // What is offered is setting up, and nothing else.
        #expect(browser.page?.actions.map(\.event) == [.cancel])
    }

    @Test func `B2: Microsoft Authenticator also works without a network, and the password is asked for again`()
        async throws
    {
        let site = try site()
        var browser = try await opened(site)
        let choice = browser.page?.content.choices.first { $0.id == "microsoft" }
        #expect(choice?.title == "Microsoft Authenticator" && choice?.detail?.contains("koder även när") == true)
        try await browser.choose("microsoft")
        #expect(browser.step == .password && browser.page?.content.fields.first?.label == "Lösenord")
        try await browser.submit(site.password)
        #expect(browser.step == EnrollmentStep(.authenticatorApp, "platform"))
    }

    @Test func `B3: Android or iPhone; and cancelling leads back to the offer, not into the site`() async throws {
        let site = try site()
        var door = try await site.signIn(.swedish)
        var browser = try await opened(site, at: door)
        try await browser.choose("microsoft")
        try await browser.submit(site.password)
        #expect(browser.page?.content.choices.map(\.title) == ["Android", "iPhone"])
        try await browser.press(.cancel)
        #expect(browser.page == nil && browser.finished == nil)
        // The sign-in is where it was, and offers again.
        browser = try await opened(site, at: door)
        #expect(browser.step == .choose)
        try await browser.choose("microsoft")
        try await browser.submit(site.password)
        try await browser.press(.back(to: .choose))
        #expect(browser.step == .choose && browser.page?.content.choices.count == 5)
        // Nor does anything else at the door: leaving is leaving, and whoever comes again gets the offer.
        try await browser.press(.cancel)
        for event in [SignInEvent.submit("000000"), .check, .recover] {
            try await door.send(event)
            #expect(door.refusal == .over && door.signedIn == nil)
        }
        try await door.send(.cancel)
        #expect(door.isCancelled && door.signedIn == nil)
        try await site.signIn(&door)
        #expect(door.required != nil && door.signedIn == nil)
    }

    @Test func `B4: a QR code, a way for who cannot scan it, back and on`() async throws {
        let site = try site()
        var browser = try await opened(site)
        try await browser.choose("microsoft")
        try await browser.submit(site.password)
        try await browser.choose("iphone")
        let labels = browser.page?.actions.map(\.label) ?? []
        #expect(labels.contains("Fortsätt") && labels.contains("Tillbaka") && labels.contains("Avbryt"))
        #expect(labels.contains { $0.contains("utan att skanna") })
        #expect(browser.page?.content.title == "Skanna QR-koden")
    }

    @Test func `B5: there is no hurry: the code that has just gone by is taken`() async throws {
        let site = try site()
        var door = try await site.signIn(.swedish)
        var browser = try await opened(site, at: door)
        let app = try await goToTheCode(&browser, site)
        #expect(browser.page?.content.instructions.first?.contains("30") == true)
        let code = try app.code(at: site.time.now())
        site.time.advance(bySeconds: 30)
        try await browser.submit(code)
        #expect(browser.page?.error == nil && browser.step != EnrollmentStep(.authenticatorApp, "code"))
        try await browser.press(.skip)
        try await browser.submit()
        try await door.finish(try #require(browser.finished))
        #expect(door.signedIn?.strength == .secondFactor)
    }

    @Test func `B6: confirmed, on, done: signed in by that very code, and not asked again`() async throws {
        let site = try site()
        var door = try await site.signIn(.swedish)
        var browser = try await opened(site, at: door)
        let app = try await goToTheCode(&browser, site)
        let code = try app.code(at: site.time.now())
        try await browser.submit(code)
        // A back-up is offered, and may be done without.
        try await browser.press(.skip)
        #expect(browser.page?.content.instructions.first?.contains("du är inloggad") == true)
        try await browser.submit()
        let finished = try #require(browser.finished)
        #expect(finished.situation == .signIn && finished.method == .authenticatorApp && finished.account == site.kari)
        var again = door
        try await door.finish(finished)
        let signedIn = try #require(door.signedIn)
        #expect(door.page == nil && signedIn.evidence.map(\.kind) == [.password, .enrolledFactor])
        #expect(signedIn.methodReferences == ["pwd", "otp", "mfa"] && signedIn.at == site.time.now())
        // The set-up stands for one sign-in, and so does its code.
        try await again.finish(finished)
        #expect(again.refusal == .over && again.signedIn == nil)
        var next = try await site.signIn(.swedish)
        #expect(next.required == nil && next.page?.instructions == ["Skriv in koden som autentiseringsappen visar."])
        try await next.type(code)
        #expect(next.rejection == .alreadyUsed && next.signedIn == nil)
    }
}
