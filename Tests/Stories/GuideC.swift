import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SMSChallenge
import SignInFlow
import TestSupport
import Testing

/// A municipality's set-up page, in Norwegian: how to be reached first, and then what for.
///
/// Notifications and their steps (the first half of C4, C5 with the nine digits, C7, C8 and C10) come with approval on the phone.
@Suite struct `Guide C: contact method first` {
    private func site(_ gateway: any SMSGateway = RecordingGateway()) throws -> Site {
        try Site(
            issuer: "Kommunen",
            policy: Policy(
                enforcement: .required, backup: .required, reauthentication: .whenOlderThan(.seconds(600))),
            gateway: gateway, order: .contactThenUse)
    }

    /// The set-up that the door leads to.
    private func opened(_ site: Site, at door: SignInBrowser) async throws -> SetUpBrowser {
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(try #require(door.required).start)
        return browser
    }

    private func opened(_ site: Site) async throws -> SetUpBrowser {
        try await opened(site, at: try await site.signIn(.norwegianBokmål))
    }

    @Test func `C2: more information is required`() async throws {
        let site = try site()
        let door = try await site.signIn(.norwegianBokmål)
        let message = try #require(door.required).message
        #expect(Localizer(.norwegianBokmål).text(message).hasPrefix("Organisasjonen krever mer enn passordet"))
        let browser = try await opened(site, at: door)
        #expect(browser.page?.content.title == "Mer informasjon kreves")
        #expect(browser.page?.content.instructions.first?.hasPrefix("Organisasjonen trenger mer informasjon") == true)
    }

    @Test func `C2: or another account is used, with nothing of the first one's`() async throws {
        let site = try site()
        var door = try await site.signIn(.norwegianBokmål)
        let left = try #require(door.required)
        try await door.send(.cancel)
        #expect(door.isCancelled && door.signedIn == nil)
        var other = site.door(.norwegianBokmål, site.ola)
        try await site.signIn(&other, "brunost")
        #expect(other.required != nil && other.required?.token != left.token)
        // In the same browser, what was begun for the one is worth nothing for the other.
        let answer = try await site.signIns.handle(.check, token: left.token, other.request)
        guard case .refused(.otherSession) = consume answer else {
            Issue.record("the first account's page was taken for the second")
            return
        }
    }

    @Test func `C3: how to be reached: an authentication phone or the mobile app`() async throws {
        var browser = try await opened(try site())
        #expect(browser.page?.content.choices.map(\.title) == ["Telefon for autentisering", "Mobilapp"])
        try await browser.choose("contact-app")
        #expect(browser.step == .use)
    }

    @Test func `C4: how to use the app; nothing can be used before it is set up`() async throws {
        var browser = try await opened(try site())
        try await browser.choose("contact-app")
        #expect(browser.page?.content.title == "Hvordan vil du bruke appen?")
        #expect(browser.page?.content.choices.map(\.id) == ["microsoft", "google", "authy", "other-app"])
        // There is no way on but a choice.
        #expect(browser.page?.actions.contains { $0.event == .submit } == false)
        try await browser.send(.submit([:]))
        #expect(browser.refusal == .notHere)
    }

    @Test func `C5 and C6: the app scans, and shows the account with the user's name`() async throws {
        let site = try site()
        var browser = try await opened(site)
        try await browser.choose("contact-app")
        try await browser.choose("microsoft")
        // The password was typed a minute ago, and is not asked for again.
        #expect(browser.step == EnrollmentStep(.authenticatorApp, "platform"))
        try await browser.choose("android")
        let app = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        #expect(app.account == site.name && app.issuer == "Kommunen")
    }

    @Test func `C9: a back-up phone is required, in case the app is lost, and verified`() async throws {
        let gateway = RecordingGateway()
        let site = try site(gateway)
        var door = try await site.signIn(.norwegianBokmål)
        var browser = try await opened(site, at: door)
        try await browser.choose("contact-app")
        try await browser.choose("microsoft")
        try await browser.choose("android")
        let app = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        try await browser.submit()
        try await browser.submit(try app.code(at: site.time.now()))
        #expect(browser.step == .backup)
        #expect(
            browser.page?.content.instructions.last
                == "Du må legge til enda en metode å bekrefte med før du kan fortsette.")
        #expect(browser.page?.actions.contains { $0.event == .skip } == false)
        try await browser.send(.skip)
        #expect(browser.refusal == .notHere)
        try await browser.choose("sms")
        #expect(browser.page?.content.fields.first?.options.first?.text == "Norge (+47)")
        try await browser.submit("NO", "406 12 345")
        try await browser.submit("000000" == gateway.code ? "000001" : "000000")
        #expect(browser.page?.error != nil)
        try await browser.submit(gateway.code)
        #expect(browser.step == .done)
        try await browser.submit()
        #expect(browser.finished?.factors.count == 2)
        #expect(try await site.factors().map(\.method) == [.authenticatorApp, .sms])
        try await door.finish(try #require(browser.finished))
        #expect(door.signedIn?.evidence.map(\.kind) == [.password, .enrolledFactor])
        // At the next sign-in one of them is asked for, and the other one is at hand.
        site.time.advance(bySeconds: 3600)
        try await site.signIn(&door)
        #expect(door.page?.field != nil && door.page?.choices.count == 1)
        try await door.type(try app.code(at: site.time.now()))
        #expect(door.signedIn?.strength == .secondFactor)
    }
}
