import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import SignInFlow
import TestSupport
import Testing

/// Codes that are guessed; the numbers are those of the threat model.
@Suite struct GuessingAttackTests {
    @Test func `T9: new sessions and new sign-ins bring no new guesses`() async throws {
        let fixture = try await Fixture(.app)
        for left in (1..<10).reversed() {
            var browser = try await fixture.begun(session: "session \(left)")
            try await browser.type(fixture.wrongCode)
            #expect(browser.rejection == .wrong(triesLeft: left))
        }
        var last = try await fixture.begun(session: "the last")
        try await last.type(fixture.wrongCode)
        #expect(last.rejection?.isPause == true)
        var fresh = try await fixture.begun(session: "another one")
        try await fresh.type(fixture.code)
        #expect(fresh.signedIn == nil && fresh.rejection?.isPause == true)
    }

    @Test func `T10: ten addresses have as many guesses at an account as one`() async throws {
        let fixture = try await Fixture(.app)
        for number in 1...10 {
            var browser = SignInBrowser(
                fixture.service, fixture.request("session \(number)", source: "192.0.2.\(number)"))
            try await browser.begin(fixture.start())
            try await browser.type(fixture.wrongCode)
        }
        var browser = SignInBrowser(fixture.service, fixture.request("fresh", source: "2001:db8::1"))
        try await browser.begin(fixture.start())
        try await browser.type(fixture.code)
        #expect(browser.signedIn == nil && browser.rejection?.isPause == true)
    }

    @Test func `T10: one address that tries many accounts is stopped at all of them, and no other address is`()
        async throws
    {
        let limits = SourceLimits(address: try .init(5, per: .seconds(60)), neighbourhood: nil, region: nil)
        let fixture = try await Fixture(.app, sources: limits)
        for number in 1...5 {
            let id = try AccountID("user \(number)")
            try await fixture.give(.app, to: id)
            var request = fixture.request("thief \(number)", source: "192.0.2.1")
            request.account = id
            var browser = SignInBrowser(fixture.service, request)
            try await browser.begin(fixture.start())
            try await browser.type(fixture.wrongCode)
            #expect(browser.rejection == .wrong(triesLeft: 9))
        }
        for (source, isIn) in [("192.0.2.1", false), ("192.0.2.2", true)] {
            var browser = SignInBrowser(fixture.service, fixture.request("session", source: source))
            try await browser.begin(fixture.start())
            try await browser.type(fixture.code)
            #expect((browser.signedIn != nil) == isIn)
            if !isIn, case .sourcePaused? = browser.rejection { continue }
            #expect(isIn)
        }
    }

    @Test func `T11: asking for the code again between guesses brings no new guesses`() async throws {
        let fixture = try await Fixture(.sms)
        var browser = try await fixture.begun()
        for number in 1...10 {
            try await browser.send(.submit(fixture.gateway.code == "000000" ? "111111" : "000000"))
            #expect(browser.signedIn == nil)
            #expect(try await fixture.guesses() == number)
            // The same code again, another one after the first is exhausted, and that again.
            guard [1, 5, 6].contains(number) else { continue }
            fixture.time.advance(bySeconds: 120)
            let count = fixture.gateway.messages.count
            try await browser.send(.resend())
            #expect(fixture.gateway.messages.count == count + 1)
        }
        #expect(browser.rejection?.isPause == true)
        try await browser.send(.submit(fixture.gateway.code))
        #expect(browser.signedIn == nil && browser.rejection == .codeOver(.exhausted))
    }

    @Test func `T12: typing the right password again before each guess brings no new guesses`() async throws {
        let fixture = try await Fixture(.app)
        var browser = fixture.browser()
        for left in (1..<10).reversed() {
            try await browser.begin(fixture.start())
            try await browser.type(fixture.wrongCode)
            #expect(browser.rejection == .wrong(triesLeft: left))
        }
        try await browser.begin(fixture.start())
        try await browser.type(fixture.wrongCode)
        try await browser.begin(fixture.start())
        try await browser.type(fixture.code)
        #expect(browser.signedIn == nil && browser.rejection?.isPause == true)
    }

