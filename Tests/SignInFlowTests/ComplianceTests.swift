import EnrollmentFlow
import MFACore
import OTPCore
import SignInFlow
import TestSupport
import Testing

@Suite struct ComplianceTests {
    @Test(arguments: Policy.Profile.allCases)
    func `a site that is configured as its profile demands is taken`(_ profile: Policy.Profile) throws {
        let evidence = try CompliantSite(profile).evidence
        #expect(evidence.profile == profile && evidence.rows.count > 30)
        #expect(Set(evidence.rows.map(\.id)).count == evidence.rows.count)
        #expect(evidence.markdown.split(separator: "\n").count == evidence.rows.count + 2)
        for row in evidence.rows {
            #expect(!row.how.isEmpty && !row.demand.isEmpty && !row.clause.isEmpty)
            // What we say that we do is shown by a test, or follows from a type that takes nothing else.
            if profile != .standard { #expect(row.profiles.contains(profile)) }
        }
        #expect(evidence.rows.contains { $0.fulfilment == .unclaimed } == (profile != .asvsL2))
    }

    private func row(_ profile: Policy.Profile, _ spoil: (inout CompliantSite.Settings) throws -> Void) throws
        -> String?
    {
        var site = CompliantSite(profile)
        try spoil(&site.settings)
        do {
            _ = try site.compliance()
            return nil
        } catch let error as ComplianceError {
            // The sentence names the row and says what to change.
            #expect(error.description.hasPrefix(error.row) && error.description.hasSuffix("."))
            return error.row
        }
    }

    @Test func `what contradicts a profile is refused with the row that forbids it`() throws {
        let mail = try FactorMethod(custom: "email", interaction: .typed)
        let spoilt: [(String?, String?, String?, (inout CompliantSite.Settings) throws -> Void)] = [
            ("N10", nil, "V6.3.6", { $0.methods.insert(mail) }),
            ("N13", "V6.6.1", "V6.6.1", { $0.methods = [.sms] }),
            (nil, nil, "V6.6.1", { $0.methods.insert(.sms) }),
            ("N14", "V6.5.5", "V6.5.5", { $0.period = 300 }),
            (nil, "V6.5.5", "V6.5.5", { $0.period = 60 }),
            (nil, "V6.5.5", "V6.5.5", { $0.forgivesCodes = true }),
            ("N22", "V6.4.4", "V6.4.4", { $0.recovery = .standard }),
            ("N29", nil, nil, { $0.trustedDevices = .on(lifetime: .seconds(86_400)) }),
            ("N35", "V6.3.3", "V6.3.3", { $0.enforcement = .optional }),
            ("N35", "V6.3.3", "V6.3.3", { $0.calendar = EnforcementCalendar(others: .optional) }),
            (
                "N35", "V6.3.3", "V6.3.3",
                { $0.calendar = EnforcementCalendar(others: .required, groups: ["guests": .optional]) }
            ),
            (nil, "V7.5.1", "V7.5.1", { $0.reauthentication = .whenOlderThan(.seconds(600)) }),
        ]
        for (index, (nist, second, third, spoil)) in spoilt.enumerated() {
            #expect(try row(.nistAAL2, spoil) == nist, "\(index)")
            #expect(try row(.asvsL2, spoil) == second, "\(index)")
            #expect(try row(.asvsL3, spoil) == third, "\(index)")
            #expect(try row(.standard, spoil) == nil, "\(index)")
        }
    }
}
