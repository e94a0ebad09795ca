public import MFACore
public import OTPCore

/// A set-up that was carried to its end.
///
/// In the middle of a sign-in it stands for the second factor: what was typed to confirm the factor is spent by that.
public struct FinishedEnrollment: Sendable {
    /// Whose.
    public let account: AccountID
    /// The factors that were set up, the first one first; none if there were recovery codes alone.
    public let factors: [FactorID]
    /// The method of the first; nil if there is none.
    public let method: FactorMethod?
    /// When the first was confirmed; nil if there is none.
    public let confirmedAt: UnixTime?
    /// Where the user was.
    public let situation: Enrollment.Situation
    package let session: SessionBinding
}
