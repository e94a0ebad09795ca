public import MFACore
internal import MFACrypto

/// What became of a recovery code.
public enum RecoveryVerdict: Sendable {
    /// It is right, and spent by this; so many are left. With a saved code there is another one to show, once.
    case accepted(remaining: Int, replacement: IssuedRecoveryCodes?)
    /// It was right, and has been used before.
    case alreadyUsed
    /// It is wrong, or was not looked at.
    case refused(GuessVerdict)
}

extension Account {
    /// The digest of a typed code, to be judged by; nil for what cannot be a code of this account.
    ///
    /// It takes some 20 ms, so it is computed before the account is changed, and not each time that somebody else was faster.
    package func recoveryDigest(typed text: some StringProtocol) -> RecoveryGuess? {
        guard let codes = recoveryCodes, let code = RecoveryCodeText.bytes(typed: text),
            let digest = RecoveryDigest.digest(of: code, salt: codes.salt, scheme: codes.scheme)
        else { return nil }
        return RecoveryGuess(salt: codes.salt, digest: SecretBytes(copying: digest))
    }

    /// Judges a recovery code; the account has to be stored before anybody is told.
    ///
    /// - Parameters:
    ///   - guess: What was typed, as a digest; nil for what cannot be a code.
    ///   - replacement: The codes that take the place of a saved one.
    ///   - client: Who typed it.
    ///   - policy: What is allowed, and what the account bears.
    ///   - occasion: When, from where and by whom.
    /// - Returns: The verdict.
    package mutating func verifyRecoveryCode(
        _ guess: RecoveryGuess?, replacement: (issued: IssuedRecoveryCodes, set: RecoveryCodeSet)?,
        by client: ClientStanding, under policy: Policy, _ occasion: Occasion
    ) -> RecoveryVerdict {
        guard let codes = recoveryCodes, policy.methods.contains(.recoveryCode) else {
            return .refused(.nothingToVerify)
        }
        if let obstacle = guessObstacle(for: client, under: policy, at: occasion.at) { return .refused(obstacle) }
        guard let index = codes.index(of: guess) else {
            return .refused(
                countWrongGuess(
                    at: [], liveCodes: 1, by: client, under: policy, occasion, method: .recoveryCode))
        }
        guard spendRecoveryCode(at: index, occasion) else { return .alreadyUsed }
        forgetWrongGuesses()
        if let replacement { issueRecoveryCodes(replacement.set, occasion) }
        return .accepted(remaining: RecoveryStanding(self).remaining, replacement: replacement?.issued)
    }
}

/// A typed recovery code, as a digest with the salt of the set that it was typed for.
package struct RecoveryGuess: Sendable {
    let salt: [UInt8]
    let digest: SecretBytes
}

extension RecoveryCodeSet {
    /// The code that was meant; nil if there is none, or the set has been replaced since the digest was made.
    ///
    /// All are looked at, also after one has matched, in a time that depends on their number alone.
    fileprivate func index(of guess: RecoveryGuess?) -> Int? {
        guard let guess, guess.salt == salt else { return nil }
        var match: Int?
        for (index, entry) in entries.enumerated() {
            let isMatch = constantTimeEqual(guess.digest, SecretBytes(copying: entry.digest))
            match = isMatch ? index : match
        }
        return match
    }
}
