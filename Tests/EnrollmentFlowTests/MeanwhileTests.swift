import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

/// Set-ups that began when there was nothing, and end when there is something.
@Suite struct MeanwhileTests {
    @Test func `T34: a set-up that began before the owner's adds nothing after it`() async throws {
        let fixture = try Fixture()
        var thief = try fixture.browser(session: "thief")
        try await thief.begin(fixture.start("other-app"))
        try await thief.submit("secret")
        let phone = try await thief.phone()
        try await thief.submit()
        _ = try await fixture.enrol()
        let owners = try await fixture.factors().map(\.id)
        try await thief.submit(phone.code(at: fixture.time.now())?.text ?? "")
        #expect(thief.refusal == .needsFactor)
        #expect(try await fixture.factors().map(\.id) == owners)
    }

    @Test func `T34: recovery codes of a set-up that began before the owner's do not count after it`() async throws {
        let fixture = try Fixture()
        var thief = try fixture.browser(session: "thief")
        try await thief.begin(fixture.start("recovery-codes"))
        try await thief.submit("secret")
        #expect(thief.step == .recoveryCodes)
        _ = try await fixture.enrol()
        try await thief.submit()
        #expect(thief.refusal == .needsFactor)
        #expect(try await fixture.accounts.load(fixture.alice)?.recoveryCodes == nil)
    }
}
