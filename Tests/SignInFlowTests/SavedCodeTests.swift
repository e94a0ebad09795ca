import MFACore
import RecoveryCodes
import SignInFlow
import TestSupport
import Testing

@Suite struct SavedCodeTests {
    @Test func `a saved code that recovers an account is spent, and none takes its place that nobody has seen`()
        async throws
    {
        let fixture = try await Fixture(.app, recoveryCodes: .saved)
        let code = try await fixture.recoveryCodes(.saved)[0]
        var browser = try await fixture.begun()
        try await browser.press(.recover)
        try await browser.type(code)
        #expect(browser.required?.isRecovery == true)
        // Otherwise the set-up that follows would take it for a back-up, and offer no new one.
        #expect(try await fixture.account()?.recoveryCodes?.remaining == 0)
    }

    @Test func `a saved code that signs in is replaced by one that is shown and works`() async throws {
        let recovery = try RecoveryRules([.keptCode], keptCodesSignIn: true)
        let fixture = try await Fixture(.app, recovery: recovery, recoveryCodes: .saved)
        var code = try await fixture.recoveryCodes(.saved)[0]
        for session in ["first", "second"] {
            var browser = try await fixture.begun(session: session)
            try await browser.type(code)
            #expect(browser.signedIn?.strength == .secondFactor)
            code = try #require(browser.replacement?.first)
        }
    }
}
