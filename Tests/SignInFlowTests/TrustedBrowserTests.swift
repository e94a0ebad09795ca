import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// Browsers that are remembered, and those that only look so.
@Suite struct TrustedBrowserTests {
    private static let day: Int64 = 86_400

    private func fixture(lifetime: Int64 = 30 * TrustedBrowserTests.day, hidesAccounts: Bool = false) async throws
        -> Fixture
    {
        try await Fixture(
            .app,
            policy: Fixture.policy(
                applications: [Application(id: "terminal", name: "Terminal", canShowPage: false)],
                trustedDevices: .on(lifetime: .seconds(lifetime))), hidesAccounts: hidesAccounts)
    }

    /// The token of a browser that has just been remembered.
    private func remembered(_ fixture: Fixture, session: String = "first") async throws -> String {
        var browser = try await fixture.begun(session: session)
        try await browser.type(fixture.code, remember: true)
        try #require(browser.signedIn?.strength == .secondFactor)
        // The next one needs another code.
        fixture.time.advance(bySeconds: 30)
        return try #require(browser.request.trustedToken)
    }

    private func come(
        _ fixture: Fixture, with token: String?, session: String = "later", browser name: String = "Firefox on Linux",
        to application: String = ""
    ) async throws -> SignInBrowser {
        var request = fixture.request(session, token: token)
        request.browser = name
        var browser = SignInBrowser(fixture.service, request)
        try await browser.begin(fixture.start(application))
        return browser
    }

    @Test func `no browser is remembered where the policy does not say so`() async throws {
        let fixture = try await Fixture(.app)
        var browser = try await fixture.begun()
        #expect(browser.page?.remember == nil)
        try await browser.send(.submit(fixture.code, remember: true))
        #expect(browser.signedIn != nil && browser.request.trustedToken == nil)
        #expect(try await fixture.account()?.trustedDevices.isEmpty == true)
    }

    @Test func `no browser is remembered whose user does not want it`() async throws {
        let fixture = try await fixture()
        var browser = try await fixture.begun()
        #expect(browser.page?.remember == "Do not ask again in this browser for 30 days")
        try await browser.type(fixture.code)
        #expect(browser.signedIn != nil && browser.request.trustedToken == nil)
    }

    @Test func `a remembered browser comes in without a code, and gets another token each time`() async throws {
        let fixture = try await fixture()
        var tokens = [try await remembered(fixture)]
        for number in 1...3 {
            fixture.time.advance(bySeconds: 100)
            let browser = try await come(fixture, with: tokens.last, session: "\(number)")
            let signIn = try #require(browser.signedIn)
            #expect(signIn.strength == .password && signIn.methodReferences == ["pwd"])
            #expect(signIn.evidence.map(\.kind) == [.password, .trustedBrowser] && signIn.factorVerifiedAt == nil)
            tokens.append(try #require(browser.request.trustedToken))
        }
        #expect(Set(tokens).count == 4)
        #expect(try await come(fixture, with: nil).page != nil)
    }

    @Test func `a token that was used before ends the series, and the owner hears of it`() async throws {
        let fixture = try await fixture()
        let copied = try await remembered(fixture)
        let next = try #require(try await come(fixture, with: copied).request.trustedToken)
        fixture.time.advance(bySeconds: 61)
        let thief = try await come(fixture, with: copied, session: "thief")
        #expect(thief.signedIn == nil && thief.page?.kind == .typing)
        let device = try #require(
            fixture.observer.contents.compactMap { content -> FactorID? in
                if case .trustedDeviceMisused(let id) = content { id } else { nil }
            }.first)
        #expect(next.hasPrefix("\(device)"))
        let owner = try await come(fixture, with: next, session: "owner")
        #expect(owner.signedIn == nil && owner.page != nil)
        #expect(try await fixture.account()?.trustedDevices.isEmpty == true)
    }

    @Test func `a token in another browser ends the series`() async throws {
        let fixture = try await fixture()
        let token = try await remembered(fixture)
        let thief = try await come(fixture, with: token, session: "thief", browser: "Chrome on Windows")
        #expect(thief.page != nil && thief.signedIn == nil)
        #expect(try await come(fixture, with: token).page != nil)
    }

