import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// Requests that are answered elsewhere.
@Suite struct WaitingTests {
    /// What came of waiting, without what was granted.
    enum End: Sendable, Equatable { case verified(SignInStrength), denied, timedOut, impossible(String), cancelled }

    private func wait(
        _ fixture: Fixture, session: String = "laptop", start: SignInStart? = nil,
        every interval: Duration = .seconds(1)
    ) -> Task<End, any Error> {
        Task { [fixture] in
            let start = start ?? fixture.start(canShowPage: false)
            switch try await fixture.service.wait(start, fixture.request(session), every: interval) {
            case .verified(let grant): return .verified(try grant.take(in: session, at: start.application).strength)
            case .denied: return .denied
            case .timedOut: return .timedOut
            case .impossible(let why):
                return .impossible(why.messages.map { Localizer(.english).text($0) }.joined(separator: " "))
            case .cancelled: return .cancelled
            }
        }
    }

    @Test func `an answer ends the waiting, whichever it is`() async throws {
        for (answer, end): (WaitingState, End) in [
            (.approved, .verified(.secondFactor)), (.denied, .denied), (.expired, .timedOut),
        ] {
            let fixture = try await Fixture(.lamp)
            let waiting = wait(fixture, every: .seconds(5))
            await fixture.time.untilPaused()
            fixture.lamp.answer(answer)
            fixture.time.advance(bySeconds: 5)
            #expect(try await waiting.value == end)
            #expect(fixture.lamp.sent.count == 1)
            let isDenied = fixture.observer.contents.contains(.signInDenied(application: ""))
            #expect(isDenied == (answer == .denied))
        }
    }

    @Test func `who does not answer is not waited for longer than five minutes`() async throws {
        let fixture = try await Fixture(.lamp)
        let waiting = wait(fixture)
        await fixture.time.untilPaused()
        fixture.time.advance(bySeconds: 300)
        // A yes that comes at that very instant is too late.
        fixture.lamp.answer(.approved)
        #expect(try await waiting.value == .timedOut)
        #expect(fixture.lamp.withdrawn == fixture.lamp.sent.map(\.id))
    }

    @Test func `when the client is gone the request is taken back, and a yes lets nobody in`() async throws {
        let fixture = try await Fixture(.lamp)
        let waiting = wait(fixture)
        await fixture.time.untilPaused()
        waiting.cancel()
        #expect(try await waiting.value == .cancelled)
        #expect(fixture.lamp.withdrawn == fixture.lamp.sent.map(\.id))
        fixture.lamp.answer(.approved)
        #expect(!fixture.observer.contents.contains(.signInVerified(application: "")))
    }

    @Test func `when the store fails while somebody waits, the request is taken back`() async throws {
        let store = FaultyStore(InMemoryStore())
        let fixture = try await Fixture(.lamp, store: store)
        let waiting = wait(fixture)
        await fixture.time.untilPaused()
        store.add(.init(.unavailable, call: store.count() + 1))
        fixture.time.advance(bySeconds: 1)
        await #expect(throws: RecordError.self) { try await waiting.value }
        #expect(fixture.lamp.withdrawn == fixture.lamp.sent.map(\.id))
    }

