internal import MFACore
internal import OTPCore

/// What every event does in every step: a function of its arguments and nothing else.
struct EnrollmentMachine {
    let rules: EnrollmentRules

    /// How often an input may be wrong before the method begins anew.
    static let refusalLimit = 10

    // MARK: Events

    /// What becomes of a set-up by an event.
    func handle(
        _ event: EnrollmentEvent, in enrollment: Enrollment, _ account: Account, _ scene: Scene
    ) -> EnrollmentTransition {
        switch event {
        case .cancel: return .ended(nil)
        case .back(let step): return back(to: step, in: enrollment, scene)
        case .submit, .choose, .skip, .resend, .check: break
        }
        return switch enrollment.step {
        case .choose, .use: choose(event, in: enrollment, account, scene)
        case .password: password(event, in: enrollment)
        case .backup: backup(event, in: enrollment, account, scene)
        case .recoveryCodes: recoveryCodes(event, in: enrollment)
        case .done: done(event, in: enrollment)
        default: method(event, in: enrollment, scene)
        }
    }

    /// What becomes of it by what was done for it outside.
    func absorb(
        _ reply: EnrollmentReply, of effect: EnrollmentEffect, in enrollment: Enrollment, _ account: Account,
        _ scene: Scene
    ) -> EnrollmentTransition {
        switch (reply, effect) {
        case (.password(let password), _): return absorb(password, in: enrollment, scene)
        case (.method(let method, let outcome), _): return follow(outcome, of: method, in: enrollment, scene)
        // It is there already: the server that had stored it died before it could say so.
        case (.stored, .store(let factor)), (.refused(.duplicate), .store(let factor)):
            return .goOn(confirm(factor, in: enrollment, account, scene), error: nil)
        case (.refused(let refusal), _): return .goOn(enrollment, error: refusal.message)
        case (.needsFactor, _): return .refused(.needsFactor)
        // Recovery codes.
        case (.stored, _): return .goOn(finish(enrollment, scene), error: nil)
        }
    }

    // MARK: Steps of the flow itself

    private func choose(
        _ event: EnrollmentEvent, in enrollment: Enrollment, _ account: Account, _ scene: Scene
    ) -> EnrollmentTransition {
        guard case .choose(let id) = event else { return .refused(.notHere) }
        let choices = choices(at: enrollment, account)
        guard let choice = choices.first(where: { $0.id == id }) else { return .refused(.unknownChoice) }
        guard choice.refusedFor.isEmpty else { return .refused(.choiceRefused(applications: choice.refusedFor)) }
        var chosen = enrollment
        chosen.current.memo[StepMemo.offer] = id
        return goOn(from: chosen, scene)
    }

    private func password(_ event: EnrollmentEvent, in enrollment: Enrollment) -> EnrollmentTransition {
        guard case .submit(let fields) = event else { return .refused(.notHere) }
        guard let typed = fields["password"], !typed.isEmpty else {
            return .refused(.missing(field: Message(EnrollmentPhrase.passwordLabel)))
        }
        return .needs(.verifyPassword(typed), enrollment)
    }

    private func absorb(_ reply: PasswordReply, in enrollment: Enrollment, _ scene: Scene) -> EnrollmentTransition {
        if let error = reply.message { return .goOn(enrollment, error: error) }
        return goOn(from: enrollment, scene)
    }

    private func backup(
        _ event: EnrollmentEvent, in enrollment: Enrollment, _ account: Account, _ scene: Scene
    ) -> EnrollmentTransition {
        guard case .skip = event else { return choose(event, in: enrollment, account, scene) }
        guard !isBackupRequired(account) else { return .refused(.notHere) }
        return .goOn(finish(enrollment, scene), error: nil)
    }

    private func recoveryCodes(_ event: EnrollmentEvent, in enrollment: Enrollment) -> EnrollmentTransition {
        guard case .submit = event else { return .refused(.notHere) }
        return .needs(.storeCodes(RecoveryStep.codes(in: enrollment.current.memo)), enrollment)
    }

