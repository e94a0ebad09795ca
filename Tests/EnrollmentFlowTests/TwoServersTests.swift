import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

/// Set-ups that go on with another server, or in two places at once.
@Suite struct TwoServersTests {
    private func atTheCode(
        _ fixture: Fixture, replacing factor: FactorID
    ) async throws -> (browser: SetUpBrowser, phone: TOTP) {
        var browser = try fixture.browser()
        try await browser.begin(
            fixture.start("other-app", purpose: .replace(factor), factorVerifiedAt: fixture.time.now()))
        try await browser.submit("secret")
        let phone = try await browser.phone()
        try await browser.submit()
        return (browser, phone)
    }

    @Test func `a replacement whose server died is found there by the next one, and not made a second time`()
        async throws
    {
        let fixture = try Fixture()
        _ = try await fixture.enrol()
        let old = try #require(try await fixture.factors().first)
        var (browser, phone) = try await atTheCode(fixture, replacing: old.id)
        // It dies when it has written the account, before it can note down that it has.
        let faulty = FaultyStore(fixture.store, faults: [.init(.unavailable, calls: 2..., of: .write)])
        let dying = try Fixture(store: faulty, time: fixture.time, seed: 9)
        let code = phone.code(at: fixture.time.now())?.text ?? ""
        browser.use(dying.service)
        await #expect(throws: RecordError.self) { try await browser.submit(code) }
        let new = try #require(try await fixture.factors().first)
        #expect(new.id != old.id)
        browser.use(fixture.service)
        try await browser.reload()
        #expect(browser.step == .code)
        try await browser.submit(code)
        #expect(browser.step == .done && browser.page?.error == nil)
        #expect(try await fixture.factors().map(\.id) == [new.id])
        let replacements = (fixture.observer.contents + dying.observer.contents)
            .count { $0 == .factorReplaced(by: new.id) }
        #expect(replacements == 1)
        try await browser.submit()
        #expect(browser.finished?.factors == [new.id])
    }

