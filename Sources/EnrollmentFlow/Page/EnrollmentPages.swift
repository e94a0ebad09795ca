internal import MFACore
internal import OTPCore
internal import RecoveryCodes

/// Makes the page of every step.
struct EnrollmentPages {
    let machine: EnrollmentMachine

    /// The page of the step that a set-up is at.
    func page(
        of enrollment: Enrollment, _ account: Account, _ scene: Scene, in localizer: Localizer, error: Message? = nil
    ) -> EnrollmentPage<String> {
        let content = content(of: enrollment, account, scene, localizer)
        let upcoming = machine.upcoming(enrollment).count
        let number = enrollment.past.count + 1
        let page = EnrollmentPage<Message>(
            step: enrollment.step, token: enrollment.token, content: content, error: error,
            actions: actions(content, enrollment, account), progress: (number, number + upcoming),
            progressText: Message(
                StepPhrase.progress, ["n": .number(number), "m": .number(number + upcoming)]),
            expiresAt: enrollment.expiresAt,
            timeLeft: Message(
                StepPhrase.timeLeft, ["wait": .message(.wait(until: enrollment.expiresAt, from: scene.now))]),
            support: machine.rules.support, labels: EnrollmentPages.labels)
        return page.map(localizer.text)
    }

    private static let labels = PageLabels(
        copy: Message(ActionPhrase.copy), print: Message(ActionPhrase.print), download: Message(ActionPhrase.download),
        help: Message(ActionPhrase.help), showPassword: Message(ActionPhrase.showPassword),
        useAnotherAccount: Message(ActionPhrase.useAnother))

    // MARK: Content

    private func content(
        of enrollment: Enrollment, _ account: Account, _ scene: Scene, _ localizer: Localizer
    ) -> StepContent {
        switch enrollment.step {
        case .choose: return choosePage(enrollment, account, scene)
        case .use:
            var content = StepContent(title: Message(EnrollmentPhrase.useTitle))
            content.choices = choices(enrollment, account)
            return content
        case .password: return passwordPage()
        case .backup: return backupPage(enrollment, account)
        case .recoveryCodes: return recoveryPage(enrollment, scene, localizer)
        case .done: return donePage(enrollment)
        default:
            guard let (method, name) = machine.rules.method(at: enrollment.step) else {
                return StepContent(title: Message(StepPhrase.over))
            }
            return method.page(name, enrollment.memo, scene)
        }
    }

    private func choosePage(_ enrollment: Enrollment, _ account: Account, _ scene: Scene) -> StepContent {
        let isRequired = enrollment.situation == .signIn
        let title: EnrollmentPhrase =
            isRequired ? .requiredTitle : machine.rules.order == .contactThenUse ? .contactTitle : .chooseTitle
        var content = StepContent(
            title: Message(title),
            instructions: [Message(isRequired ? EnrollmentPhrase.requiredInstruction : .chooseInstruction)])
        if isRequired, case .required(let since?) = machine.rules.policy.enforcementStatus(of: account, at: scene.now) {
            content.instructions.append(Message(EnrollmentPhrase.requiredSince, ["date": .date(since)]))
        }
        content.choices = choices(enrollment, account)
        return content
    }

    private func choices(_ enrollment: Enrollment, _ account: Account) -> [PageChoice<Message>] {
        machine.choices(at: enrollment, account).map { choice in
            let refusal = EnrollmentRefusal.choiceRefused(applications: choice.refusedFor).message
            return PageChoice(
                id: choice.id, title: choice.title, detail: choice.detail,
                warnings: choice.warnings + (choice.refusedFor.isEmpty ? [] : [refusal]),
                isEnabled: choice.refusedFor.isEmpty)
        }
    }

    private func passwordPage() -> StepContent {
        var content = StepContent(
            title: Message(EnrollmentPhrase.passwordTitle),
            instructions: [Message(EnrollmentPhrase.passwordInstruction)])
        content.fields = [
            PageField(name: "password", label: Message(EnrollmentPhrase.passwordLabel), kind: .password)
        ]
        return content
    }

