import Foundation
import MFACore
import MFATestKit
import OTPCore
import SignInFlow
import TestSupport
import Testing

/// What a sign-in leaves behind.
@Suite struct GrantTests {
    @Test func `what is kept of a sign-in is read as it was written`() async throws {
        let fixture = try await Fixture(.app, .sms)
        var browser = try await fixture.begun()
        try await browser.type(fixture.code)
        let signIn = try #require(browser.signedIn)
        let read = try JSONDecoder().decode(SignIn.self, from: try JSONEncoder().encode(signIn))
        #expect(read == signIn && read.strength == .secondFactor && read.factorVerifiedAt == signIn.at)
        #expect(read.evidence.map(\.method) == [nil, "authenticator-app"])
        #expect(Set([signIn, read]).count == 1)
    }

    @Test func `strength has an order, a level, and names of methods`() {
        #expect(SignInStrength.allCases == [.password, .restricted, .secondFactor])
        #expect(SignInStrength.allCases.map(\.assuranceLevel) == [1, 2, 2])
        #expect(SignInStrength.password < .restricted && SignInStrength.restricted < .secondFactor)
        #expect(SignInEvidence.Kind.allCases.map(\.rawValue).allSatisfy { !$0.isEmpty })
    }

    @Test func `what a page carries shows nothing of what it is about`() async throws {
        let fixture = try await Fixture(.app)
        let browser = try await fixture.begun()
        let token = try #require(browser.page?.token)
        #expect(!token.contains("alice") && !token.contains("acme"))
        let again = try await fixture.begun()
        #expect(again.page?.token != token)
    }
}
