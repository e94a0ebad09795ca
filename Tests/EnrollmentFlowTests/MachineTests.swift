import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

/// Every event in every step: what it does, or why it does nothing.
@Suite struct MachineTests {
    /// What each event does in each step: a step is gone to, stayed at, or the event refused for a reason.
    private static let table = """
                        submit   choose   nonsense  back    back!    skip     resend   call     check    cancel
        choose          -        password ?         -       -        -        -        -        -        end
        use             -        password ?         choose  -        -        -        -        -        end
        password        stay     -        -         choose  -        -        -        -        -        end
        platform        -        add      -         choose  -        -        -        -        -        end
        add             code     stay     -         choose  -        -        -        -        -        end
        code            stay     -        -         choose  -        -        -        -        -        end
        secondCode      stay     -        -         choose  -        -        -        -        -        end
        number          stay     -        -         choose  -        -        -        -        -        end
        smsCode         stay     -        -         choose  -        -        stay     -        -        end
        backup          -        platform ?         -       -        done     -        -        -        end
        recoveryCodes   done     -        -         backup  -        -        -        -        -        end
        done            end      -        -         -       -        -        -        -        -        end
        """

    private static let steps: [(name: String, step: EnrollmentStep)] = [
        ("choose", .choose), ("use", .use), ("password", .password), ("platform", .platform), ("add", .add),
        ("code", .code), ("secondCode", .secondCode), ("number", .number), ("smsCode", .smsCode),
        ("backup", .backup), ("recoveryCodes", .recoveryCodes), ("done", .done),
    ]

    /// A browser at a step, as a user comes there.
    private func browser(at step: EnrollmentStep) async throws -> (Fixture, SetUpBrowser) {
        let fixture = try Fixture(
            policy: Policy(), order: step == .use ? .contactThenUse : .methods, asksSecondCode: step == .secondCode)
        var browser = try fixture.browser()
        try await browser.begin(fixture.start())
        if step == .use { try await browser.choose("contact-app") }
        if [.choose, .use].contains(step) { return (fixture, browser) }
        try await browser.choose([.number, .smsCode].contains(step) ? "sms" : "google")
        if step == .password { return (fixture, browser) }
        try await browser.submit("secret")
        if [.platform, .number].contains(step) { return (fixture, browser) }
        if step == .smsCode {
            try await browser.submit("NO", "40612345")
            return (fixture, browser)
        }
        try await browser.choose("android")
        if step == .add { return (fixture, browser) }
        let phone = try await browser.phone()
        try await browser.submit()
        if step == .code { return (fixture, browser) }
        try await browser.submit(phone.code(at: fixture.time.now())?.text ?? "")
        if [.secondCode, .backup].contains(step) { return (fixture, browser) }
        if step == .recoveryCodes { try await browser.choose("recovery-codes") } else { try await browser.press(.skip) }
        return (fixture, browser)
    }

    private func event(_ name: String, at step: EnrollmentStep) -> EnrollmentEvent {
        switch name {
        case "submit": .submit(["password": "wrong", "code": "000000", "country": "NO", "number": "1"])
        case "choose":
            .choose(
                step == .platform ? "android" : step == .add ? "type" : step == .recoveryCodes ? "android" : "google")
        case "nonsense": .choose("nonsense")
        case "back": .back(to: step == .recoveryCodes ? .backup : .choose)
        case "back!": .back(to: .done)
        case "skip": .skip
        case "resend": .resend(.text)
        case "call": .resend(.voice)
        case "check": .check
        default: .cancel
        }
    }

    private func name(of step: EnrollmentStep?) -> String {
        MachineTests.steps.first { $0.step == step }?.name ?? "end"
    }

    @Test func `every event in every step is handled, or refused for its reason`() async throws {
        let rows = MachineTests.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let events = rows[0]
        #expect(rows.dropFirst().map { $0[0] } == MachineTests.steps.map(\.name))
        for row in rows.dropFirst() {
            let step = try #require(MachineTests.steps.first { $0.name == row[0] }?.step)
            for (name, expected) in zip(events, row.dropFirst()) {
                var (fixture, browser) = try await browser(at: step)
                #expect(browser.step == step, "the way to \(row[0]) leads to \(String(describing: browser.step))")
                fixture.time.advance(bySeconds: 31)
                let token = browser.page?.token
                try await browser.send(event(name, at: step))
                let found =
                    switch browser.refusal {
                    case .notHere?: "-"
                    case .unknownChoice?: "?"
                    case nil: browser.step == step ? "stay" : self.name(of: browser.step)
                    case let other?: "\(other)"
                    }
                #expect(found == expected, "\(name) at \(row[0])")
                // Whatever is refused leaves the page as good as it was.
                if browser.refusal != nil { #expect(browser.page?.token == token) }
            }
        }
    }

    @Test func `no step is without a way out, and every step can be reached`() async throws {
        let rows = MachineTests.table.split(separator: "\n").dropFirst().map {
            $0.split(separator: " ").map(String.init)
        }
        for row in rows { #expect(row.last == "end") }
        for (name, step) in MachineTests.steps {
            let (_, browser) = try await browser(at: step)
            #expect(browser.step == step, "\(name)")
            #expect(browser.page?.actions.isEmpty == false || browser.page?.content.choices.isEmpty == false)
        }
    }
}
