import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

/// What has worked against others; the numbers are those of the threat model.
@Suite struct AttackTests {
    /// A browser at the step in which the app's first code is typed, and the phone.
    private func atTheCode(
        _ fixture: Fixture, session: String = "laptop", in situation: Enrollment.Situation = .settings
    ) async throws -> (SetUpBrowser, TOTP) {
        var browser = try fixture.browser(session: session)
        try await browser.begin(fixture.start("other-app", in: situation))
        try await browser.submit("secret")
        let phone = try await browser.phone()
        try await browser.submit()
        return (browser, phone)
    }

    @Test func `T19: guessing the code that confirms ends with a fresh secret`() async throws {
        let fixture = try Fixture()
        var (browser, phone) = try await atTheCode(fixture)
        for attempt in 1...10 {
            try await browser.submit("000000")
            #expect(browser.page?.error != nil)
            #expect(browser.step == (attempt < 10 ? .code : .add))
        }
        let fresh = try await browser.phone()
        try await browser.submit()
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.page?.error != nil)
        try await browser.submit(fresh.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .backup)
    }

    @Test func `T40: the secret of a set-up has 160 bits`() async throws {
        let (_, phone) = try await atTheCode(try Fixture())
        #expect(phone.secret.count * 8 >= 160)
    }

    @Test(arguments: [
        "", " ", "null", "nil", "0", "000000000000", "abcdef", "[1]", String(repeating: "1", count: 9000),
    ])
    func `T22: what is no code confirms nothing`(_ typed: String) async throws {
        let fixture = try Fixture()
        var (browser, _) = try await atTheCode(fixture)
        try await browser.submit(typed)
        #expect(browser.step == .code && browser.page?.error?.isEmpty == false)
        try await browser.send(.submit([:]))
        #expect(browser.step == .code && browser.page?.error?.isEmpty == false)
        #expect(try await fixture.factors().isEmpty)
    }

    @Test func `T26: a set-up of one session is nothing in another, nor for another user`() async throws {
        let fixture = try Fixture()
        let (browser, phone) = try await atTheCode(fixture)
        let code = phone.code(at: fixture.time.now())?.text ?? ""
        let token = browser.page?.token ?? ""
        for (account, session) in [("alice", "elsewhere"), ("mallory", "laptop"), ("mallory", "elsewhere")] {
            let request = EnrollmentRequest(try AccountID(account), session: session)
            let result = try await fixture.service.handle(.submit(["code": code]), token: token, request)
            guard case .failure(.over) = result else {
                Issue.record("\(account) in \(session) was let in")
                return
            }
        }
        #expect(try await fixture.factors().isEmpty)
        #expect(try await fixture.factors("mallory").isEmpty)
    }

    @Test func `T34: without the page's own token nothing is done`() async throws {
        let fixture = try Fixture()
        var (browser, phone) = try await atTheCode(fixture)
        let old = browser.page?.token ?? ""
        let code = phone.code(at: fixture.time.now())?.text ?? ""
        let alice = EnrollmentRequest(fixture.alice, session: "laptop")
        for token in ["", "0", String(old.reversed()), old + "0"] {
            guard case .failure(.stale) = try await fixture.service.handle(.submit(["code": code]), token: token, alice)
            else {
                Issue.record("it was done with the token “\(token)”")
                return
            }
        }
        // A token is good for one event.
        try await browser.submit("000000")
        guard case .failure(.stale) = try await fixture.service.handle(.submit(["code": code]), token: old, alice)
        else {
            Issue.record("the token of the page before was taken")
            return
        }
        try await browser.submit(code)
        #expect(browser.step == .backup)
    }

    @Test func `T34: the password is asked for, and its tries are counted over all sessions`() async throws {
        let fixture = try Fixture()
        for attempt in 0..<10 {
            var browser = try fixture.browser(session: "session \(attempt)")
            try await browser.begin(fixture.start("other-app"))
            try await browser.submit("guess \(attempt)")
            #expect(browser.step == .password && browser.page?.error?.contains("That password is wrong") == true)
        }
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("other-app"))
        try await browser.submit("secret")
        #expect(browser.step == .password && browser.page?.error?.hasPrefix("Too many wrong passwords") == true)
        fixture.time.advance(bySeconds: 899)
        try await browser.begin(fixture.start("other-app"))
        try await browser.submit("secret")
        #expect(browser.step == .add)
    }

    @Test func `T34: whoever has a factor needs it to add another one, and the password alone does not do`()
        async throws
    {
        let fixture = try Fixture()
        _ = try await fixture.enrol()
        var thief = try fixture.browser(session: "thief")
        try await thief.begin(fixture.start("sms"))
        #expect(thief.refusal == .needsFactor && thief.page == nil)
        try await thief.begin(fixture.start("sms", in: .signIn))
        #expect(thief.refusal == .needsFactor)
        try await thief.begin(fixture.start("sms", factorVerifiedAt: UnixTime(fixture.time.now().seconds - 3600)))
        #expect(thief.refusal == .needsFactor)
        try await thief.begin(fixture.start("sms", factorVerifiedAt: fixture.time.now()))
        #expect(thief.step == .password)
    }

    @Test func `T35: a factor of somebody else's is not there`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.enrol()
        let factor = try #require(try await fixture.factors().first)
        let mallory = EnrollmentRequest(try AccountID("mallory"), session: "laptop")
        #expect(try await fixture.settings.rename(factor.id, to: "Mine", mallory).refusal == .account(.noSuchFactor))
        let removal = try await fixture.settings.remove(factor.id, password: "", factorVerifiedAt: nil, mallory)
        #expect(removal.refusal == .account(.noSuchFactor))
        var browser = try fixture.browser("mallory")
        try await browser.begin(fixture.start("other-app", purpose: .replace(factor.id)))
        #expect(browser.refusal == .account(.noSuchFactor))
        #expect(try await fixture.factors().map(\.name) == ["Acme"])
    }

    @Test func `T36: a code confirms one app once, also when it is sent a hundred times`() async throws {
        let fixture = try Fixture()
        let (browser, phone) = try await atTheCode(fixture)
        let code = phone.code(at: fixture.time.now())?.text ?? ""
        let token = browser.page?.token ?? ""
        let request = browser.request
        let pages = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    if case .success(.page(let page)) = try await fixture.service.handle(
                        .submit(["code": code]), token: token, request)
                    {
                        page.step == .backup
                    } else {
                        false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(pages == 1)
        #expect(try await fixture.factors().count == 1)
        #expect(fixture.observer.contents.count { $0 == .factorAdded } == 1)
    }

    @Test func `T37: replacing a factor ends the old one and every browser that was remembered`() async throws {
        let fixture = try Fixture()
        let old = try await fixture.enrol()
        let factor = try #require(try await fixture.factors().first)
        fixture.time.advance(bySeconds: 60)
        // The old one works until the new one does.
        var browser = try fixture.browser()
        try await browser.begin(
            fixture.start("other-app", purpose: .replace(factor.id), factorVerifiedAt: fixture.time.now()))
        try await browser.submit("secret")
        let new = try await browser.phone()
        try await browser.submit()
        #expect(try await fixture.factors().map(\.id) == [factor.id])
        try await browser.submit(new.code(at: fixture.time.now())?.text ?? "")
        #expect(browser.step == .done)
        let left = try await fixture.factors()
        #expect(left.count == 1 && left[0].id != factor.id)
        fixture.time.advance(bySeconds: 60)
        for (phone, works) in [(old, false), (new, true)] {
            let code = phone.code(at: fixture.time.now())?.text ?? ""
            let verdict = try await fixture.accounts.update(fixture.alice) { account, now in
                account.verifyAppCode(typed: code, under: .standard, Occasion(at: now))
            }
            #expect((verdict == .accepted(left[0].id)) == works)
        }
        #expect(fixture.observer.contents.contains(.factorReplaced(by: left[0].id)))
    }

    @Test func `T48: another number is a new binding: the old one works until the new one has shown its code`()
        async throws
    {
        let fixture = try Fixture()
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("sms"))
        try await browser.submit("secret")
        try await browser.submit("NO", "406 12 345")
        try await browser.submit(fixture.gateway.code)
        try await browser.press(.skip)
        try await browser.submit()
        let old = try #require(try await fixture.factors().first)
        fixture.time.advance(bySeconds: 3600)
        try await browser.begin(fixture.start("sms", purpose: .replace(old.id)))
        #expect(browser.refusal == .needsFactor)
        try await browser.begin(
            fixture.start("sms", purpose: .replace(old.id), factorVerifiedAt: fixture.time.now()))
        #expect(browser.step == .password)
        try await browser.submit("secret")
        try await browser.submit("NO", "406 12 346")
        #expect(try await fixture.factors().map(\.id) == [old.id])
        try await browser.submit(fixture.gateway.code)
        let new = try #require(try await fixture.factors().first)
        #expect(new.id != old.id && new.name.hasSuffix("46"))
        #expect(try await fixture.factors().count == 1)
        let replaced = try #require(fixture.observer.events.last { $0.content == .factorReplaced(by: new.id) })
        #expect(replaced.notice(contact: "support@acme.example") != nil)
    }

    @Test func `T38: the secret stands in its own step and nowhere else, and is gone when the code has been typed`()
        async throws
    {
        let store = InMemoryStore()
        let fixture = try Fixture(store: store)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("other-app"))
        try await browser.submit("secret")
        let phone = try await browser.phone()
        let secret = phone.secret.base32(groupsOf: nil).revealed
        let groups = phone.secret.base32(groupsOf: 4).revealed
        #expect(browser.page?.allText.contains(groups) == true)
        try await browser.submit()
        for _ in 0..<2 {
            let page = try #require(browser.page)
            var dumped = ""
            dump(page, to: &dumped)
            for text in [page.allText, dumped] { #expect(!text.contains(secret) && !text.contains(groups)) }
            #expect(page.content.scan == nil && page.content.manual.isEmpty)
            try await browser.reload()
        }
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        // Nobody comes back to where it was shown.
        #expect(browser.page?.actions.contains { if case .back = $0.event { true } else { false } } == false)
        try await browser.send(.back(to: .add))
        #expect(browser.refusal == .notHere)
        #expect(!"\(fixture.observer.events)".contains(secret))
    }

    @Test func `T32: nothing but the set-up is to be had by it: steps cannot be left out`() async throws {
        let fixture = try Fixture(policy: Policy(enforcement: .required, backup: .required))
        var browser = try fixture.browser()
        try await browser.begin(fixture.start(in: .signIn))
        for event in [EnrollmentEvent.submit(["code": "000000"]), .skip, .check, .back(to: .done)] {
            try await browser.send(event)
            #expect(browser.refusal == .notHere && browser.finished == nil)
        }
        try await browser.choose("other-app")
        for event in [EnrollmentEvent.choose("google"), .skip, .submit(["code": "000000"]), .submit([:])] {
            try await browser.send(event)
            #expect(browser.step == .password && browser.finished == nil)
        }
        // A second tab begins anew, and the first one's page is void.
        let first = browser
        try await browser.begin(fixture.start(in: .signIn))
        var other = first
        try await other.send(.submit(["password": "secret"]))
        #expect(other.refusal == .stale)
        #expect(try await fixture.factors().isEmpty)
    }

    @Test func `T14: a server that dies at any moment loses nobody's factor, and makes none without its code`()
        async throws
    {
        for call in 1...40 {
            for effect in [FaultyStore.Effect.unavailable, .answerLost] {
                let store = InMemoryStore()
                let fixture = try Fixture(store: store)
                let (browser, phone) = try await atTheCode(fixture)
                let faulty = FaultyStore(store, faults: [.init(effect, calls: call...call)])
                faulty.add(.init(.unavailable, calls: (call + 1)...))
                let dying = try Fixture(store: faulty, time: fixture.time, seed: 9)
                let code = phone.code(at: fixture.time.now())?.text ?? ""
                let event = EnrollmentEvent.submit(["code": code])
                do throws(RecordError) {
                    _ = try await dying.service.handle(event, token: browser.page?.token ?? "", browser.request)
                } catch {}
                // Another server takes over; the user presses the button again, on whatever page he gets.
                var again = SetUpBrowser(fixture.service, browser.request)
                try await again.reload()
                if again.step == .code { try await again.submit(code) }
                #expect(again.step == .backup, "at call \(call) of \(effect)")
                #expect(try await fixture.factors().count == 1)
            }
        }
    }

    @Test func `what is over leaves nothing behind`() async throws {
        let store = InMemoryStore()
        let fixture = try Fixture(store: store)
        let (browser, _) = try await atTheCode(fixture)
        fixture.time.set(try #require(browser.page?.expiresAt))
        var late = browser
        try await late.send(.submit(["code": "000000"]))
        #expect(late.refusal == .over)
        var removed = 0
        repeat { removed = try await store.sweep(limit: 100, at: fixture.time.now()) } while removed > 0
        let page = try await store.page(PageRequest(in: RecordCollection("flow")), at: UnixTime(0))
        #expect(page.identifiers.isEmpty)
    }
}

extension Result where Success == Void, Failure == FactorSettings.Refusal {
    /// Why it was not done; nil if it was.
    var refusal: FactorSettings.Refusal? { if case .failure(let refusal) = self { refusal } else { nil } }
}