    @Test func `what is no token of the account's changes nothing`() async throws {
        let fixture = try await fixture()
        let token = try await remembered(fixture)
        let parts = token.split(separator: "-")
        let nonsense = [
            "", "x", String(repeating: "a", count: 5000), "\(parts[0])-1-\(parts[2])-\(parts[3])",
            "\(parts[0])-0-\(parts[3])-\(parts[2])", "\(parts[0])-00-\(parts[2])-\(parts[3])", token + "-",
        ]
        for text in nonsense { #expect(try await come(fixture, with: text).signedIn == nil) }
        #expect(try await come(fixture, with: token).signedIn != nil)
    }

    @Test func `a page that loads several things at once does not end its own series`() async throws {
        let fixture = try await fixture()
        let token = try await remembered(fixture)
        let first = try await come(fixture, with: token, session: "a")
        fixture.time.advance(bySeconds: 59)
        let second = try await come(fixture, with: token, session: "b")
        #expect(second.signedIn != nil && second.request.trustedToken == token, "it has got its next token already")
        #expect(try await come(fixture, with: first.request.trustedToken, session: "c").signedIn != nil)
    }

    @Test func `using it does not make its time longer`() async throws {
        let fixture = try await fixture(lifetime: 1000)
        var token = try await remembered(fixture)
        for _ in 0..<3 {
            fixture.time.advance(bySeconds: 300)
            token = try #require(try await come(fixture, with: token).request.trustedToken)
        }
        fixture.time.advance(bySeconds: 70)
        #expect(try await come(fixture, with: token).page != nil, "a thousand seconds are over")
    }

    @Test func `the user sees his browsers, and has one forgotten`() async throws {
        let fixture = try await fixture()
        let (first, second) = (try await remembered(fixture, session: "a"), try await remembered(fixture, session: "b"))
        let devices = try #require(try await fixture.account()?.trustedDevices)
        #expect(devices.map(\.name) == ["Firefox on Linux", "Firefox on Linux"])
        try await fixture.accounts.update(fixture.alice) { account, now in
            Result { () throws(AccountRefusal) in
                try account.revokeTrustedDevice(devices[0].id, Occasion(at: now))
            }
        }.get()
        #expect(try await come(fixture, with: first).signedIn == nil)
        #expect(try await come(fixture, with: second).signedIn != nil)
        #expect(fixture.observer.contents.contains(.trustedDeviceRevoked(devices[0].id)))
        #expect("\(devices[0])" == "TrustedDevice(\(devices[0].id))")
    }

    @Test func `every change of factors makes all browsers forgotten`() async throws {
        for change in 0..<3 {
            let fixture = try await fixture()
            try await fixture.give(.token)
            let token = try await remembered(fixture)
            let factor = try await fixture.factor(.token)
            let policy = fixture.policy
            try await fixture.accounts.update(fixture.alice) { account, now in
                Result { () throws(AccountRefusal) in
                    switch change {
                    case 0: try account.remove(factor, under: policy, Occasion(at: now))
                    case 1: try account.suspend(factor, because: .reportedLost, Occasion(at: now))
                    default: try account.disable(factor, because: .byOperator, Occasion(at: now))
                    }
                }
            }.get()
            #expect(try await come(fixture, with: token).signedIn == nil, "\(change)")
        }
    }

    @Test func `as many are remembered as the policy allows, and the one used longest ago makes room`() async throws {
        let policy = try Policy(
            methods: [.authenticatorApp], trustedDevices: .on(lifetime: .seconds(TrustedBrowserTests.day)),
            caps: .init(factorsPerMethod: 2, factors: 2, trustedDevices: 2))
        let fixture = try await Fixture(.app, policy: policy)
        let first = try await remembered(fixture, session: "a")
        let second = try await remembered(fixture, session: "b")
        let used = try #require(try await come(fixture, with: first).request.trustedToken)
        let third = try await remembered(fixture, session: "c")
        #expect(try await fixture.account()?.trustedDevices.count == 2)
        #expect(try await come(fixture, with: second).signedIn == nil)
        #expect(try await come(fixture, with: used).signedIn != nil)
        #expect(try await come(fixture, with: third).signedIn != nil)
    }

    @Test func `it counts for no application without a page, for no step-up, and not where the policy has changed`()
        async throws
    {
        let fixture = try await fixture()
        let token = try await remembered(fixture)
        #expect(try await come(fixture, with: token, to: "terminal").impossible != nil)
        var browser = fixture.browser()
        browser.request.trustedToken = token
        try await browser.stepUp(StepUp("Pay"), after: nil, fixture.start())
        #expect(browser.page?.kind == .typing && browser.page?.remember == nil)
        let strict = try await Fixture(store: fixture.store, time: fixture.time, seed: 2)
        #expect(try await come(strict, with: token).signedIn == nil)
        #expect(try await come(fixture, with: token).signedIn != nil, "it is as good as before")
    }

    @Test func `a wrong password and a remembered browser let nobody in`() async throws {
        for hides in [true, false] {
            let fixture = try await fixture(hidesAccounts: hides)
            let token = try await remembered(fixture)
            var start = fixture.start()
            start.firstFactor = .failed
            var browser = SignInBrowser(fixture.service, fixture.request("thief", token: token))
            try await browser.begin(start)
            #expect(browser.signedIn == nil && browser.page != nil)
            try await browser.type(fixture.code)
            #expect(browser.signedIn == nil)
            #expect(try await come(fixture, with: token).signedIn != nil, "the token is as good as before")
        }
    }

    @Test func `the browser's token has tries of its own, which strangers cannot use up`() async throws {
        let fixture = try await fixture()
        let token = try await remembered(fixture)
        var stranger = try await fixture.begun(session: "stranger")
        while stranger.rejection?.isPaused != true { try await stranger.type(fixture.wrongCode) }
        try await stranger.type(fixture.code)
        #expect(stranger.signedIn == nil)
        var owner = fixture.browser("owner")
        owner.request.trustedToken = token
        try await owner.stepUp(StepUp("Pay"), after: nil, fixture.start())
        try await owner.type(fixture.code)
        #expect(owner.signedIn?.strength == .secondFactor)
    }

    @Test func `printing a browser shows no token`() async throws {
        let fixture = try await fixture()
        let browser = try await fixture.begun()
        let answer = try await fixture.service.handle(
            .submit(fixture.code, remember: true), token: try #require(browser.page?.token), fixture.request())
        guard case .verified(let grant, _) = consume answer else { throw Unexpected() }
        let given = grant.browser
        let trusted = try #require(given)
        var dumped = ""
        dump(trusted, to: &dumped)
        for text in ["\(trusted)", String(reflecting: trusted), dumped] { #expect(!text.contains(trusted.token)) }
        #expect("\(trusted)" == "TrustedBrowser(\(trusted.id))")
        _ = try grant.take(in: "laptop")
    }
}

/// Something else was answered than a test is about.
struct Unexpected: Error {}

extension SignInRejection {
    /// Whether there is a pause.
    var isPaused: Bool { if case .paused = self { true } else { false } }
}
