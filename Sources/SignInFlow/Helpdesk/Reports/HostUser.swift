public import MFACore

/// A user as the host knows him, whether or not anything is stored about him here.
public struct HostUser: Sendable, Hashable {
    /// What the host calls him.
    public let account: AccountID
    /// The groups that he is in, for the calendar; see ``EnforcementCalendar``.
    public let groups: Set<String>

    /// A user.
    public init(_ account: AccountID, groups: Set<String> = []) {
        self.account = account
        self.groups = groups
    }
}

/// An account that a walk has passed over, since it cannot be read.
public struct UnreadableAccount: Sendable, Equatable {
    /// Whose.
    public let account: AccountID
    /// Why.
    public let error: RecordError
}

extension Helpdesk {
    /// Reads an account for a walk; what concerns no single account ends the walk.
    func read(_ id: AccountID) async throws(RecordError) -> Result<Account?, RecordError> {
        do throws(RecordError) {
            return .success(try await accounts.load(id))
        } catch {
            switch error.code {
            case .refused, .newerFormat, .damaged, .rolledBack, .badIdentifier: return .failure(error)
            default: throw error
            }
        }
    }
}
