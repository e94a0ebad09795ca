internal import MFACore
internal import OTPCore
internal import RecoveryCodes

/// The step in which recovery codes are shown; they count when the user says that he has them.
enum RecoveryStep {
    private static let codes = "codes"

    /// New codes.
    static func memo(_ rules: RecoveryCodeRules, _ scene: Scene) -> StepMemo {
        var memo = StepMemo()
        memo[codes] = IssuedRecoveryCodes(drawing: rules, random: scene.random, at: scene.now).codes
            .joined(separator: "\n")
        return memo
    }

    /// The codes that are shown.
    static func codes(in memo: StepMemo) -> [String] {
        (memo[codes] ?? "").split(separator: "\n").map(String.init)
    }
}
