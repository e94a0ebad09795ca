internal import MFACore
internal import OTPCore
internal import PhoneNumbers

/// Hands a message to the first gateway that takes it.
struct SMSDispatcher: Sendable {
    let context: RecordContext
    let routes: SMSRoutes
    let breaker: CircuitBreaker
    let deliveries: SMSDeliveries

    /// What became of a message.
    enum Ending {
        /// A gateway has it, or may have it.
        case sent(gateway: String)
        /// Surely none has it; the reason of the last one that has given one.
        case notSent(SMSOutcome.Rejection.Reason?, details: [String])
    }

    /// Sends a message, at most once.
    ///
    /// That a gateway is about to be asked is written down before it is: whoever dies in between leaves a message of
    /// which it is known that nobody knows, and nobody sends it again by himself.
    func dispatch(_ draft: Draft, challenge: FactorID) async throws(RecordError) -> Ending {
        guard let route = routes.route(to: draft.region) else {
            return .notSent(nil, details: ["no way to \(draft.region.code)"])
        }
        var reason: SMSOutcome.Rejection.Reason?
        var details: [String] = []
        for gateway in route.gateways {
            guard breaker.admits(gateway.name, at: context.time.now()) else {
                details.append("\(gateway.name): left alone for a while")
                continue
            }
            let id = FactorID.random(from: context.random)
            try await deliveries.begin(id, of: challenge, by: gateway.name)
            let message = SMSMessage(
                id: id, address: draft.address, sender: route.sender, text: draft.text,
                lifetime: .seconds(max(0, draft.expiresAt.seconds - context.time.now().seconds)),
                receiptURL: draft.receiptURL?(id))
            let outcome = await gateway.send(message)
            breaker.note(outcome, of: gateway.name, at: context.time.now())
            // It is advice. Once a gateway has the message, a store that fails must not make the user ask for another.
            try? await deliveries.note(outcome, of: id)
            switch outcome {
            case .accepted, .unknown: return .sent(gateway: gateway.name)
            case .rejected(let rejection):
                reason = rejection.reason
                details.append("\(gateway.name): \(rejection.reason.rawValue), \(rejection.detail)")
            case .throttled: details.append("\(gateway.name): too many")
            case .unavailable(let detail): details.append("\(gateway.name): \(detail)")
            }
            guard outcome.allowsAnother else { break }
        }
        return .notSent(reason, details: details)
    }

    /// A message before it is known who sends it.
    struct Draft {
        let address: PhoneAddress
        let region: Region
        let text: SMSText
        let expiresAt: UnixTime
        let receiptURL: (@Sendable (FactorID) -> String)?
    }
}
