internal import OutboundHTTP

/// Calls that nobody answers, or nobody waits for.
extension HTTPTrial {
    private static let deadline = Duration.milliseconds(300)

    func checkSilence() async throws {
        let listener = try Listener(answering: nil)
        defer { listener.stop() }
        let outcome = await outcome(of: try call(to: listener, deadline: HTTPTrial.deadline))
        judge.expect(outcome != nil, "The deadline ends a call that nobody answers.")
        if outcome != nil {
            expectUnknown(outcome, "A call that nobody has answered in time may have been carried out.")
        }
    }

    func checkDrips() async throws {
        for end in ["Content-Length: 1000000", "Connection: close"] {
            try await checkDripping(after: "HTTP/1.1 200 OK\r\n\(end)\r\n\r\n")
        }
    }

    func checkSlowHeads() async throws { try await checkDripping(after: "HTTP/1.1 200 OK\r\nX-Long: ") }

    private func checkDripping(after beginning: String) async throws {
        let listener = try Listener(replying: { _ in .dripping(Array(beginning.utf8)) })
        defer { listener.stop() }
        let outcome = await outcome(of: try call(to: listener, deadline: HTTPTrial.deadline))
        judge.expect(
            outcome != nil, "The deadline is one for the whole call, and does not begin anew with every byte.")
        if outcome != nil {
            expectUnknown(outcome, "A call that was not answered to the end in time may have been carried out.")
        }
    }

    func checkCancellation() async throws {
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        let listener = try Listener(replying: { _ in
            arrived.yield()
            return .silence
        })
        defer { listener.stop() }
        let call = try call(to: listener, deadline: .seconds(600))
        let task = Task { await HTTPTrial.outcome(of: call, by: client) }
        let hasArrived = await patience.answer {
            for await _ in arrivals { break }
            return true
        }
        judge.expect(hasArrived != nil, "A call reaches the server.")
        task.cancel()
        let outcome = await patience.answer { await task.value }
        judge.expect(outcome != nil, "A call that is cancelled while it waits comes back.")
        if outcome != nil {
            expectUnknown(outcome, "A call that is cancelled while it waits may have been carried out.")
        }
    }

    func checkCancellationBefore() async throws {
        let listener = try Listener()
        defer { listener.stop() }
        let call = try call(to: listener)
        for _ in 0..<20 {
            let known = listener.received.count
            let outcome = await patience.answerWhenCancelled { await HTTPTrial.outcome(of: call, by: client) }
            guard let outcome else {
                return judge.expect(false, "A call that is cancelled before it has begun comes back.")
            }
            if case .failure(.notSent) = outcome {
                judge.expect(
                    listener.received.count == known, "What is said not to have been sent has not reached the server.")
            }
        }
    }
}