    @Test func `what cannot be sent is said, at the terminal and on the page`() async throws {
        for sending in [SignInRules.Sending.atOnce, .onDemand] {
            let fixture = try await Fixture(.lamp, sending: sending)
            fixture.lamp.refusal = .verbatim("The lamp is broken.")
            #expect(try await wait(fixture).value == .impossible("The lamp is broken."))
            var browser = try await fixture.begun()
            if sending == .onDemand { try await browser.press(.use(try #require(way(of: browser)))) }
            #expect(browser.page?.kind == .offering && browser.page?.error == "The lamp is broken.")
            fixture.lamp.refusal = nil
            try await browser.press(.use(try #require(way(of: browser))))
            #expect(browser.page?.kind == .waiting && browser.page?.shown == "42")
        }
    }

    private func way(of browser: SignInBrowser) -> SignInWay.ID? {
        browser.page?.actions.compactMap { if case .use(let id) = $0.event { id } else { nil } }.first
    }

    @Test func `a terminal sends also what a page would only offer`() async throws {
        let fixture = try await Fixture(.lamp, sending: .onDemand)
        let waiting = wait(fixture)
        await fixture.time.untilPaused()
        #expect(fixture.lamp.sent.count == 1)
        fixture.lamp.answer(.approved)
        fixture.time.advance(bySeconds: 1)
        #expect(try await waiting.value == .verified(.secondFactor))
    }

    @Test func `who has only an app cannot sign in at a terminal, and hears the way out`() async throws {
        let fixture = try await Fixture(.app)
        let end = try await wait(fixture).value
        guard case .impossible(let text) = end else { throw Unexpected() }
        #expect(text.contains("Sign in with a browser first"))
    }

    @Test func `who has nothing and needs nothing comes in at a terminal`() async throws {
        #expect(try await wait(Fixture()).value == .verified(.password))
    }

    @Test func `a page that is loaded anew waits for the same request, and one of two pages is let in`() async throws {
        let fixture = try await Fixture(.lamp)
        var first = try await fixture.begun()
        fixture.time.advance(bySeconds: 10)
        var second = try await fixture.begun()
        #expect(second.page?.kind == .waiting && fixture.lamp.sent.count == 1)
        // Another session has a request of its own.
        var third = try await fixture.begun(session: "phone")
        #expect(fixture.lamp.sent.count == 2)
        fixture.lamp.answer(.denied)
        try await third.send(.check)
        #expect(third.rejection == .denied && third.page?.kind == .offering)
        try await third.send(.check)
        #expect(fixture.observer.contents.filter { $0 == .signInDenied(application: "") }.count == 1)
        fixture.lamp.answer(to: 0, .approved)
        try await second.send(.check)
        #expect(second.signedIn != nil)
        try await first.send(.check)
        #expect(first.signedIn == nil && first.refusal == .over)
    }

    @Test func `a sign-in that is over is not gone on with`() async throws {
        let fixture = try await Fixture(.lamp, .app)
        var first = try await fixture.begun()
        try await first.type(fixture.code)
        #expect(first.signedIn != nil && fixture.lamp.withdrawn.count == 1, "nobody waits for it any more")
        fixture.time.advance(bySeconds: 30)
        let second = try await fixture.begun()
        #expect(second.page?.kind == .typing, "the app was used last")
    }

    @Test func `of two lamps one is asked at a time`() async throws {
        let fixture = try await Fixture(.lamp)
        let bob = ConfirmedFactor(
            id: .random(from: fixture.context.random), name: "other lamp",
            credential: .other(fixture.lamp.method, OtherCredential(secret: [])), createdAt: fixture.time.now(),
            confirmedAt: fixture.time.now())
        let policy = fixture.policy
        try await fixture.accounts.update(fixture.alice) { account, now in
            Result { () throws(AccountRefusal) in try account.add(bob, under: policy, Occasion(at: now)) }
        }.get()
        var browser = try await fixture.begun()
        try await browser.press(.use(SignInWay.ID("lamp:\(bob.id)")))
        #expect(fixture.lamp.sent.map(\.factor.name) == ["lamp", "other lamp"])
        #expect(fixture.lamp.withdrawn == [fixture.lamp.sent[0].id])
        fixture.lamp.answer(to: 0, .approved)
        try await browser.send(.check)
        #expect(browser.signedIn == nil)
        fixture.lamp.answer(.approved)
        try await browser.send(.check)
        #expect(browser.signedIn != nil)
    }

    @Test func `a factor that is put out of use meanwhile lets nobody in`() async throws {
        for isRemoved in [true, false] {
            let fixture = try await Fixture(.lamp, .app)
            var browser = try await fixture.begun()
            let factor = try await fixture.factor(.lamp)
            if isRemoved {
                let policy = fixture.policy
                try await fixture.accounts.update(fixture.alice) { account, now in
                    Result { () throws(AccountRefusal) in try account.remove(factor, under: policy, Occasion(at: now)) }
                }.get()
            } else {
                try await fixture.suspend(factor)
            }
            fixture.lamp.answer(.approved)
            try await browser.send(.check)
            #expect(browser.signedIn == nil && browser.page?.kind == .typing)
            try await browser.type(fixture.code)
            #expect(browser.signedIn != nil)
        }
    }

    @Test func `a server that dies before it has sent leaves a request that goes out once when it is asked for again`()
        async throws
    {
        let inner = InMemoryStore()
        let fixture = try await Fixture(.lamp, store: inner)
        let refusing = Fixture.DyingLamp(fixture.lamp)
        let dying = try fixture.service(waiting: [refusing])
        var browser = SignInBrowser(dying, fixture.request())
        await #expect(throws: RecordError.self) { try await browser.begin(fixture.start()) }
        #expect(fixture.lamp.sent.isEmpty)
        browser.use(fixture.service)
        for _ in 0..<3 { try await browser.begin(fixture.start()) }
        #expect(fixture.lamp.sent.count == 1 && browser.page?.kind == .waiting)
        fixture.lamp.answer(.approved)
        try await browser.send(.check)
        #expect(browser.signedIn != nil)
    }

    @Test func `who leaves takes his request back`() async throws {
        let fixture = try await Fixture(.lamp, .sms)
        var browser = try await fixture.begun()
        var other = browser
        try await browser.press(.cancel)
        #expect(browser.isCancelled && fixture.lamp.withdrawn.count == 1)
        fixture.lamp.answer(.approved)
        try await other.send(.check)
        #expect(other.refusal == .over && other.signedIn == nil)
        // And what was sent to his phone.
        var third = try await fixture.begun()
        try await third.send(.use(SignInWay.ID("sms:\(try await fixture.factor(.sms))")))
        try await third.send(.cancel)
        #expect(try await fixture.account()?.liveChallenges(at: fixture.time.now()).isEmpty == true)
    }

    @Test func `who needs two factors and says yes on one sets the other one up`() async throws {
        let fixture = try await Fixture(.lamp, policy: Fixture.policy(enforcement: .required, requiredFactors: 2))
        var browser = try await fixture.begun()
        var other = browser
        fixture.lamp.answer(.approved)
        try await browser.send(.check)
        let (finished, _) = try await fixture.setUp(try #require(browser.required))
        try await other.send(.check)
        #expect(other.signedIn == nil && other.rejection == .timedOut, "the yes has been used")
        try await browser.finish(finished)
        #expect(browser.signedIn?.evidence.map(\.kind) == [.password, .factor, .enrolledFactor])
    }
}

extension Fixture {
    /// A lamp whose server dies as it is about to ask for light.
    struct DyingLamp: WaitingMethod {
        let method: FactorMethod
        init(_ lamp: AnsweredElsewhere) { method = lamp.method }
        func begin(_ attempt: WaitingAttempt) async throws(RecordError) -> Result<WaitingDetails, WaitingRefusal> {
            throw RecordError(.contended, "The server has died.")
        }
        func state(of attempt: WaitingAttempt, _ details: WaitingDetails) async throws(RecordError) -> WaitingState {
            .waiting
        }
        func cancel(_ attempt: WaitingAttempt, _ details: WaitingDetails) async {}
    }

    /// Another server over the same store.
    func service(
        waiting: [any WaitingMethod]? = nil, hasMessages: Bool = false, store: (any RecordStore)? = nil,
        time: ManualTime? = nil, rules: SignInRules? = nil, observers: [any EventObserver] = []
    ) throws -> SignInService {
        var context = context
        if let store { context.store = store }
        if let time { context.time = time }
        context.random = SeededRandom(seed: 77)
        return SignInService(
            context, rules: try rules ?? SignInRules(app: "Acme", policy: policy), typed: [tokens],
            waiting: waiting ?? [lamp], messenger: messenger, observers: observers)
    }
}
