public import OTPCore

/// Whether users must have a second factor, and from when on.
public enum Enforcement: Sendable, Hashable {
    /// They may have one.
    case optional
    /// They must.
    case required
    /// They must from a date on, and are reminded before it.
    case requiredFrom(Deadline)

    /// A date from which a second factor is required.
    public struct Deadline: Sendable, Hashable {
        /// The date.
        public let date: UnixTime
        /// From when on users are reminded.
        public let remindFrom: UnixTime
        /// How often a user may put the reminder off, and for how long.
        public let snooze: Snooze
        /// How long a user has from the first time he is told, should that end after the date.
        public let grace: Duration

        /// A date with reminders before it.
        ///
        /// - Throws: ``PolicyError`` when reminders begin after the date, or a time is negative.
        public init(
            _ date: UnixTime, remindFrom: UnixTime, snooze: Snooze = .standard, grace: Duration = .zero
        ) throws(PolicyError) {
            try PolicyError.check(
                remindFrom <= date, "Reminders would begin after the date from which a second factor is required.")
            try PolicyError.check(
                grace >= .zero && grace <= .seconds(90 * 86_400), "A grace of \(grace): take nothing to ninety days.")
            self.date = date
            self.remindFrom = remindFrom
            self.snooze = snooze
            self.grace = grace
        }
    }

    /// How reminders can be put off.
    public struct Snooze: Sendable, Hashable {
        /// For how long.
        public let duration: Duration
        /// How often.
        public let times: Int

        /// For a day, three times.
        public static let standard = Snooze(uncheckedFor: .seconds(86_400), times: 3)
        /// Not at all.
        public static let never = Snooze(uncheckedFor: .zero, times: 0)

        private init(uncheckedFor duration: Duration, times: Int) {
            self.duration = duration
            self.times = times
        }

        /// A rule of one's own.
        ///
        /// - Throws: ``PolicyError`` for a negative number, or for a number without a duration.
        public init(for duration: Duration, times: Int) throws(PolicyError) {
            try PolicyError.check(
                times >= 0 && duration >= .zero && (times == 0 || duration > .zero),
                "Putting a reminder off \(times) times for \(duration) is not possible; take a number and a duration.")
            self.init(uncheckedFor: duration, times: times)
        }
    }
}

/// What enforcement means for a user at an instant.
public enum EnforcementStatus: Sendable, Hashable {
    /// The user has what is required, or nothing is.
    case satisfied
    /// A second factor will be required from a date on; nothing is said yet.
    case upcoming(UnixTime)
    /// The user should be reminded, and may come in.
    case remind(due: UnixTime, snoozesLeft: Int)
    /// The user has put the reminder off, and may come in.
    case snoozed(until: UnixTime, due: UnixTime)
    /// The date is past; the user may come in until this instant, since nobody has told him or an operator has let him off.
    case grace(until: UnixTime)
    /// The user may come in no further than to set up a second factor.
    case required(since: UnixTime?)
}

extension Policy {
    /// What enforcement means for a user at an instant.
    public func enforcementStatus(of account: Account, at now: UnixTime) -> EnforcementStatus {
        guard account.activeFactors(under: self).count < requiredFactors else { return .satisfied }
        let record = account.enforcement
        if let exempt = record.exemptUntil, now < exempt, enforcement != .optional || record.hasToBeginAnew {
            return .grace(until: exempt)
        }
        if record.hasToBeginAnew { return .required(since: nil) }
        switch enforcement {
        case .optional: return .satisfied
        case .required: return .required(since: nil)
        case .requiredFrom(let deadline):
            // Whoever hears of it for the first time after the date gets the grace from then on.
            let firstTold = record.firstRemindedAt ?? now
            let due = max(deadline.date, min(firstTold, now).advanced(by: deadline.grace))
            if now >= due { return .required(since: deadline.date) }
            if now >= deadline.date { return .grace(until: due) }
            guard now >= deadline.remindFrom else { return .upcoming(deadline.date) }
            if let until = record.snoozedUntil, now < until { return .snoozed(until: until, due: deadline.date) }
            return .remind(due: deadline.date, snoozesLeft: max(0, deadline.snooze.times - record.snoozes))
        }
    }
}