    @Test func `a factor that was removed meanwhile is not replaced, and the user is told`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.enrol()
        let old = try #require(try await fixture.factors().first)
        var (browser, phone) = try await atTheCode(fixture, replacing: old.id)
        let removal = try await fixture.settings.remove(
            old.id, password: "secret", factorVerifiedAt: fixture.time.now(), browser.request)
        #expect(removal.refusal == nil)
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .code)
        #expect(browser.page?.error == Localizer(.english).text(AccountRefusal.noSuchFactor.message))
        #expect(try await fixture.factors().isEmpty)
    }

    @Test func `of two browsers that end the same set-up one is let in`() async throws {
        let fixture = try Fixture()
        var first = try fixture.browser()
        try await first.begin(fixture.start("other-app", in: .signIn))
        try await first.submit("secret")
        let phone = try await first.phone()
        try await first.submit()
        try await first.submit(phone.code(at: fixture.time.now())?.text ?? "")
        try await first.press(.skip)
        #expect(first.step == .done)
        // The second one's server has read the set-up and is about to remove it, when the first one's does.
        let gate = FaultyStore.Gate()
        let held = FaultyStore(fixture.store, faults: [.init(.waits(for: gate), call: 1, of: .write)])
        let slow = try Fixture(store: held, time: fixture.time, seed: 9)
        let (token, request) = (first.page?.token ?? "", first.request)
        async let late = slow.service.handle(.submit(), token: token, request)
        while held.count(of: .write) == 0 { await Task.yield() }
        do {
            // Also when it fails, so that nobody waits for ever.
            defer { gate.open() }
            try await first.submit()
        }
        #expect(first.finished?.method == .authenticatorApp)
        guard case .failure(.stale) = try await late else {
            Issue.record("the set-up was ended twice")
            return
        }
        guard case .failure(.over) = try await slow.service.handle(.submit(), token: token, request) else {
            Issue.record("a set-up that has ended goes on")
            return
        }
    }

    @Test func `of two browsers that press the same button the slower one is told that its page is old`() async throws {
        let fixture = try Fixture()
        var first = try fixture.browser()
        try await first.begin(fixture.start("other-app"))
        let gate = FaultyStore.Gate()
        let held = FaultyStore(fixture.store, faults: [.init(.waits(for: gate), call: 1, of: .write)])
        let slow = try Fixture(store: held, time: fixture.time, seed: 9)
        let (token, request) = (first.page?.token ?? "", first.request)
        async let late = slow.service.handle(.submit(["password": "secret"]), token: token, request)
        while held.count(of: .write) == 0 { await Task.yield() }
        let phone: TOTP
        do {
            // Also when it fails, so that nobody waits for ever.
            defer { gate.open() }
            try await first.submit("secret")
            phone = try await first.phone()
        }
        guard case .failure(.stale) = try await late else {
            Issue.record("one button was pressed twice")
            return
        }
        // The secret that the faster one shows is the one that counts.
        try await first.submit()
        try await first.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(first.step == .backup)
    }

    // MARK: Servers of another version

    /// Another server of the site, with the same store, and other ways to verify.
    private func updated(
        _ fixture: Fixture, apps: [AppProfile] = [.other], hasPhones: Bool = false
    ) throws -> Fixture {
        try Fixture(
            apps: AuthenticatorApps(issuer: "Acme", profiles: apps), hasPhones: hasPhones, store: fixture.store,
            time: fixture.time, seed: 9)
    }

    @Test func `whoever has begun with an app that is offered no more carries it to its end`() async throws {
        let fixture = try Fixture()
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("google"))
        try await browser.submit("secret")
        try await browser.choose("android")
        browser.use(try updated(fixture).service)
        try await browser.reload()
        // Its name and where it is to be had are not known any more; what has to be scanned is.
        #expect(
            browser.step == .add && browser.page?.content.scan != nil && browser.page?.content.links.isEmpty == true)
        let phone = try await browser.phone()
        try await browser.submit()
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .backup)
        #expect(try await fixture.factors().map(\.name) == ["Acme"])
    }

    @Test func `a page of such an app that has nothing left to choose from leads back`() async throws {
        let fixture = try Fixture()
        var browser = try fixture.browser()
        try await browser.begin(fixture.start())
        try await browser.choose("google")
        try await browser.submit("secret")
        browser.use(try updated(fixture).service)
        try await browser.reload()
        #expect(browser.step == .platform && browser.page?.content.choices.isEmpty == true)
        try await browser.send(.choose("android"))
        #expect(browser.refusal == .notHere)
        try await browser.press(.back(to: .choose))
        #expect(browser.page?.content.choices.map(\.id) == ["other-app", "recovery-codes"])
    }

    @Test func `T32: a method that is taken away ends what was begun with it, and lets nobody in`() async throws {
        let fixture = try Fixture()
        let after = try updated(fixture)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start(in: .signIn))
        try await browser.choose("sms")
        try await browser.submit("secret")
        try await browser.submit("NO", "40612345")
        browser.use(after.service)
        try await browser.reload()
        #expect(browser.page?.content.title == "The set-up has ended. Start again.")
        for event in [EnrollmentEvent.submit(["code": fixture.gateway.code]), .check, .resend(.text)] {
            try await browser.send(event)
            #expect(browser.refusal == .notHere)
        }
        try await browser.press(.back(to: .choose))
        #expect(browser.step == .choose)
        try await browser.press(.cancel)
        #expect(browser.page == nil && browser.finished == nil)
        // Before its first page, too.
        var atThePassword = try fixture.browser()
        try await atThePassword.begin(fixture.start("sms", in: .signIn))
        atThePassword.use(after.service)
        try await atThePassword.submit("secret")
        #expect(atThePassword.step == .password && atThePassword.refusal == .over && atThePassword.finished == nil)
        #expect(try await fixture.factors().isEmpty)
    }

    @Test func `the end calls what was set up by its kind when the offer is there no more`() async throws {
        let fixture = try Fixture()
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("sms"))
        try await browser.submit("secret")
        try await browser.submit("NO", "40612345")
        try await browser.submit(fixture.gateway.code)
        try await browser.press(.skip)
        let english = Localizer(.english)
        #expect(browser.page?.content.instructions.first?.contains("Code by text message (SMS)") == true)
        browser.use(try updated(fixture).service)
        try await browser.reload()
        #expect(browser.page?.content.instructions.first?.contains(english.text(FactorMethod.sms.message)) == true)
        try await browser.submit()
        #expect(browser.finished?.method == .sms)
    }
}
