internal import EnrollmentFlow
internal import MFACore
internal import MFACrypto
internal import OTPCore

/// What is shown and done in the place of an account that is not there, or that has nothing to verify with.
///
/// The same page, the same work and the same counts as for an account with an app: a decoy is read, judged and written where an account
/// would be, in a record that is over some hours after the last guess. Whatever only one of the two needs, the other one does as well and
/// throws away, so that the time tells as little as it can.
extension SignInService {
    /// The page of somebody who cannot come in, whatever he types.
    func decoy(_ ticket: inout SignInTicket, _ request: SignInRequest) async throws(RecordError) -> SignInAnswer {
        ticket.isDecoy = true
        let account = SignInService.decoy(ticket.account, at: ticket.begunAt)
        _ = machine.standing(of: account, ticket, at: ticket.begunAt)
        return try await page(ticket, account, request)
    }

    /// Computes what a decoy's page costs, for a page that must not be told from it.
    func rehearseDecoy(_ ticket: SignInTicket) {
        guard rules.hidesAccounts else { return }
        _ = SignInService.decoy(ticket.account, at: ticket.begunAt)
    }

    /// What stands in the place of an account.
    func standIn(for ticket: SignInTicket) async throws(RecordError) -> Account {
        let stored = try await decoys.load(DecoyRecord.standIn.key(of: ticket))
        return stored ?? SignInService.decoy(ticket.account, at: ticket.begunAt)
    }

    /// Judges what was typed into such a page: it is wrong, or there is a pause.
    func verifyDecoy(
        _ text: String, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        let (verdict, account) = try await count(text, in: .standIn, ticket, request)
        guard let verdict else { return .refused(.over) }
        switch verdict {
        case .wrong, .wrongAndPaused:
            await accounts.tell(
                .guessWrong(triesLeft: 0), about: ticket.account,
                Occasion(at: context.time.now(), from: request.source))
        default: break
        }
        let told = try await told(SignInRejection(verdict), of: text, ticket, request)
        return try await page(ticket, account, request, because: told)
    }

    /// Ends such a sign-in.
    func cancelDecoy(_ ticket: SignInTicket) async throws(RecordError) {
        let policy = rules.policy(for: ticket.groups)
        try await decoys.update(DecoyRecord.standIn.key(of: ticket)) { stored, now in
            var account = stored ?? SignInService.decoy(ticket.account, at: now)
            _ = account.redeemSignIn(ticket.id, begunAt: ticket.begunAt, expiresAt: ticket.expiresAt, at: now)
            return (.store(account, expiresAt: SignInService.end(ofDecoyUnder: policy, at: now)), ())
        }
    }

    /// What is answered to a text that has let nobody in.
    ///
    /// Where accounts are hidden, the tries of all who type under a name are counted together, whether the password was right or not. With
    /// one count for those and another for these, a guesser would know the right password by the number of tries that he is
    /// said to have left.
    func told(
        _ rejection: SignInRejection, of text: String, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInRejection {
        guard rules.hidesAccounts, ticket.phase == .challenge, ticket.action == nil else { return rejection }
        let (verdict, _) = try await count(text, in: .tries, ticket, request)
        return verdict.map { SignInRejection($0) } ?? rejection
    }

    // MARK: Records

    /// What is kept under the name of somebody who is hidden.
    private enum DecoyRecord: String {
        /// What stands in the place of his account.
        case standIn = "decoy"
        /// How many tries there have been, of all who used his name.
        case tries = "tries"

        func key(of ticket: SignInTicket) -> String { PersonalKey.prefix(of: ticket.account) + rawValue }
    }

    /// Counts a text as a wrong code of an app; no verdict if the sign-in is over.
    private func count(
        _ text: String, in record: DecoyRecord, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> (GuessVerdict?, Account) {
        let policy = rules.policy(for: ticket.groups)
        return try await decoys.update(record.key(of: ticket)) { stored, now in
            var account = stored ?? SignInService.decoy(ticket.account, at: now)
            guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return (.keep, (nil, account)) }
            let verdict = SignInService.judge(text, &account, under: policy, rules, request, at: now)
            account.forgetAnnouncements()
            return (
                .store(account, expiresAt: SignInService.end(ofDecoyUnder: policy, at: now)), (verdict, account)
            )
        }
    }

    private static func end(ofDecoyUnder policy: Policy, at now: UnixTime) -> UnixTime {
        // Seldom another instant: a database has to keep account of each of them, which an account has none of.
        let length = policy.guesses.longestPause.wholeSeconds + policy.guesses.window.wholeSeconds
        return UnixTime((now.seconds.quotient(roundedDownBy: length) + 2) * length)
    }

    private static func judge(
        _ text: String, _ account: inout Account, under policy: Policy, _ rules: SignInRules,
        _ request: SignInRequest, at now: UnixTime
    ) -> GuessVerdict {
        let occasion = Occasion(at: now, from: request.source)
        if let obstacle = account.guessObstacle(for: request.client, under: policy, at: now) { return obstacle }
        var candidates = TypedCandidates()
        candidates.apps = rules.appCodes
        let before = account
        if case .refused(let verdict) = account.judge(
            typed: text, as: candidates, by: request.client, under: policy, occasion)
        {
            return verdict
        }
        // Right by chance, once in a million: there is nobody who could have known it.
        account = before
        return account.countWrongGuess(
            at: [], liveCodes: rules.appCodes.window.behind + 1 + rules.appCodes.window.ahead, by: request.client,
            under: policy, occasion, method: .authenticatorApp)
    }

    /// An account like many: one app, and nothing done with it.
    private static func decoy(_ id: AccountID, at now: UnixTime) -> Account {
        var account = Account(id: id, createdAt: now)
        let factor = ConfirmedFactor(
            id: .random(from: SystemRandom()), name: "App",
            credential: .authenticatorApp(AuthenticatorApp(totp: TOTP(secret: .random()))), createdAt: now,
            confirmedAt: now)
        // An account without a factor takes one under the policy that allows apps, which the rules have looked at.
        try? account.add(factor, under: .standard, Occasion(at: now))
        account.forgetAnnouncements()
        return account
    }
}
