public import MFACore
public import OTPCore

/// Everything about a user that helps to help him: no secret, no digest, numbers masked.
public struct HelpdeskOverview: Sendable {
    /// Something that the user can verify with, or could.
    public struct Item: Sendable {
        /// What it is called in links.
        public let factor: FactorID
        /// The method.
        public let method: FactorMethod
        /// What users call the method.
        public let methodText: String
        /// What the user calls it.
        public let name: String
        /// The number, all but its end hidden; nil for what has none.
        public let number: String?
        /// Whether it can be used.
        public let state: Factor.State
        /// The same in words.
        public let stateText: String
        /// When it was set up.
        public let addedAt: UnixTime
        /// When it was used last; nil if it has not been used since.
        public let lastUsedAt: UnixTime?
        /// Wrong guesses in a row.
        public let wrongInARow: Int
    }

    /// A browser that is remembered.
    public struct Browser: Sendable {
        /// What it is called in links.
        public let id: FactorID
        /// What the user sees in his list.
        public let name: String
        /// Since when.
        public let addedAt: UnixTime
        /// Until when.
        public let expiresAt: UnixTime
        /// When it was used last; nil if it has not been used since.
        public let lastUsedAt: UnixTime?
    }

    /// A reset that waits; its name is for the user alone.
    public struct Reset: Sendable {
        /// Who of the staff has asked for it; nil for the user himself.
        public let staff: String?
        /// Why.
        public let reason: String
        /// When it was asked for.
        public let requestedAt: UnixTime
        /// From when on it is carried out.
        public let dueAt: UnixTime
        /// The same in words.
        public let text: String
    }

    /// An application, and whether the user could sign in to it now.
    public struct Place: Sendable {
        /// The application.
        public let application: Application
        /// What happens there.
        public let entrance: Entrance
        /// The same in words.
        public let text: String
    }

    /// Something that the helpdesk may do, for a button.
    public struct Action: Sendable {
        /// What.
        public let task: HelpdeskTask
        /// The same in words.
        public let label: String
    }

    /// Whose account it is.
    public let account: AccountID
    /// Since when there is one; nil if nothing is stored.
    public let createdAt: UnixTime?
    /// What the user can verify with, or could, the oldest first.
    public let items: [Item]
    /// How many recovery codes are left; nil if none were given out.
    public let recoveryCodesLeft: Int?
    /// The browsers that are remembered.
    public let browsers: [Browser]
    /// Wrong guesses since the last right one.
    public let wrongInARow: Int
    /// What a browser that has not been here before hears after too many wrong guesses; nil if it may guess.
    public let guessingText: String?
    /// What is required of the user now.
    public let status: EnforcementStatus
    /// The same in words.
    public let statusText: String
    /// Until when he has been let off; nil for not at all.
    public let exemptUntil: UnixTime?
    /// A reset that waits; nil for none.
    public let pendingReset: Reset?
    /// What happens where everything works that is allowed, in words.
    public let entranceText: String
    /// What happens at each application.
    public let applications: [Place]
    /// What the helpdesk may do next.
    public let actions: [Action]
}

/// Something that a helpdesk may do for a user.
public enum HelpdeskTask: Sendable, Hashable {
    /// Put a factor out of use for the time being.
    case suspend(FactorID)
    /// Put it back into use.
    case resume(FactorID)
    /// Put it out of use for good.
    case disable(FactorID)
    /// Forget a browser.
    case revokeBrowser(FactorID)
    /// Let the user off for a time.
    case exempt
    /// Take that back.
    case endExemption
    /// Ask for a reset.
    case requestReset
    /// Take it back.
    case withdrawReset
}
