package import MFACore
package import MFACrypto
internal import OTPCore

/// What is known of the messages of a challenge, in the order in which gateways were asked.
///
/// It names no person and no number, so that erasing a person has nothing to look for here.
package struct DeliveryList: RecordValue {
    package internal(set) var attempts: [SMSDelivery] = []

    package static var noun: String { "message" }
    package static var format: UInt8 { 1 }

    init() {}

    package func write(to writer: FieldWriter) {
        writer.list(attempts) { attempt in
            writer.text(attempt.id.text)
            writer.text(attempt.gateway)
            writer.optional(attempt.reference, writer.text)
            writer.byte(attempt.state.rawValue)
            writer.time(attempt.since)
        }
    }

    package init(from reader: FieldReader, format: UInt8) throws(FieldReader.Failure) {
        attempts = try reader.list { () throws(FieldReader.Failure) in
            guard let id = FactorID(try reader.text()) else { throw .unknownValue }
            let gateway = try reader.text()
            let reference = try reader.optional { () throws(FieldReader.Failure) in try reader.text() }
            guard let state = SMSDelivery.State(rawValue: try reader.byte()) else { throw .unknownValue }
            return SMSDelivery(
                id: id, gateway: gateway, reference: reference, state: state, since: try reader.time())
        }
    }
}

/// One attempt among those of a challenge.
struct AttemptName: Hashable {
    let challenge: FactorID
    let number: Int
}

/// What is known of messages, by the challenges whose codes are in them; forgotten after a day.
struct SMSDeliveries: Sendable {
    private let records: RecordRepository<DeliveryList>

    init(_ context: RecordContext) { records = RecordRepository(context, .message) }

    /// Notes that a gateway is about to be asked.
    func begin(_ id: FactorID, of challenge: FactorID, by gateway: String) async throws(RecordError) -> AttemptName {
        try await change(challenge) { list, now in
            list.attempts.append(
                SMSDelivery(id: id, gateway: gateway, reference: nil, state: .sending, since: now))
            return AttemptName(challenge: challenge, number: list.attempts.count - 1)
        }
    }

    /// Notes what a gateway has said.
    func note(_ outcome: SMSOutcome, of attempt: AttemptName) async throws(RecordError) {
        switch outcome {
        case .accepted(let reference): _ = try await merge(.queued, reference: reference, into: attempt)
        case .unknown: _ = try await merge(.unknown, into: attempt)
        case .rejected, .throttled, .unavailable: _ = try await merge(.failed, into: attempt)
        }
    }

    /// Takes a report in; how far the message has come by that, and nil if there is no such message.
    func merge(
        _ state: SMSDelivery.State, reference: String? = nil, into attempt: AttemptName
    ) async throws(RecordError) -> SMSDelivery.State? {
        try await change(attempt.challenge) { list, now in
            guard list.attempts.indices.contains(attempt.number) else { return nil }
            list.attempts[attempt.number].merge(state, reference: reference, at: now)
            return list.attempts[attempt.number].state
        }
    }

    /// The attempts of a challenge, the first one first.
    func attempts(of challenge: FactorID) async throws(RecordError) -> [SMSDelivery] {
        try await records.load(challenge.text)?.attempts ?? []
    }

    private func change<Answer: Sendable>(
        _ challenge: FactorID, _ change: (inout DeliveryList, UnixTime) -> Answer
    ) async throws(RecordError) -> Answer {
        try await records.update(challenge.text) { stored, now in
            var list = stored ?? DeliveryList()
            let answer = change(&list, now)
            // What nobody has begun is not there, and stays so.
            guard !list.attempts.isEmpty else { return (.keep, answer) }
            return (.store(list, expiresAt: now.advanced(by: .seconds(86_400))), answer)
        }
    }
}

extension RecordCollection {
    /// Messages that were sent.
    package static let message = RecordCollection(unchecked: "message")
}
