internal import MFACore
internal import OTPCore
internal import RecoveryCodes

extension SignInService {
    /// Shows what else somebody may have who has none of his factors.
    func beginRecovery(
        _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        let account = try await account(of: ticket, request)
        guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return .refused(.over) }
        guard try await canRecover(account, ticket, request) else {
            return try await page(ticket, account, request, because: .notHere)
        }
        var next = ticket
        next.phase = .recovery
        return try await page(next, account, request)
    }

    /// Whether the user could show enough.
    ///
    /// Where accounts are hidden, the page says nothing of it: an unknown user has neither codes nor addresses.
    func canRecover(
        _ account: Account, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> Bool {
        guard !ticket.isDecoy, !rules.hidesAccounts || machine.ways(of: account, ticket).isEmpty else { return false }
        let hasKept = rules.policy.methods.contains(.recoveryCode) && account.recoveryCodes?.remaining ?? 0 > 0
        let hasFactor = machine.recoveryCandidates(ticket, account).namesFactors
        if rules.recovery.couldSuffice(kept: hasKept, channels: [], factor: hasFactor) { return true }
        let channels = try await usableAddresses(request).map(\.channel)
        return rules.recovery.couldSuffice(kept: hasKept, channels: channels, factor: hasFactor)
    }

    func usableAddresses(_ request: SignInRequest) async throws(RecordError) -> [RecoveryAddress] {
        guard rules.recovery.usesIssuedCodes, let messenger else { return [] }
        return await messenger.addresses(of: request.account)
    }

    // MARK: Evidence

    private enum Outcome: Sendable {
        case evidence(SignInEvidence)
        case granted(SignInEvidence, IssuedRecoveryCodes?, SignInReminder?)
        case rejected(SignInRejection)
        case over
    }

    /// Judges what was typed by somebody who has none of his factors.
    func recover(
        with text: String, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        // The first page counts the try before it hands a recovery code over to here.
        if ticket.phase == .recovery, let until = try await sourcePause(request) {
            return try await page(
                ticket, try await account(of: ticket, request), request, because: .sourcePaused(until: until))
        }
        let loaded = try await account(of: ticket, request)
        guard loaded.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return .refused(.over) }
        let policy = rules.policy(for: ticket.groups)
        let kept = RecoveryCodeService.looksLikeCode(text) ? try keptCode(text, of: loaded, policy, request) : nil
        let (outcome, account) = try await accounts.update(request.account) { account, now in
            let occasion = Occasion(at: now, from: request.source)
            guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return (Outcome.over, account) }
            let outcome =
                if let kept { judge(kept, &account, ticket, request, policy, occasion) } else {
                    judge(text, &account, ticket, request, policy, occasion)
                }
            return (outcome, account)
        }
        switch outcome {
        case .over: return .refused(.over)
        case .rejected(let rejection):
            let told = try await told(rejection, of: text, ticket, request)
            return try await page(ticket, account, request, because: told)
        case .granted(let evidence, let replacement, let reminder):
            try? await withdraw(ticket, request)
            let grant = VerifiedSignIn(
                signIn(ticket, [evidence]), in: SessionBinding(request.session), for: ticket.action,
                replacement: replacement)
            return .verified(grant, reminder)
        case .evidence(let evidence):
            var next = ticket
            next.phase = .recovery
            next.evidence.append(evidence)
            return try await goOn(next, account, request)
        }
    }

    /// A kept code that was typed, as far as it can be judged without the account.
    private struct KeptCode {
        let guess: RecoveryGuess?
        let replacement: (issued: IssuedRecoveryCodes, set: RecoveryCodeSet)?
    }

    private func keptCode(
        _ text: String, of account: Account, _ policy: Policy, _ request: SignInRequest
    ) throws(RecordError) -> KeptCode {
        // Whoever may not guess shall not make the server compute, either.
        let client = standing(of: request, account)
        guard account.guessObstacle(for: client, under: policy, at: context.time.now()) == nil else {
            return KeptCode(guess: nil, replacement: nil)
        }
        let guess = account.recoveryDigest(typed: text)
        guard recoveryCodes.style == .saved, rules.recovery.keptCodesSignIn, guess != nil else {
            return KeptCode(guess: guess, replacement: nil)
        }
        let issued = IssuedRecoveryCodes(drawing: recoveryCodes, random: context.random, at: context.time.now())
        return KeptCode(guess: guess, replacement: (issued, try issued.digests(random: context.random)))
    }

    private func judge(
        _ kept: KeptCode, _ account: inout Account, _ ticket: SignInTicket, _ request: SignInRequest,
        _ policy: Policy, _ occasion: Occasion
    ) -> Outcome {
        // A look-up secret signs in where the user still has something to sign in with.
        let signsIn =
            rules.recovery.keptCodesSignIn && ticket.phase == .challenge
            && !account.activeFactors(under: policy).isEmpty && !machine.needsMore(account, ticket, at: occasion.at)
            && machine.application(ticket).works(.recoveryCode)
        // What leads nowhere is not spent.
        guard signsIn || rules.recovery.usesKeptCodes else { return .rejected(.nothingToVerify) }
        // One kept code counts once, however many there are.
        guard !ticket.evidence.contains(where: { $0.kind == .recoveryCode }) else { return .rejected(.oneMore) }
        // In a recovery a saved code is spent and not replaced: nobody would see the new one, and the set-up that follows would not
        // offer any to somebody who seems to have one.
        let verdict = account.verifyRecoveryCode(
            kept.guess, replacement: signsIn ? kept.replacement : nil, by: standing(of: request, account),
            under: policy, occasion)
        switch verdict {
        case .alreadyUsed: return .rejected(.alreadyUsed)
        case .refused(let verdict): return .rejected(SignInRejection(verdict))
        case .accepted(_, let replacement):
            let evidence = SignInEvidence(
                .recoveryCode, method: FactorMethod.recoveryCode.name,
                references: machine.references(.recoveryCode), at: occasion.at)
            guard signsIn else { return .evidence(evidence) }
            return finish(ticket, &account, occasion).map { .granted(evidence, replacement, $0.reminder) } ?? .over
        }
    }

    private func judge(
        _ text: String, _ account: inout Account, _ ticket: SignInTicket, _ request: SignInRequest,
        _ policy: Policy, _ occasion: Occasion
    ) -> Outcome {
        let candidates = machine.recoveryCandidates(ticket, account)
        let client = standing(of: request, account)
        switch account.judge(typed: text, as: candidates, by: client, under: policy, occasion) {
        case .refused(let verdict): return .rejected(SignInRejection(verdict))
        case .alreadyUsed: return .rejected(.alreadyUsed)
        case .sentCodeOver(let end): return .rejected(.codeOver(end))
        case .accepted(let factor, let method):
            return .evidence(evidence(of: factor, method, at: occasion.at))
        case .issued(let code):
            return .evidence(
                SignInEvidence(.issuedCode, name: code.address, method: "\(code.channel)", at: occasion.at))
        }
    }

    /// Whether it is enough, and what follows.
    private func goOn(
        _ ticket: SignInTicket, _ account: Account, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        guard rules.recovery.suffices(ticket.evidence) else {
            return try await page(ticket, account, request, because: .oneMore)
        }
        guard rules.recovery.coolingOff == .zero else {
            let id = FactorID.random(from: context.random)
            let pending: PendingReset? = try await accounts.update(request.account) { account, now in
                let occasion = Occasion(at: now, from: request.source)
                guard finish(recovery: ticket, &account, occasion) else { return nil }
                // One that support has asked for keeps its time, and the link in its notice stays good.
                if account.pendingReset == nil {
                    account.requestReset(id, coolingOff: rules.recovery.coolingOff, reason: "recovery", occasion)
                }
                return account.pendingReset
            }
            guard let pending else { return .refused(.over) }
            return .impossible(
                try await impossible(.resetPending(until: pending.dueAt), account, ticket, request))
        }
        try await accounts.update(request.account) { account, now in
            account.noteRecovered(Occasion(at: now, from: request.source))
        }
        var next = ticket
        next.phase = .enrollment
        return .enrollment(try await enrollment(next, isRecovery: true, request))
    }

    private func finish(recovery ticket: SignInTicket, _ account: inout Account, _ occasion: Occasion) -> Bool {
        account.redeemSignIn(ticket.id, begunAt: ticket.begunAt, expiresAt: ticket.expiresAt, at: occasion.at)
    }

    // MARK: Codes to addresses

    /// Sends a code to an address.
    func issue(
        to id: SignInWay.ID, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        let account = try await account(of: ticket, request)
        guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return .refused(.over) }
        let address = try await usableAddresses(request).first { "address:\($0.id)" == id.description }
        guard let address, let messenger else { return try await page(ticket, account, request, because: .notHere) }
        let now = context.time.now()
        let limit = CountedLimit(
            "recovery", subject: PersonalKey.prefix(of: request.account) + "recovery",
            .init(unchecked: rules.recovery.issuedPerDay, per: .seconds(86_400)))
        let reservation: Reservation
        switch try await context.reserve([limit], at: now) {
        case .success(let reserved): reservation = reserved
        case .failure(let reached):
            let wait = Message(
                RecoveryPagePhrase.sentOften, ["wait": .message(.wait(until: reached.until, from: now))])
            return try await page(ticket, account, request, because: .notSent(wait))
        }
        let code = IssuedCode(
            id: .random(from: context.random), address: address.id, channel: address.channel, random: context.random,
            at: now)
        try await accounts.update(request.account) { account, now in account.issue(code, at: now) }
        let message = RecoveryMessage(
            code: SensitiveText(code.codeText), account: request.account, expiresAt: code.expiresAt,
            language: request.language)
        switch await messenger.send(message, to: address) {
        case .sent:
            await accounts.tell(
                .recoveryCodeSent(address.channel), about: request.account, Occasion(at: now, from: request.source))
            return try await page(ticket, try await self.account(of: ticket, request), request)
        case .failed:
            try await accounts.update(request.account) { account, _ in account.forgetIssued(code.id) }
            try await context.release(reservation, at: now)
            return try await page(
                ticket, account, request, because: .notSent(Message(RecoveryPagePhrase.notSent)))
        }
    }
}
