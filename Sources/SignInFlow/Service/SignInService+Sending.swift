internal import MFACore
internal import OTPCore
internal import SMSChallenge

extension SignInService {
    /// Takes another way; what belongs to it goes out by that.
    func use(
        _ id: SignInWay.ID, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        let account = try await account(of: ticket, request)
        guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return .refused(.over) }
        let ways = machine.ways(of: account, ticket)
        guard let way = ways.first(where: { $0.id == id }) else {
            return try await page(ticket, account, request, because: .notHere)
        }
        var chosen = ticket
        chosen.chosen = id
        return try await send(by: way, account, chosen, request)
    }

    /// Sends what a way sends, unless that is out already.
    func send(
        by way: SignInWay, _ account: Account, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        guard let factor = way.factors.first.flatMap(account.factor) else {
            return try await page(ticket, account, request, because: .notHere)
        }
        var ticket = ticket
        var rejection: SignInRejection?
        if way.method == .sms {
            rejection = try await sendCode(to: factor, account, ticket, request)
        } else if way.method.interaction == .elsewhere {
            rejection = try await sendRequest(to: factor, account, &ticket, request)
        }
        return try await page(ticket, try await self.account(of: ticket, request), request, because: rejection)
    }

    private func sendCode(
        to factor: Factor, _ account: Account, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInRejection? {
        guard let messages else { return .notHere }
        let sent = account.challenge(of: SessionBinding(request.session), for: ticket.purpose)
        // The page was loaded anew, or the user has looked at another way meanwhile.
        if let sent, sent.factor == factor.id, sent.isLive(at: context.time.now()) { return nil }
        let result = try await messages.begin(
            with: factor.id, purpose: ticket.purpose, for: recipient(request, account))
        guard case .failure(let refusal) = result else { return nil }
        return .notSent(refusal.message(at: context.time.now()))
    }

    /// Sends the code again, or a new one if that is over.
    func resend(
        _ channel: CodeChallenge.Channel, _ ticket: SignInTicket, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        let account = try await account(of: ticket, request)
        guard account.isSignInOpen(ticket.id, begunAt: ticket.begunAt) else { return .refused(.over) }
        let way = machine.chosen(ticket, among: machine.ways(of: account, ticket))
        guard let messages, let way, way.method == .sms, let factor = way.factors.first else {
            return try await page(ticket, account, request, because: .notHere)
        }
        let recipient = recipient(request, account)
        let sent = account.challenge(of: SessionBinding(request.session), for: ticket.purpose)
        var result: Result<SentChallenge, SendingRefusal> = .failure(.over)
        if let sent, sent.factor == factor { result = try await messages.resend(sent.id, for: recipient, by: channel) }
        // Whoever comes back too late wants a code, and does not care that it is another one.
        if case .failure(let refusal) = result, refusal == .over || refusal == .sentOften {
            result = try await messages.begin(with: factor, purpose: ticket.purpose, for: recipient, by: channel)
        }
        var rejection: SignInRejection?
        if case .failure(let refusal) = result { rejection = .notSent(refusal.message(at: context.time.now())) }
        return try await page(ticket, try await self.account(of: ticket, request), request, because: rejection)
    }

    private func recipient(_ request: SignInRequest, _ account: Account) -> SMSChallenges.Recipient {
        SMSChallenges.Recipient(
            request.account, session: request.session, client: standing(of: request, account),
            source: request.source, language: request.language, completion: completion)
    }
}
