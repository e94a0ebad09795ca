import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// A company whose terminal servers show no page, in Norwegian.
///
/// E3 and E4 with approval on the phone come with that; here the company's own pager stands in its place, which is answered elsewhere too.
@Suite struct `Guide E: terminal servers` {
    /// What the pagers have been asked, and answer.
    private let pagers: AnsweredElsewhere

    init() throws { pagers = try AnsweredElsewhere("pager") }

    private func site(_ reachability: EnrollmentRules.Reachability) throws -> Site {
        let pager = try Pager()
        return try Site(
            issuer: "Firmaet",
            policy: Policy(
                methods: [.authenticatorApp, .sms, .recoveryCode, pager.method],
                applications: [
                    Application(id: "portal", name: "Portalen"),
                    Application(id: "ts", name: "Terminalserveren", canShowPage: false),
                ], enforcement: .required, backup: .optional, reauthentication: .whenOlderThan(.seconds(600))),
            reachability: reachability, others: [pager], waiting: [pagers])
    }

    private func opened(_ site: Site) async throws -> SetUpBrowser {
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(
            EnrollmentStart(
                accountName: site.name, in: .signIn, passwordTypedAt: site.time.now(),
                applications: ["portal", "ts"]))
        return browser
    }

    /// At the portal's door: sets something up, and goes in by that.
    private func setUp(at door: inout SignInBrowser, _ site: Site) async throws -> AppOnAPhone {
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(try #require(door.required).start)
        try await browser.choose("other-app")
        let app = try AppOnAPhone(scanning: try #require(browser.page?.content.scan?.code))
        try await browser.submit()
        try await browser.submit(try app.code(at: site.time.now()))
        try await browser.press(.skip)
        try await browser.submit()
        try await door.finish(try #require(browser.finished))
        return app
    }

    /// In the portal: the pager as well.
    private func addPager(_ site: Site, after signIn: SignIn?) async throws {
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(
            EnrollmentStart(
                accountName: site.name, offer: "pager", passwordTypedAt: site.time.now(),
                factorVerifiedAt: signIn?.factorVerifiedAt))
        try await browser.submit("12345")
        try await browser.submit()
        #expect(browser.finished?.factors.count == 1)
    }

    @Test func `E1: without a second factor one becomes necessary at the next sign-in`() async throws {
        let site = try site(.warn)
        var door = try await site.signIn(.norwegianBokmål, at: "portal")
        #expect(door.signedIn == nil && door.required != nil)
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(try #require(door.required).start)
        #expect(browser.page?.content.title == "Mer informasjon kreves")
        // At the terminal server there is no page to set it up on.
        try await site.signIn(&door, at: "ts")
        #expect(door.signedIn == nil && door.impossible?.reason == .noWay(.noFactor))
        let texts = door.impossible?.messages.map(Localizer(.norwegianBokmål).text) ?? []
        #expect(texts.last == "Logg inn i en nettleser først, og sett opp en metode som virker her.")
    }

    @Test func `E2: the set-up warns of what the terminal server does not take`() async throws {
        let browser = try await opened(try site(.warn))
        for choice in browser.page?.content.choices ?? [] {
            let text = choice.id == "pager" ? "Trengs for: Terminalserveren" : "Virker ikke med: Terminalserveren"
            #expect(choice.warnings.contains(text), "\(choice.id): \(choice.warnings)")
            #expect(choice.isEnabled)
        }
    }

    @Test func `E2: or it refuses, and says why`() async throws {
        var browser = try await opened(try site(.refuse))
        #expect(browser.page?.content.choices.filter(\.isEnabled).map(\.id) == ["pager"])
        try await browser.send(.choose("google"))
        #expect(browser.refusal == .choiceRefused(applications: ["Terminalserveren"]))
        #expect(browser.refusal?.message != nil && browser.step == .choose)
    }

    @Test func `E2: once something is there that the terminal server takes, everything is offered`() async throws {
        let site = try site(.refuse)
        var browser = try await opened(site)
        try await browser.choose("pager")
        try await browser.submit("12345")
        #expect(browser.step == .backup)
        #expect(
            browser.page?.content.choices.allSatisfy {
                $0.isEnabled && $0.warnings.allSatisfy { !$0.contains("Terminal") }
            } == true)
        let account = try #require(try await site.accounts.load(site.kari))
        #expect(site.service.rules.policy.reachability(of: account).allSatisfy { $0.isReachable })
    }

    @Test func `E2: with an app alone there is no way into the terminal server, and the user reads why and what to do`()
        async throws
    {
        let site = try site(.warn)
        var door = try await site.signIn(.norwegianBokmål, at: "portal")
        let app = try await setUp(at: &door, site)
        #expect(door.signedIn?.application == "portal")
        try await site.signIn(&door, at: "ts")
        #expect(door.signedIn == nil && door.page == nil && pagers.sent.isEmpty)
        let needed: Set<FactorMethod> = [pagers.method]
        #expect(door.impossible?.reason == .noWay(.needsPage(needed: needed)))
        #expect(
            door.impossible?.messages.map(Localizer(.norwegianBokmål).text) == [
                "Du kan ikke logge inn på Terminalserveren med metodene du har.",
                "Terminalserveren virker bare med: pager.",
                "Logg inn i en nettleser først, og sett opp en metode som virker her.",
            ])
        #expect(
            site.observer.contents.contains(.signInImpossible(application: "ts", reason: "needs-page")))
        // That is the way out.
        site.time.advance(bySeconds: 60)
        try await site.signIn(&door, at: "portal")
        try await door.type(try app.code(at: site.time.now()))
        try await addPager(site, after: door.signedIn)
        try await site.signIn(&door, at: "ts")
        #expect(door.impossible == nil && pagers.sent.map(\.application.id) == ["ts"])
    }

    // MARK: The client that waits

    private enum Outcome: Sendable { case opened, denied, timedOut, shut }

    /// What a terminal server does: it asks, and waits.
    private func wait(_ site: Site) -> Task<Outcome, any Error> {
        Task {
            let start = SignInStart(accountName: site.name, application: "ts")
            let request = SignInRequest(site.kari, session: "terminal 7", language: .norwegianBokmål)
            switch try await site.signIns.wait(start, request) {
            case .verified(let grant):
                return try grant.take(in: "terminal 7", at: "ts").strength == .secondFactor ? .opened : .shut
            case .denied: return .denied
            case .timedOut: return .timedOut
            case .impossible: return .shut
            case .cancelled: return .shut
            }
        }
    }

    @Test(arguments: [WaitingState.approved, .denied, .waiting])
    func `E4: the terminal server waits for the pager's answer, and opens for a yes alone`(
        _ answer: WaitingState
    ) async throws {
        let site = try site(.warn)
        var door = try await site.signIn(.norwegianBokmål, at: "portal")
        _ = try await setUp(at: &door, site)
        try await addPager(site, after: door.signedIn)
        let waiting = wait(site)
        for _ in 0..<3 {
            await site.time.untilPaused()
            site.time.advance(bySeconds: 1)
        }
        await site.time.untilPaused()
        pagers.answer(answer)
        site.time.advance(bySeconds: answer == .waiting ? 300 : 1)
        let outcome = try await waiting.value
        switch answer {
        case .approved: #expect(outcome == .opened)
        case .denied: #expect(outcome == .denied)
        default: #expect(outcome == .timedOut)
        }
        #expect(pagers.sent.count == 1 && pagers.sent.first?.accountName == site.name)
    }
}

/// The company's own method: a pager with a number, which is answered on the pager itself.
struct Pager: EnrollmentMethod {
    let method: FactorMethod

    init() throws { method = try FactorMethod(custom: "pager", interaction: .elsewhere) }

    var offers: [MethodOffer] { [MethodOffer(id: "pager", title: .verbatim("Personsøker"))] }

    func steps(after step: String?, _ memo: StepMemo) -> [String] { step == nil ? ["number"] : [] }

    func handle(_ input: StepInput, at step: String, _ memo: StepMemo, _ scene: Scene) -> MethodOutcome {
        guard case .submit(let fields) = input else { return .notHere }
        guard let number = fields["number"], number.count == 5 else { return .stay(.verbatim("Fem sifre")) }
        let credential = OtherCredential(personal: ["number": number], secret: [])
        return .confirmed(scene.confirmed(method, named: "Personsøker", credential))
    }

    func page(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepContent {
        var content = StepContent(title: .verbatim("Personsøker"))
        content.fields = [PageField(name: "number", label: .verbatim("Nummer"), kind: .text)]
        return content
    }

    func stepTitle(_ step: String, _ memo: StepMemo) -> Message { .verbatim("Personsøker") }
}
