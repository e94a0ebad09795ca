import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

/// A factor that is out of use still says that the account is more than a password.
@Suite struct FactorOutOfUseTests {
    @Test(arguments: [true, false])
    func `T34: whoever guesses at a factor until it is out of use cannot set up his own instead`(
        _ isDisabled: Bool
    ) async throws {
        let fixture = try Fixture()
        _ = try await fixture.enrol()
        let factor = try #require(try await fixture.factors().first)
        let change: Result<Void, AccountRefusal> = try await fixture.accounts.update(fixture.alice) { account, now in
            let occasion = Occasion(at: now)
            return Result { () throws(AccountRefusal) in
                if isDisabled {
                    try account.disable(factor.id, because: .tooManyGuesses, occasion)
                } else {
                    try account.suspend(factor.id, because: .reportedLost, occasion)
                }
            }
        }
        try change.get()
        var thief = try fixture.browser(session: "thief")
        try await thief.begin(fixture.start("other-app"))
        #expect(thief.refusal == .needsFactor)
        try await thief.begin(fixture.start("other-app", in: .signIn))
        #expect(thief.refusal == .needsFactor)
        let request = EnrollmentRequest(fixture.alice, session: "thief")
        let removal = try await fixture.settings.remove(
            factor.id, password: "secret", factorVerifiedAt: nil, request)
        guard case .failure(.needsFactor) = removal else {
            Issue.record("it was removed by the password alone")
            return
        }
        // Whoever has recovered the account says when, and begins anew.
        try await thief.begin(fixture.start("other-app", factorVerifiedAt: fixture.time.now()))
        #expect(thief.step == .password)
    }
}
