import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import TestSupport
import Testing

@Suite struct SettingsTests {
    @Test func `a factor gets another name`() async throws {
        let fixture = try Fixture()
        _ = try await fixture.enrol()
        let factor = try #require(try await fixture.factors().first)
        let request = EnrollmentRequest(fixture.alice, session: "laptop")
        #expect(try await fixture.settings.rename(factor.id, to: "Old phone", request).refusal == nil)
        #expect(try await fixture.settings.overview(request).items.map(\.name) == ["Old phone"])
        #expect(try await fixture.settings.rename(factor.id, to: " ", request).refusal == .account(.badName))
    }

    @Test func `a factor is removed by whoever has the password and verifies, and only as far as policy allows`()
        async throws
    {
        let fixture = try Fixture(policy: Policy(enforcement: .required))
        _ = try await fixture.enrol()
        let factor = try #require(try await fixture.factors().first)
        let request = EnrollmentRequest(fixture.alice, session: "laptop")
        let now = fixture.time.now()
        func remove(_ password: String, _ verifiedAt: UnixTime?) async throws -> FactorSettings.Refusal? {
            try await fixture.settings.remove(factor.id, password: password, factorVerifiedAt: verifiedAt, request)
                .refusal
        }
        #expect(try await remove("secret", nil) == .needsFactor)
        guard case .password? = try await remove("wrong", now) else {
            Issue.record("a wrong password was taken")
            return
        }
        fixture.passwords.isAvailable = false
        guard case .password? = try await remove("secret", now) else {
            Issue.record("it was removed though the password could not be checked")
            return
        }
        fixture.passwords.isAvailable = true
        #expect(try await remove("secret", now) == .account(.stillRequired(count: 1)))
        #expect(try await fixture.factors().count == 1)
    }

    @Test func `before a factor goes the user is told where he could not sign in any more`() async throws {
        let policy = try Policy(applications: [Application(id: "vpn", name: "The VPN", methods: [.authenticatorApp])])
        let fixture = try Fixture(policy: policy)
        _ = try await fixture.enrol()
        let factor = try #require(try await fixture.factors().first)
        let request = EnrollmentRequest(fixture.alice, session: "laptop")
        let now = fixture.time.now()
        #expect(try await fixture.settings.losses(removing: factor.id, request).map(\.application.id) == ["vpn"])
        let first = try await fixture.settings.remove(factor.id, password: "secret", factorVerifiedAt: now, request)
        #expect(first.refusal == .unreachable(["The VPN"]))
        #expect(first.refusal.map { Localizer(.english).text($0.message) }?.contains("The VPN") == true)
        let second = try await fixture.settings.remove(
            factor.id, password: "secret", factorVerifiedAt: now, acceptingLosses: true, request)
        #expect(second.refusal == nil)
        #expect(try await fixture.factors().isEmpty)
        #expect(fixture.observer.contents.contains(.factorRemoved))
    }

    @Test func `an account takes as many of a method as it may`() async throws {
        let fixture = try Fixture(
            policy: Policy(caps: .init(factorsPerMethod: 2, factors: 3, trustedDevices: 0)))
        _ = try await fixture.enrol()
        _ = try await fixture.enrol(factorVerifiedAt: fixture.time.now())
        var browser = try fixture.browser()
        try await browser.begin(fixture.start("other-app", factorVerifiedAt: fixture.time.now()))
        #expect(browser.refusal == .account(.full(limit: 2)))
        let overview = try await fixture.settings.overview(browser.request)
        #expect(overview.methods.first { $0.offer == "other-app" }?.canBeAdded == false)
        #expect(overview.methods.first { $0.offer == "sms" }?.canBeAdded == true)
    }
}
