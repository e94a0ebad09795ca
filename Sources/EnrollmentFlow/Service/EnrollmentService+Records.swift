internal import MFACore
internal import MFACrypto
internal import OTPCore

extension EnrollmentService {
    /// The set-up of the session; nil if there is none, or its time is over.
    func load(_ request: EnrollmentRequest) async throws(RecordError) -> Enrollment? {
        guard let enrollment = try await enrollments.load(key(of: request)),
            enrollment.account == request.account, enrollment.session == SessionBinding(request.session),
            context.time.now() < enrollment.expiresAt
        else { return nil }
        return enrollment
    }

    /// Puts a set-up in the place of the one that was loaded, or removes it; false if somebody else was faster.
    func replace(
        _ old: Enrollment, by new: Enrollment?, _ request: EnrollmentRequest
    ) async throws(RecordError) -> Bool {
        try await enrollments.update(key(of: request)) { stored, _ in
            guard stored?.token == old.token else { return (.keep, false) }
            return (new.map { .store($0, expiresAt: $0.expiresAt) } ?? .delete, true)
        }
    }

    /// One set-up at a time in a session.
    func key(of request: EnrollmentRequest) -> String {
        PersonalKey.prefix(of: request.account) + "enrol " + Hex.text(SessionBinding(request.session).digest.prefix(16))
    }

    func account(of request: EnrollmentRequest) async throws(RecordError) -> Account {
        try await accounts.load(request.account) ?? Account(id: request.account, createdAt: context.time.now())
    }

    func scene(of request: EnrollmentRequest) -> Scene {
        let now = context.time.now()
        return Scene(
            now: now, random: context.random, account: request.account, accountName: "", session: request.session,
            client: request.client, source: request.source, language: request.language,
            factor: .random(from: context.random), begunAt: now)
    }

    func page(
        of enrollment: Enrollment, _ account: Account, _ request: EnrollmentRequest, error: Message? = nil
    ) -> EnrollmentPage<String> {
        EnrollmentPages(machine: machine).page(
            of: enrollment, account, scene(of: request).setting(enrollment), in: localizer(request.language),
            error: error)
    }

    func newToken() -> String { Hex.text(context.random.bytes(16)) }

    func constantTimeEqual(_ left: String, _ right: String) -> Bool {
        MFACrypto.constantTimeEqual(SecretBytes(copying: left.utf8), SecretBytes(copying: right.utf8))
    }

    /// Why a set-up does not begin; nil if it does.
    func refusal(of start: EnrollmentStart, _ account: Account) -> EnrollmentRefusal? {
        let policy = rules.policy
        // Whoever has a factor and comes with the password alone may be anybody who has the password. That holds for a factor
        // that is out of use as well: guessing at it long enough is what puts it there.
        if !account.factors.isEmpty, !isRecent(start.factorVerifiedAt) { return .needsFactor }
        if case .replace(let factor) = start.purpose, account.factor(factor) == nil { return .account(.noSuchFactor) }
        guard let offer = start.offer else { return nil }
        if offer == EnrollmentRules.recoveryOffer {
            return policy.methods.contains(.recoveryCode) && start.situation == .settings && start.purpose == .add
                ? nil : .account(.methodNotAllowed(.recoveryCode))
        }
        guard let (method, _) = rules.offer(offer) else { return .unknownChoice }
        guard start.purpose == .add else { return nil }
        let count = account.factors.count { $0.method == method.method }
        return count < policy.caps.factorsPerMethod ? nil : .account(.full(limit: policy.caps.factorsPerMethod))
    }

    func isRecent(_ instant: UnixTime?) -> Bool {
        guard let instant else { return false }
        return switch rules.policy.reauthentication {
        // Every time means this time: within what a set-up may take.
        case .always: context.time.now() < instant.advanced(by: rules.lifetime)
        case .whenOlderThan(let age): context.time.now() < instant.advanced(by: age)
        }
    }
}

extension EnrollmentMachine {
    /// A set-up at its first page.
    func begin(
        _ start: EnrollmentStart, isVerified: Bool, account: Account, session: SessionBinding, _ scene: Scene,
        token: String
    ) -> Enrollment {
        let enrollment = Enrollment(
            account: account.id, accountName: start.accountName, purpose: start.purpose, situation: start.situation,
            applications: start.applications, beganAt: scene.now,
            expiresAt: scene.now.advanced(by: rules.lifetime), session: session,
            asksPassword: asksPassword(start, at: scene.now), isVerified: isVerified, preselected: start.offer,
            token: token,
            current: Enrollment.Entry(step: .choose), factor: scene.factor, factorBegunAt: scene.now)
        guard start.offer != nil, let step = next(after: enrollment) else { return enrollment }
        return entered(step, enrollment, scene.setting(enrollment))
    }

    private func asksPassword(_ start: EnrollmentStart, at now: UnixTime) -> Bool {
        switch rules.policy.reauthentication {
        case .always: return true
        case .whenOlderThan(let age): return start.passwordTypedAt.map { now >= $0.advanced(by: age) } ?? true
        }
    }
}