    @Test func `T13: of a hundred wrong codes at once ten are looked at, and each of those is counted`() async throws {
        let fixture = try await Fixture(.app)
        let browsers = try await fixture.begun(100)
        #expect(try await fixture.grants(of: fixture.wrongCode, from: browsers) == 0)
        #expect(try await fixture.guesses() == 10)
        #expect(try await fixture.grants(of: fixture.code, from: browsers) == 0)
    }

    @Test(arguments: [true, false])
    func `T14: a guess is counted, whatever becomes of its request`(_ isWritten: Bool) async throws {
        let store = FaultyStore(InMemoryStore())
        let fixture = try await Fixture(.app, store: store)
        var browser = try await fixture.begun()
        for _ in 1...5 {
            let before = try await fixture.guesses()
            let effect = isWritten ? FaultyStore.Effect.answerLost : .unavailable
            store.add(.init(effect, call: store.count(of: .write) + 1, of: .write))
            var isAnswered = false
            do {
                try await browser.send(.submit(fixture.wrongCode))
                isAnswered = true
            } catch is RecordError {}
            // Who is told that he was wrong has been counted, and so has he who is not told although it was written.
            #expect(try await fixture.guesses() - before == (isAnswered || isWritten ? 1 : 0))
        }
        #expect(browser.signedIn == nil)
    }

    @Test func `T15: the page of before the first guess knows of all the guesses after it`() async throws {
        let fixture = try await Fixture(.app)
        let first = try await fixture.begun()
        for left in (1..<10).reversed() {
            // The browser is put back to where it was, cookies and all.
            var browser = first
            try await browser.type(fixture.wrongCode)
            #expect(browser.rejection == .wrong(triesLeft: left))
        }
        var browser = first
        try await browser.type(fixture.wrongCode)
        browser = first
        try await browser.type(fixture.code)
        #expect(browser.signedIn == nil && browser.rejection?.isPause == true)
    }

    @Test func `T16: guesses at a code that was sent are limited, and the code is over in time`() async throws {
        let fixture = try await Fixture(.sms)
        var browser = try await fixture.begun()
        let code = fixture.gateway.code
        let wrong = code == "000000" ? "111111" : "000000"
        for left in (1..<5).reversed() {
            try await browser.type(wrong)
            #expect(browser.rejection == .wrong(triesLeft: left))
        }
        try await browser.type(wrong)
        #expect(browser.rejection == .codeOver(.exhausted))
        try await browser.send(.submit(code))
        #expect(browser.signedIn == nil && browser.rejection == .codeOver(.exhausted))
        #expect(fixture.gateway.messages.count == 1)
    }

    @Test func `T17: a wrong text of every kind is a guess at the account, also on the page of a recovery`()
        async throws
    {
        let fixture = try await Fixture(.app, .sms, .token)
        _ = try await fixture.recoveryCodes()
        var page = try await fixture.begun()
        var recovery = page
        try await recovery.send(.recover)
        #expect(recovery.page?.kind == .recovery)
        let texts = ["000000", "word-9", "ABCD-EFGH-JKMN-PQRS", "12345678", ""]
        var count = 0
        for text in texts {
            for isRecovery in [false, true] {
                fixture.time.advance(bySeconds: 1000)
                if isRecovery {
                    recovery = try await fixture.begun(session: "session \(count)")
                    try await recovery.send(.recover)
                    try await recovery.send(.submit(text))
                    #expect(recovery.signedIn == nil && recovery.required == nil)
                } else {
                    page = try await fixture.begun(session: "session \(count)")
                    try await page.send(.submit(text))
                    #expect(page.signedIn == nil)
                }
                count += 1
                #expect(try await fixture.guesses() == count, "“\(text)”")
            }
        }
    }

