internal import MFAJSON
internal import OutboundHTTP
public import SMSChallenge

extension HTTPGateway {
    /// Which answers mean that the gateway has taken a message.
    public struct Success: Sendable {
        let statuses: Set<Int>
        let conditions: [Condition]
        let path: Path?

        /// A rule.
        ///
        /// - Parameters:
        ///   - statuses: Which statuses it has, all of them 2xx.
        ///   - conditions: What else holds, all of it.
        ///   - id: Where the gateway says what it calls the message; nil if it does not.
        public init(statuses: Set<Int>, where conditions: [Condition], id: Path? = nil) {
            self.statuses = statuses
            self.conditions = conditions
            path = id
        }

        /// What the gateway calls the message; nil if there is nothing that could be stored as it is.
        func id(in json: JSONValue?) -> String? {
            guard let id = path?.value(in: json)?.scalar, (1...128).contains(id.utf8.count),
                id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { return nil }
            return id
        }
    }

    /// What an answer means that is no success.
    public struct Refusal: Sendable {
        /// What can be the matter.
        public enum Kind: Sendable, Hashable {
            /// There are too many messages.
            case throttled
            /// It was surely not sent, and that has nothing to do with the message.
            case unavailable
            /// It was refused for good.
            case rejected(SMSOutcome.Rejection.Reason)
        }

        let kind: Kind
        let statuses: Set<Int>
        let conditions: [Condition]

        /// A rule.
        ///
        /// - Parameters:
        ///   - kind: What is the matter.
        ///   - statuses: Which statuses the answer has; none for any.
        ///   - conditions: What else holds, all of it.
        public init(_ kind: Kind, statuses: Set<Int> = [], where conditions: [Condition] = []) {
            self.kind = kind
            self.statuses = statuses
            self.conditions = conditions
        }

        func isMet(by answer: HTTPAnswer, _ json: JSONValue?) -> Bool {
            (statuses.isEmpty || statuses.contains(answer.status)) && conditions.allSatisfy { $0.holds(in: json) }
        }

        func outcome(of answer: HTTPAnswer, _ json: JSONValue?) -> SMSOutcome {
            let detail = ([answer.detail(code: nil)] + conditions.map { $0.finding(in: json) }).joined(separator: ", ")
            return switch kind {
            case .throttled: .throttled(retryAfter: answer.retryAfter)
            case .unavailable: .unavailable(detail)
            case .rejected(let reason): .rejected(.init(reason, detail))
            }
        }
    }
}
