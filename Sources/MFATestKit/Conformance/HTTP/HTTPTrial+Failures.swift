internal import OutboundHTTP

/// Calls that have no answer.
extension HTTPTrial {
    private static let lost = "A call whose answer is lost, torn off or garbage may have been carried out."

    func checkLimit() async throws {
        func forms(_ count: Int) -> [[UInt8]] {
            let body = [UInt8](repeating: UInt8(ascii: "a"), count: count)
            return [
                Listener.Reply.bytes(200, ["Content-Length: \(count)", "Connection: close"], body),
                Listener.Reply.bytes(200, ["Connection: close"], body),
                Listener.Reply.bytes(200, ["Transfer-Encoding: chunked"], Listener.Reply.chunks(body, of: 300)),
            ]
        }
        for form in forms(1000) {
            let listener = try Listener(replying: { _ in .closing(form) })
            defer { listener.stop() }
            let answer = await answer(
                to: try call(to: listener, answerLimit: 1000), "An answer may be as long as the limit allows.")
            judge.expect(answer?.body.count == 1000, "An answer as long as the limit is whole.")
        }
        for form in forms(1001) + forms(1_000_000) {
            let listener = try Listener(replying: { _ in .closing(form) })
            defer { listener.stop() }
            let outcome = await outcome(of: try call(to: listener, answerLimit: 1000))
            expectUnknown(
                outcome,
                "An answer longer than the limit is none, nor is a part of it; the call may have been carried out.")
        }
    }

    func checkLostAnswers() async throws {
        let answers = [
            "", "HTTP/1.1 ", "hush-answer garbage\r\n\r\n",
            "SSH-2.0-hush-answer\r\n", "{\"error\": \"hush-answer\"}",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhush-answer",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nb\r\nhush-answer\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nhush-answer\r\n",
        ]
        for answer in answers { try await checkLost(answer) }
    }

    func checkTornHeads() async throws {
        for answer in [
            "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX-Half: hush", "HTTP/1.1 200 OK\r\nX-Whole: hush\r\n",
        ] {
            try await checkLost(answer)
        }
    }

    private func checkLost(_ answer: String) async throws {
        let listener = try Listener(answering: answer)
        defer { listener.stop() }
        let outcome = await outcome(of: try call(to: listener))
        expectUnknown(outcome, HTTPTrial.lost)
        judge.expect(listener.received.count == 1, "A call whose answer is lost is not made again.")
    }

    /// A server that has answered on a connection, and ends it over the next call: clients that keep connections take that for
    /// one that was too old, and many of them try again.
    func checkRepetition() async throws {
        let first = Listener.Reply.bytes(200, ["Content-Length: 0"])
        for method in ["GET", "POST"] {
            let listener = try Listener(replying: { ReceivedCall($0)?.method == "PUT" ? .keeping(first) : .closing([]) }
            )
            defer { listener.stop() }
            _ = await answer(to: try call("PUT", to: listener))
            let outcome = await outcome(of: try call(method, to: listener, deadline: .seconds(5)))
            expectUnknown(outcome, HTTPTrial.lost)
            judge.expect(
                listener.calls.filter { $0.method == method }.count == 1,
                "A call is not made again when its connection ends, not even if that had been kept from an earlier one."
            )
        }
    }

    func checkRefusals() async throws {
        let outcome = await outcome(of: try call(to: "http://127.0.0.1:\(try Sockets.freePort())"))
        expectNotSent(outcome, "A call to where nobody listens was surely not sent.")
    }

    func checkPlainServers() async throws {
        let listener = try Listener(answering: "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")
        defer { listener.stop() }
        // Whether it was surely not sent is not asked: a client may be unable to tell where a handshake has failed.
        let outcome = await outcome(of: try call(to: "https://127.0.0.1:\(listener.port)"))
        if case .success = outcome { judge.expect(false, "A server that cannot show who it is gives no answer.") }
        judge.expect(outcome != nil, "A call to a server that cannot show who it is comes back.")
        judge.expect(
            !listener.received.contains { $0.contains("hush") }, "A call over TLS is never made without it.")
    }
}
