public import MFACore
public import OTPCore
internal import PhoneNumbers

/// What a page needs to know of a code that was sent.
public struct SentChallenge: Sendable, Hashable {
    /// What the challenge is called, for the form that the code is typed into.
    public let id: FactorID
    /// The number, with all but its last digits hidden.
    public let maskedNumber: String
    /// How many digits the code has.
    public let digits: Int
    /// From when on the code is of no use.
    public let expiresAt: UnixTime
    /// From when on it can be sent again; nil if it cannot.
    public let resendAt: UnixTime?
    /// How many wrong codes it still bears.
    public let triesLeft: Int

    init(_ challenge: CodeChallenge, _ number: PhoneNumber, digits: Int, resendAt: UnixTime?) {
        id = challenge.id
        maskedNumber = number.masked
        self.digits = digits
        expiresAt = challenge.expiresAt
        self.resendAt = resendAt
        triesLeft = challenge.triesLeft
    }
}
