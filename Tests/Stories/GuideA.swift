import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SMSChallenge
import SignInFlow
import TestSupport
import Testing

/// CoZone's security tab, in Norwegian.
@Suite struct `Guide A: the security tab` {
    private func opened(_ site: Site, _ offer: String) async throws -> SetUpBrowser {
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(EnrollmentStart(accountName: site.name, offer: offer))
        return browser
    }

    private func atTheMethod(_ site: Site, _ offer: String) async throws -> SetUpBrowser {
        var browser = try await opened(site, offer)
        try await browser.submit(site.password)
        return browser
    }

    @Test func `A1: the tab lists every method with its state and its action`() async throws {
        let site = try Site()
        var overview = try await site.settings.overview(site.request(.norwegianBokmål))
        #expect(overview.methods.map(\.offer) == ["microsoft", "google", "authy", "other-app", "sms"])
        #expect(overview.methods.allSatisfy { $0.state == .off && $0.stateText == "Ikke satt opp" && $0.canBeAdded })
        var browser = try await atTheMethod(site, "google")
        overview = try await site.settings.overview(site.request(.norwegianBokmål))
        #expect(overview.methods.first { $0.offer == "google" }?.state == .beingSetUp)
        try await finish(&browser, site)
        overview = try await site.settings.overview(site.request(.norwegianBokmål))
        #expect(overview.methods.first { $0.offer == "google" }?.stateText == "Aktiv")
        #expect(overview.methods.first { $0.offer == "microsoft" }?.state == .off)
        #expect(overview.items.map(\.name) == ["Google Authenticator"])
    }

    @Test(arguments: ["microsoft", "google", "authy", "other-app", "sms"])
    func `A2: whatever the method, the password is asked for again, and a wrong one is counted and said`(
        _ offer: String
    ) async throws {
        let site = try Site()
        var browser = try await opened(site, offer)
        #expect(browser.step == .password && browser.page?.content.title == "Bekreft at det er deg")
        #expect(browser.page?.content.fields.first?.autocomplete == "current-password")
        try await browser.submit("feil")
        #expect(browser.step == .password && browser.page?.error == "Passordet er feil. Du har 9 forsøk igjen.")
        try await browser.submit(site.password)
        #expect(browser.step != .password && browser.page?.error == nil)
    }

    @Test func `A3: cancelling makes everything worthless, and going back makes void what came after`() async throws {
        let site = try Site()
        var browser = try await atTheMethod(site, "google")
        try await browser.choose("android")
        let first = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        try await browser.submit()
        try await browser.press(.back(to: EnrollmentStep(.authenticatorApp, "platform")))
        #expect(browser.page?.content.title == "Last ned Google Authenticator")
        try await browser.choose("iphone")
        #expect(browser.page?.content.links.map(\.title) == ["Last ned Google Authenticator for iPhone"])
        let second = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        #expect(first.secret != second.secret)
        try await browser.submit()
        try await browser.submit(try first.code(at: site.time.now()))
        #expect(browser.page?.error != nil)
        try await browser.press(.cancel)
        #expect(browser.page == nil)
        #expect(try await site.factors().isEmpty)
        try await browser.reload()
        #expect(browser.refusal == .over)
    }

