internal import MFACore
internal import OTPCore

extension HelpdeskOverview {
    init(
        _ stored: Account?, as previewed: PreviewedUser, _ rules: SignInRules, at now: UnixTime, in localizer: Localizer
    ) {
        let account = stored ?? Account(id: previewed.user.account, createdAt: now)
        self.account = account.id
        createdAt = stored?.createdAt
        items = account.factors.map { Item($0, in: localizer) }
        recoveryCodesLeft = account.recoveryCodes?.remaining
        browsers = account.trustedDevices.filter { $0.isAlive(at: now) }.map { device in
            Browser(
                id: device.id, name: device.name, addedAt: device.createdAt, expiresAt: device.expiresAt,
                lastUsedAt: device.lastUsedAt)
        }
        wrongInARow = account.guesses.inARow
        guessingText = account.guessObstacle(for: .stranger, under: rules.policy, at: now)
            .map { localizer.text($0.message(at: now)) }
        status = previewed.status
        statusText = localizer.text(status.staffMessage(exemptUntil: previewed.exemptUntil))
        exemptUntil = previewed.exemptUntil.flatMap { now < $0 ? $0 : nil }
        pendingReset = account.pendingReset.map { Reset($0, in: localizer) }
        entranceText = previewed.entrance.text(in: localizer)
        applications = previewed.applications.map { place in
            Place(
                application: place.application, entrance: place.entrance, text: place.entrance.text(in: localizer))
        }
        actions = HelpdeskOverview.tasks(account, status, at: now).map { task, phrase, values in
            Action(task: task, label: localizer.text(Message(phrase, values)))
        }
    }

    private static func tasks(
        _ account: Account, _ status: EnforcementStatus, at now: UnixTime
    ) -> [(HelpdeskTask, HelpdeskTaskPhrase, [String: Message.Value])] {
        var tasks: [(HelpdeskTask, HelpdeskTaskPhrase, [String: Message.Value])] = []
        for factor in account.factors {
            let name: [String: Message.Value] = ["name": .text(factor.name)]
            switch factor.state {
            case .active: tasks.append((.suspend(factor.id), .suspend, name))
            case .suspended: tasks.append((.resume(factor.id), .resume, name))
            case .disabled: continue
            }
            tasks.append((.disable(factor.id), .disable, name))
        }
        for device in account.trustedDevices where device.isAlive(at: now) {
            tasks.append((.revokeBrowser(device.id), .revokeBrowser, ["name": .text(device.name)]))
        }
        if account.enforcement.exemptUntil.map({ now < $0 }) ?? false {
            tasks.append((.endExemption, .endExemption, [:]))
        } else if account.factors.isEmpty, status != .satisfied {
            // Whoever has a factor is asked for it, exempt or not.
            tasks.append((.exempt, .exempt, [:]))
        }
        if account.pendingReset != nil {
            tasks.append((.withdrawReset, .withdrawReset, [:]))
        } else if account.hasSomethingToReset {
            tasks.append((.requestReset, .requestReset, [:]))
        }
        return tasks
    }
}

extension HelpdeskOverview.Item {
    fileprivate init(_ factor: Factor, in localizer: Localizer) {
        self.factor = factor.id
        method = factor.method
        methodText = localizer.text(factor.method.message)
        name = factor.name
        number = if case .phone(let address) = factor.credential { address.masked } else { nil }
        state = factor.state
        stateText = localizer.text(factor.state.message)
        addedAt = factor.confirmedAt
        lastUsedAt = factor.lastUsedAt
        wrongInARow = factor.failures
    }
}

extension HelpdeskOverview.Reset {
    fileprivate init(_ pending: PendingReset, in localizer: Localizer) {
        staff = pending.staff
        reason = pending.reason
        requestedAt = pending.requestedAt
        dueAt = pending.dueAt
        let date: [String: Message.Value] = ["date": .date(pending.dueAt)]
        let message =
            pending.staff.map { name in
                Message(HelpdeskPhrase.pendingByStaff, date.merging(["name": .text(name)]) { old, _ in old })
            } ?? Message(HelpdeskPhrase.pendingByUser, date)
        text = localizer.text(message)
    }
}

extension EnforcementStatus {
    /// What the staff read.
    fileprivate func staffMessage(exemptUntil: UnixTime?) -> Message {
        func date(_ time: UnixTime) -> [String: Message.Value] { ["date": .date(time)] }
        return switch self {
        case .satisfied: Message(HelpdeskPhrase.satisfied)
        case .upcoming(let due): Message(HelpdeskPhrase.upcoming, date(due))
        case .remind(let due, _), .snoozed(_, let due): Message(HelpdeskPhrase.reminded, date(due))
        case .grace(let until):
            Message(until == exemptUntil ? HelpdeskPhrase.exempted : HelpdeskPhrase.grace, date(until))
        case .required: Message(HelpdeskPhrase.required)
        }
    }
}

extension Entrance {
    /// What the staff read.
    fileprivate func text(in localizer: Localizer) -> String {
        func names(_ methods: Set<FactorMethod>) -> [String: Message.Value] {
            ["methods": .text(methods.map { localizer.text($0.message) }.sorted().joined(separator: ", "))]
        }
        let message =
            switch self {
            case .free, .reminded: Message(HelpdeskPhrase.comesIn)
            case .verifies(_, thenSetsUp: false): Message(HelpdeskPhrase.verifies)
            case .verifies(_, thenSetsUp: true): Message(HelpdeskPhrase.verifiesFirst)
            case .setsUp: Message(HelpdeskPhrase.setsUp)
            case .impossible(.noWay(.noFactor)): Message(HelpdeskPhrase.noFactor)
            case .impossible(.noWay(.outOfUse)): Message(HelpdeskPhrase.outOfUse)
            case .impossible(.noWay(.notAllowed)): Message(HelpdeskPhrase.notAllowed)
            case .impossible(.noWay(.wrongMethods(let needed))): Message(HelpdeskPhrase.takesOnly, names(needed))
            case .impossible(.noWay(.needsPage(let needed))): Message(HelpdeskPhrase.needsPage, names(needed))
            case .impossible(.setUpFirst): Message(HelpdeskPhrase.setUpFirst)
            case .impossible(.resetPending(let until)):
                Message(HelpdeskPhrase.pendingByUser, ["date": .date(until)])
            case .impossible(.notSent(let message)): message
            }
        return localizer.text(message)
    }
}
