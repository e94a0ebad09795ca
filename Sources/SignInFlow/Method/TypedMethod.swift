public import MFACore
public import OTPCore

/// A method of a host's own whose codes are typed, for signing in.
///
/// It is judged where the account is changed, so it must have no effect but its answer, and be quick. What it returns for a right code is
/// stored in the factor in the same write: keep there what makes the code wrong the next time. What reads as a recovery code, as
/// sixteen or more letters and digits can, is taken for one and never comes here.
public protocol TypedMethod: Sendable {
    /// The method.
    var method: FactorMethod { get }
    /// How many texts would be right at any instant, for one factor: what a guess at it costs depends on that.
    var liveCodes: Int { get }
    /// What RFC 8176 calls it.
    var references: [String] { get }

    /// Judges a text.
    ///
    /// - Parameters:
    ///   - typed: What was typed.
    ///   - credential: What the factor keeps.
    ///   - now: The instant that it is.
    /// - Returns: The verdict.
    func judge(_ typed: String, with credential: OtherCredential, at now: UnixTime) -> OtherCodeVerdict
}

extension TypedMethod {
    /// One.
    public var liveCodes: Int { 1 }
    /// A one-time password.
    public var references: [String] { ["otp"] }
}