    @Test func `A4 to A6: Authy is told a secret that is typed, made anew each time, and confirmed by its first code`()
        async throws
    {
        let site = try Site()
        var browser = try await atTheMethod(site, "authy")
        let page = try #require(browser.page)
        #expect(page.content.title == "Legg til kontoen i Authy" && page.content.scan == nil)
        #expect(page.content.links.count == 2 && page.content.links.allSatisfy { $0.address.hasPrefix("https://") })
        #expect(page.manual("Nettsted") == "CoZone" && page.manual("Kontonavn") == site.name)
        #expect(page.manual("Lengde") == "6 sifre" && page.manual("Type") == "Tidsbasert")
        #expect(page.cacheControl == "no-store")
        let old = AppOnAPhone(typing: try #require(page.manual("Hemmelig nøkkel")))
        // The window is closed, and everything begins again.
        browser = try await atTheMethod(site, "authy")
        let app = AppOnAPhone(typing: try #require(browser.page?.manual("Hemmelig nøkkel")))
        #expect(app.secret != old.secret)
        try await browser.submit()
        #expect(browser.page?.content.fields.first?.autocomplete == "one-time-code")
        #expect(browser.page?.content.fields.first?.inputMode == "numeric")
        try await browser.submit(try old.code(at: site.time.now()))
        #expect(browser.page?.error?.hasPrefix("Koden er feil.") == true)
        try await browser.submit(try app.code(at: site.time.now()))
        try await endAfterTheCode(&browser)
        #expect(try await site.factors().map(\.name) == ["Authy"])
    }

    @Test(arguments: [("google", "Google Authenticator"), ("microsoft", "Microsoft Authenticator")])
    func `A7 to A9: the right store, a QR code or the same by hand, and a code of six digits`(
        _ offer: String, _ name: String
    ) async throws {
        let site = try Site()
        var browser = try await atTheMethod(site, offer)
        #expect(browser.page?.content.instructions == ["Hva slags telefon har du?"])
        #expect(browser.page?.content.choices.map(\.title) == ["Android", "iPhone"])
        try await browser.choose("android")
        #expect(browser.page?.content.links.map(\.address).first?.contains("play.google.com") == true)
        let scan = try #require(browser.page?.content.scan)
        #expect(scan.alternative.contains("Sett opp uten å skanne"))
        let scanned = try AppOnAPhone(scanning: scan.code)
        #expect(scanned.issuer == "CoZone" && scanned.account == site.name)
        try await browser.choose("type")
        #expect(browser.page?.content.scan == nil)
        #expect(browser.page?.manual("Hemmelig nøkkel") == scanned.secret)
        let groups = browser.page?.content.manual.first { $0.label == "Hemmelig nøkkel" }?.value
        #expect(groups?.split(separator: " ").allSatisfy { $0.count == 4 } == true)
        try await browser.choose("scan")
        #expect(try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code)).secret == scanned.secret)
        try await browser.submit()
        try await browser.submit(try scanned.code(at: site.time.now()))
        try await endAfterTheCode(&browser)
        #expect(try await site.factors().map(\.name) == [name])
        #expect(site.observer.contents.contains(.factorAdded))
    }

    @Test func `A10: the next sign-in takes name and password, and then a fresh code from the app`() async throws {
        let site = try Site()
        var browser = try await atTheMethod(site, "google")
        try await browser.choose("android")
        let app = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        try await browser.submit()
        let first = try app.code(at: site.time.now())
        try await browser.submit(first)
        try await endAfterTheCode(&browser)
        var door = site.door(.norwegianBokmål)
        try await site.signIn(&door, "feil")
        #expect(door.page == nil && door.signedIn == nil)
        try await site.signIn(&door)
        #expect(door.page?.title == "Bekreft at det er deg")
        #expect(door.page?.instructions == ["Skriv inn koden som autentiseringsappen viser."])
        #expect(door.page?.field?.autocomplete == "one-time-code" && door.page?.field?.inputMode == "numeric")
        #expect(door.page?.support?.address == "mailto:support@cozone.example")
        // The code that has confirmed the app is not a fresh one.
        try await door.type(first)
        #expect(door.rejection == .alreadyUsed && door.page?.error?.isEmpty == false && door.signedIn == nil)
        site.time.advance(bySeconds: 30)
        try await door.type(try app.code(at: site.time.now()))
        #expect(door.signedIn?.methodReferences == ["pwd", "otp", "mfa"] && door.signedIn?.account == "kari")
    }

    @Test
    func `A11 to A13: a country, a number, a code by SMS through a real gateway, and once more if it did not come`()
        async throws
    {
        let kannel = try Kannel()
        let site = try Site(gateway: try kannel.gateway())
        var browser = try await atTheMethod(site, "sms")
        let country = try #require(browser.page?.content.fields.first)
        #expect(country.label == "Land" && country.value == "NO" && country.options.first?.text == "Norge (+47)")
        #expect(country.options.contains { $0.text == "Sverige (+46)" } && country.options.count > 200)
        try await browser.submit("NO", "406 12")
        #expect(browser.page?.error?.isEmpty == false && browser.page?.content.fields.last?.value == "406 12")
        try await browser.submit("NO", "406 12 345")
        #expect(browser.page?.content.instructions.first?.hasPrefix("Vi har sendt en kode på 6 sifre til ••") == true)
        let line = try #require(try await kannel.texts(lines: 1).last)
        #expect(line.hasPrefix("CoZone +4740612345 text CoZone: Bruk koden "))
        let code = try #require(line.firstMatch(of: /koden ([0-9]{6})/)).output.1
        // It did not arrive in time.
        #expect(browser.page?.actions.contains { $0.label == "Send på nytt om 30 sekunder" } == true)
        site.time.advance(bySeconds: 31)
        try await browser.reload()
        #expect(browser.page?.actions.contains { $0.label == "Send på nytt" } == true)
        try await browser.press(.resend(.text))
        let again = try #require(try await kannel.texts(lines: 2).last)
        #expect(again.contains(code))
        try await browser.submit(String(code))
        try await endAfterTheCode(&browser)
        let factor = try #require(try await site.factors().first)
        guard case .phone(let address) = factor.credential else {
            Issue.record("the factor is no phone")
            return
        }
        let number = address.masked
        // The next sign-in sends by itself.
        site.time.advance(bySeconds: 3600)
        var door = try await site.signIn(.norwegianBokmål)
        #expect(door.page?.kind == .typing)
        #expect(door.page?.instructions == ["Vi har sendt en kode til \(number). Skriv den inn her."])
        let third = try #require(try await kannel.texts(lines: 3).last)
        let next = try #require(third.firstMatch(of: /er ([0-9]{6})/)).output.1
        try await door.type(String(next))
        #expect(door.signedIn?.strength == .restricted && door.signedIn?.methodReferences == ["pwd", "sms", "mfa"])
    }

    @Test func `A14: everywhere there is a way to the site's support`() async throws {
        let site = try Site()
        var browser = try await opened(site, "google")
        for _ in 0..<3 {
            #expect(browser.page?.support?.address == "mailto:support@cozone.example")
            #expect(browser.page?.support?.lines.first == "support@cozone.example")
            switch browser.step {
            case .password: try await browser.submit(site.password)
            default: try await browser.choose("android")
            }
            if browser.page?.content.scan != nil { break }
        }
    }

    // MARK: The rest of the way

    /// From the method's first page to the end.
    private func finish(_ browser: inout SetUpBrowser, _ site: Site) async throws {
        try await browser.choose("android")
        let app = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        try await browser.submit()
        try await browser.submit(try app.code(at: site.time.now()))
        try await endAfterTheCode(&browser)
    }

    /// A back-up is recommended and done without; then it is finished.
    private func endAfterTheCode(_ browser: inout SetUpBrowser) async throws {
        #expect(browser.step == .backup && browser.page?.content.title == "I tilfelle du mister telefonen")
        try await browser.press(.skip)
        #expect(browser.step == .done && browser.page?.content.title == "Alt er klart")
        try await browser.submit()
        #expect(browser.finished?.situation == .settings && browser.finished?.factors.count == 1)
    }
}
