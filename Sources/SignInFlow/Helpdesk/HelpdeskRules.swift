public import MFACore

/// How far a helpdesk may go.
public struct HelpdeskRules: Sendable, Hashable {
    /// How long at least a user can object to a reset before it is carried out.
    public let minimumCoolingOff: Duration
    /// For how long at most a user can be let off.
    public let longestExemption: Duration

    /// A day to object, and ninety days at most without a second factor.
    public static let standard = HelpdeskRules(unchecked: .seconds(86_400), .seconds(90 * 86_400))

    /// How long a reset may be put off at most: whoever has waited so long has forgotten it.
    static let longestCoolingOff: Duration = .seconds(30 * 86_400)

    private init(unchecked minimumCoolingOff: Duration, _ longestExemption: Duration) {
        self.minimumCoolingOff = minimumCoolingOff
        self.longestExemption = longestExemption
    }

    /// Rules of one's own.
    ///
    /// - Parameters:
    ///   - minimumCoolingOff: How long at least a user can object to a reset: nothing to thirty days. Take nothing only where the
    ///     staff see who is before them, with a passport in the hand.
    ///   - longestExemption: For how long at most a user can be let off: an hour to a year.
    /// - Throws: `PolicyError`.
    public init(
        minimumCoolingOff: Duration = .seconds(86_400), longestExemption: Duration = .seconds(90 * 86_400)
    ) throws(PolicyError) {
        try PolicyError.check(
            minimumCoolingOff >= .zero && minimumCoolingOff <= HelpdeskRules.longestCoolingOff,
            "A reset that users can object to for \(minimumCoolingOff) at least: take nothing to thirty days.")
        try PolicyError.check(
            longestExemption >= .seconds(3600) && longestExemption <= .seconds(366 * 86_400),
            "Letting users off for \(longestExemption) at most: take an hour to a year.")
        self.init(unchecked: minimumCoolingOff, longestExemption)
    }
}
