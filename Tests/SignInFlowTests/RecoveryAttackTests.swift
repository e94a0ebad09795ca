import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import SignInFlow
import TestSupport
import Testing

/// Recovery as a way round the second factor; the numbers are those of the threat model.
@Suite struct RecoveryAttackTests {
    private let phone = ["text", "voice"]

    /// A messenger of a user who has confirmed a phone, by message and by call, and two mail addresses.
    private func messenger() -> RecordingMessenger {
        RecordingMessenger(
            RecoveryAddress(id: "text", channel: .text, masked: "•••45"),
            RecoveryAddress(id: "voice", channel: .voice, masked: "•••45"),
            RecoveryAddress(id: "mail", channel: .email, masked: "a•••@acme.example"),
            RecoveryAddress(id: "mail2", channel: .email, masked: "b•••@acme.example"))
    }

    /// Types the codes that were sent to some addresses into a recovery.
    private func recover(_ fixture: Fixture, by addresses: [String]) async throws -> SignInBrowser {
        var browser = try await fixture.begun()
        try await browser.send(.recover)
        for address in addresses {
            try await browser.send(.use(SignInWay.ID("address:\(address)")))
            guard let code = fixture.messenger.code(to: address) else { continue }
            try await browser.send(.submit(code))
        }
        return browser
    }

    @Test(arguments: RecoveryRules.Combination.allCases)
    func `T29: whoever reads one mailbox or holds one phone has not recovered anything`(
        _ combination: RecoveryRules.Combination
    ) async throws {
        for addresses in [
            ["mail"], ["text"], ["text", "voice"], ["voice", "text"], ["mail", "mail"], ["mail", "mail2"],
        ] {
            let fixture = try await Fixture(.app, recovery: RecoveryRules([combination]), messenger: messenger())
            _ = try await fixture.recoveryCodes()
            let browser = try await recover(fixture, by: addresses)
            #expect(browser.signedIn == nil && browser.required == nil, "\(addresses)")
        }
    }

    @Test func `T29: the mailbox by which a password is set anew is one channel, and two are needed`() async throws {
        let fixture = try await Fixture(.app, recovery: RecoveryRules([.twoIssued]), messenger: messenger())
        // The new password came by mail, and so does this code: together they are one thing.
        let one = try await recover(fixture, by: ["mail"])
        #expect(one.required == nil && one.rejection == .oneMore)
        let two = try await recover(fixture, by: ["mail", "text"])
        #expect(two.signedIn == nil && two.required?.isRecovery == true)
    }

    @Test func `T29: pieces of evidence of two recoveries are not put together`() async throws {
        let fixture = try await Fixture(.app, recovery: RecoveryRules([.twoIssued]), messenger: messenger())
        var first = try await recover(fixture, by: ["mail"])
        let kept = first
        var second = try await fixture.begun(session: "phone")
        try await second.send(.recover)
        try await second.send(.use(SignInWay.ID("address:text")))
        try await second.send(.submit(fixture.messenger.code(to: "text") ?? ""))
        #expect(second.required == nil && second.rejection == .oneMore)
        for code in ["mail", "text"].compactMap(fixture.messenger.code(to:)) {
            try await first.send(.submit(code))
            #expect(first.required == nil)
            first = kept
        }
    }

    @Test func `T39: recovering leads to a new factor, and to nothing else, also where none is required`() async throws
    {
        let fixture = try await Fixture(.app)
        let codes = try await fixture.recoveryCodes()
        let first = try await fixture.begun()
        var browser = first
        try await browser.send(.recover)
        try await browser.send(.submit(codes[0]))
        let required = try #require(browser.required)
        #expect(browser.signedIn == nil && required.isRecovery)
        for event in [SignInEvent.submit(codes[1]), .check, .recover, .resend(), .submit(fixture.code)] {
            try await browser.send(event)
            #expect(browser.signedIn == nil && browser.refusal == .over)
        }
        // The account is as it was: whoever comes again is asked again.
        for session in ["laptop", "phone"] {
            var again = try await fixture.begun(session: session)
            #expect(again.signedIn == nil && again.page?.kind == .typing)
            try await again.send(.submit(codes[0]))
            #expect(again.signedIn == nil && again.rejection == .alreadyUsed)
        }
        let (phone, done) = try await fixture.setUp(required.start)
        try await browser.finish(done)
        #expect(browser.signedIn?.strength == .secondFactor)
        // What was lost is out of use, and what is new is asked for.
        fixture.time.advance(bySeconds: 30)
        var next = try await fixture.begun()
        #expect(next.page != nil)
        try await next.send(.submit(fixture.code))
        #expect(next.signedIn == nil)
        try await next.send(.submit(phone.code(at: fixture.time.now())?.text ?? ""))
        #expect(next.signedIn != nil)
    }

    @Test func `T39: another password changes nothing about the second factor, and nor does an open page`() async throws
    {
        let fixture = try await Fixture(.app, recovery: .none)
        _ = try await fixture.recoveryCodes()
        // The host has set the password anew, and says that it was right.
        var browser = fixture.browser()
        try await browser.begin(
            SignInStart(accountName: "alice", firstFactor: .passed(at: fixture.time.now())))
        #expect(browser.signedIn == nil && browser.page?.kind == .typing)
        #expect(browser.page?.actions.contains { $0.event == .recover } == false)
        try await browser.send(.recover)
        #expect(browser.rejection == .notHere && browser.required == nil)
        let codes = try await fixture.recoveryCodes()
        try await browser.send(.submit(codes[0]))
        #expect(browser.signedIn == nil && browser.required == nil)
    }

    @Test func `T39: a recovery that waits has taken nothing away, and whoever objects ends it`() async throws {
        let rules = try RecoveryRules([.keptCode], coolingOff: .seconds(86_400))
        let fixture = try await Fixture(.app, policy: Fixture.policy(enforcement: .required), recovery: rules)
        let codes = try await fixture.recoveryCodes()
        var thief = try await fixture.begun(session: "thief")
        try await thief.send(.recover)
        try await thief.send(.submit(codes[0]))
        #expect(thief.signedIn == nil && thief.required == nil)
        let pending = try #require(try await fixture.account()?.pendingReset)
        #expect(thief.impossible?.reason == .resetPending(until: pending.dueAt))
        fixture.time.advance(bySeconds: 86_399)
        var browser = try await fixture.begun()
        #expect(browser.signedIn == nil && browser.page != nil)
        try await fixture.change { account, occasion throws(AccountRefusal) in
            try account.repudiateReset(pending.id, occasion)
        }
        fixture.time.advance(bySeconds: 10)
        browser = try await fixture.begun()
        #expect(browser.signedIn == nil && browser.page != nil)
        #expect(try await fixture.account()?.factors.count == 1)
    }

    @Test func `T39: when a recovery takes effect that was waited for, a new factor is set up at once`() async throws {
        let rules = try RecoveryRules([.keptCode], coolingOff: .seconds(86_400))
        let fixture = try await Fixture(.app, policy: Fixture.policy(enforcement: .required), recovery: rules)
        let codes = try await fixture.recoveryCodes()
        var browser = try await fixture.begun()
        try await browser.send(.recover)
        try await browser.send(.submit(codes[0]))
        fixture.time.advance(bySeconds: 86_400)
        browser = try await fixture.begun()
        #expect(browser.signedIn == nil && browser.required != nil)
    }
}