    private func done(_ event: EnrollmentEvent, in enrollment: Enrollment) -> EnrollmentTransition {
        guard case .submit = event else { return .refused(.notHere) }
        let first = enrollment.confirmed.first
        return .ended(
            FinishedEnrollment(
                account: enrollment.account, factors: enrollment.confirmed.map(\.factor), method: first?.method,
                confirmedAt: first?.at, situation: enrollment.situation, session: enrollment.session))
    }

    // MARK: Steps of a method

    private func method(_ event: EnrollmentEvent, in enrollment: Enrollment, _ scene: Scene) -> EnrollmentTransition {
        guard let (method, name) = rules.method(at: enrollment.step), let input = StepInput(event) else {
            return .refused(.notHere)
        }
        return follow(method.handle(input, at: name, enrollment.memo, scene), of: method, in: enrollment, scene)
    }

    private func follow(
        _ outcome: MethodOutcome, of method: any EnrollmentMethod, in enrollment: Enrollment, _ scene: Scene
    ) -> EnrollmentTransition {
        var changed = enrollment
        switch outcome {
        case .notHere: return .refused(.notHere)
        case .perform(let effect): return .needs(.method(method, effect), enrollment)
        case .confirmed(let factor): return .needs(.store(factor), enrollment)
        case .next(let memo):
            changed.current.memo = changed.current.memo.overlaid(by: memo)
            return goOn(from: changed, scene)
        case .stay(let error, let memo):
            guard memo != nil || error != nil else { return .unchanged(enrollment) }
            if let memo { changed.current.memo = changed.current.memo.overlaid(by: memo) }
            guard error != nil else { return .goOn(changed, error: nil) }
            changed.current.refusals += 1
            guard changed.current.refusals >= EnrollmentMachine.refusalLimit else {
                return .goOn(changed, error: error)
            }
            return .goOn(restartMethod(changed, scene), error: Message(StepPhrase.tooManyTries))
        }
    }

    // MARK: Moving

    /// The step that follows on the current one; nil if that is the end.
    ///
    /// What was confirmed or stored leads to the end, and nothing else: a method without any steps left has set nothing up.
    func next(after enrollment: Enrollment) -> EnrollmentStep? {
        upcoming(enrollment).first { $0 != .done }
    }

    private func goOn(from enrollment: Enrollment, _ scene: Scene) -> EnrollmentTransition {
        guard let step = next(after: enrollment) else { return .refused(.over) }
        return .goOn(enter(step, from: enrollment, scene), error: nil)
    }

    /// The steps that follow, as far as is known.
    func upcoming(_ enrollment: Enrollment) -> [EnrollmentStep] {
        let memo = enrollment.memo
        switch enrollment.step {
        case .choose:
            guard let id = memo[StepMemo.offer] else { return [.password, .done] }
            if rules.order == .contactThenUse, contact(named: id) != nil { return [.use, .password, .done] }
            return afterChoice(enrollment)
        case .use, .backup:
            return memo[StepMemo.offer].flatMap(rules.offer) == nil
                && memo[StepMemo.offer] != EnrollmentRules.recoveryOffer
                ? [.done] : afterChoice(enrollment)
        case .password: return methodSteps(enrollment) + [.done]
        case .recoveryCodes: return [.done]
        case .done: return []
        default:
            guard let (method, name) = rules.method(at: enrollment.step) else { return [.done] }
            return method.steps(after: name, memo).map { EnrollmentStep(method.method, $0) } + [.done]
        }
    }

    private func afterChoice(_ enrollment: Enrollment) -> [EnrollmentStep] {
        let hasPassword = enrollment.past.contains { $0.step == .password }
        let password: [EnrollmentStep] = enrollment.asksPassword && !hasPassword ? [.password] : []
        return password + methodSteps(enrollment) + [.done]
    }

    private func methodSteps(_ enrollment: Enrollment) -> [EnrollmentStep] {
        guard let id = enrollment.offer else { return [] }
        if id == EnrollmentRules.recoveryOffer { return [.recoveryCodes] }
        guard let (method, _) = rules.offer(id) else { return [] }
        return method.steps(after: nil, enrollment.memo).map { EnrollmentStep(method.method, $0) }
    }

