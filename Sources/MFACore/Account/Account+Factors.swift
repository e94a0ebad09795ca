public import OTPCore

extension Account {
    /// Adds a factor that has just been confirmed.
    ///
    /// - Parameters:
    ///   - confirmed: The factor.
    ///   - policy: What is allowed.
    ///   - occasion: When, from where and by whom.
    /// - Throws: ``AccountRefusal/methodNotAllowed(_:)``, ``AccountRefusal/full(limit:)``, ``AccountRefusal/duplicate``,
    ///   ``AccountRefusal/badName``.
    public mutating func add(
        _ confirmed: ConfirmedFactor, under policy: Policy, _ occasion: Occasion
    ) throws(AccountRefusal) {
        guard policy.factorMethods.contains(confirmed.method) else { throw .methodNotAllowed(confirmed.method) }
        guard !factors.contains(where: { $0.id == confirmed.id }), !retired.contains(where: { $0.id == confirmed.id })
        else { throw .duplicate }
        guard factors.count < policy.caps.factors else { throw .full(limit: policy.caps.factors) }
        let ofMethod = factors.count { $0.method == confirmed.method }
        guard ofMethod < policy.caps.factorsPerMethod else { throw .full(limit: policy.caps.factorsPerMethod) }
        let entry = FactorHistoryEntry(.confirmed, at: confirmed.confirmedAt, source: occasion.sourceText)
        factors.append(
            Factor(
                id: confirmed.id, name: try FactorName.checked(confirmed.name), state: .active,
                credential: confirmed.credential, createdAt: confirmed.createdAt, confirmedAt: confirmed.confirmedAt,
                lastUsedAt: nil, failures: 0, history: [entry]))
        enforcement.hasToBeginAnew = false
        announce(.factorAdded, occasion, factor: confirmed.id, method: confirmed.method)
    }

    /// Gives a factor another name.
    ///
    /// - Throws: ``AccountRefusal/noSuchFactor``, ``AccountRefusal/badName``.
    public mutating func rename(_ id: FactorID, to name: String, _ occasion: Occasion) throws(AccountRefusal) {
        let index = try index(of: id)
        factors[index].name = try FactorName.checked(name)
        note(.renamed, at: index, occasion)
        announce(.factorRenamed, occasion, factor: id, method: factors[index].method)
    }

    /// Removes a factor, unless the user would have fewer active ones than the policy requires of him now.
    ///
    /// With it go all browsers that are remembered: whoever had the factor may have made them trusted.
    ///
    /// - Throws: ``AccountRefusal/noSuchFactor``, ``AccountRefusal/stillRequired(count:)``.
    public mutating func remove(
        _ id: FactorID, under policy: Policy, _ occasion: Occasion
    ) throws(AccountRefusal) {
        let factor = factors[try index(of: id)]
        try checkNotRequired(factor, under: policy, occasion)
        retire(factor, occasion)
        announce(.factorRemoved, occasion, factor: id, method: factor.method)
        revokeAllTrustedDevices(occasion)
    }

    /// Puts a new factor in the place of another one in one step, so that the user is never without.
    ///
    /// - Throws: What adding and finding throw; then nothing has changed.
    public mutating func replace(
        _ id: FactorID, with confirmed: ConfirmedFactor, under policy: Policy, _ occasion: Occasion
    ) throws(AccountRefusal) {
        var changed = self
        let old = changed.factors[try changed.index(of: id)]
        changed.retire(old, occasion)
        try changed.add(confirmed, under: policy, occasion)
        changed.announce(.factorReplaced(by: confirmed.id), occasion, factor: id, method: old.method)
        changed.revokeAllTrustedDevices(occasion)
        self = changed
    }

    /// Puts a factor out of use until somebody resumes it.
    ///
    /// The user may do so also with the last one, since a phone that is lost must not sign in.
    ///
    /// - Throws: ``AccountRefusal/noSuchFactor``, ``AccountRefusal/outOfUseForGood``.
    public mutating func suspend(
        _ id: FactorID, because reason: Factor.Suspension, _ occasion: Occasion
    ) throws(AccountRefusal) {
        let index = try index(of: id)
        if case .disabled = factors[index].state { throw .outOfUseForGood }
        factors[index].state = .suspended(reason)
        note(.suspended, at: index, occasion)
        announce(.factorSuspended(reason), occasion, factor: id, method: factors[index].method)
        revokeAllTrustedDevices(occasion)
    }

