import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

/// A company whose terminal servers show no page, in Norwegian.
///
/// E3 and E4, approval on the phone at the terminal server's door, come with it; here the company's own method stands in its place, which is
/// answered elsewhere too.
@Suite struct `Guide E: terminal servers` {
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
            reachability: reachability, others: [pager])
    }

    private func opened(_ site: Site) async throws -> SetUpBrowser {
        var browser = site.browser(.norwegianBokmål)
        try await browser.begin(
            EnrollmentStart(
                accountName: site.name, in: .signIn, passwordTypedAt: site.time.now(),
                applications: ["portal", "ts"]))
        return browser
    }

    @Test func `E1: without a second factor one becomes necessary at the next sign-in`() async throws {
        let site = try site(.warn)
        let account = Account(id: site.kari, createdAt: site.time.now())
        #expect(site.service.rules.policy.enforcementStatus(of: account, at: site.time.now()) == .required(since: nil))
        #expect(try await opened(site).page?.content.title == "Mer informasjon kreves")
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
