import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// Which way comes first, and what pages show.
@Suite struct WayTests {
    private func ways(_ browser: SignInBrowser) -> [String] { browser.page?.choices.map(\.title) ?? [] }

    @Test func `the way that was used last comes first, and then what takes least typing`() async throws {
        let fixture = try await Fixture(.sms, .token, .app, .secondApp, .lamp, sending: .onDemand)
        var browser = try await fixture.begun()
        #expect(browser.page?.kind == .offering)
        #expect(
            ways(browser) == ["Authenticator app", "token", "Text message to ••••• •• 345"] || ways(browser).count == 3)
        try await browser.type(TokenList.word(0))
        let next = try await fixture.begun()
        #expect(next.page?.instructions == ["Type the code from “token”."] && ways(next).first == "lamp")
        try await browser.begin(fixture.start())
        try await browser.type(fixture.secondPhone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.signedIn != nil)
        let last = try await fixture.begun()
        #expect(last.page?.instructions == ["Type the code that your authenticator app shows."])
        #expect(ways(last).count == 3)
    }

    @Test func `an application takes its own methods, and no code of another one`() async throws {
        let token = try FactorMethod(custom: "token", interaction: .typed)
        let fixture = try await Fixture(
            .app, .token, .sms,
            policy: Fixture.policy(applications: [
                Application(id: "vault", name: "Vault", methods: [token]),
                Application(id: "gate", name: "Gate", methods: [.sms]),
            ]))
        var vault = try await fixture.begun("vault")
        #expect(vault.page?.choices.isEmpty == true)
        try await vault.type(fixture.code)
        #expect(vault.signedIn == nil && vault.rejection?.isWrong == true)
        try await vault.type(TokenList.word(0))
        #expect(vault.signedIn?.application == "vault")
        var gate = try await fixture.begun("gate")
        #expect(fixture.gateway.messages.count == 1 && gate.page?.instructions.count == 1)
        try await gate.type(TokenList.word(1))
        #expect(gate.signedIn == nil)
        try await gate.type(fixture.gateway.code)
        #expect(gate.signedIn != nil)
    }

    @Test func `a word that was used is said to be so`() async throws {
        let fixture = try await Fixture(.token)
        var browser = try await fixture.begun()
        try await browser.type(TokenList.word(0))
        browser = try await fixture.begun()
        try await browser.type(TokenList.word(0))
        #expect(browser.rejection == .alreadyUsed && browser.page?.error != nil)
    }

    @Test func `a code goes out at once, and not again when the page is loaded anew`() async throws {
        let fixture = try await Fixture(.sms)
        for _ in 0..<3 {
            let browser = try await fixture.begun()
            #expect(browser.page?.kind == .typing)
        }
        #expect(fixture.gateway.messages.count == 1)
        var browser = try await fixture.begun()
        let again = try #require(browser.page?.actions.first { $0.event == .resend(.text) })
        #expect(again.from.map { $0 > fixture.time.now() } == true)
        try await browser.press(.resend(.text))
        #expect(browser.page?.error != nil && fixture.gateway.messages.count == 1)
        fixture.time.set(try #require(again.from))
        try await browser.press(.resend(.text))
        #expect(browser.page?.error == nil && fixture.gateway.messages.count == 2)
        // Whoever comes too late gets another one.
        fixture.time.advance(bySeconds: 310)
        try await browser.send(.resend(.text))
        #expect(fixture.gateway.messages.count == 3 && browser.page?.kind == .typing)
        try await browser.type(fixture.gateway.code)
        #expect(browser.signedIn?.strength == .restricted)
    }

    @Test func `a code that is over, and one typed wrong too often, are said to be so`() async throws {
        let late = try await Fixture(.sms)
        var browser = try await late.begun()
        late.time.advance(bySeconds: 310)
        try await browser.send(.submit(late.gateway.code))
        #expect(browser.rejection == .codeOver(.expired))
        let wrong = try await Fixture(.sms)
        browser = try await wrong.begun()
        let code = wrong.gateway.code
        while browser.page?.kind == .typing, browser.rejection?.isPaused != true {
            try await browser.send(.submit(code == "111111" ? "222222" : "111111"))
        }
        try await browser.send(.submit(code))
        #expect(browser.signedIn == nil)
        if browser.rejection?.isPaused != true { #expect(browser.rejection == .codeOver(.exhausted)) }
    }

    @Test func `where nothing sends codes a number is no way`() async throws {
        let fixture = try await Fixture(.sms)
        var browser = SignInBrowser(try fixture.service(), fixture.request())
        try await browser.begin(fixture.start())
        #expect(browser.impossible != nil && browser.page == nil)
    }

    @Test func `a paused account is sent nothing`() async throws {
        let fixture = try await Fixture(.token, .sms)
        var browser = try await fixture.begun()
        while browser.rejection?.isPaused != true { try await browser.type("word-9") }
        try await browser.send(.use(SignInWay.ID("sms:\(try await fixture.factor(.sms))")))
        #expect(fixture.gateway.messages.isEmpty && browser.page?.error != nil)
    }

    @Test func `a box is only where something can be typed`() async throws {
        let policy = try Fixture.policy(trustedDevices: .on(lifetime: .seconds(86_400)))
        let lamp = try await Fixture(.lamp, policy: policy).begun()
        #expect(lamp.page?.remember == nil && lamp.page?.field == nil)
        let both = try await Fixture(.lamp, .app, policy: policy).begun()
        #expect(both.page?.remember != nil && both.page?.field != nil)
    }

    @Test func `a page says how long it is good for, is kept by nobody, and is over then`() async throws {
        let fixture = try await Fixture(.app)
        var browser = try await fixture.begun()
        let page = try #require(browser.page)
        #expect(page.cacheControl == "no-store" && page.asksAfterSeconds == nil)
        #expect(page.expiresAt == fixture.time.now().advanced(bySeconds: 600) && page.support == nil)
        #expect(page.field?.name == "code" && page.field?.autocomplete == "one-time-code")
        fixture.time.advance(bySeconds: 600)
        try await browser.type(fixture.code)
        #expect(browser.refusal == .over)
        let other = try await fixture.service.handle(.check, token: page.token, fixture.request("another"))
        guard case .refused(.otherSession) = consume other else { throw Unexpected() }
        let nonsense = try await fixture.service.handle(.check, token: "nonsense", fixture.request())
        guard case .refused(.otherSession) = consume nonsense else { throw Unexpected() }
    }

    // MARK: Texts

    @Test(arguments: Language.allCases) func `every page and every answer is in every language`(
        language: Language
    ) async throws {
        let fixture = try await Fixture(
            .app, .sms, .token, .lamp, policy: Fixture.policy(trustedDevices: .on(lifetime: .seconds(86_400))),
            sending: .onDemand)
        var texts: [String] = []
        var browser = fixture.browser()
        browser.request.language = language
        func look() { texts.append(browser.page?.allText ?? "") }
        try await browser.begin(fixture.start())
        let ids = (browser.page?.choices.map(\.id) ?? []) + [SignInWay.ID("lamp:\(try await fixture.factor(.lamp))")]
        look()
        for id in ids {
            try await browser.send(.use(id))
            look()
        }
        try await browser.send(.recover)
        look()
        try await browser.send(.use(SignInWay.ID("address:mail")))
        look()
        try await browser.stepUp(StepUp("Pay {1}"), after: nil, fixture.start())
        look()
        #expect(texts.filter { $0.contains("Pay {1}") }.count == 1)
        let localizer = Localizer(language)
        let now = fixture.time.now()
        let rejections: [SignInRejection] = [
            .wrong(triesLeft: 2), .paused(until: now.advanced(bySeconds: 30)), .exhausted,
            .sourcePaused(until: now.advanced(bySeconds: 30)), .alreadyUsed, .codeOver(.expired), .codeOver(.used),
            .codeOver(.exhausted), .nothingToVerify, .denied, .timedOut, .notSent(.verbatim("x")), .notHere, .oneMore,
        ]
        texts += rejections.map { localizer.text($0.message(at: now)) }
        texts += [SignInRefusal.over, .otherSession].map { localizer.text($0.message) }
        for text in texts.map({ $0.replacing("Pay {1}", with: "") }) {
            #expect(!text.isEmpty && !text.contains("{") && !text.contains("}"), "\(text)")
        }
    }
}
