import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

/// The pages of apps that a site describes in its own way.
@Suite struct AppPageTests {
    private func added(_ apps: AuthenticatorApps, _ offer: String) async throws -> (Fixture, SetUpBrowser) {
        let fixture = try Fixture(apps: apps)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start(offer))
        try await browser.submit("secret")
        return (fixture, browser)
    }

    @Test func `an app without platforms is added without asking for one, and without links`() async throws {
        let own = AppProfile(id: "own", name: "Acme Key", adding: .scanned)
        let (fixture, browser) = try await added(AuthenticatorApps(issuer: "Acme", profiles: [own]), "own")
        #expect(browser.step == .add && browser.page?.content.links.isEmpty == true)
        #expect(browser.page?.content.instructions.contains { $0.contains("Acme Key") } == true)
        var going = browser
        let phone = try await going.phone()
        try await going.submit()
        try await going.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(try await fixture.factors().map(\.name) == ["Acme Key"])
    }

    @Test func `an app for one platform is not asked about, and its link is shown`() async throws {
        let own = AppProfile(
            id: "own", name: "Acme Key", adding: .typed, platforms: [.android("https://acme.example/key")])
        #expect(!own.asksPlatform)
        let (_, browser) = try await added(AuthenticatorApps(issuer: "Acme", profiles: [own]), "own")
        #expect(browser.step == .add)
        #expect(browser.page?.content.links.map(\.address) == ["https://acme.example/key"])
    }

    @Test func `where there is one app, its use is to show codes`() async throws {
        let fixture = try Fixture(
            order: .contactThenUse, apps: AuthenticatorApps(issuer: "Acme", profiles: [.microsoft]))
        var browser = try fixture.browser()
        try await browser.begin(fixture.start())
        try await browser.choose("contact-app")
        #expect(
            browser.page?.content.choices.map(\.title) == [Localizer(.english).text(Message(AppPhrase.useCodes))])
    }

    @Test(arguments: ["", "acme:alice", " alice ", String(repeating: "å", count: 2000)])
    func `a name that no QR code can hold is typed`(_ name: String) async throws {
        let fixture = try Fixture()
        var browser = try fixture.browser()
        var start = fixture.start("other-app")
        start.accountName = name
        try await browser.begin(start)
        try await browser.submit("secret")
        let page = try #require(browser.page)
        #expect(page.content.scan == nil && page.content.manual.contains { $0.copied == name })
        #expect(page.content.title != Localizer(.english).text(Message(AppPhrase.scanTitle)))
        // Nobody is sent to a picture that cannot be drawn.
        #expect(page.actions.map(\.event) == [.submit, .cancel])
        let phone = try await browser.phone()
        try await browser.submit()
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .backup)
    }

    @Test func `other codes than the usual ones are spelled out for who types them in`() async throws {
        let codes = AuthenticatorApps.Codes(algorithm: .sha256, digits: .eight, period: .minute)
        let (_, browser) = try await added(AuthenticatorApps(issuer: "Acme", profiles: [.authy], codes: codes), "authy")
        let values = browser.page?.content.manual.map(\.value) ?? []
        #expect(values.contains("8") || values.contains { $0.hasPrefix("8 ") })
        #expect(values.contains("60 seconds") && values.contains { $0.contains("256") })
    }

    @Test func `the page of the second code names the first one on the way back, and going back asks for both anew`()
        async throws
    {
        let fixture = try Fixture(asksSecondCode: true)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("other-app"))
        try await browser.submit("secret")
        let phone = try await browser.phone()
        try await browser.submit()
        let title = try #require(browser.page?.content.title)
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .secondCode && browser.page?.content.title != title)
        let back = browser.page?.actions.first { $0.event == .back(to: .code) }
        #expect(back?.label == "Back" && back?.accessibleLabel == "Back to “\(title)”")
        try await browser.send(.submit([:]))
        #expect(browser.step == .secondCode && browser.page?.error?.isEmpty == false)
        try await browser.press(.back(to: .code))
        fixture.time.advance(bySeconds: 30)
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .secondCode)
        fixture.time.advance(bySeconds: 30)
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .backup)
        #expect(try await fixture.factors().count == 1)
    }
}
