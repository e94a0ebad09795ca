public import MFACore
internal import OTPCore
internal import RecoveryCodes

/// Leads users through setting up a factor.
///
/// Every call loads what the session has, lets the machine decide, does what it asks for, stores, and answers with the page
/// to show. What a user is told is stored before he is.
public struct EnrollmentService: Sendable {
    let context: RecordContext
    package let rules: EnrollmentRules
    let passwords: any PasswordVerifier
    let localizer: @Sendable (Language) -> Localizer
    let accounts: AccountRepository
    let enrollments: RecordRepository<Enrollment>
    var machine: EnrollmentMachine { EnrollmentMachine(rules: rules) }

    /// Set-ups.
    ///
    /// - Parameters:
    ///   - context: Where they and the accounts are kept.
    ///   - rules: What is demanded, and how it looks.
    ///   - passwords: Checks the password that is asked for again.
    ///   - localizer: Makes text of messages; with the host's own words, if it has any.
    ///   - observers: Who hears of what happens.
    public init(
        _ context: RecordContext, rules: EnrollmentRules, passwords: any PasswordVerifier,
        localizer: @escaping @Sendable (Language) -> Localizer = { Localizer($0) },
        observers: [any EventObserver] = []
    ) {
        self.context = context
        self.rules = rules
        self.passwords = passwords
        self.localizer = localizer
        accounts = AccountRepository(context, observers: observers)
        enrollments = RecordRepository(context, .flow)
    }

    /// Begins a set-up; one that is under way in the same session for the same method is over by that.
    ///
    /// - Parameters:
    ///   - start: What it is for.
    ///   - request: Who and from where.
    /// - Returns: The first page, or why there is none.
    /// - Throws: `RecordError`.
    public func begin(
        _ start: EnrollmentStart, _ request: EnrollmentRequest
    ) async throws(RecordError) -> Result<EnrollmentPage<String>, EnrollmentRefusal> {
        let account = try await account(of: request)
        if let refusal = refusal(of: start, account) { return .failure(refusal) }
        let enrollment = machine.begin(
            start, isVerified: isRecent(start.factorVerifiedAt), account: account,
            session: SessionBinding(request.session), scene(of: request), token: newToken())
        try await enrollments.update(key(of: request)) { _, _ in
            (.store(enrollment, expiresAt: enrollment.expiresAt), ())
        }
        return .success(page(of: enrollment, account, request))
    }

    /// The page that the session's set-up is at, as after a reload.
    ///
    /// - Throws: `RecordError`.
    public func page(
        _ request: EnrollmentRequest
    ) async throws(RecordError) -> Result<EnrollmentPage<String>, EnrollmentRefusal> {
        guard let enrollment = try await load(request) else { return .failure(.over) }
        return .success(page(of: enrollment, try await account(of: request), request))
    }

    /// Does what a user has done on a page.
    ///
    /// - Parameters:
    ///   - event: What he has done.
    ///   - token: The token of the page on which he has done it.
    ///   - request: Who and from where.
    /// - Returns: What to show; or why it was not done, in which case everything is as it was.
    /// - Throws: `RecordError`; then nothing may be granted.
    public func handle(
        _ event: EnrollmentEvent, token: String, _ request: EnrollmentRequest
    ) async throws(RecordError) -> Result<EnrollmentAnswer, EnrollmentRefusal> {
        guard let enrollment = try await load(request) else { return .failure(.over) }
        guard constantTimeEqual(token, enrollment.token) else { return .failure(.stale) }
        let account = try await account(of: request)
        let scene = scene(of: request).setting(enrollment)
        let transition = machine.handle(event, in: enrollment, account, scene)
        return try await carryOut(transition, from: enrollment, account, request)
    }

    // MARK: Carrying out

    private func carryOut(
        _ transition: EnrollmentTransition, from enrollment: Enrollment, _ account: Account,
        _ request: EnrollmentRequest
    ) async throws(RecordError) -> Result<EnrollmentAnswer, EnrollmentRefusal> {
        switch transition {
        case .refused(let refusal): return .failure(refusal)
        case .needs(let effect, let waiting):
            let reply = try await perform(effect, for: waiting, request)
            let changed = try await self.account(of: request)
            let next = machine.absorb(reply, of: effect, in: waiting, changed, scene(of: request).setting(waiting))
            return try await carryOut(next, from: enrollment, changed, request)
        // A page that asks by itself must not make itself void.
        case .unchanged(let same): return .success(.page(page(of: same, account, request)))
        case .goOn(var moved, let error):
            moved.token = newToken()
            guard try await replace(enrollment, by: moved, request) else { return .failure(.stale) }
            return .success(.page(page(of: moved, account, request, error: error)))
        case .ended(let finished):
            guard try await replace(enrollment, by: nil, request) else { return .failure(.stale) }
            return .success(finished.map { .finished($0) } ?? .cancelled)
        }
    }

    private func perform(
        _ effect: EnrollmentEffect, for enrollment: Enrollment, _ request: EnrollmentRequest
    ) async throws(RecordError) -> EnrollmentReply {
        let scene = scene(of: request).setting(enrollment)
        switch effect {
        case .verifyPassword(let typed): return .password(try await verify(typed, request))
        case .method(let method, let effect):
            return .method(method, try await method.perform(effect, enrollment.memo, scene))
        case .store(let factor): return try await store(factor, for: enrollment, request)
        case .storeCodes(let codes):
            let shown = IssuedRecoveryCodes(shown: codes, rules.recoveryCodes, at: scene.now)
            let set = try shown.digests(random: context.random)
            let isStored = try await accounts.update(enrollment.account) { account, now in
                guard enrollment.mayChange(account) else { return false }
                account.issueRecoveryCodes(set, Occasion(at: now, from: request.source))
                return true
            }
            return isStored ? .stored : .needsFactor
        }
    }

    private func store(
        _ factor: ConfirmedFactor, for enrollment: Enrollment, _ request: EnrollmentRequest
    ) async throws(RecordError) -> EnrollmentReply {
        let result: Result<Void, AccountRefusal>? = try await accounts.update(enrollment.account) { account, now in
            guard enrollment.mayChange(account, adding: factor.id) else { return nil }
            let occasion = Occasion(at: now, from: request.source)
            return Result { () throws(AccountRefusal) in
                switch enrollment.confirmed.isEmpty ? enrollment.purpose : .add {
                case .add: try account.add(factor, under: rules.policy, occasion)
                case .replace(let old):
                    // Somebody else may have done it for us: then the new one is there.
                    guard account.factor(factor.id) == nil else { throw .duplicate }
                    try account.replace(old, with: factor, under: rules.policy, occasion)
                }
            }
        }
        guard let result else { return .needsFactor }
        return switch result {
        case .success: .stored
        case .failure(let refusal): .refused(refusal)
        }
    }
}
