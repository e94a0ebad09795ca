public import MFACore
internal import OTPCore

/// From when on who must have a second factor, by the groups that the host puts its users in.
public struct EnforcementCalendar: Sendable, Hashable {
    /// What holds for users in none of the groups.
    public let others: Enforcement
    /// What holds for each group.
    public let groups: [String: Enforcement]

    /// A calendar.
    public init(others: Enforcement, groups: [String: Enforcement] = [:]) {
        self.others = others
        self.groups = groups
    }

    /// What holds for a user in some groups: the earliest of what holds for each.
    public func enforcement(for groups: Set<String>) -> Enforcement {
        let applicable = groups.sorted().compactMap { self.groups[$0] }
        guard let first = applicable.first else { return others }
        return applicable.dropFirst().reduce(first) { $1.isEarlier(than: $0) ? $1 : $0 }
    }
}

extension Enforcement {
    /// Whether a second factor is required earlier by this than by another.
    func isEarlier(than other: Enforcement) -> Bool {
        switch (self, other) {
        case (.required, .required), (.optional, _): false
        case (.required, _), (_, .optional): true
        case (_, .required): false
        case (.requiredFrom(let left), .requiredFrom(let right)): left.date < right.date
        }
    }
}
