public import MFACore
public import OTPCore

/// What one action demands of a user who is signed in.
public struct StepUp: Sendable, Hashable {
    /// What is going to be done, as the user reads it; what he confirms is this and nothing else.
    public let action: String
    /// How long ago the last verification may be; nil to ask every time.
    public let maximumAge: Duration?
    /// How much it has to say about who he is.
    public let minimum: SignInStrength

    /// A demand.
    ///
    /// - Parameters:
    ///   - action: What is going to be done, with what matters in it: “Pay 4 000 kr to 1234.56.78901”.
    ///   - maximumAge: How long ago the last verification may be; nil to ask every time.
    ///   - minimum: How much it has to say about who he is.
    /// - Throws: `PolicyError` for an action without words, or of more than 400 bytes.
    public init(
        _ action: String, within maximumAge: Duration? = nil, atLeast minimum: SignInStrength = .secondFactor
    ) throws(PolicyError) {
        try PolicyError.check(
            (1...400).contains(action.utf8.count),
            "An action of \(action.utf8.count) bytes: say what is confirmed in 1 to 400 bytes.")
        self.action = action
        self.maximumAge = maximumAge
        self.minimum = minimum
    }

    /// Whether a verification that has been will do.
    ///
    /// One that is a minute in the future was made by a server whose clock is ahead, and will.
    public func isMet(by signIn: SignIn, at now: UnixTime) -> Bool {
        guard let maximumAge, signIn.strength >= minimum else { return false }
        return now < signIn.at.advanced(by: maximumAge)
            && signIn.at <= now.advanced(by: SignInService.clockTolerance)
    }
}

extension SignInService {
    /// Asks a user who is signed in to verify again for one action, unless he has done so lately.
    ///
    /// What it grants can be taken for this action alone: hand its text to ``VerifiedSignIn/take(in:at:for:)``.
    ///
    /// - Parameters:
    ///   - demand: What the action demands.
    ///   - last: The last verification of the session; nil if there was none.
    ///   - start: Whom he signed in as, and where.
    ///   - request: Who and from where.
    /// - Returns: What to do.
    /// - Throws: `RecordError`; then it may not be done.
    public func stepUp(
        _ demand: StepUp, after last: SignIn?, _ start: SignInStart, _ request: SignInRequest
    ) async throws(RecordError) -> SignInAnswer {
        var ticket = newTicket(start, request)
        ticket.action = demand.action
        ticket.minimum = demand.minimum
        // Nobody types the password for this: it is as old as it was.
        if case .passed(at: nil) = start.firstFactor, let last, last.account == request.account.text,
            let password = last.evidence.first(where: { $0.kind == .password })
        {
            ticket.passwordAt = password.at
        }
        if let last, last.account == request.account.text, last.application == start.application,
            demand.isMet(by: last, at: ticket.begunAt)
        {
            return .verified(
                VerifiedSignIn(last, in: SessionBinding(request.session), for: demand.action), nil)
        }
        let account = try await upToDate(request.account, at: ticket.begunAt)
        return try await begin(
            account ?? Account(id: request.account, createdAt: ticket.begunAt), &ticket, start, request)
    }
}
