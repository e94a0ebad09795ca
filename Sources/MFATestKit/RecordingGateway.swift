public import SMSChallenge
internal import Synchronization

/// A gateway that keeps what it is handed, and answers as a test says.
public final class RecordingGateway: SMSGateway {
    /// What it is called in events.
    public let name: String
    private let state: Mutex<(messages: [SMSMessage], outcomes: [SMSOutcome])>

    /// A gateway.
    ///
    /// - Parameters:
    ///   - name: What it is called in events.
    ///   - outcomes: What it says of one message after the other; the last one holds for all after it.
    public init(_ name: String = "one", _ outcomes: SMSOutcome...) {
        self.name = name
        state = Mutex(([], outcomes.isEmpty ? [.accepted("ref")] : outcomes))
    }

    /// What it was handed, the first one first.
    public var messages: [SMSMessage] { state.withLock { $0.messages } }

    /// The code in the last message; empty if there is none.
    public var code: String {
        messages.last?.text.text.firstMatch(of: /[0-9]{6,10}/).map { String($0.output) } ?? ""
    }

    /// Keeps a message.
    public func send(_ message: SMSMessage) async -> SMSOutcome {
        state.withLock { state in
            state.messages.append(message)
            return state.outcomes.count > 1 ? state.outcomes.removeFirst() : state.outcomes[0]
        }
    }

    /// Takes a body such as `delivered one`: a state, and its own name as the signature.
    public func report(in call: ReceiptCall, to url: String) -> SMSReport {
        let words = String(decoding: call.body, as: UTF8.self).split(separator: " ")
        guard words.count == 2 else { return .unreadable }
        guard words[1] == name else { return .forged }
        return SMSDelivery.State.allCases.first { "\($0)" == words[0] }.map { .state($0) } ?? .nothingNew
    }
}
