public import OTPCore

/// Something that a user can verify with, in addition to the password.
///
/// Every factor in an account has been confirmed: there is no way to put another one there. One that is still being set up
/// belongs to its enrolment and dies with it.
public struct Factor: Sendable {
    /// What it is called in links and events.
    public let id: FactorID
    /// What the user calls it.
    public internal(set) var name: String
    /// Whether it can be used.
    public internal(set) var state: State
    /// What it is verified by.
    public internal(set) var credential: Credential
    /// When its set-up began.
    public let createdAt: UnixTime
    /// When the user showed that it works.
    public let confirmedAt: UnixTime
    /// When it was used last; nil if it has not been used after its confirmation.
    public internal(set) var lastUsedAt: UnixTime?
    /// Wrong guesses in a row.
    public internal(set) var failures: Int
    /// What has happened to it, the oldest first.
    public internal(set) var history: [FactorHistoryEntry]

    /// Whether a factor can be used.
    public enum State: Sendable, Hashable {
        /// It can.
        case active
        /// It cannot, until somebody makes it active again.
        case suspended(Suspension)
        /// It cannot ever again: it has to be removed and set up anew.
        case disabled(Disablement)
    }

    /// Why a factor is out of use for the time being.
    public enum Suspension: UInt8, Sendable, Hashable, CaseIterable {
        /// The user has reported it lost.
        case reportedLost
        /// An operator wants it so.
        case byOperator
    }

    /// Why a factor is out of use for good.
    public enum Disablement: UInt8, Sendable, Hashable, CaseIterable {
        /// As many wrong guesses in a row as the budget allows at most (NIST SP 800-63B-4 §3.2.2).
        case tooManyGuesses
        /// An operator wants it so.
        case byOperator
        /// The user has answered that a request was not his.
        case deniedByUser
    }

    /// The method it belongs to.
    public var method: FactorMethod { credential.method }

    /// Whether it can be used.
    public var isActive: Bool { state == .active }
}

/// One event in the life of a factor (NIST SP 800-63B-4 §4.1).
public struct FactorHistoryEntry: Sendable, Hashable {
    /// What can happen to a factor.
    public enum Event: UInt8, Sendable, CaseIterable {
        /// It was confirmed, and is in use from then on.
        case confirmed
        /// It got another name.
        case renamed
        /// It was put out of use for a time.
        case suspended
        /// It was put back into use.
        case resumed
        /// It was put out of use for good.
        case disabled
        /// It was removed.
        case removed
    }

    /// What happened.
    public let event: Event
    /// When.
    public let at: UnixTime
    /// From where, as the host has told; empty if it has not.
    public let source: String

    /// An entry.
    public init(_ event: Event, at: UnixTime, source: String) {
        self.event = event
        self.at = at
        self.source = source
    }
}

/// A factor that has just been confirmed, and may become part of an account.
///
/// Only a verification makes one: ``UnconfirmedApp/confirm(typed:at:profile:)``, or what the other methods have in its place.
public struct ConfirmedFactor: Sendable {
    /// What it is going to be called in links and events.
    public let id: FactorID
    let name: String
    let credential: Credential
    let createdAt: UnixTime
    let confirmedAt: UnixTime

    package init(id: FactorID, name: String, credential: Credential, createdAt: UnixTime, confirmedAt: UnixTime) {
        self.id = id
        self.name = name
        self.credential = credential
        self.createdAt = createdAt
        self.confirmedAt = confirmedAt
    }

    /// The method it belongs to.
    public var method: FactorMethod { credential.method }
}

/// A factor that was removed, for the record.
public struct RetiredFactor: Sendable {
    /// What it was called in links and events.
    public let id: FactorID
    /// What the user called it.
    public let name: String
    /// The method it belonged to.
    public let method: FactorMethod
    /// When its set-up began.
    public let createdAt: UnixTime
    /// What has happened to it, the oldest first; the last entry is its removal.
    public let history: [FactorHistoryEntry]
}