    /// Begins a step behind the current one.
    func enter(_ step: EnrollmentStep, from enrollment: Enrollment, _ scene: Scene) -> Enrollment {
        var moved = enrollment
        moved.past.append(enrollment.current)
        return entered(step, moved, scene)
    }

    /// Begins a step in the place of the current one, with everything that it needs made anew.
    func entered(_ step: EnrollmentStep, _ enrollment: Enrollment, _ scene: Scene) -> Enrollment {
        var moved = enrollment
        moved.current = Enrollment.Entry(step: step)
        if step == .recoveryCodes {
            moved.current.memo = RecoveryStep.memo(rules.recoveryCodes, scene)
        } else if let (method, name) = rules.method(at: step) {
            if !moved.past.dropFirst(moved.settled).contains(where: { rules.method(at: $0.step) != nil }) {
                // The method's first step: whatever was begun before has nothing to do with this.
                moved.factor = .random(from: scene.random)
                moved.factorBegunAt = scene.now
            }
            moved.current.memo = method.enter(name, moved.memo, scene.setting(moved))
        }
        return moved
    }

    private func back(to step: EnrollmentStep, in enrollment: Enrollment, _ scene: Scene) -> EnrollmentTransition {
        guard enrollment.backSteps.contains(step),
            let index = enrollment.past.lastIndex(where: { $0.step == step })
        else { return .refused(.notHere) }
        var moved = enrollment
        moved.past.removeSubrange(index...)
        return .goOn(entered(step, moved, scene), error: nil)
    }

    /// Begins the method anew, with fresh secrets.
    private func restartMethod(_ enrollment: Enrollment, _ scene: Scene) -> Enrollment {
        var moved = enrollment
        let first = moved.past.indices.dropFirst(moved.settled).first { rules.method(at: moved.past[$0].step) != nil }
        let step = first.map { moved.past[$0].step } ?? moved.step
        if let first { moved.past.removeSubrange(first...) }
        return entered(step, moved, scene)
    }

    /// Takes note that a factor is part of the account; what was made for it is forgotten.
    private func confirm(
        _ factor: ConfirmedFactor, in enrollment: Enrollment, _ account: Account, _ scene: Scene
    ) -> Enrollment {
        var moved = enrollment
        moved.confirmed.append(
            .init(factor: factor.id, method: factor.method, offer: enrollment.offer ?? "", at: scene.now))
        moved.forgetSecrets()
        let isFirst = moved.confirmed.count == 1
        let step: EnrollmentStep =
            isFirst && offersBackup(moved, account) || isBackupRequired(account) ? .backup : .done
        return entered(step, moved, scene)
    }

    /// Goes to the end.
    private func finish(_ enrollment: Enrollment, _ scene: Scene) -> Enrollment {
        var moved = enrollment
        moved.forgetSecrets()
        return entered(.done, moved, scene)
    }
}

extension Enrollment {
    /// Settles all pages so far, and forgets what was kept of them.
    fileprivate mutating func forgetSecrets() {
        past.append(current)
        past = past.map { Entry(step: $0.step) }
        settled = past.count
    }
}

extension StepInput {
    /// What a method hears of an event; nil for what is the flow's own affair.
    fileprivate init?(_ event: EnrollmentEvent) {
        switch event {
        case .submit(let fields): self = .submit(fields)
        case .choose(let id): self = .choose(id)
        case .resend(let channel): self = .resend(channel)
        case .check: self = .check
        case .back, .skip, .cancel: return nil
        }
    }
}

extension Scene {
    /// The same with what belongs to a set-up.
    func setting(_ enrollment: Enrollment) -> Scene {
        Scene(
            now: now, random: random, account: account, accountName: enrollment.accountName, session: session,
            client: client, source: source, language: language, factor: enrollment.factor,
            begunAt: enrollment.factorBegunAt)
    }
}
