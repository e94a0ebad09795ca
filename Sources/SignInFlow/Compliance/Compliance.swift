public import EnrollmentFlow
public import MFACore

/// A configuration that has been held against a profile.
///
/// Make one as the program starts, of the services that it is going to use: what contradicts the profile is refused there, with the row
/// that forbids it, and not found by an auditor a year later.
///
/// ```swift
/// let compliance = try Compliance(.asvsL2, signIns: signIns, enrollments: enrollments)
/// print(compliance.evidence().markdown)
/// ```
public struct Compliance: Sendable {
    /// The profile.
    public let profile: Policy.Profile
    private let facts: ComplianceFacts

    /// Holds a configuration against a profile.
    ///
    /// - Parameters:
    ///   - profile: The profile.
    ///   - signIns: How users sign in.
    ///   - enrollments: How they set up what they sign in with; nil if that is done elsewhere.
    /// - Throws: ``ComplianceError`` with the first row that the configuration contradicts.
    public init(
        _ profile: Policy.Profile, signIns: SignInService, enrollments: EnrollmentService? = nil
    ) throws(ComplianceError) {
        self.profile = profile
        facts = ComplianceFacts(signIns, enrollments)
        for row in ComplianceRow.all where row.profiles.contains(profile) {
            if let violation = row.violation(facts, profile) {
                throw ComplianceError(row: row.id, clause: row.clause, violation)
            }
        }
    }

    /// What every row comes to.
    public func evidence() -> ComplianceEvidence {
        ComplianceEvidence(
            profile: profile,
            rows: ComplianceRow.all.filter { profile == .standard || $0.profiles.contains(profile) })
    }
}

/// That a configuration contradicts a profile.
public struct ComplianceError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The row that forbids it.
    public let row: String
    /// One sentence that says what contradicts what, and what to change.
    public let description: String

    init(row: String, clause: String, _ violation: String) {
        self.row = row
        description = "\(row) (\(clause)) forbids it: \(violation)"
    }

    /// Whether it is the same row.
    public static func == (left: ComplianceError, right: ComplianceError) -> Bool { left.row == right.row }
}
