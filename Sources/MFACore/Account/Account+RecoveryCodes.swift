internal import OTPCore

extension Account {
    /// Puts new recovery codes in the place of the old ones.
    package mutating func issueRecoveryCodes(_ codes: RecoveryCodeSet, _ occasion: Occasion) {
        recoveryCodes = codes
        announce(.recoveryCodesIssued(count: codes.count), occasion, method: .recoveryCode)
    }

    /// Spends a recovery code; says whether it was there to be spent.
    package mutating func spendRecoveryCode(at index: Int, _ occasion: Occasion) -> Bool {
        guard var codes = recoveryCodes, codes.entries.indices.contains(index), codes.entries[index].spentAt == nil
        else { return false }
        codes.entries[index].spentAt = occasion.at
        recoveryCodes = codes
        announce(.recoveryCodeUsed(remaining: codes.remaining), occasion, method: .recoveryCode)
        return true
    }
}
