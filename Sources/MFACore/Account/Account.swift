public import OTPCore

/// Everything that the package knows of a user, as one value.
///
/// It is stored as one record, so that whatever must happen together does: a code is spent and its step remembered, a guess is
/// counted and the pause begins, the last factor is looked for and not removed. Every operation is a function of
/// the value and its arguments. What an operation has to tell the host is kept in ``announcements`` until the value is stored.
public struct Account: Sendable {
    /// Whose it is.
    public let id: AccountID
    /// When it was begun.
    public let createdAt: UnixTime
    /// What the user can verify with, the oldest first.
    public internal(set) var factors: [Factor] = []
    /// What the user has had, the latest last.
    public internal(set) var retired: [RetiredFactor] = []
    /// The recovery codes; nil if there are none.
    public internal(set) var recoveryCodes: RecoveryCodeSet?
    /// The browsers that are remembered.
    public internal(set) var trustedDevices: [TrustedDevice] = []
    /// The wrong guesses since the last right one.
    public internal(set) var guesses = GuessLedger()
    /// The codes that were sent and may still come back.
    var challenges = ChallengeBook()
    /// The sign-ins that were carried to their end lately.
    var signIns = RedeemedSignIns()
    /// A reset that waits for its time; nil for none.
    public internal(set) var pendingReset: PendingReset?
    /// The recovery codes that were sent to addresses and may still come back.
    var issuedCodes: [IssuedCode] = []
    /// What the user has been told about a factor that is going to be required.
    public internal(set) var enforcement = EnforcementRecord()
    /// The factor that was used last; nil if none was.
    public internal(set) var lastUsedFactor: FactorID?

    /// What has to be told to the host when the value has been stored; not a part of what is stored.
    public internal(set) var announcements: [MFAEvent.Draft] = []

    /// How many factors that were removed are remembered.
    static let retiredLimit = 20
    /// How many events in the life of a factor are remembered, the first one always among them.
    static let historyLimit = 16

    /// An account with nothing in it.
    public init(id: AccountID, createdAt: UnixTime) {
        self.id = id
        self.createdAt = createdAt
    }

    /// A factor by its identifier.
    public func factor(_ id: FactorID) -> Factor? { factors.first { $0.id == id } }

    /// The factors that can be used under a policy.
    public func activeFactors(under policy: Policy) -> [Factor] {
        factors.filter { $0.isActive && policy.factorMethods.contains($0.method) }
    }

    /// The same account without a factor, for looking at what would follow.
    func without(_ factor: FactorID) -> Account {
        var account = self
        account.factors.removeAll { $0.id == factor }
        return account
    }

    // MARK: For the operations

    mutating func announce(
        _ content: MFAEvent.Content, _ occasion: Occasion, factor: FactorID? = nil, method: FactorMethod? = nil
    ) {
        announcements.append(
            MFAEvent.Draft(content: content, account: id, factor: factor, method: method, occasion: occasion))
    }

    /// Drops what would be told: for what is no account of anybody's.
    package mutating func forgetAnnouncements() { announcements = [] }

    func index(of factor: FactorID) throws(AccountRefusal) -> Int {
        guard let index = factors.firstIndex(where: { $0.id == factor }) else { throw .noSuchFactor }
        return index
    }
}

/// Why an account does not do what it was asked to.
///
/// A refusal is an answer for the user and no failure. The account is unchanged.
public enum AccountRefusal: Error, Sendable, Equatable {
    /// The account has no such factor, recovery code or browser.
    case noSuchFactor
    /// The policy does not allow the method.
    case methodNotAllowed(FactorMethod)
    /// The account holds as many as it may.
    case full(limit: Int)
    /// A factor with that identifier is there already.
    case duplicate
    /// A name that is empty, longer than 64 characters, or not made of visible ones.
    case badName
    /// Without this factor the user would have fewer than the policy requires.
    case stillRequired(count: Int)
    /// The factor is out of use for good and can only be removed.
    case outOfUseForGood
}
