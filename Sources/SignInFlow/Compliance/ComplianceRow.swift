public import MFACore

/// One demand of a standard, and what becomes of it.
public struct ComplianceRow: Sendable {
    /// By whom a demand is met.
    public enum Fulfilment: String, Sendable, Hashable, CaseIterable {
        /// By this package, whatever is configured.
        case package = "by us"
        /// By this package as it is configured; the profile refuses what contradicts it.
        case configuration = "by configuration"
        /// By the host, which the column says how.
        case host = "by the host"
        /// By nobody: it cannot be claimed with this package alone.
        case unclaimed = "not claimed"
    }

    /// What it is called here.
    public let id: String
    /// Where it stands.
    public let clause: String
    /// What is demanded, in short.
    public let demand: String
    /// By whom it is met.
    public let fulfilment: Fulfilment
    /// How, or what the host has to do.
    public let how: String
    /// The tests that show it, by name.
    public let tests: [String]
    /// The profiles that it belongs to.
    public let profiles: Set<Policy.Profile>
    /// What in a configuration contradicts it; nil for nothing.
    let violation: @Sendable (ComplianceFacts, Policy.Profile) -> String?

    init(
        _ id: String, _ clause: String, _ demand: String, _ fulfilment: Fulfilment, _ how: String,
        tests: [String] = [], in profiles: Set<Policy.Profile>,
        violation: @escaping @Sendable (ComplianceFacts, Policy.Profile) -> String? = { _, _ in nil }
    ) {
        self.id = id
        self.clause = clause
        self.demand = demand
        self.fulfilment = fulfilment
        self.how = how
        self.tests = tests
        self.profiles = profiles
        self.violation = violation
    }

    /// All of them, in the order of the report.
    static let all = nist + asvs + otp
}

/// What every row of a profile comes to.
public struct ComplianceEvidence: Sendable {
    /// The profile.
    public let profile: Policy.Profile
    /// The rows.
    public let rows: [ComplianceRow]

    /// As a table, for a document or an auditor.
    public var markdown: String {
        let head = "| row | clause | demand | met | how | tests |\n| --- | --- | --- | --- | --- | --- |"
        let lines = rows.map { row in
            let tests = row.tests.map { "“\($0)”" }.joined(separator: "; ")
            return "| \(row.id) | \(row.clause) | \(row.demand) | \(row.fulfilment.rawValue) | \(row.how) | \(tests) |"
        }
        return ([head] + lines).joined(separator: "\n")
    }
}
