internal import MFACore
internal import OTPCore
internal import SMSChallenge

/// What the step of a phone's code keeps of the last code that was sent or read out; not the code itself.
struct SentCode {
    let challenge: FactorID
    let maskedNumber: String
    let digits: Int
    /// From when on the user can ask for it again.
    let resendAt: UnixTime
    let wasCalled: Bool

    init(_ sent: SentChallenge, by channel: CodeChallenge.Channel) {
        challenge = sent.id
        maskedNumber = sent.maskedNumber
        digits = sent.digits
        // When the code cannot be sent again any more, another one can.
        resendAt = sent.resendAt ?? sent.expiresAt
        wasCalled = channel == .voice
    }

    /// What was kept; nil if nothing has been sent.
    init?(_ memo: StepMemo) {
        guard let challenge = memo["challenge"].flatMap({ FactorID($0) }), let maskedNumber = memo["masked"],
            let digits = memo["digits"].flatMap({ Int($0) }), let resendAt = memo["resend-at"].flatMap({ Int64($0) })
        else { return nil }
        self.challenge = challenge
        self.maskedNumber = maskedNumber
        self.digits = digits
        self.resendAt = UnixTime(resendAt)
        wasCalled = memo["called"] == "yes"
    }

    var memo: StepMemo {
        var memo = StepMemo()
        memo["challenge"] = challenge.text
        memo["masked"] = maskedNumber
        memo["digits"] = "\(digits)"
        memo["resend-at"] = "\(resendAt.seconds)"
        memo["called"] = wasCalled ? "yes" : ""
        return memo
    }
}
