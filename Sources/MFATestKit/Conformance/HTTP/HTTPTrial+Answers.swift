internal import OutboundHTTP

/// Calls that are answered.
extension HTTPTrial {
    func checkCalls() async throws {
        let listener = try Listener(replying: { _ in .answer(200) })
        defer { listener.stop() }
        let bytes = Array(UInt8.min...UInt8.max)
        let bodies = [
            bytes, Array("{\"text\": \"Grüße, 123456\"}\r\n".utf8), Array(repeating: bytes, count: 400).flatMap { $0 },
        ]
        let calls =
            [("GET", []), ("DELETE", [])] + ["POST", "PUT", "PATCH"].flatMap { method in bodies.map { (method, $0) } }
        for (number, (method, body)) in calls.enumerated() {
            var call = try call(method, to: listener)
            call.headers = [
                (name: "Authorization", value: "Basic aHVzaC1oZWFkZXI6LS8rPQ=="),
                (name: "X-Mixed-Case", value: "Some value, with \"quotes\"; a=b"),
                (name: "Content-Type", value: "application/x.some-type; charset=utf-8"),
            ]
            call.body = body
            _ = await answer(to: call)
            guard let received = listener.calls.dropFirst(number).first else {
                return judge.expect(false, "A call reaches the server.")
            }
            judge.expect(received.method == method, "A call has the method that it should have.")
            judge.expect(received.target == HTTPTrial.target, "Path and query of a call are those of its address.")
            judge.expect(received.body == body, "The body of a call is sent byte for byte.")
            judge.expect(
                call.headers.allSatisfy { field in
                    received.headers.filter { $0.name == field.name.lowercased() }.map(\.value) == [field.value]
                }, "The header fields of a call are sent once and as they are.")
        }
        judge.expect(listener.received.count == calls.count, "A call is made once.")
    }

    func checkAnswers() async throws {
        let body = Array(UInt8.min...UInt8.max)
        // What a server asks for is not given: the call has with it what its caller wants to show.
        let asking = "WWW-Authenticate: Basic realm=\"gateway\""
        for status in [200, 201, 202, 400, 401, 403, 404, 409, 422, 429, 500, 502, 503] {
            let listener = try Listener(
                replying: { _ in
                    .answer(
                        status, ["X-Mixed-Case: Some Value", "RETRY-AFTER: 7"] + (status == 401 ? [asking] : []),
                        body: body)
                })
            defer { listener.stop() }
            guard let answer = await answer(to: try call(to: listener), "An answer is one whatever its status.") else {
                continue
            }
            judge.expect(answer.status == status, "An answer has the status that the server gave it.")
            judge.expect(
                answer.headers["x-mixed-case"] == "Some Value" && answer.headers["retry-after"] == "7",
                "Header fields of an answer have their names in lower case and their values as they are.")
            judge.expect(
                answer.headers.keys.allSatisfy { $0 == $0.lowercased() },
                "Names of header fields of an answer are in lower case alone.")
            judge.expect(answer.body == body, "The body of an answer is what the server sent, byte for byte.")
        }
        let empty = try Listener()
        defer { empty.stop() }
        let answer = await answer(to: try call(to: empty))
        judge.expect(answer?.status == 204 && answer?.body.isEmpty == true, "An answer without a body is an answer.")
        try await checkForms(of: body)
    }

    /// The ways in which a server can say where an answer ends.
    private func checkForms(of body: [UInt8]) async throws {
        let chunked = Listener.Reply.bytes(200, ["Transfer-Encoding: chunked"], Listener.Reply.chunks(body, of: 100))
        let untilEnd = Listener.Reply.bytes(200, ["Connection: close"], body)
        for form in [chunked, untilEnd] {
            let listener = try Listener(replying: { _ in .closing(form) })
            defer { listener.stop() }
            let answer = await answer(to: try call(to: listener))
            judge.expect(
                answer?.body == body, "An answer is whole when it comes in chunks, or ends with the connection.")
        }
    }

    func checkRedirects() async throws {
        let other = try Listener()
        defer { other.stop() }
        for status in [301, 302, 303, 307, 308] {
            for method in ["GET", "POST"] {
                let listener = try Listener(
                    replying: { _ in .answer(status, ["Location: http://127.0.0.1:\(other.port)/"]) })
                defer { listener.stop() }
                let answer = await answer(to: try call(method, to: listener), "An answer is one whatever its status.")
                judge.expect(answer?.status == status, "A redirect is the answer.")
            }
        }
        judge.expect(other.received.isEmpty, "A redirect is not followed: it would carry the code to where it points.")
    }

    func checkParallelCalls() async throws {
        let listener = try Listener(replying: { .answer(200, body: ReceivedCall($0)?.body ?? []) })
        defer { listener.stop() }
        let call = try call(to: listener)
        let answers = await withTaskGroup(of: (body: [UInt8], outcome: Outcome?).self) { group in
            for number in 0..<64 {
                var call = call
                call.body = Array("call \(number)".utf8)
                group.addTask { [call] in (call.body, await outcome(of: call)) }
            }
            var answers: [(body: [UInt8], outcome: Outcome?)] = []
            for await answer in group { answers.append(answer) }
            return answers
        }
        judge.expect(
            answers.allSatisfy { asked, outcome in
                if case .success(let answer) = outcome { answer.body == asked } else { false }
            }, "Each of sixty-four calls at once has its own answer.")
        judge.expect(listener.received.count == 64, "Each of sixty-four calls at once is made once.")
    }
}
