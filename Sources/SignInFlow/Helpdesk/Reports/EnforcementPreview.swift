public import MFACore
public import OTPCore

/// What would happen to users at an instant: a look ahead, before a date is announced or a rule is changed.
///
/// It decides by the same machine as a sign-in, and is a function of the account alone. What users do until then, it cannot know.
public struct EnforcementPreview: Sendable {
    private let rules: SignInRules
    private let machine: SignInMachine

    /// A preview of what some rules would do, also of rules that are not in force yet.
    public init(_ rules: SignInRules) {
        self.rules = rules
        // What is typed or shown does not matter here, only that somebody judges it.
        machine = SignInMachine(
            rules: rules, typed: rules.policy.factorMethods.map(NamedMethod.init), waiting: [], sendsMessages: true)
    }

    /// What would happen to a user.
    ///
    /// - Parameters:
    ///   - user: Who, and the groups that he is in.
    ///   - account: His account; nil if he has none.
    ///   - date: The instant at which he would sign in.
    /// - Returns: What would happen.
    public func user(_ user: HostUser, _ account: Account?, on date: UnixTime) -> PreviewedUser {
        var account = account ?? Account(id: user.account, createdAt: date)
        _ = account.carryOutDueReset(at: date)
        let policy = rules.policy(for: user.groups)
        return PreviewedUser(
            user: user, status: policy.enforcementStatus(of: account, at: date),
            exemptUntil: account.enforcement.exemptUntil,
            entrance: entrance(of: account, user, to: "", on: date),
            applications: rules.policy.applications.map { application in
                PreviewedUser.Place(
                    application: application, entrance: entrance(of: account, user, to: application.id, on: date))
            })
    }

    private func entrance(
        of account: Account, _ user: HostUser, to application: String, on date: UnixTime
    ) -> Entrance {
        let ticket = SignInTicket(
            id: .random(from: SystemRandom()), account: user.account, accountName: "", application: application,
            groups: user.groups, canShowPage: true, begunAt: date, expiresAt: date, passwordAt: date)
        return switch machine.standing(of: account, ticket, at: date) {
        case .satisfied: .free
        case .reminded(let reminder): .reminded(reminder)
        case .enrollment(let since): .setsUp(since: since)
        case .challenge(let ways):
            .verifies(with: ways.flatMap(\.factors), thenSetsUp: machine.needsMore(account, ticket, at: date))
        case .impossible(let reason): .impossible(reason)
        }
    }

    /// A method of which nothing but the name matters.
    private struct NamedMethod: TypedMethod {
        let method: FactorMethod

        func judge(_ typed: String, with credential: OtherCredential, at now: UnixTime) -> OtherCodeVerdict { .wrong }
    }
}

/// What happens to a user who has typed his password at an application.
public enum Entrance: Sendable, Hashable {
    /// He comes in by that alone.
    case free
    /// He comes in by that alone, and is told that it will not suffice.
    case reminded(SignInReminder)
    /// He is asked for one of these factors, and may have to set another one up then.
    case verifies(with: [FactorID], thenSetsUp: Bool)
    /// He has nothing, and comes no further than to set something up.
    case setsUp(since: UnixTime?)
    /// He cannot sign in.
    case impossible(ImpossibleSignIn.Reason)

    /// Whether he could come in with nothing but what he has.
    public var isOpen: Bool {
        switch self {
        case .free, .reminded, .verifies(_, thenSetsUp: false): true
        case .verifies(_, thenSetsUp: true), .setsUp, .impossible: false
        }
    }
}

/// What would happen to one user.
public struct PreviewedUser: Sendable, Hashable {
    /// An application, and what happens there.
    public struct Place: Sendable, Hashable {
        /// The application.
        public let application: Application
        /// What happens there.
        public let entrance: Entrance
    }

    /// What a user is counted as.
    public enum Outcome: String, Sendable, Hashable, CaseIterable {
        /// Nothing is required of him, or nothing is said yet.
        case free
        /// He is reminded, or has put that off.
        case reminded
        /// The date is past, and he is let in for a while.
        case grace
        /// An operator has let him off.
        case exempt
        /// He verifies.
        case verifies
        /// He verifies, and has to set up more then.
        case setsUpMore = "sets-up-more"
        /// He has nothing, and comes no further than to set something up.
        case setsUp = "sets-up"
        /// He has something, and none of it can be used: he needs help.
        case needsHelp = "needs-help"

        /// Whether it is the end of the way for a user who does nothing before.
        public var isLockedOut: Bool { self == .setsUpMore || self == .setsUp || self == .needsHelp }
    }

    /// Who.
    public let user: HostUser
    /// How the policy sees him.
    public let status: EnforcementStatus
    /// Until when an operator has let him off; nil for not at all.
    public let exemptUntil: UnixTime?
    /// What happens at an application that takes everything that is allowed.
    public let entrance: Entrance
    /// What happens at each of the policy's applications.
    public let applications: [Place]

    /// What he is counted as.
    public var outcome: Outcome {
        switch entrance {
        case .verifies(_, let thenSetsUp): thenSetsUp ? .setsUpMore : .verifies
        case .setsUp: .setsUp
        case .impossible: .needsHelp
        case .free, .reminded:
            switch status {
            case .remind, .snoozed: .reminded
            case .grace(let until): until == exemptUntil ? .exempt : .grace
            case .satisfied, .upcoming, .required: .free
            }
        }
    }

    /// The applications that he could not sign in to, though he can elsewhere.
    public var unreached: [Place] {
        outcome.isLockedOut ? [] : applications.filter { !$0.entrance.isOpen }
    }
}
