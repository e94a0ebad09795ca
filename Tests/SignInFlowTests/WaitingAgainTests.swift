import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import Synchronization
import TestSupport
import Testing

/// Requests that are answered elsewhere, where a sign-in is begun a second time in its session.
@Suite struct WaitingAgainTests {
    @Test func `a page that is loaded anew sends no second request, and its answer lets in once`() async throws {
        let fixture = try await Fixture(.lamp)
        var first = try await fixture.begun()
        fixture.time.advance(bySeconds: 5)
        var second = try await fixture.begun()
        #expect(fixture.lamp.sent.count == 1 && fixture.lamp.withdrawn.isEmpty)
        #expect(second.page?.kind == .waiting && second.page?.shown == "42")
        fixture.lamp.answer(.approved)
        // Both pages show one sign-in, and whichever asks first is let in.
        try await second.send(.check)
        #expect(second.signedIn?.strength == .secondFactor)
        try await first.send(.check)
        #expect(first.signedIn == nil && first.refusal == .over)
    }

    @Test func `an answer that passes to another page while it is looked at lets in once`() async throws {
        let fixture = try await Fixture(.lamp)
        let method = Interrupted(fixture.lamp)
        let service = SignInService(
            fixture.context, rules: try SignInRules(app: "Acme", policy: fixture.policy), waiting: [method])
        var first = SignInBrowser(service, fixture.request())
        try await first.begin(fixture.start())
        fixture.lamp.answer(.approved)
        let entered = Mutex(false)
        method.interrupt {
            var second = SignInBrowser(service, fixture.request())
            try? await second.begin(fixture.start())
            try? await second.send(.check)
            let isIn = second.signedIn != nil
            entered.withLock { $0 = isIn }
        }
        try await first.send(.check)
        #expect(entered.withLock { $0 } && first.signedIn == nil && first.refusal == .over)
    }

    @Test func `another session, another application and another action have requests of their own`() async throws {
        let policy = try Fixture.policy(applications: [Application(id: "mail", name: "Mail")])
        let fixture = try await Fixture(.lamp, policy: policy)
        _ = try await fixture.begun()
        _ = try await fixture.begun(session: "phone")
        _ = try await fixture.begun("mail")
        var browser = fixture.browser()
        try await browser.stepUp(try StepUp("Pay"), after: nil, fixture.start())
        try await browser.stepUp(try StepUp("Pay more"), after: nil, fixture.start())
        #expect(fixture.lamp.sent.count == 5)
        #expect(fixture.lamp.sent.map(\.action) == [nil, nil, nil, "Pay", "Pay more"])
    }

    @Test func `a client that asks again waits for the request that is out`() async throws {
        let fixture = try await Fixture(.lamp)
        let wait: @Sendable () async throws -> Bool = {
            switch try await fixture.service.wait(fixture.start(canShowPage: false), fixture.request()) {
            case .verified(let grant): (try? grant.take(in: "laptop")) != nil
            default: false
            }
        }
        let impatient = Task { try await wait() }
        await fixture.time.untilPaused()
        let patient = Task { try await wait() }
        await fixture.time.untilPaused(2)
        #expect(fixture.lamp.sent.count == 1)
        fixture.lamp.answer(.approved)
        fixture.time.advance(bySeconds: 1)
        // They show one sign-in, and whichever looks first is let in.
        let entered = [try await impatient.value, try await patient.value]
        #expect(entered.count { $0 } == 1)
    }
}

/// A method in the middle of whose look at an answer something else happens, once.
private final class Interrupted: WaitingMethod {
    var method: FactorMethod { lamp.method }
    private let lamp: AnsweredElsewhere
    private let interruption = Mutex<(@Sendable () async -> Void)?>(nil)

    init(_ lamp: AnsweredElsewhere) { self.lamp = lamp }

    func interrupt(_ body: @escaping @Sendable () async -> Void) { interruption.withLock { $0 = body } }

    func begin(_ attempt: WaitingAttempt) async throws(RecordError) -> Result<WaitingDetails, WaitingRefusal> {
        try await lamp.begin(attempt)
    }

    func state(of attempt: WaitingAttempt, _ details: WaitingDetails) async throws(RecordError) -> WaitingState {
        let body = interruption.withLock { body in
            defer { body = nil }
            return body
        }
        await body?()
        return try await lamp.state(of: attempt, details)
    }

    func cancel(_ attempt: WaitingAttempt, _ details: WaitingDetails) async { await lamp.cancel(attempt, details) }
}
