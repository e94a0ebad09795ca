public import MFACore
public import OTPCore

/// What is known of one attempt to send a code.
///
/// It is advice and not truth: some networks report what they like. A page may say that a message could not be
/// delivered; nothing is ever granted or refused by it.
public struct SMSDelivery: Sendable, Hashable {
    /// How far a message has come.
    public enum State: UInt8, Sendable, Hashable, CaseIterable {
        /// A gateway is being asked.
        case sending
        /// The answer was lost; it may have been sent.
        case unknown
        /// A gateway has it.
        case queued
        /// It is on its way to the phone.
        case sent
        /// The phone has it.
        case delivered
        /// It will never arrive.
        case failed
        /// Its time was over before it could be delivered.
        case expired

        /// Whether nothing that comes later changes it.
        public var isFinal: Bool { self == .delivered || self == .failed || self == .expired }
    }

    /// What the attempt is called.
    public let id: FactorID
    /// Who sends it.
    public let gateway: String
    /// What the gateway calls it; nil if it has said nothing.
    public internal(set) var reference: String?
    /// How far it has come.
    public internal(set) var state: State
    /// Since when.
    public internal(set) var since: UnixTime

    /// Takes a report in: final states stay, and nothing goes backwards.
    mutating func merge(_ state: State, reference: String? = nil, at now: UnixTime) {
        self.reference = self.reference ?? reference
        guard !self.state.isFinal, state.isFinal || state.rawValue > self.state.rawValue else { return }
        self.state = state
        since = now
    }

    /// How far it has come, as it looks now: of a gateway that was asked long ago and never answered nobody knows.
    func state(at now: UnixTime) -> State {
        let patience: Duration = .seconds(60)
        return state == .sending && now >= since.advanced(by: patience) ? .unknown : state
    }
}

extension SMSDelivery.State {
    /// What a page says of it; nil where there is nothing to say.
    public var message: Message? {
        switch self {
        case .sending, .unknown: nil
        case .queued, .sent: Message(SendingPhrase.onItsWay)
        case .delivered: Message(SendingPhrase.delivered)
        case .failed, .expired: Message(SendingPhrase.undelivered)
        }
    }
}
