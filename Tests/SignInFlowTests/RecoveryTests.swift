import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import SignInFlow
import TestSupport
import Testing

/// Users who have none of their factors any more.
@Suite struct RecoveryTests {
    /// What somebody shows, one thing after the other.
    enum Piece: CaseIterable { case kept, mail, letter, app }

    /// A browser at the recovery page of a user whose app does not work where he signs in.
    private func lost(_ rules: RecoveryRules, recoveryCodes: RecoveryCodeRules = .saved) async throws -> (
        Fixture, SignInBrowser, String
    ) {
        let fixture = try await Fixture(
            .app,
            policy: Fixture.policy(
                applications: [
                    Application(
                        id: "door", name: "Door", methods: [FactorMethod(custom: "lamp", interaction: .elsewhere)])
                ]),
            recovery: rules, recoveryCodes: recoveryCodes)
        let kept = try await fixture.recoveryCodes(.saved)[0]
        var browser = try await fixture.begun("door")
        try await browser.send(.recover)
        return (fixture, browser, kept)
    }

    private func show(_ piece: Piece, _ fixture: Fixture, _ kept: String, _ browser: inout SignInBrowser) async throws {
        switch piece {
        case .kept: try await browser.type(kept)
        case .app: try await browser.type(fixture.code)
        case .mail, .letter:
            let address = piece == .mail ? "mail" : "letter"
            try await browser.press(.use(SignInWay.ID("address:\(address)")))
            try await browser.type(try #require(fixture.messenger.code(to: address)))
        }
    }

    @Test(arguments: RecoveryRules.Combination.allCases) func `each combination suffices, and nothing less does`(
        combination: RecoveryRules.Combination
    ) async throws {
        let pairs: [[Piece]] = [
            [.kept], [.mail], [.app], [.kept, .mail], [.mail, .letter], [.mail, .mail], [.kept, .app], [.mail, .app],
        ]
        let sufficient: [[Piece]] =
            switch combination {
            case .keptCode: [[.kept], [.kept, .mail], [.kept, .app]]
            case .keptAndIssued: [[.kept, .mail]]
            case .twoIssued: [[.mail, .letter]]
            case .keptCodeAndFactor: [[.kept, .app]]
            case .issuedAndFactor: [[.mail, .app]]
            }
        for pieces in pairs {
            var (fixture, browser, kept) = try await lost(RecoveryRules([combination]))
            try #require(browser.page?.kind == .recovery)
            for piece in pieces where browser.required == nil {
                let isUsed =
                    switch piece {
                    case .kept: combination != .twoIssued && combination != .issuedAndFactor
                    case .app: combination == .keptCodeAndFactor || combination == .issuedAndFactor
                    case .mail, .letter: combination != .keptCode && combination != .keptCodeAndFactor
                    }
                if isUsed { try await show(piece, fixture, kept, &browser) }
            }
            #expect((browser.required != nil) == sufficient.contains(pieces), "\(pieces)")
            #expect(browser.signedIn == nil)
            if let required = browser.required { #expect(required.isRecovery) }
        }
    }

    @Test func `what is right and not enough asks for one thing more`() async throws {
        var (fixture, browser, kept) = try await lost(.twoPieces)
        try await browser.type(kept)
        #expect(browser.rejection == .oneMore && browser.page?.error == "That is right. We need one thing more.")
        let codes = try await fixture.recoveryCodes(.saved)
        try await browser.type(codes[0])
        #expect(browser.rejection == .oneMore, "one kept code counts once")
        #expect(try await fixture.account()?.recoveryCodes?.remaining == 1, "and is not spent")
        try await browser.type(fixture.code)
        #expect(browser.required != nil)
        #expect(fixture.observer.contents.contains(.accountRecovered))
    }

    @Test func `a recovery ends with a new factor, and what was lost is out of use`() async throws {
        let fixture = try await Fixture(.app, .sms)
        let kept = try await fixture.recoveryCodes(.saved)[0]
        var browser = try await fixture.begun()
        try await browser.press(.recover)
        #expect(browser.page?.title == "Get back into your account" && browser.page?.remember == nil)
        try await browser.type(kept)
        let required = try #require(browser.required)
        #expect(Localizer(.english).text(required.message).hasPrefix("Your account is recovered"))
        let (finished, _) = try await fixture.setUp(required)
        try await browser.finish(finished)
        #expect(browser.signedIn?.evidence.map(\.kind) == [.password, .recoveryCode, .enrolledFactor])
        let factors = try #require(try await fixture.account()?.factors)
        #expect(factors.map(\.state) == [.suspended(.reportedLost), .suspended(.reportedLost), .active])
        fixture.time.advance(bySeconds: 30)
        var old = try await fixture.begun(session: "later")
        try await old.type(fixture.code)
        #expect(old.signedIn == nil)
    }

    @Test func `who needs two sets two up after a recovery, and keeps both`() async throws {
        let fixture = try await Fixture(
            .app, .secondApp, policy: Fixture.policy(enforcement: .required, requiredFactors: 2))
        let kept = try await fixture.recoveryCodes(.saved)[0]
        var browser = try await fixture.begun()
        try await browser.type(kept)
        let (first, _) = try await fixture.setUp(try #require(browser.required))
        try await browser.finish(first)
        #expect(browser.signedIn == nil && browser.required?.isRecovery == true)
        let (second, _) = try await fixture.setUp(try #require(browser.required))
        try await browser.finish(second)
        #expect(browser.signedIn != nil)
        #expect(try await fixture.account()?.factors.map(\.isActive) == [false, false, true, true])
    }

    @Test func `a saved code gives another one, which is shown once`() async throws {
        let fixture = try await Fixture(
            .app, recovery: RecoveryRules([], keptCodesSignIn: true), recoveryCodes: .saved)
        let kept = try await fixture.recoveryCodes(.saved)[0]
        var browser = try await fixture.begun()
        try await browser.type(kept)
        #expect(
            browser.signedIn?.strength == .secondFactor && browser.signedIn?.methodReferences == ["pwd", "otp", "mfa"])
        let next = try #require(browser.replacement?.first)
        #expect(next != kept)
        var again = try await fixture.begun(session: "again")
        try await again.type(kept)
        #expect(again.signedIn == nil)
        try await again.type(next)
        #expect(again.signedIn != nil)
    }

    @Test func `kept codes sign in only where the rules say so, and what leads nowhere is not spent`() async throws {
        let none = try await Fixture(.app, recovery: .none)
        let codes = try await none.recoveryCodes(.saved)
        var browser = try await none.begun()
        #expect(!(browser.page?.actions.contains { $0.event == .recover } ?? true))
        try await browser.type(codes[0])
        #expect(browser.rejection == .nothingToVerify)
        try await browser.send(.recover)
        #expect(browser.rejection == .notHere)
        #expect(try await none.account()?.recoveryCodes?.remaining == 1)
        // It signs in, and recovers nothing.
        let only = try await Fixture(.app, recovery: RecoveryRules([], keptCodesSignIn: true))
        let others = try await only.recoveryCodes(.saved)
        var second = try await only.begun()
        #expect(!(second.page?.actions.contains { $0.event == .recover } ?? true))
        let factor = try await only.factor(.app)
        try await only.suspend(factor)
        try await second.type(others[0])
        #expect(second.signedIn == nil && second.rejection == .nothingToVerify)
        #expect(try await only.account()?.recoveryCodes?.remaining == 1)
    }

    @Test func `recovery is offered to whoever could show enough, and to nobody else`() async throws {
        let nobody = RecordingMessenger()
        let fixture = try await Fixture(.app, recovery: RecoveryRules([.keptAndIssued, .twoIssued]), messenger: nobody)
        _ = try await fixture.recoveryCodes(.saved)
        #expect(try await fixture.begun().page?.actions.contains { $0.event == .recover } == false)
        let mail = RecordingMessenger(RecoveryAddress(id: "mail", channel: .email, masked: "a•"))
        let other = try await Fixture(.app, recovery: RecoveryRules([.keptAndIssued, .twoIssued]), messenger: mail)
        #expect(try await other.begun().page?.actions.contains { $0.event == .recover } == false)
        _ = try await other.recoveryCodes(.saved)
        #expect(try await other.begun().page?.actions.contains { $0.event == .recover } == true)
    }

    @Test func `a code that was sent is right once, and only the newest to its address`() async throws {
        var (fixture, browser, _) = try await lost(.twoPieces)
        try await browser.press(.use(SignInWay.ID("address:mail")))
        #expect(browser.page?.instructions.contains { $0.contains("a•••@acme.example") } == true)
        let first = try #require(fixture.messenger.code(to: "mail"))
        try await browser.press(.use(SignInWay.ID("address:mail")))
        let second = try #require(fixture.messenger.code(to: "mail"))
        try await browser.type(first)
        #expect(browser.rejection?.isWrong == true)
        try await browser.type(second)
        #expect(browser.rejection == .oneMore)
        try await browser.type(second)
        #expect(browser.rejection != .oneMore && browser.required == nil)
        try await browser.send(.use(SignInWay.ID("address:nowhere")))
        #expect(browser.rejection == .notHere)
    }

    @Test func `a code bears five wrong ones`() async throws {
        var (fixture, browser, _) = try await lost(.twoPieces)
        try await browser.press(.use(SignInWay.ID("address:mail")))
        let code = try #require(fixture.messenger.code(to: "mail"))
        for _ in 0..<5 { try await browser.type(code == "11111111" ? "22222222" : "11111111") }
        try await browser.type(code)
        #expect(browser.rejection != .oneMore)
    }

    @Test(arguments: RecoveryChannel.allCases) func `a code is over after the time of its channel`(
        channel: RecoveryChannel
    ) async throws {
        let lifetime = channel.lifetime.components.seconds
        #expect([600, 86_400, 21 * 86_400].contains(lifetime))
        for isLate in [false, true] {
            let fixture = try await Fixture(
                .app, recovery: RecoveryRules([.issuedAndFactor]),
                messenger: RecordingMessenger(RecoveryAddress(id: "there", channel: channel, masked: "•")))
            var browser = try await fixture.begun()
            try await browser.send(.recover)
            try await browser.press(.use(SignInWay.ID("address:there")))
            let code = try #require(fixture.messenger.code(to: "there"))
            fixture.time.advance(bySeconds: lifetime - (isLate ? 0 : 1))
            // A letter takes longer than a sign-in: it is typed into the page of another one.
            browser = try await fixture.begun()
            try await browser.send(.recover)
            try await browser.type(code)
            #expect((browser.rejection == .oneMore) == !isLate)
        }
    }

    @Test func `so many codes are sent in a day, and what was not sent does not count`() async throws {
        var (fixture, browser, _) = try await lost(RecoveryRules([.twoIssued], issuedPerDay: 2))
        fixture.messenger.outcome = .failed
        for _ in 0..<3 {
            try await browser.press(.use(SignInWay.ID("address:mail")))
            #expect(browser.page?.error == "The code could not be sent. Try another address.")
        }
        fixture.messenger.outcome = .sent
        for _ in 0..<2 { try await browser.press(.use(SignInWay.ID("address:mail"))) }
        #expect(browser.rejection == nil && fixture.messenger.count == 2)
        try await browser.press(.use(SignInWay.ID("address:letter")))
        #expect(browser.page?.error?.hasPrefix("Too many codes have been sent.") == true)
        #expect(fixture.messenger.count == 2)
        #expect(fixture.observer.contents.filter { $0 == .recoveryCodeSent(.email) }.count == 2)
        fixture.time.advance(bySeconds: 86_400)
        browser = try await fixture.begun("door")
        try await browser.send(.recover)
        try await browser.press(.use(SignInWay.ID("address:mail")))
        #expect(browser.rejection == nil)
    }

    @Test func `a recovery that can be objected to takes effect when its time is over`() async throws {
        var (fixture, browser, kept) = try await lost(RecoveryRules([.keptCode], coolingOff: .seconds(86_400)))
        var other = browser
        try await browser.type(kept)
        let due = UnixTime(fixture.time.now().seconds + 86_400)
        #expect(browser.impossible?.reason == .resetPending(until: due) && browser.impossible?.token == nil)
        #expect(fixture.observer.contents.contains { if case .resetRequested(_, due, _) = $0 { true } else { false } })
        try await other.send(.check)
        #expect(other.signedIn == nil)
        #expect(try await fixture.begun().page != nil, "until then everything is as it was")
        fixture.time.set(due)
        let later = try await fixture.begun(session: "later")
        #expect(later.page == nil)
        let account = try #require(try await fixture.account())
        #expect(account.factors.isEmpty && account.recoveryCodes == nil && account.pendingReset == nil)
        #expect(fixture.observer.contents.contains(.accountReset(reason: "recovery")))
    }

    @Test func `the owner objects to a recovery, and nothing is taken away`() async throws {
        var (fixture, browser, kept) = try await lost(RecoveryRules([.keptCode], coolingOff: .seconds(86_400)))
        try await browser.type(kept)
        let pending = try #require(try await fixture.account()?.pendingReset)
        let results = try await fixture.accounts.update(fixture.alice) { account, now in
            [FactorID.random(from: SeededRandom(seed: 9)), pending.id].map { id in
                Result { () throws(AccountRefusal) in try account.repudiateReset(id, Occasion(at: now)) }
            }
        }
        #expect(throws: AccountRefusal.noSuchFactor) { try results[0].get() }
        try results[1].get()
        fixture.time.advance(bySeconds: 100_000)
        #expect(try await fixture.begun().page != nil)
        #expect(try await fixture.account()?.factors.count == 1)
    }

    @Test func `who has nothing but factors out of use recovers, or asks support`() async throws {
        for hasCodes in [true, false] {
            let fixture = try await Fixture(.app, recovery: RecoveryRules([.keptCode]), messenger: RecordingMessenger())
            let kept = hasCodes ? try await fixture.recoveryCodes(.saved)[0] : ""
            try await fixture.suspend(try await fixture.factor(.app))
            var browser = try await fixture.begun()
            #expect(browser.impossible?.reason == .noWay(.outOfUse))
            let texts = browser.impossible?.messages.map { Localizer(.english).text($0) } ?? []
            #expect(texts.contains("Contact support to get back in.") == !hasCodes)
            #expect((browser.impossible?.token != nil) == hasCodes)
            #expect(
                fixture.observer.contents.contains(.signInImpossible(application: "", reason: "out-of-use")))
            guard hasCodes else { continue }
            try await browser.send(.recover)
            #expect(browser.page?.kind == .recovery)
            try await browser.type(kept)
            let (finished, _) = try await fixture.setUp(try #require(browser.required))
            try await browser.finish(finished)
            #expect(browser.signedIn?.strength == .secondFactor)
        }
    }

    @Test func `rules that make no sense are refused`() {
        #expect(throws: PolicyError.self) { try RecoveryRules([], coolingOff: .seconds(-1)) }
        #expect(throws: PolicyError.self) { try RecoveryRules([], coolingOff: .seconds(31 * 86_400)) }
        #expect(throws: PolicyError.self) { try RecoveryRules([], issuedPerDay: 0) }
        #expect(throws: PolicyError.self) { try RecoveryRules([], issuedPerDay: 21) }
        for lifetime in [59, 1801] {
            #expect(throws: PolicyError.self) { try SignInRules(app: "Acme", lifetime: .seconds(lifetime)) }
        }
        #expect(throws: PolicyError.self) {
            try SignInRules(app: "Acme", policy: Policy(methods: [.sms]), hidesAccounts: true)
        }
    }

    @Test func `printing a message shows no code`() async throws {
        let printer = PrintingMessenger()
        let fixture = try await Fixture(.app)
        let service = SignInService(
            fixture.context, rules: try SignInRules(app: "Acme", policy: fixture.policy), messenger: printer)
        var browser = SignInBrowser(service, fixture.request())
        try await browser.begin(fixture.start())
        try await browser.send(.recover)
        try await browser.send(.use(SignInWay.ID("address:mail")))
        #expect(printer.texts.count == 1)
        for (text, code) in printer.texts { #expect(!text.contains(code) && code.count == 8) }
    }
}

extension SignInRejection {
    var isWrong: Bool { if case .wrong = self { true } else { false } }
}
