internal import MFACore
internal import OTPCore

/// Hands a code to the first gateway that takes it, by message or by voice.
struct SMSDispatcher: Sendable {
    let context: RecordContext
    let breaker: CircuitBreaker
    let deliveries: SMSDeliveries
    let receipts: SMSReceipts?

    /// A gateway, with the code that it is to send.
    struct Way {
        let gateway: String
        let send: @Sendable (Attempt) async -> SMSOutcome
    }

    /// What is different each time that a gateway is asked.
    struct Attempt {
        let id: FactorID
        let lifetime: Duration
        let receiptURL: String?
    }

    /// What became of a code.
    enum Ending {
        /// A gateway has it, or may have it.
        case sent(gateway: String)
        /// Surely none has it; the reason of the last one that has given one.
        case notSent(SMSOutcome.Rejection.Reason?, details: [String])
    }

    /// Sends a code, at most once.
    ///
    /// That a gateway is about to be asked is written down before it is: whoever dies in between leaves a message of
    /// which it is known that nobody knows, and nobody sends it again by himself.
    func dispatch(_ challenge: CodeChallenge, over ways: [Way]) async throws(RecordError) -> Ending {
        var reason: SMSOutcome.Rejection.Reason?
        var details: [String] = ways.isEmpty ? ["no way there"] : []
        for way in try await ordered(ways, for: challenge) {
            guard breaker.admits(way.gateway, at: context.time.now()) else {
                details.append("\(way.gateway): left alone for a while")
                continue
            }
            let id = FactorID.random(from: context.random)
            let name = try await deliveries.begin(id, of: challenge.id, by: way.gateway)
            let left = challenge.expiresAt.seconds - context.time.now().seconds
            let attempt = Attempt(id: id, lifetime: .seconds(max(0, left)), receiptURL: try await receiptURL(of: name))
            let outcome = await way.send(attempt)
            breaker.note(outcome, of: way.gateway, at: context.time.now())
            // It is advice. Once a gateway has the message, a store that fails must not make the user ask for another.
            try? await deliveries.note(outcome, of: name)
            switch outcome {
            case .accepted, .unknown: return .sent(gateway: way.gateway)
            case .rejected(let rejection):
                reason = rejection.reason
                details.append("\(way.gateway): \(rejection.reason.rawValue), \(rejection.detail)")
            case .throttled: details.append("\(way.gateway): too many")
            case .unavailable(let detail): details.append("\(way.gateway): \(detail)")
            }
            guard outcome.allowsAnother else { break }
        }
        return .notSent(reason, details: details)
    }

    /// Whoever could not deliver this code before is asked last.
    private func ordered(_ ways: [Way], for challenge: CodeChallenge) async throws(RecordError) -> [Way] {
        guard challenge.sendings.count > 1, ways.count > 1 else { return ways }
        let failed = Set(
            try await deliveries.attempts(of: challenge.id).filter { $0.state == .failed || $0.state == .expired }
                .map(\.gateway))
        return ways.filter { !failed.contains($0.gateway) } + ways.filter { failed.contains($0.gateway) }
    }

    private func receiptURL(of attempt: AttemptName) async throws(RecordError) -> String? {
        guard let receipts else { return nil }
        return receipts.url(of: attempt, signedBy: try await context.currentKey())
    }
}
