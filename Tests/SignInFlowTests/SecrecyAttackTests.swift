import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import RecoveryCodes
import SignInFlow
import TestSupport
import Testing

/// What somebody finds out who must not; the numbers are those of the threat model.
@Suite struct SecrecyAttackTests {
    /// Everything that a browser has got, as a debugger or a log would have it.
    private func dumped(_ browser: SignInBrowser) -> String {
        var text = "\(browser)" + String(reflecting: browser)
        dump(browser, to: &text)
        return text + (browser.page?.allText ?? "")
    }

    @Test func `T27: no code stands in a page, an answer, an event or what is stored`() async throws {
        let store = FaultyStore(InMemoryStore())
        let fixture = try await Fixture(.sms, store: store)
        let codes = try await fixture.recoveryCodes()
        var browser = try await fixture.begun()
        let sent = fixture.gateway.code
        var seen = dumped(browser)
        try await browser.send(.recover)
        try await browser.send(.use(SignInWay.ID("address:mail")))
        let issued = try #require(fixture.messenger.code(to: "mail"))
        seen += dumped(browser)
        try await browser.send(.submit(codes[0]))
        seen += dumped(browser) + "\(fixture.observer.events)"
        dump(fixture.observer.events, to: &seen)
        for code in [sent, issued, codes[0], codes[1], "4740612345", "+4740612345"] { #expect(!seen.contains(code)) }
        // What a database, or whoever reads it, gets.
        for call in store.calls {
            guard case .write(let change, _, _) = call else { continue }
            var bytes: [UInt8] = []
            switch change {
            case .insert(let record): bytes = record.value
            case .replace(_, let record): bytes = record.value
            case .delete: continue
            }
            let text = String(decoding: bytes, as: UTF8.self)
            for code in [sent, issued, codes[0]] { #expect(!text.contains(code)) }
        }
    }

    @Test func `T38: neither the user nor whoever helps him reads a secret that was confirmed`() async throws {
        let fixture = try await Fixture(.app, .token)
        let codes = try await fixture.recoveryCodes()
        var browser = try await fixture.begun()
        var seen = dumped(browser)
        try await browser.type(fixture.code)
        let export = try #require(
            try await fixture.accounts.export(fixture.alice, Occasion(at: fixture.time.now(), by: .staff("eve"))))
        let overview = try await FactorSettings(fixture.enrollments).overview(
            EnrollmentRequest(fixture.alice, session: "laptop"))
        seen += dumped(browser) + export.json + "\(export)" + "\(overview)"
        dump(export, to: &seen)
        dump(overview, to: &seen)
        dump(try await fixture.account(), to: &seen)
        let secret = fixture.phone.secret
        for text in [secret.base32(groupsOf: nil).revealed, secret.base32(groupsOf: 4).revealed, codes[0]] {
            #expect(!seen.contains(text))
        }
    }

    @Test func `T42: every code is refused from the second in which its time is over`() async throws {
        let fixture = try await Fixture(.app, .sms)
        // One that was sent.
        var browser = try await fixture.begun()
        try await browser.send(.use(SignInWay.ID("sms:\(try await fixture.factor(.sms))")))
        let sent = fixture.gateway.code
        let app = fixture.code
        fixture.time.advance(bySeconds: 299)
        var just = browser
        try await just.send(.check)
        fixture.time.advance(bySeconds: 1)
        try await browser.send(.submit(sent))
        #expect(browser.signedIn == nil)
        // One of an app, five minutes later.
        try await browser.send(.submit(app))
        #expect(browser.signedIn == nil)
        // And the page itself, with a code that is right.
        fixture.time.advance(bySeconds: 300)
        try await browser.send(.submit(fixture.code))
        #expect(browser.signedIn == nil && browser.refusal == .over)
    }

    @Test func `T42: a code that came by mail, and a request that nobody answered, are over in time`() async throws {
        let fixture = try await Fixture(.lamp, recovery: RecoveryRules([.issuedAndFactor, .twoIssued]))
        var waiting = try await fixture.begun()
        fixture.time.advance(bySeconds: 300)
        fixture.lamp.answer(.approved)
        try await waiting.send(.check)
        #expect(waiting.signedIn == nil && waiting.page?.kind == .offering)
        try await waiting.send(.recover)
        try await waiting.send(.use(SignInWay.ID("address:mail")))
        let code = try #require(fixture.messenger.code(to: "mail"))
        fixture.time.advance(bySeconds: 86_400)
        var later = try await fixture.begun()
        try await later.send(.recover)
        try await later.send(.submit(code))
        #expect(later.required == nil && later.rejection != .oneMore)
    }

    @Test func `T47: the code of before is none after a new one was asked for`() async throws {
        let fixture = try await Fixture(.sms)
        var browser = try await fixture.begun()
        let old = fixture.gateway.code
        fixture.time.advance(bySeconds: 300)
        try await browser.send(.resend())
        #expect(fixture.gateway.messages.count == 2)
        try await browser.send(.submit(old))
        #expect(browser.signedIn == nil)
        try await browser.send(.submit(fixture.gateway.code))
        #expect(browser.signedIn != nil)
    }

    @Test func `T49: where accounts are hidden, one that is not there looks like one that is`() async throws {
        let fixture = try await Fixture(.app, hidesAccounts: true)
        let plain = try AccountID("plain")
        try await fixture.accounts.update(plain) { account, now in
            account.noteReminder(Occasion(at: now))
        }
        var texts: Set<String> = []
        let starts = try [
            (fixture.alice, SignInStart.FirstFactor.failed), (AccountID("nobody"), .failed),
            (AccountID("nobody"), .passed()), (plain, .passed()), (plain, .failed), (fixture.alice, .passed()),
        ]
        for (account, first) in starts {
            var request = fixture.request("\(account) \(first)")
            request.account = account
            var browser = SignInBrowser(fixture.service, request)
            try await browser.begin(SignInStart(accountName: "somebody", firstFactor: first))
            var text = browser.page?.allText ?? "none"
            try await browser.type(fixture.wrongCode)
            text += browser.page?.allText ?? "none"
            #expect(browser.rejection != nil && browser.signedIn == nil)
            if first == .failed {
                try await browser.type(fixture.code)
                #expect(browser.signedIn == nil)
            }
            texts.insert(text.filter { !$0.isNumber })
        }
        #expect(texts.count == 1)
    }

    @Test(arguments: [false, true])
    func `T49: a page that was got with a wrong password tells nothing of the account, whatever is pressed`(
        _ hides: Bool
    ) async throws {
        let fixture = try await Fixture(.sms, .lamp, .token, hidesAccounts: hides)
        _ = try await fixture.recoveryCodes()
        let before = try await fixture.account()?.guesses.inARow
        var first = fixture.browser()
        try await first.begin(SignInStart(accountName: "alice", firstFactor: .failed))
        let shown = try #require(first.page?.allText)
        let sms = SignInWay.ID("sms:\(try await fixture.factor(.sms))")
        let events: [SignInEvent] = [
            .check, .recover, .resend(), .resend(.voice), .use(sms), .use(SignInWay.ID("address:mail")),
            .submit("000000"),
        ]
        for event in events {
            var browser = first
            try await browser.send(event)
            let text = browser.page?.allText ?? ""
            #expect(!text.contains("45") && !text.contains("lamp") && !text.contains("token"), "\(event)")
            #expect(browser.page?.choices.isEmpty == true && browser.page?.kind == .typing, "\(event)")
            #expect(browser.page?.actions.map(\.event) == first.page?.actions.map(\.event), "\(event)")
            #expect(browser.signedIn == nil && browser.required == nil)
        }
        #expect(!shown.contains("45"))
        // And it changes nothing for the owner: neither his guesses nor the pages that he has open.
        var owner = try await fixture.begun(session: "owner")
        for number in 0..<40 {
            var browser = fixture.browser("thief \(number)")
            try await browser.begin(SignInStart(accountName: "alice", firstFactor: .failed))
            try await browser.send(.cancel)
        }
        #expect(try await fixture.account()?.guesses.inARow == before)
        try await owner.send(.submit(TokenList.word(0)))
        #expect(owner.signedIn != nil)
        #expect(fixture.lamp.sent.count + fixture.gateway.messages.count == 1)
    }

    @Test func `T49: a number stands in no page but masked`() async throws {
        let fixture = try await Fixture(.app, .sms)
        var browser = try await fixture.begun()
        var seen = browser.page?.allText ?? ""
        try await browser.send(.use(SignInWay.ID("sms:\(try await fixture.factor(.sms))")))
        seen += browser.page?.allText ?? ""
        #expect(seen.contains("45"))
        let digits = seen.filter(\.isNumber)
        #expect(!digits.contains("40612345") && !digits.contains("0612"))
    }
}
