internal import MFACore

/// A way to verify, as it stands for one user.
struct EnrollmentChoice {
    let id: String
    let title: Message
    let detail: Message?
    let warnings: [Message]
    /// The applications that the user needs and could not sign in to; empty if the choice can be taken.
    let refusedFor: [String]
}

extension EnrollmentMachine {
    /// What can be chosen at a step.
    func choices(at enrollment: Enrollment, _ account: Account) -> [EnrollmentChoice] {
        let offers = rules.methods.flatMap { method in method.offers.map { (method, $0) } }
        switch enrollment.step {
        case .choose where rules.order == .contactThenUse:
            return contactChoices(offers.map(\.1))
        case .use:
            let contact = enrollment.past.last.flatMap { $0.memo[StepMemo.offer] }.flatMap(contact(named:))
            return offers.filter { $0.1.contact == contact }
                .map { choice($0.1, of: $0.0, enrollment, account, isUse: true) }
        case .choose:
            return offers.map { choice($0.1, of: $0.0, enrollment, account) } + recoveryChoice(enrollment)
        case .backup:
            let used = Set(enrollment.confirmed.map(\.method))
            // A second one of the same kind is of no use when the phone is lost; it is offered last.
            let others = offers.filter { !used.contains($0.0.method) } + offers.filter { used.contains($0.0.method) }
            return others.map { choice($0.1, of: $0.0, enrollment, account) } + recoveryChoice(enrollment)
        default: return []
        }
    }

    /// How users want to be reached, each way once; a way with one offer leads straight to it.
    private func contactChoices(_ offers: [MethodOffer]) -> [EnrollmentChoice] {
        [(MethodOffer.Contact.phone, EnrollmentPhrase.contactPhone), (.app, .contactApp)].compactMap {
            contact, phrase in
            let members = offers.filter { $0.contact == contact }
            guard let first = members.first else { return nil }
            let id = members.count == 1 && contact != .app ? first.id : EnrollmentMachine.name(of: contact)
            return EnrollmentChoice(id: id, title: Message(phrase), detail: nil, warnings: [], refusedFor: [])
        }
            + offers.filter { $0.contact == .other }.map {
                EnrollmentChoice(id: $0.id, title: $0.title, detail: $0.detail, warnings: $0.warnings, refusedFor: [])
            }
    }

    private static func name(of contact: MethodOffer.Contact) -> String { "contact-\(contact)" }

    /// The way to be reached that a choice stands for; nil for a choice that is an offer itself.
    func contact(named id: String) -> MethodOffer.Contact? {
        [MethodOffer.Contact.phone, .app].first { EnrollmentMachine.name(of: $0) == id }
    }

    private func choice(
        _ offer: MethodOffer, of method: any EnrollmentMethod, _ enrollment: Enrollment, _ account: Account,
        isUse: Bool = false
    ) -> EnrollmentChoice {
        let (without, with) = reach(of: method.method, enrollment, account)
        var warnings = offer.warnings
        if !without.isEmpty {
            warnings.append(Message(StepPhrase.worksNotAt, ["applications": .text(joined(without))]))
        }
        if !with.isEmpty { warnings.append(Message(StepPhrase.neededFor, ["applications": .text(joined(with))])) }
        return EnrollmentChoice(
            id: offer.id, title: isUse ? offer.use ?? offer.title : offer.title, detail: offer.detail,
            warnings: warnings, refusedFor: rules.reachability == .refuse ? without : [])
    }

    /// The applications that the user needs and no factor of his reaches: those that the method does not reach either, and
    /// those that it would.
    private func reach(
        of method: FactorMethod, _ enrollment: Enrollment, _ account: Account
    ) -> (without: [String], with: [String]) {
        let needed = enrollment.applications.map(rules.policy.application)
        let unreached = needed.filter { application in
            !account.activeFactors(under: rules.policy).contains { application.works($0.method) }
        }
        // Where every method works nothing needs to be said.
        let picky = unreached.filter { application in
            !rules.policy.factorMethods.allSatisfy(application.works)
        }
        return (picky.filter { !$0.works(method) }.map(\.name), picky.filter { $0.works(method) }.map(\.name))
    }

    private func joined(_ names: [String]) -> String { names.joined(separator: ", ") }

    private func recoveryChoice(_ enrollment: Enrollment) -> [EnrollmentChoice] {
        // In the middle of a sign-in they come after a factor, and not in its place.
        guard rules.policy.methods.contains(.recoveryCode),
            enrollment.step == .backup || enrollment.situation == .settings,
            enrollment.purpose == .add
        else { return [] }
        return [
            EnrollmentChoice(
                id: EnrollmentRules.recoveryOffer, title: Message(EnrollmentPhrase.recoveryOffer),
                detail: Message(EnrollmentPhrase.recoveryOfferDetail), warnings: [], refusedFor: [])
        ]
    }

    // MARK: Back-up

    /// Whether one more way is offered after the first.
    func offersBackup(_ enrollment: Enrollment, _ account: Account) -> Bool {
        guard enrollment.purpose == .add, !hasBackup(account) else { return false }
        return switch rules.policy.backup {
        case .required, .recommended: true
        case .optional: enrollment.situation == .signIn
        }
    }

    /// Whether the user cannot do without.
    func isBackupRequired(_ account: Account) -> Bool {
        let active = account.activeFactors(under: rules.policy).count
        return active < rules.policy.requiredFactors || rules.policy.backup == .required && !hasBackup(account)
    }

    private func hasBackup(_ account: Account) -> Bool {
        account.activeFactors(under: rules.policy).count > rules.policy.requiredFactors
            || (account.recoveryCodes?.remaining ?? 0) > 0
    }
}
