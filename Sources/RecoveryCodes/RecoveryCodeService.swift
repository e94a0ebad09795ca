public import MFACore
public import OTPCore

/// Makes recovery codes, and judges the ones that come back.
///
/// Making them anew voids the old ones, so ask for the password first, and for a second factor if there is one.
public struct RecoveryCodeService: Sendable {
    private let context: RecordContext
    private let accounts: AccountRepository
    private let policy: Policy
    private let rules: RecoveryCodeRules

    /// Recovery codes of accounts.
    ///
    /// - Parameters:
    ///   - context: Where accounts are kept.
    ///   - policy: What is allowed, and what accounts bear.
    ///   - rules: How many codes there are, and how long they are.
    ///   - observers: Who hears of it.
    public init(
        _ context: RecordContext, policy: Policy = .standard, rules: RecoveryCodeRules = .standard,
        observers: [any EventObserver] = []
    ) {
        self.context = context
        accounts = AccountRepository(context, observers: observers)
        self.policy = policy
        self.rules = rules
    }

    /// Makes new codes; those that there were are void from then on.
    ///
    /// - Parameters:
    ///   - account: For whom.
    ///   - source: From where.
    /// - Returns: The codes, to be shown once; or why there are none.
    /// - Throws: `RecordError`; then the old ones are as they were, or nobody knows the new ones and they have to be made again.
    public func issue(
        to account: AccountID, from source: ClientSource? = nil
    ) async throws(RecordError) -> Result<IssuedRecoveryCodes, AccountRefusal> {
        guard policy.methods.contains(.recoveryCode) else { return .failure(.methodNotAllowed(.recoveryCode)) }
        let (issued, set) = try renewed()
        try await accounts.update(account) { account, now in
            account.issueRecoveryCodes(set, Occasion(at: now, from: source))
        }
        return .success(issued)
    }

    /// Judges a code that somebody has typed, whatever he took for what in it.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - id: Whose code it should be.
    ///   - client: Whether the browser has been here before.
    ///   - source: From where.
    /// - Returns: The verdict.
    /// - Throws: `RecordError`; then nothing may be granted.
    public func verify(
        typed text: String, of id: AccountID, by client: ClientStanding = .stranger, from source: ClientSource? = nil
    ) async throws(RecordError) -> RecoveryVerdict {
        let account = try await accounts.load(id)
        guard let account, account.recoveryCodes != nil else { return .refused(.nothingToVerify) }
        // Whoever may not guess shall not make the server compute, either.
        if let obstacle = account.guessObstacle(for: client, under: policy, at: context.time.now()) {
            return .refused(obstacle)
        }
        let guess = account.recoveryDigest(typed: text)
        let replacement = rules.style == .saved && guess != nil ? try renewed() : nil
        return try await accounts.update(id) { account, now in
            account.verifyRecoveryCode(
                guess, replacement: replacement, by: client, under: policy, Occasion(at: now, from: source))
        }
    }

    /// Whether a text can only be a recovery code: no other code is so long.
    package static func looksLikeCode(_ text: some StringProtocol) -> Bool {
        RecoveryCodeText.bytes(typed: text) != nil
    }

    private func renewed() throws(RecordError) -> (issued: IssuedRecoveryCodes, set: RecoveryCodeSet) {
        let issued = IssuedRecoveryCodes(drawing: rules, random: context.random, at: context.time.now())
        return (issued, try issued.digests(random: context.random))
    }

    /// How many codes a user has left, and whether he has to be told.
    ///
    /// - Throws: `RecordError`.
    public func standing(of account: AccountID) async throws(RecordError) -> RecoveryStanding {
        RecoveryStanding(try await accounts.load(account))
    }
}

/// How many recovery codes a user has.
public struct RecoveryStanding: Sendable, Hashable {
    /// How many there were; 0 for a user who has none.
    public let count: Int
    /// How many have not been used.
    public let remaining: Int
    /// When they were made; nil for a user who has none.
    public let issuedAt: UnixTime?

    /// The standing of an account.
    public init(_ account: Account?) {
        count = account?.recoveryCodes?.count ?? 0
        remaining = account?.recoveryCodes?.remaining ?? 0
        issuedAt = account?.recoveryCodes?.issuedAt
    }

    /// What the user should be told; nil if there is nothing to tell.
    public var warning: Message? {
        guard count > 0 else { return nil }
        if remaining == 0 { return Message(RecoveryPhrase.noneLeft) }
        guard count > 1, remaining <= RecoveryCodeRules.few else { return nil }
        return Message(RecoveryPhrase.fewLeft, ["left": .number(remaining)])
    }
}
