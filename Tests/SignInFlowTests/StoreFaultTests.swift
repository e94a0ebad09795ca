import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// Stores that fail, and servers whose clocks differ.
@Suite struct StoreFaultTests {
    private static let effects: [FaultyStore.Effect] = [.unavailable, .answerLost, .requestLost]

    /// A fixture over a store that can be made to fail.
    private func fixture() async throws -> (Fixture, FaultyStore, InMemoryStore) {
        let inner = InMemoryStore()
        let store = FaultyStore(inner)
        let fixture = try await Fixture(
            .app, policy: Fixture.policy(trustedDevices: .on(lifetime: .seconds(86_400))), store: store)
        return (fixture, store, inner)
    }

    @Test func `a store that fails at any call grants nothing that is not stored`() async throws {
        for effect in StoreFaultTests.effects {
            var call = 1
            while true {
                let (fixture, store, inner) = try await fixture()
                let before = store.count()
                store.add(.init(effect, call: before + call))
                var browser = fixture.browser()
                let code = fixture.code
                do {
                    try await browser.begin(fixture.start())
                    if browser.page != nil { try await browser.type(code, remember: true) }
                } catch is RecordError {}
                let wasMet = store.count() >= before + call
                if browser.signedIn != nil {
                    // A second use of what let somebody in is refused, by a server that knows the store alone.
                    var other = SignInBrowser(try fixture.service(store: inner), fixture.request("other"))
                    try await other.begin(fixture.start())
                    try await other.type(code)
                    #expect(other.signedIn == nil && other.rejection == .alreadyUsed, "\(effect.kindName) at \(call)")
                } else {
                    // He tries again, now that the store is well; once more he is let in at most.
                    var again = SignInBrowser(try fixture.service(store: inner), fixture.request())
                    try await again.begin(fixture.start())
                    try await again.type(code)
                    fixture.time.advance(bySeconds: 30)
                    if again.signedIn == nil { try await again.type(fixture.code) }
                    #expect(again.signedIn != nil, "\(effect.kindName) at \(call)")
                }
                guard wasMet else { break }
                call += 1
            }
            #expect(call > 3)
        }
    }

    @Test func `no guess is given back by a store that fails`() async throws {
        for effect in StoreFaultTests.effects {
            for call in 1...6 {
                let (fixture, store, _) = try await fixture()
                var browser = try await fixture.begun()
                store.add(.init(effect, call: store.count() + call))
                var answered = 0
                for _ in 0..<3 {
                    do {
                        try await browser.type(fixture.wrongCode)
                        answered += 1
                    } catch is RecordError {}
                }
                let counted = try await fixture.account()?.guesses.inARow ?? 0
                #expect(counted >= answered && counted <= 3, "\(effect.kindName) at \(call)")
            }
        }
    }

    @Test func `what is left to tidy up does not take back what was granted`() async throws {
        let store = FaultyStore(InMemoryStore())
        let fixture = try await Fixture(.lamp, .app, store: store)
        var browser = try await fixture.begun()
        // Read and written is the account; what comes after is the request that nobody waits for any more.
        store.add(.init(.unavailable, calls: (store.count() + 3)...))
        try await browser.type(fixture.code)
        #expect(browser.signedIn != nil)
    }

    @Test func `two servers whose clocks are half a minute apart are one, in every method`() async throws {
        for has in [Fixture.Has.app, .sms, .token, .lamp] {
            for offset: Int64 in [-30, 30] {
                let fixture = try await Fixture(has)
                let time = ManualTime(fixture.time.now().advanced(bySeconds: offset))
                let other = try await Fixture(
                    store: fixture.store, time: time, gateway: fixture.gateway, lamp: fixture.lamp, seed: 3)
                var browser = try await fixture.begun()
                browser.use(other.service)
                try await browser.send(.check)
                #expect(browser.page != nil, "\(has) \(offset)")
                fixture.lamp.answer(.approved)
                var replay = browser
                let text =
                    switch has {
                    case .sms: fixture.gateway.code
                    case .token: TokenList.word(0)
                    default: fixture.code
                    }
                if has == .lamp { try await browser.send(.check) } else { try await browser.type(text) }
                #expect(browser.signedIn != nil, "\(has) \(offset)")
                replay.use(fixture.service)
                try await replay.send(has == .lamp ? .check : .submit(text))
                #expect(replay.signedIn == nil && replay.refusal == .over, "\(has) \(offset)")
                var fresh = try await fixture.begun(session: "fresh")
                try await fresh.send(.submit(text))
                #expect(fresh.signedIn == nil, "\(has) \(offset)")
            }
        }
    }

    @Test func `a set-up on a server whose clock is behind counts for a sign-in on another one`() async throws {
        let fixture = try await Fixture(policy: Fixture.policy(enforcement: .required))
        var browser = try await fixture.begun()
        fixture.time.advance(bySeconds: -30)
        let (finished, _) = try await fixture.setUp(try #require(browser.required))
        fixture.time.advance(bySeconds: 30)
        try await browser.finish(finished)
        #expect(browser.signedIn != nil)
    }
}

extension FaultyStore.Effect {
    fileprivate var kindName: String { "\(self)" }
}
