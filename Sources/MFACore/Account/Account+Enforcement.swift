public import OTPCore

extension Account {
    /// Takes note that the user has been reminded that a second factor is going to be required.
    public mutating func noteReminder(_ occasion: Occasion) {
        enforcement.firstRemindedAt = enforcement.firstRemindedAt ?? occasion.at
        enforcement.lastRemindedAt = occasion.at
        announce(.enforcementReminded, occasion)
    }

    /// Puts the reminder off, if the user still may; says until when, or nil if he may not.
    public mutating func snoozeReminder(under policy: Policy, _ occasion: Occasion) -> UnixTime? {
        guard case .requiredFrom(let deadline) = policy.enforcement,
            case .remind(_, let snoozesLeft) = policy.enforcementStatus(of: self, at: occasion.at), snoozesLeft > 0
        else { return nil }
        let until = min(deadline.date, occasion.at.advanced(by: deadline.snooze.duration))
        enforcement.firstRemindedAt = enforcement.firstRemindedAt ?? occasion.at
        enforcement.snoozedUntil = until
        enforcement.snoozes += 1
        announce(.enforcementSnoozed(until: until), occasion)
        return until
    }

    /// Lets the user off until an instant, as an operator's decision; nil takes that back.
    public mutating func exempt(until: UnixTime?, reason: String, _ occasion: Occasion) {
        enforcement.exemptUntil = until
        announce(.enforcementExempted(until: until, reason: reason), occasion)
    }
}
