public import MFACore
package import MFACrypto
public import OTPCore

/// What is known of a message after it was handed over.
///
/// It is advice and not truth: some networks report what they like. A page may say that a message could not be
/// delivered; nothing is ever granted or refused by it.
public struct SMSDelivery: Sendable, Hashable {
    /// How far a message has come.
    public enum State: UInt8, Sendable, Hashable, CaseIterable {
        /// A gateway is being asked; if that was long ago, nobody knows what became of it.
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

    /// The attempt.
    public let id: FactorID
    /// The challenge whose code is in it.
    public let challenge: FactorID
    /// Who sends it.
    public let gateway: String
    /// What the gateway calls it; nil if it has said nothing.
    public internal(set) var reference: String?
    /// How far it has come.
    public internal(set) var state: State
    /// Since when.
    public internal(set) var since: UnixTime

    /// Takes a report in: final states stay, and nothing goes backwards.
    mutating func merge(_ state: State, at now: UnixTime) {
        guard !self.state.isFinal, state.isFinal || state.rawValue > self.state.rawValue else { return }
        self.state = state
        since = now
    }
}

extension SMSDelivery: RecordValue {
    package static var noun: String { "message" }
    package static var format: UInt8 { 1 }

    package func write(to writer: FieldWriter) {
        writer.text(id.text)
        writer.text(challenge.text)
        writer.text(gateway)
        writer.optional(reference, writer.text)
        writer.byte(state.rawValue)
        writer.time(since)
    }

    package init(from reader: FieldReader, format: UInt8) throws(FieldReader.Failure) {
        guard let id = FactorID(try reader.text()), let challenge = FactorID(try reader.text()) else {
            throw .unknownValue
        }
        self.id = id
        self.challenge = challenge
        gateway = try reader.text()
        reference = try reader.optional { () throws(FieldReader.Failure) in try reader.text() }
        guard let state = State(rawValue: try reader.byte()) else { throw .unknownValue }
        self.state = state
        since = try reader.time()
    }
}

/// What is known of messages, by their attempts; forgotten after a day.
///
/// It names no person and no number, so that erasing a person has nothing to look for here.
struct SMSDeliveries: Sendable {
    private let context: RecordContext
    private let records: RecordRepository<SMSDelivery>

    init(_ context: RecordContext) {
        self.context = context
        records = RecordRepository(context, .message)
    }

    func begin(_ id: FactorID, of challenge: FactorID, by gateway: String) async throws(RecordError) {
        try await records.update(id.text) { _, now in
            let delivery = SMSDelivery(
                id: id, challenge: challenge, gateway: gateway, reference: nil, state: .sending, since: now)
            return (.store(delivery, expiresAt: now.advanced(by: .seconds(86_400))), ())
        }
    }

    func note(_ outcome: SMSOutcome, of id: FactorID) async throws(RecordError) {
        switch outcome {
        case .accepted(let reference): _ = try await merge(.queued, reference: reference, into: id)
        case .unknown: _ = try await merge(.unknown, into: id)
        case .rejected, .throttled, .unavailable: _ = try await merge(.failed, into: id)
        }
    }

    /// Takes a report in; whether there is such a message.
    func merge(
        _ state: SMSDelivery.State, reference: String? = nil, into id: FactorID
    ) async throws(RecordError) -> Bool {
        try await records.update(id.text) { stored, now in
            guard var delivery = stored else { return (.keep, false) }
            delivery.merge(state, at: now)
            delivery.reference = delivery.reference ?? reference
            return (.store(delivery, expiresAt: now.advanced(by: .seconds(86_400))), true)
        }
    }

    func delivery(_ id: FactorID) async throws(RecordError) -> SMSDelivery? { try await records.load(id.text) }
}

extension RecordCollection {
    /// Messages that were sent.
    static let message = RecordCollection(unchecked: "message")
}
