import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import Synchronization
import TestSupport
import Testing

/// Methods of a host's own, and what the flow makes of them.
@Suite struct HostMethodTests {
    private func fixture(
        _ method: any EnrollmentMethod, order: EnrollmentRules.Order = .methods, hasPhones: Bool = true
    ) throws -> Fixture {
        let policy = try Policy(
            methods: [.authenticatorApp, .sms, .recoveryCode, method.method], enforcement: .required)
        return try Fixture(policy: policy, order: order, others: [method], hasPhones: hasPhones)
    }

    @Test(arguments: [false, true])
    func `a page that waits asks by itself without making itself void, and goes on when it has happened`(
        _ asksOutside: Bool
    ) async throws {
        let bell = try Doorbell(asksOutside: asksOutside)
        let fixture = try fixture(bell)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("bell"))
        try await browser.submit("secret")
        try await browser.submit("Front door")
        let waiting = try #require(browser.page)
        let label = try EnrollmentStep.label
        // Nothing is pressed on it, so that there is no main button.
        #expect(waiting.content.isWaiting && waiting.actions.map(\.event) == [.back(to: label), .cancel])
        for _ in 0..<20 {
            try await browser.send(.check)
            #expect(browser.refusal == nil && browser.page?.token == waiting.token)
            #expect(browser.page?.error == nil && browser.page?.content.isWaiting == true)
        }
        bell.ring()
        // The same page asks, also the one that was shown first.
        try await browser.send(.check)
        #expect(browser.step == .backup)
        let factor = try #require(try await fixture.factors().first)
        #expect(factor.name == "Front door" && factor.method == bell.method)
    }

    @Test func `a line of text is a field that no browser fills in`() async throws {
        let fixture = try fixture(try Doorbell())
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("bell"))
        try await browser.submit("secret")
        #expect(browser.page?.content.fields.map(\.autocomplete) == ["off"])
        try await browser.submit("")
        #expect(browser.page?.error == "Give it a name.")
    }

    @Test func `a method that says no more than its title is offered among the uses of an app by that`() async throws {
        let fixture = try fixture(try Doorbell(contact: .app), order: .contactThenUse)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start())
        #expect(browser.page?.content.choices.map(\.id) == ["sms", "contact-app"])
        try await browser.choose("contact-app")
        #expect(browser.page?.content.choices.last?.title == "Doorbell")
        try await browser.choose("bell")
        try await browser.submit("secret")
        #expect(try browser.step == .label)
    }

    @Test func `a site without telephones does not ask for one, and other ways stand beside the app`() async throws {
        let fixture = try fixture(try Doorbell(contact: .other), order: .contactThenUse, hasPhones: false)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start())
        #expect(browser.page?.content.choices.map(\.id) == ["contact-app", "bell"])
        #expect(browser.page?.content.choices.map(\.title) == ["Mobile app", "Doorbell"])
        try await browser.choose("bell")
        try await browser.submit("secret")
        #expect(try browser.step == .label)
    }

    @Test(arguments: [[], ["only"]], [nil, "hollow"])
    func `T32: a method that comes to its end without a factor lets nobody in`(
        _ steps: [String], _ offer: String?
    ) async throws {
        let fixture = try fixture(try HollowMethod(steps: steps))
        var browser = try fixture.browser()
        try await browser.begin(fixture.start(offer, in: .signIn))
        if offer == nil { try await browser.choose("hollow") }
        try await browser.submit("secret")
        if !steps.isEmpty { try await browser.submit() }
        #expect(browser.refusal == .over && browser.step != .done)
        try await browser.send(.submit([:]))
        #expect(browser.finished == nil)
        #expect(try await fixture.factors().isEmpty)
        try await browser.press(.cancel)
        #expect(browser.page == nil && browser.finished == nil)
    }

    @Test func `T32: also where no password is asked for, such a method begins nothing`() async throws {
        let hollow = try HollowMethod(steps: [])
        let policy = try Policy(
            methods: [.authenticatorApp, hollow.method], reauthentication: .whenOlderThan(.seconds(600)))
        let fixture = try Fixture(policy: policy, others: [hollow])
        var browser = try fixture.browser()
        var start = fixture.start("hollow", in: .signIn)
        start.passwordTypedAt = fixture.time.now()
        try await browser.begin(start)
        #expect(browser.step == .choose)
        try await browser.choose("hollow")
        #expect(browser.step == .choose && browser.refusal == .over)
    }
}

