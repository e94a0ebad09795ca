public import MFACore
internal import OTPCore

/// What staff do for users who cannot help themselves: look, put out of use, let off, begin anew.
///
/// Who may do what is the host's business: it asks its own roles before it calls. Here every change needs a name and a reason,
/// which stand in the events, and nothing lets anybody in: what a policy requires is required after it as before.
public struct Helpdesk: Sendable {
    let context: RecordContext
    let rules: SignInRules
    let limits: HelpdeskRules
    let accounts: AccountRepository
    let preview: EnforcementPreview
    let localizer: @Sendable (Language) -> Localizer

    /// A helpdesk.
    ///
    /// - Parameters:
    ///   - context: Where accounts are kept.
    ///   - rules: What is demanded of sign-ins.
    ///   - limits: How far the helpdesk may go.
    ///   - localizer: Makes text of messages; with the host's own words, if it has any.
    ///   - observers: Who hears of what happens; one of them should tell the user.
    public init(
        _ context: RecordContext, rules: SignInRules, limits: HelpdeskRules = .standard,
        localizer: @escaping @Sendable (Language) -> Localizer = { Localizer($0) },
        observers: [any EventObserver] = []
    ) {
        self.context = context
        self.rules = rules
        self.limits = limits
        self.localizer = localizer
        accounts = AccountRepository(context, observers: observers)
        preview = EnforcementPreview(rules)
    }

    /// Everything about a user that helps to help him, without secrets; looking changes nothing.
    ///
    /// - Parameters:
    ///   - user: Whose account, and the groups that he is in.
    ///   - language: The language of whoever looks.
    /// - Returns: What is known; of a user who has no account, what would happen to him.
    /// - Throws: `RecordError`.
    public func overview(
        of user: HostUser, in language: Language = .english
    ) async throws(RecordError) -> HelpdeskOverview {
        let now = context.time.now()
        let account = try await accounts.load(user.account)
        return HelpdeskOverview(
            account, as: preview.user(user, account, on: now), rules, at: now, in: localizer(language))
    }

    // MARK: For the changes

    /// How long a name or a reason may be, in bytes: it is kept in the account and in every line of a log.
    static let textLimit = 500

    /// Changes an account in the name of somebody of the staff.
    func change<Value: Sendable>(
        _ id: AccountID, because reason: String, _ occasion: Occasion,
        _ body: (inout Account, Occasion) throws(HelpdeskRefusal) -> Value
    ) async throws(RecordError) -> Result<Value, HelpdeskRefusal> {
        do throws(HelpdeskRefusal) {
            guard case .staff = occasion.actor else { throw .noOperator }
            guard reason.contains(where: { !$0.isWhitespace }) else { throw .noReason }
            try Helpdesk.check(occasion, reason)
        } catch { return .failure(error) }
        return try await accounts.update(id) { account, now in
            // The clock is ours: whoever could say when it was could say that a reset is due.
            let occasion = Occasion(
                at: now, by: occasion.actor, from: occasion.source, session: occasion.session, reason: reason)
            return Result { () throws(HelpdeskRefusal) in try body(&account, occasion) }
        }
    }

    /// Refuses a name that is none, and texts that cannot be kept.
    static func check(_ occasion: Occasion, _ reason: String?) throws(HelpdeskRefusal) {
        var texts = [reason ?? ""]
        if case .staff(let name) = occasion.actor {
            guard name.contains(where: { !$0.isWhitespace }) else { throw .noOperator }
            texts.append(name)
        }
        guard texts.allSatisfy({ $0.utf8.count <= textLimit }) else { throw .tooLong(limit: textLimit) }
    }
}
