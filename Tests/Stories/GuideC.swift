import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SMSChallenge
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

    private func opened(_ site: Site) async throws -> SetUpBrowser {
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(EnrollmentStart(accountName: site.name, in: .signIn, passwordTypedAt: site.time.now()))
        return browser
    }

    @Test func `C2: more information is required`() async throws {
        let browser = try await opened(try site())
        #expect(browser.page?.content.title == "Mer informasjon kreves")
        #expect(browser.page?.content.instructions.first?.hasPrefix("Organisasjonen trenger mer informasjon") == true)
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
        var browser = try await opened(site)
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
    }
}
