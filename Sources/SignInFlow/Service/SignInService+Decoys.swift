internal import EnrollmentFlow
internal import MFACore
internal import MFACrypto
internal import OTPCore

/// What is shown and done in the place of an account that is not there, or that has nothing to verify with.
///
/// The same page, the same work and the same counts as for an account with an app: a decoy is read, judged and written where an account
/// would be, in a record that is over an hour after the last guess.
extension SignInService {
    /// The page of somebody who cannot come in, whatever he types.
    func decoy(_ ticket: inout SignInTicket, _ request: SignInRequest) async throws(RecordError) -> SignInAnswer {
        ticket.isDecoy = true
        return try await page(ticket, SignInService.decoy(ticket.account, at: ticket.begunAt), request)
    }

    /// Judges what was typed into such a page: it is wrong, or there is a pause.
    func verifyDecoy(
        _ text: String, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        let policy = rules.policy(for: ticket.groups)
        let (verdict, account) = try await changeDecoy(ticket) { account, now in
            (SignInService.judge(text, &account, under: policy, rules, request, at: now), account)
        }
        await accounts.tell(
            .guessWrong(triesLeft: 0), about: ticket.account,
            Occasion(at: context.time.now(), from: request.source))
        return try await page(ticket, account, request, because: SignInRejection(verdict))
    }

    /// Ends such a sign-in; the owner's own account, which somebody without the password is at, stays as it is.
    func cancelDecoy(_ ticket: SignInTicket) async throws(RecordError) {
        try await changeDecoy(ticket) { account, now in
            _ = account.redeemSignIn(ticket.id, begunAt: ticket.begunAt, expiresAt: ticket.expiresAt, at: now)
        }
    }

    private func changeDecoy<Result: Sendable>(
        _ ticket: SignInTicket, _ change: (inout Account, _ now: UnixTime) -> Result
    ) async throws(RecordError) -> Result {
        let guesses = rules.policy.guesses
        return try await decoys.update(PersonalKey.prefix(of: ticket.account) + "decoy") { stored, now in
            var account = stored ?? SignInService.decoy(ticket.account, at: now)
            let result = change(&account, now)
            account.forgetAnnouncements()
            let end = now.advanced(by: guesses.longestPause).advanced(by: guesses.window)
            return (.store(account, expiresAt: end), result)
        }
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
    static func decoy(_ id: AccountID, at now: UnixTime) -> Account {
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
