public import MFACore
public import OTPCore

/// Who has nothing to verify with, and what the others have.
///
/// A walk through the accounts can be stopped at any page and go on from ``cursor``, on another server too.
public struct EnrollmentReport: Sendable, Equatable {
    /// Somebody who has nothing to verify with.
    public struct Missing: Sendable, Hashable {
        /// Who.
        public let user: HostUser
        /// Whether he has factors, none of which can be used: he cannot sign in, and needs help.
        public let hasUnusable: Bool
    }

    /// How many users were looked at.
    public private(set) var seen = 0
    /// How many have something to verify with.
    public private(set) var enrolled = 0
    /// How many users have a factor of a method that they can use.
    public private(set) var methods: [FactorMethod: Int] = [:]
    /// Who has nothing.
    public private(set) var notEnrolled: [Missing] = []
    /// Whose account cannot be read.
    public private(set) var unreadable: [UnreadableAccount] = []
    /// Where to go on; nil at the beginning and at the end.
    public fileprivate(set) var cursor: RecordPage.Cursor?
    /// Whether the walk has come to its end.
    public fileprivate(set) var isComplete = false

    /// The beginning.
    public init() {}

    /// The beginning of a report on what follows a cursor that was stored.
    public init(after cursor: RecordPage.Cursor) { self.cursor = cursor }

    /// Takes note of a user.
    ///
    /// - Parameters:
    ///   - user: Who.
    ///   - account: His account; nil if he has none.
    ///   - policy: Which methods are allowed.
    ///   - now: The instant that it is.
    public mutating func note(_ user: HostUser, _ account: Account?, under policy: Policy, at now: UnixTime) {
        seen += 1
        // A reset whose time has come is carried out as soon as somebody looks; here nothing is changed.
        var account = account
        _ = account?.carryOutDueReset(at: now)
        let usable = account?.activeFactors(under: policy) ?? []
        guard !usable.isEmpty else {
            notEnrolled.append(Missing(user: user, hasUnusable: account?.factors.isEmpty == false))
            return
        }
        enrolled += 1
        for method in Set(usable.map(\.method)) { methods[method, default: 0] += 1 }
    }

    fileprivate mutating func note(_ account: UnreadableAccount) {
        seen += 1
        unreadable.append(account)
    }
}

extension Helpdesk {
    /// Goes one page further through the accounts that are stored.
    ///
    /// Users who have no account do not stand there; for them there is ``report(on:)``.
    ///
    /// - Parameters:
    ///   - report: What it has come to so far.
    ///   - limit: How many accounts a page has, about.
    /// - Returns: What it has come to then.
    /// - Throws: `RecordError`; the walk can go on from the report that was handed in.
    public func report(
        from report: EnrollmentReport = EnrollmentReport(), limit: Int = 100
    ) async throws(RecordError) -> EnrollmentReport {
        guard !report.isComplete else { return report }
        var report = report
        let page = try await accounts.page(after: report.cursor, limit: limit)
        for identifier in page.identifiers { try await note(HostUser(try AccountID(identifier)), in: &report) }
        report.cursor = page.next
        report.isComplete = page.next == nil
        return report
    }

    /// Looks at the users whom the host names, one after the other.
    ///
    /// - Parameter users: The users.
    /// - Returns: Who has nothing, and what the others have.
    /// - Throws: `RecordError`, and what the sequence throws.
    public func report<Users: AsyncSequence>(on users: Users) async throws -> EnrollmentReport
    where Users.Element == HostUser {
        var report = EnrollmentReport()
        for try await user in users { try await note(user, in: &report) }
        report.isComplete = true
        return report
    }

    private func note(_ user: HostUser, in report: inout EnrollmentReport) async throws(RecordError) {
        switch try await read(user.account) {
        case .success(let account): report.note(user, account, under: rules.policy, at: context.time.now())
        case .failure(let error): report.note(UnreadableAccount(account: user.account, error: error))
        }
    }
}