    private func backupPage(_ enrollment: Enrollment, _ account: Account) -> StepContent {
        var content = StepContent(
            title: Message(EnrollmentPhrase.backupTitle),
            instructions: [Message(EnrollmentPhrase.backupInstruction)])
        if machine.isBackupRequired(account) {
            content.instructions.append(Message(EnrollmentPhrase.backupRequired))
        } else {
            content.actions = [PageAction(.skip, Message(EnrollmentPhrase.backupSkip))]
        }
        content.choices = choices(enrollment, account)
        return content
    }

    private func recoveryPage(_ enrollment: Enrollment, _ scene: Scene, _ localizer: Localizer) -> StepContent {
        let codes = IssuedRecoveryCodes(
            shown: RecoveryStep.codes(in: enrollment.current.memo), machine.rules.recoveryCodes, at: scene.now)
        let sheet = RecoverySheet(codes, app: machine.rules.app, account: enrollment.accountName)
        var content = StepContent(title: sheet.title, instructions: sheet.instructions)
        content.codes = codes.codes
        content.file = (sheet.fileName, .verbatim(sheet.text(in: localizer)))
        content.actions = [PageAction(.submit, Message(EnrollmentPhrase.recoverySaved))]
        return content
    }

    private func donePage(_ enrollment: Enrollment) -> StepContent {
        var content = StepContent(title: Message(EnrollmentPhrase.doneTitle))
        if let first = enrollment.confirmed.first {
            let phrase: EnrollmentPhrase = enrollment.situation == .signIn ? .doneSignedIn : .doneInstruction
            let title = machine.rules.offer(first.offer)?.offer.title ?? first.method.message
            content.instructions = [Message(phrase, ["method": .message(title)])]
        }
        if enrollment.confirmed.count != 1 { content.instructions.append(Message(EnrollmentPhrase.doneBackup)) }
        content.actions = [PageAction(.submit, Message(ActionPhrase.finish))]
        return content
    }

    // MARK: Actions

    /// The step's own actions, or the main button where the step has none; then back and cancel.
    private func actions(
        _ content: StepContent, _ enrollment: Enrollment, _ account: Account
    ) -> [PageAction<Message>] {
        var actions = content.actions
        let hasMain = actions.contains { $0.event == .submit } || !content.choices.isEmpty || content.isWaiting
        if !hasMain { actions.insert(PageAction(.submit, Message(ActionPhrase.goOn)), at: 0) }
        for step in enrollment.backSteps {
            let isNearest = step == enrollment.backSteps.first
            let title = title(of: step, enrollment, account)
            let label =
                isNearest
                ? Message(ActionPhrase.back) : Message(ActionPhrase.backTo, ["step": .message(title)])
            actions.append(
                PageAction(
                    .back(to: step), label,
                    accessibleLabel: isNearest ? Message(ActionPhrase.backTo, ["step": .message(title)]) : nil))
        }
        if enrollment.step != .done { actions.append(PageAction(.cancel, Message(ActionPhrase.cancel))) }
        return actions
    }

    /// The headline of a step that the user has been at.
    private func title(of step: EnrollmentStep, _ enrollment: Enrollment, _ account: Account) -> Message {
        switch step {
        case .choose:
            return Message(
                machine.rules.order == .contactThenUse ? EnrollmentPhrase.contactTitle : .chooseTitle)
        case .use: return Message(EnrollmentPhrase.useTitle)
        case .backup: return Message(EnrollmentPhrase.backupTitle)
        case .recoveryCodes: return Message(EnrollmentPhrase.recoveryTitle)
        default:
            guard let (method, name) = machine.rules.method(at: step) else {
                return Message(EnrollmentPhrase.chooseTitle)
            }
            return method.stepTitle(name, enrollment.memo)
        }
    }
}
