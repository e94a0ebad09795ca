import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import SignInFlow
import TestSupport
import TestVectors
import Testing

/// Users who are not there look like users who are.
@Suite struct DecoyTests {
    /// Everything that a browser is told, but for what belongs to the one sign-in.
    private struct Told: Equatable {
        let page: String?
        let kind: SignInPageKind?
        let choices: [String]
        let events: [SignInEvent.Kind]
        let rejection: SignInRejection?
        let refusal: SignInRefusal?
        let isCancelled: Bool
        let isIn: Bool

        init(_ browser: SignInBrowser) {
            page = browser.page?.allText
            kind = browser.page?.kind
            choices = browser.page?.choices.map(\.id.description) ?? []
            events = browser.page?.actions.map(\.event) ?? []
            rejection = browser.rejection
            refusal = browser.refusal
            isCancelled = browser.isCancelled
            isIn = browser.signedIn != nil || browser.required != nil || browser.impossible != nil
        }
    }

    /// A site that hides its users; the one of the first is there and has an app, the others are hidden in some way.
    enum Who: CaseIterable, Sendable { case real, unknown, withoutFactors, wrongPassword, wrongPasswordOfMany }

    private func begun(_ who: Who) async throws -> (Fixture, SignInBrowser) {
        let fixture: Fixture =
            switch who {
            case .real, .wrongPassword: try await Fixture(.app, hidesAccounts: true)
            case .unknown: try await Fixture(hidesAccounts: true)
            case .withoutFactors:
                try await Fixture(policy: Fixture.policy(enforcement: .required), hidesAccounts: true)
            case .wrongPasswordOfMany: try await Fixture(.app, .sms, .lamp, .token, hidesAccounts: true)
            }
        if who == .withoutFactors { _ = try await fixture.recoveryCodes(.saved) }
        var browser = fixture.browser()
        browser.request.source = NetworkAddress("192.0.2.1").map { ClientSource($0) }
        var start = fixture.start()
        if who == .wrongPassword || who == .wrongPasswordOfMany { start.firstFactor = .failed }
        try await browser.begin(start)
        return (fixture, browser)
    }

    private static let events: [SignInEvent] = [
        .submit("000000"), .submit(""), .submit("nonsense"), .submit("0000-0000-0000-0001"), .check, .resend(.text),
        .resend(.voice), .use(SignInWay.ID("authenticator-app")), .use(SignInWay.ID("sms:1")), .recover,
    ]

    @Test(arguments: Who.allCases) func `each is told the same for the same`(who: Who) async throws {
        for seed: UInt64 in 0..<4 {
            var random = SeededGenerator(seed: seed)
            var (real, first) = try await begun(.real)
            var (other, second) = try await begun(who)
            #expect(Told(first) == Told(second))
            for step in 0..<40 {
                var event = DecoyTests.events.randomElement(using: &random) ?? .check
                if step == 38 { event = .cancel }
                // One in a million is right by chance.
                if case .submit("000000", _) = event { event = .submit(real.wrongCode) }
                let wait: Int64 = Int.random(in: 0..<6, using: &random) == 0 ? 40 : 1
                for time in [real.time, other.time] { time.advance(bySeconds: wait) }
                try await first.send(event)
                try await second.send(event)
                #expect(Told(first) == Told(second), "seed \(seed), step \(step): \(event)")
                if first.page == nil { break }
            }
        }
    }

    @Test func `what is known of a user is not shown to whoever has the wrong password`() async throws {
        for event in DecoyTests.events {
            var (_, browser) = try await begun(.wrongPasswordOfMany)
            try await browser.send(event)
            let page = try #require(browser.page)
            #expect(page.choices.isEmpty && !page.allText.contains("•"), "\(event)")
        }
    }

    @Test func `the number of tries does not tell the right password`() async throws {
        let fixture = try await Fixture(.app, hidesAccounts: true)
        var left: [Int] = []
        for isRight in [false, false, true, false, true, true, false] {
            var browser = fixture.browser("\(left.count)")
            var start = fixture.start()
            if !isRight { start.firstFactor = .failed }
            try await browser.begin(start)
            try await browser.type(fixture.wrongCode)
            if case .wrong(let tries)? = browser.rejection { left.append(tries) }
        }
        #expect(left == [9, 8, 7, 6, 5, 4, 3])
        var owner = try await fixture.begun()
        try await owner.type(fixture.code)
        #expect(owner.signedIn != nil)
    }

    @Test func `who guesses at a wrong password does not keep the owner out`() async throws {
        let fixture = try await Fixture(.app, hidesAccounts: true)
        var start = fixture.start()
        start.firstFactor = .failed
        var thief = fixture.browser("thief")
        try await thief.begin(start)
        for _ in 0..<15 { try await thief.send(.submit(fixture.wrongCode)) }
        #expect(thief.rejection?.isPaused == true)
        var owner = try await fixture.begun()
        try await owner.type(fixture.code)
        #expect(owner.signedIn != nil)
        let before = try await fixture.account()
        for _ in 0..<40 {
            try await thief.begin(start)
            try await thief.send(.cancel)
        }
        #expect(before?.isSignInOpen(.random(from: SeededRandom(seed: 3)), begunAt: UnixTime(1)) == true)
        var open = try await fixture.begun(session: "open")
        fixture.time.advance(bySeconds: 30)
        try await open.type(fixture.code)
        #expect(open.signedIn != nil, "nobody ends another one's sign-in without his password")
    }

    @Test func `a code that is right for the owner is not right behind a wrong password`() async throws {
        let (fixture, browser) = try await begun(.wrongPassword)
        var thief = browser
        try await thief.type(fixture.code)
        #expect(thief.signedIn == nil && thief.rejection?.isWrong == true)
        #expect(!fixture.observer.contents.contains(.signInVerified(application: "")))
        var owner = try await fixture.begun()
        try await owner.type(fixture.code)
        #expect(owner.signedIn != nil, "and it is not spent")
    }

    @Test func `a decoy is gone after its time, and is not written before a guess`() async throws {
        var (fixture, browser) = try await begun(.unknown)
        let time = fixture.time
        try await browser.send(.check)
        #expect(try await fixture.store.sweep(limit: 100, at: UnixTime(time.now().seconds + 100_000)) == 0)
        var (other, second) = try await begun(.unknown)
        try await second.type("123456")
        // It outlives the longest pause, and ends some hours after it.
        let (within, after) = (UnixTime(other.time.now().seconds + 4500), UnixTime(other.time.now().seconds + 9000))
        #expect(try await other.store.page(PageRequest(in: .flow), at: within).identifiers.count == 2)
        #expect(try await other.store.page(PageRequest(in: .flow), at: after).identifiers.isEmpty)
        #expect(try await other.account() == nil, "there is no account for it")
    }

    @Test func `a source is stopped whoever it guesses at`() async throws {
        for who in [Who.real, .unknown] {
            var (_, browser) = try await begun(who)
            var isStopped = false
            for _ in 0..<61 {
                try await browser.send(.submit("12345"))
                if case .sourcePaused = browser.rejection { isStopped = true }
            }
            #expect(isStopped, "\(who)")
            #expect(browser.page?.choices.isEmpty == true)
        }
    }
}
