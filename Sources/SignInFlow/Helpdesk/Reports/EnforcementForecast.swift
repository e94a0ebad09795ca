internal import MFACore
public import OTPCore

/// Who would be locked out on a date, who would be let in all the same, and who would miss an application.
public struct EnforcementForecast: Sendable, Equatable {
    /// The date.
    public let date: UnixTime
    /// How many users were looked at.
    public private(set) var seen = 0
    /// How many of them are what.
    public private(set) var counts: [PreviewedUser.Outcome: Int] = [:]
    /// Who would come no further than to set something up, or not so far.
    public private(set) var lockedOut: [PreviewedUser] = []
    /// Who would come in without a second factor that is, or will be, required of him.
    public private(set) var letIn: [PreviewedUser] = []
    /// Who would come in, but not at every application.
    public private(set) var withoutSomeApplication: [PreviewedUser] = []
    /// Whose account cannot be read.
    public private(set) var unreadable: [UnreadableAccount] = []

    /// A forecast for a date.
    public init(on date: UnixTime) { self.date = date }

    /// Takes note of what would happen to a user.
    public mutating func note(_ user: PreviewedUser) {
        seen += 1
        counts[user.outcome, default: 0] += 1
        switch user.outcome {
        case .setsUp, .setsUpMore, .needsHelp: lockedOut.append(user)
        case .reminded, .grace, .exempt: letIn.append(user)
        case .free, .verifies: break
        }
        if !user.unreached.isEmpty { withoutSomeApplication.append(user) }
    }

    fileprivate mutating func note(_ account: UnreadableAccount) {
        seen += 1
        unreadable.append(account)
    }
}

extension Helpdesk {
    /// Looks ahead: what would happen to the host's users on a date, if they did nothing before it.
    ///
    /// Nothing is written.
    ///
    /// - Parameters:
    ///   - date: The date.
    ///   - users: The host's users, those without an account among them.
    ///   - preview: What decides; nil for the rules of this helpdesk.
    /// - Returns: Who is what.
    /// - Throws: `RecordError`, and what the sequence throws.
    public func forecast<Users: AsyncSequence>(
        on date: UnixTime, for users: Users, by preview: EnforcementPreview? = nil
    ) async throws -> EnforcementForecast where Users.Element == HostUser {
        let preview = preview ?? self.preview
        var forecast = EnforcementForecast(on: date)
        for try await user in users {
            switch try await read(user.account) {
            case .success(let account): forecast.note(preview.user(user, account, on: date))
            case .failure(let error): forecast.note(UnreadableAccount(account: user.account, error: error))
            }
        }
        return forecast
    }
}