    /// Puts a suspended factor back into use.
    ///
    /// - Throws: ``AccountRefusal/noSuchFactor``, ``AccountRefusal/outOfUseForGood``.
    public mutating func resume(_ id: FactorID, _ occasion: Occasion) throws(AccountRefusal) {
        let index = try index(of: id)
        if case .disabled = factors[index].state { throw .outOfUseForGood }
        factors[index].state = .active
        note(.resumed, at: index, occasion)
        announce(.factorResumed, occasion, factor: id, method: factors[index].method)
    }

    /// Puts a factor out of use for good.
    ///
    /// - Throws: ``AccountRefusal/noSuchFactor``.
    public mutating func disable(
        _ id: FactorID, because reason: Factor.Disablement, _ occasion: Occasion
    ) throws(AccountRefusal) {
        disable(at: try index(of: id), because: reason, occasion)
    }

    /// Removes every factor, recovery code and remembered browser, as a helpdesk does for a user who has lost all.
    ///
    /// Whoever has had a factor has to set one up at the next sign-in, also where none is required: with the password alone, a reset would
    /// be a way round it. Nobody is let off any more. Factors that the user has had, and what he has been told, are remembered.
    public mutating func reset(reason: String, _ occasion: Occasion) {
        enforcement.hasToBeginAnew = enforcement.hasToBeginAnew || !factors.isEmpty
        enforcement.exemptUntil = nil
        for factor in factors { retire(factor, occasion) }
        recoveryCodes = nil
        revokeAllTrustedDevices(occasion)
        guesses = GuessLedger()
        lastUsedFactor = nil
        pendingReset = nil
        issuedCodes = []
        announce(.accountReset(reason: reason), occasion)
    }

    // MARK: Steps

    mutating func disable(at index: Int, because reason: Factor.Disablement, _ occasion: Occasion) {
        factors[index].state = .disabled(reason)
        note(.disabled, at: index, occasion)
        announce(.factorDisabled(reason), occasion, factor: factors[index].id, method: factors[index].method)
        revokeAllTrustedDevices(occasion)
    }

    private mutating func note(_ event: FactorHistoryEntry.Event, at index: Int, _ occasion: Occasion) {
        factors[index].history.append(.init(event, at: occasion.at, source: occasion.sourceText))
        let surplus = factors[index].history.count - Account.historyLimit
        // The first entry says when the factor was bound, and stays.
        if surplus > 0 { factors[index].history.removeSubrange(1...surplus) }
    }

    private mutating func retire(_ factor: Factor, _ occasion: Occasion) {
        factors.removeAll { $0.id == factor.id }
        let removal = FactorHistoryEntry(.removed, at: occasion.at, source: occasion.sourceText)
        retired.append(
            RetiredFactor(
                id: factor.id, name: factor.name, method: factor.method, createdAt: factor.createdAt,
                history: factor.history + [removal]))
        if retired.count > Account.retiredLimit { retired.removeFirst(retired.count - Account.retiredLimit) }
        if lastUsedFactor == factor.id { lastUsedFactor = nil }
    }

    private func checkNotRequired(
        _ factor: Factor, under policy: Policy, _ occasion: Occasion
    ) throws(AccountRefusal) {
        // The only one stays also when it is out of use: without it the account would be anybody's who has the password.
        guard factor.isActive || factors.count == 1, policy.isFactorRequired(at: occasion.at) else { return }
        let left = without(factor.id).activeFactors(under: policy).count
        guard left >= policy.requiredFactors else { throw .stillRequired(count: policy.requiredFactors) }
    }
}

extension Policy {
    /// Whether users must have a second factor at an instant, apart from what has been granted to single ones.
    public func isFactorRequired(at now: UnixTime) -> Bool {
        switch enforcement {
        case .optional: false
        case .required: true
        case .requiredFrom(let deadline): now >= deadline.date
        }
    }
}

/// The rule for what users may call a factor.
enum FactorName {
    static let limit = 64

    static func checked(_ name: String) throws(AccountRefusal) -> String {
        let isVisible = name.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
            // Marks that turn the direction of text could make a name look like another one.
            case .format: scalar == "\u{200D}" || scalar == "\u{200C}"
            default: true
            }
        }
        let hasInk = name.contains { !$0.isWhitespace }
        guard isVisible, hasInk, name.count <= limit, name.utf8.count <= 4 * limit else { throw .badName }
        return name
    }
}

extension Occasion {
    /// The source as it is written into histories.
    var sourceText: String { source?.address.description ?? "" }
}