    @Test func `T18: whoever is called by several names has the guesses of one`() async throws {
        let fixture = try await Fixture(.app)
        let names = ["alice@acme.example", "alice", "ACME\\alice", "+47 406 12 345"]
        for left in (0..<10).reversed() {
            var browser = fixture.browser("session \(left)")
            try await browser.begin(SignInStart(accountName: names[left % names.count]))
            try await browser.type(fixture.wrongCode)
            if left > 0 { #expect(browser.rejection == .wrong(triesLeft: left)) }
        }
        for name in names {
            var browser = fixture.browser()
            try await browser.begin(SignInStart(accountName: name))
            try await browser.type(fixture.code)
            #expect(browser.signedIn == nil && browser.rejection?.isPause == true)
        }
    }

    @Test func `T20: a stranger who fails on purpose does not keep the owner out of his own browser`() async throws {
        let policy = try Fixture.policy(trustedDevices: .on(lifetime: .seconds(86_400)))
        let fixture = try await Fixture(.app, policy: policy)
        var owner = try await fixture.begun()
        try await owner.type(fixture.code, remember: true)
        let token = try #require(owner.request.trustedToken)
        for number in 0..<30 {
            fixture.time.advance(bySeconds: 1)
            var thief = try await fixture.begun(session: "thief \(number)")
            try await thief.type(fixture.wrongCode)
        }
        var thief = try await fixture.begun(session: "thief")
        try await thief.type(fixture.code)
        #expect(thief.signedIn == nil && thief.rejection?.isPause == true)
        // An action has to be confirmed with the app, also in a browser that is remembered.
        owner = SignInBrowser(fixture.service, fixture.request("laptop", token: token))
        try await owner.stepUp(StepUp("Pay 4 000 kr"), after: nil, fixture.start())
        try await owner.type(fixture.code)
        #expect(owner.signedIn != nil)
    }

    @Test func `T21: what was begun before an account was locked opens nothing while it is`() async throws {
        let fixture = try await Fixture(.app, .sms)
        var app = try await fixture.begun(session: "older")
        var sms = try await fixture.begun(session: "oldest")
        try await sms.press(.use(SignInWay.ID("sms:\(try await fixture.factor(.sms))")))
        var thief = try await fixture.begun(session: "thief")
        while thief.rejection?.isPause != true { try await thief.type(fixture.wrongCode) }
        try await app.type(fixture.code)
        #expect(app.signedIn == nil && app.rejection?.isPause == true)
        try await sms.type(fixture.gateway.code)
        #expect(sms.signedIn == nil && sms.rejection?.isPause == true)
    }

    @Test func `T21: what was begun before a factor was put out of use opens nothing after it`() async throws {
        let fixture = try await Fixture(.app, .lamp)
        var typing = try await fixture.begun(session: "typing")
        var waiting = try await fixture.begun(session: "waiting")
        try await waiting.send(.use(SignInWay.ID("lamp:\(try await fixture.factor(.lamp))")))
        #expect(waiting.page?.kind == .waiting)
        for has in [Fixture.Has.app, .lamp] {
            let id = try await fixture.factor(has)
            try await fixture.change { account, occasion throws(AccountRefusal) in
                try account.disable(id, because: .tooManyGuesses, occasion)
            }
        }
        fixture.lamp.answer(.approved)
        try await waiting.send(.check)
        #expect(waiting.signedIn == nil && waiting.required == nil)
        try await typing.send(.submit(fixture.code))
        #expect(typing.signedIn == nil && typing.required == nil)
    }

    @Test(arguments: [
        "", " ", "null", "nil", "0", "[1]", "{}", "abcdef", "000000000000", "-1", "1e5", "0x1234", "\u{0}\u{0}",
        "\u{202E}123456", String(repeating: "1", count: 10_000), String(repeating: "é", count: 10_000),
    ])
    func `T22: what is no code lets nobody in, and is a guess`(_ text: String) async throws {
        let fixture = try await Fixture(.app, .sms, .token)
        _ = try await fixture.recoveryCodes()
        var browser = try await fixture.begun()
        try await browser.send(.submit(text))
        #expect(browser.signedIn == nil && browser.rejection != nil && browser.page?.error?.isEmpty == false)
        #expect(try await fixture.guesses() == 1)
    }

    @Test func `T22: digits of other scripts are digits, and judged like any`() async throws {
        let fixture = try await Fixture(.app)
        func wide(_ text: String) -> String {
            String(String.UnicodeScalarView(text.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        }
        var browser = try await fixture.begun()
        try await browser.type(wide(fixture.wrongCode))
        #expect(browser.rejection == .wrong(triesLeft: 9))
        try await browser.type(wide(fixture.code))
        #expect(browser.signedIn != nil)
    }
}