/// A doorbell with a button: the factor works when somebody has rung.
private struct Doorbell: EnrollmentMethod {
    private final class Button: Sendable {
        let hasRung = Mutex(false)
    }

    let method: FactorMethod
    private let contact: MethodOffer.Contact
    /// Whether somebody else has to be asked whether it has rung.
    private let asksOutside: Bool
    private let button = Button()

    init(contact: MethodOffer.Contact = .other, asksOutside: Bool = false) throws {
        method = try FactorMethod(custom: "doorbell", interaction: .elsewhere)
        self.contact = contact
        self.asksOutside = asksOutside
    }

    func ring() { button.hasRung.withLock { $0 = true } }

    var offers: [MethodOffer] { [MethodOffer(id: "bell", title: .verbatim("Doorbell"), contact: contact)] }

    func steps(after step: String?, _ memo: StepMemo) -> [String] {
        switch step {
        case nil: ["label", "ring"]
        case "label": ["ring"]
        default: []
        }
    }

    func handle(_ input: StepInput, at step: String, _ memo: StepMemo, _ scene: Scene) -> MethodOutcome {
        switch (step, input) {
        case ("label", .submit(let fields)):
            guard let label = fields["label"], !label.isEmpty else { return .stay(.verbatim("Give it a name.")) }
            var kept = StepMemo()
            kept["label"] = label
            return .next(kept)
        case ("ring", .check): return asksOutside ? .perform(MethodEffect("ask")) : answer(memo, scene)
        default: return .notHere
        }
    }

    func perform(
        _ effect: MethodEffect, _ memo: StepMemo, _ scene: Scene
    ) async throws(RecordError) -> MethodOutcome { answer(memo, scene) }

    private func answer(_ memo: StepMemo, _ scene: Scene) -> MethodOutcome {
        guard button.hasRung.withLock({ $0 }) else { return .stay(nil) }
        return .confirmed(
            scene.confirmed(method, named: memo["label"] ?? "", OtherCredential(personal: [:], secret: [])))
    }

    func page(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepContent {
        var content = StepContent(title: stepTitle(step, memo))
        if step == "label" {
            content.fields = [PageField(name: "label", label: .verbatim("Name"), kind: .text)]
        } else {
            content.isWaiting = true
        }
        return content
    }

    func stepTitle(_ step: String, _ memo: StepMemo) -> Message { .verbatim(step == "label" ? "Name it" : "Ring it") }
}

/// A method whose author has forgotten to confirm anything.
private struct HollowMethod: EnrollmentMethod {
    let method: FactorMethod
    let steps: [String]

    init(steps: [String]) throws {
        method = try FactorMethod(custom: "hollow", interaction: .typed)
        self.steps = steps
    }

    var offers: [MethodOffer] { [MethodOffer(id: "hollow", title: .verbatim("Hollow"))] }
    func steps(after step: String?, _ memo: StepMemo) -> [String] { step == nil ? steps : [] }
    func handle(_ input: StepInput, at step: String, _ memo: StepMemo, _ scene: Scene) -> MethodOutcome {
        .next(StepMemo())
    }
    func page(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepContent { StepContent(title: .verbatim("…")) }
    func stepTitle(_ step: String, _ memo: StepMemo) -> Message { .verbatim("…") }
}

extension EnrollmentStep {
    fileprivate static var label: EnrollmentStep {
        get throws { EnrollmentStep(try FactorMethod(custom: "doorbell", interaction: .elsewhere), "label") }
    }
}
