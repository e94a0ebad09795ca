public import MFACore
public import SignInFlow
internal import Synchronization

/// A way to verify that is answered elsewhere, by whoever holds this: a light that a colleague switches on, say.
public final class AnsweredElsewhere: WaitingMethod {
    /// The method.
    public let method: FactorMethod
    private let state = Mutex(State())

    private struct State {
        var sent: [WaitingAttempt] = []
        var answers: [FactorID: WaitingState] = [:]
        var withdrawn: [FactorID] = []
        var refusal: Message?
    }

    /// A method of that name.
    public init(_ name: String = "lamp") throws { method = try FactorMethod(custom: name, interaction: .elsewhere) }

    /// The requests that were sent, the first one first.
    public var sent: [WaitingAttempt] { state.withLock { $0.sent } }
    /// The requests that were taken back.
    public var withdrawn: [FactorID] { state.withLock { $0.withdrawn } }

    /// Why nothing is sent; nil for whatever is asked for.
    public var refusal: Message? {
        get { state.withLock { $0.refusal } }
        set { state.withLock { $0.refusal = newValue } }
    }

    /// Answers a request; the last one if no other is named.
    public func answer(_ answer: WaitingState, to request: FactorID? = nil) {
        state.withLock { state in
            guard let request = request ?? state.sent.last?.id else { return }
            state.answers[request] = answer
        }
    }

    /// Answers one of the requests, counted from nought.
    public func answer(to index: Int, _ answer: WaitingState) {
        state.withLock { $0.answers[$0.sent[index].id] = answer }
    }

    /// Sends a request.
    public func begin(_ attempt: WaitingAttempt) async throws(RecordError) -> Result<WaitingDetails, WaitingRefusal> {
        state.withLock { state in
            if let refusal = state.refusal { return .failure(WaitingRefusal(refusal)) }
            state.sent.append(attempt)
            return .success(WaitingDetails(kept: ["number": "\(state.sent.count)"], shown: "42"))
        }
    }

    /// How a request stands.
    public func state(
        of attempt: WaitingAttempt, _ details: WaitingDetails
    ) async throws(RecordError) -> WaitingState {
        state.withLock { $0.answers[attempt.id] ?? .waiting }
    }

    /// Takes a request back.
    public func cancel(_ attempt: WaitingAttempt, _ details: WaitingDetails) async {
        state.withLock { $0.withdrawn.append(attempt.id) }
    }
}
