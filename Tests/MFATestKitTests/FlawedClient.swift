import MFATestKit
import OutboundHTTP
import Synchronization
import Testing

/// A client that keeps to everything but for the faults of a test.
struct FlawedClient: HTTPClient {
    typealias Outcome = Result<HTTPAnswer, HTTPFailure>

    var calls: @Sendable (HTTPCall) -> HTTPCall = { $0 }
    var makes: @Sendable (HTTPCall) async -> Outcome = { await FlawedClient.made($0) }
    var says: @Sendable (HTTPCall, Outcome) async -> Outcome = { $1 }

    static let sound = URLSessionClient()

    static func made(_ call: HTTPCall) async -> Outcome {
        do throws(HTTPFailure) { return .success(try await sound.answer(to: call)) } catch {
            return .failure(error)
        }
    }

    func answer(to call: HTTPCall) async throws(HTTPFailure) -> HTTPAnswer {
        try await says(call, makes(calls(call))).get()
    }
}

/// What a check finds of a client.
func findings(
    _ check: HTTPClientConformance.Check, until hang: Hang? = nil, _ client: FlawedClient
) async throws -> [String] {
    let found = Mutex<[String]>([])
    try await HTTPClientConformance(client).only(check, patience: hang?.patience).reporting { finding in
        found.withLock { $0.append(finding.sentence) }
    }.run()
    return found.withLock { $0 }
}

/// What is found of a client that changes calls before it makes them.
func findings(
    _ check: HTTPClientConformance.Check, until hang: Hang? = nil,
    changing change: @escaping @Sendable (inout HTTPCall) -> Void
) async throws -> [String] {
    try await findings(
        check, until: hang,
        FlawedClient(calls: { call in
            var call = call
            change(&call)
            return call
        }))
}

/// What is found of a client that changes answers.
func findings(
    _ check: HTTPClientConformance.Check, answering change: @escaping @Sendable (inout HTTPAnswer) -> Void
) async throws -> [String] {
    try await findings(
        check,
        FlawedClient(says: { _, outcome in
            outcome.map { answer in
                var answer = answer
                change(&answer)
                return answer
            }
        }))
}
