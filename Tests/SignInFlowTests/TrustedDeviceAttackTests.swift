import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// Browsers that are remembered; the numbers are those of the threat model.
@Suite struct TrustedDeviceAttackTests {
    /// A site that remembers browsers for a month, and the token of alice's.
    private func remembered(_ has: Fixture.Has..., store: any RecordStore = InMemoryStore()) async throws -> (
        Fixture, token: String
    ) {
        let policy = try Fixture.policy(trustedDevices: .on(lifetime: .seconds(30 * 86_400)))
        let fixture = try await Fixture(.app, policy: policy, store: store)
        for factor in has { try await fixture.give(factor) }
        var browser = try await fixture.begun()
        try await browser.type(fixture.code, remember: true)
        return (fixture, try #require(browser.request.trustedToken))
    }

    /// Whether a token lets somebody in by itself.
    private func letsIn(
        _ fixture: Fixture, _ token: String, account: AccountID? = nil, browser name: String = "Firefox on Linux",
        session: String = "laptop"
    ) async throws -> Bool {
        var request = fixture.request(session, token: token)
        request.account = account ?? fixture.alice
        request.browser = name
        var browser = SignInBrowser(fixture.service, request)
        try await browser.begin(fixture.start())
        return browser.signedIn != nil
    }

    @Test func `T50: the token of one account is none of another's`() async throws {
        let (fixture, token) = try await remembered()
        let bob = try AccountID("bob")
        try await fixture.give(.secondApp, to: bob)
        #expect(try await !letsIn(fixture, token, account: bob))
        #expect(try await letsIn(fixture, token))
    }

    @Test func `T50: a token that was changed, or made up, lets nobody in and ends nothing`() async throws {
        let (fixture, token) = try await remembered()
        // The last part says to which browser it was given; a token that is whole but for that was stolen from one.
        let end = token.lastIndex(of: "-").map { token.distance(from: token.startIndex, to: $0) } ?? 0
        for offset in stride(from: 0, to: end, by: 3) {
            var characters = Array(token)
            characters[offset] = characters[offset] == "1" ? "2" : "1"
            #expect(try await !letsIn(fixture, String(characters)))
        }
        for text in ["", "-", "---", token + "0", token.uppercased() + "-", String(repeating: "1-", count: 5000)] {
            #expect(try await !letsIn(fixture, text))
        }
        #expect(try await letsIn(fixture, token))
    }

    @Test func `T50: a stolen token that was used before ends the whole series`() async throws {
        let (fixture, stolen) = try await remembered()
        var owner = SignInBrowser(fixture.service, fixture.request("laptop", token: stolen))
        for _ in 0..<3 {
            fixture.time.advance(bySeconds: 3600)
            try await owner.begin(fixture.start())
            #expect(owner.signedIn?.evidence.map(\.kind) == [.password, .trustedBrowser])
        }
        #expect(try await !letsIn(fixture, stolen, session: "thief"))
        // The owner notices that, since he is asked again.
        try await owner.begin(fixture.start())
        #expect(owner.signedIn == nil && owner.page != nil)
        #expect(fixture.observer.contents.contains { if case .trustedDeviceMisused = $0 { true } else { false } })
    }

    @Test func `T50: a token that is shown by another browser ends the series`() async throws {
        let (fixture, token) = try await remembered()
        #expect(try await !letsIn(fixture, token, browser: "curl"))
        #expect(try await !letsIn(fixture, token))
    }

    @Test(arguments: 0..<5)
    func `T37 and T50: when anything about the factors changes, no browser is remembered any more`(
        _ number: Int
    ) async throws {
        let (fixture, token) = try await remembered(.secondApp, .token)
        let (app, other) = (try await fixture.factor(.app), try await fixture.factor(.secondApp))
        let now = fixture.time.now()
        let new = ConfirmedFactor(
            id: .random(from: fixture.context.random), name: "new",
            credential: .authenticatorApp(.init(totp: TOTP(secret: .random()))), createdAt: now, confirmedAt: now)
        try await fixture.change { account, occasion throws(AccountRefusal) in
            switch number {
            case 0: try account.remove(other, under: fixture.policy, occasion)
            case 1: try account.suspend(app, because: .reportedLost, occasion)
            case 2: try account.disable(other, because: .tooManyGuesses, occasion)
            case 3: try account.replace(app, with: new, under: fixture.policy, occasion)
            default:
                account.reset(reason: "lost", occasion)
                try account.add(new, under: fixture.policy, occasion)
            }
        }
        #expect(try await !letsIn(fixture, token))
    }

    @Test func `T37: the app that was replaced signs nobody in, nor does a page that it was begun with`() async throws {
        let (fixture, _) = try await remembered()
        fixture.time.advance(bySeconds: 60)
        var open = try await fixture.begun(session: "open")
        let old = try await fixture.factor(.app)
        let now = fixture.time.now()
        try await fixture.change { account, occasion throws(AccountRefusal) in
            try account.replace(
                old,
                with: ConfirmedFactor(
                    id: .random(from: fixture.context.random), name: "new",
                    credential: .authenticatorApp(.init(totp: fixture.secondPhone)), createdAt: now, confirmedAt: now),
                under: fixture.policy, occasion)
        }
        try await open.type(fixture.code)
        #expect(open.signedIn == nil)
        try await open.type(fixture.secondPhone.code(at: fixture.time.now())?.text ?? "")
        #expect(open.signedIn != nil)
    }

    @Test func `T50: a remembered browser confirms no action, and is over in time however often it is used`()
        async throws
    {
        let (fixture, token) = try await remembered()
        var browser = SignInBrowser(fixture.service, fixture.request("laptop", token: token))
        try await browser.stepUp(StepUp("Pay", atLeast: .restricted), after: nil, fixture.start())
        #expect(browser.signedIn == nil && browser.page != nil)
        for _ in 0..<29 {
            fixture.time.advance(bySeconds: 86_400)
            try await browser.begin(fixture.start())
            #expect(browser.signedIn?.strength == .password)
        }
        // It says no more than the password, so that an action which demands a second factor asks for one.
        try await browser.stepUp(StepUp("Pay", within: .seconds(600)), after: browser.signedIn, fixture.start())
        #expect(browser.signedIn == nil && browser.page != nil)
        fixture.time.advance(bySeconds: 86_400)
        try await browser.begin(fixture.start())
        #expect(browser.signedIn == nil && browser.page != nil)
    }
}
