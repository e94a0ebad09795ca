import MFATestKit
import OutboundHTTP
import Testing

/// Clients that say the wrong thing of a call that has no answer, or do not come back from it.
@Suite struct HTTPClientConformanceFailureTests {
    private typealias Check = HTTPClientConformance.Check

    @Test func `a client that reads too much or too little is found`() async throws {
        let tooLong =
            "An answer longer than the limit is none, nor is a part of it; the call may have been carried out."
        #expect(try await findings(.limit, changing: { $0.answerLimit = 2_000_000 }) == [tooLong])
        let cut = FlawedClient(
            calls: { call in
                var call = call
                call.answerLimit = 2_000_000
                return call
            },
            says: { call, outcome in
                outcome.map { HTTPAnswer(status: $0.status, body: Array($0.body.prefix(call.answerLimit))) }
            })
        #expect(try await findings(.limit, cut) == [tooLong])
        #expect(
            try await findings(.limit, changing: { $0.answerLimit -= 1 }) == [
                "An answer may be as long as the limit allows.", "An answer as long as the limit is whole.",
            ])
    }

    @Test func `a client that is too sure of what it does not know is found`() async throws {
        let lost = "A call whose answer is lost, torn off or garbage may have been carried out."
        let client = FlawedClient(says: { _, outcome in outcome.mapError { _ in .notSent("No.") } })
        #expect(try await findings(.lostAnswers, client) == [lost])
        #expect(try await findings(.repetition, client) == [lost])
        #expect(
            try await findings(.silence, client) == [
                "A call that nobody has answered in time may have been carried out."
            ])
        for check in [Check.drips, .slowHeads] {
            #expect(
                try await findings(check, client) == [
                    "A call that was not answered to the end in time may have been carried out."
                ])
        }
        #expect(
            try await findings(.cancellation, client) == [
                "A call that is cancelled while it waits may have been carried out."
            ])
        let credulous = FlawedClient(says: { _, outcome in .success((try? outcome.get()) ?? HTTPAnswer(status: 200)) })
        #expect(try await findings(.lostAnswers, credulous) == [lost])
    }

    @Test func `an answer torn off in its head is none`() async throws {
        // Over a socket, since Foundation on Linux does not survive it; see `URLSessionClient`.
        let client = FlawedClient(makes: { call in
            let port = call.url.text.split(separator: ":").last.flatMap { Int($0.prefix(while: \.isNumber)) }
            guard let socket = try? Sockets.connect(host: "127.0.0.1", port: port ?? 0) else {
                return .failure(.notSent("No."))
            }
            defer { Sockets.stop(socket) }
            _ = Sockets.write(Array("GET / HTTP/1.1\r\n\r\n".utf8), to: socket)
            while !Sockets.read(from: socket).isEmpty {}
            return .failure(.unknown("No."))
        })
        #expect(try await findings(.tornHeads, client).isEmpty)
        let credulous = FlawedClient(makes: client.makes, says: { _, _ in .success(HTTPAnswer(status: 200)) })
        #expect(
            try await findings(.tornHeads, credulous) == [
                "A call whose answer is lost, torn off or garbage may have been carried out."
            ])
    }

    @Test func `a client that tries again is found`() async throws {
        let client = FlawedClient(says: { call, outcome in
            if case .failure(.unknown) = outcome { await FlawedClient.made(call) } else { outcome }
        })
        #expect(try await findings(.lostAnswers, client) == ["A call whose answer is lost is not made again."])
        #expect(
            try await findings(.repetition, client) == [
                "A call is not made again when its connection ends, not even if that had been kept from an earlier one."
            ])
    }

    @Test func `a client that does not know what was surely not sent is found`() async throws {
        let client = FlawedClient(says: { _, outcome in outcome.mapError { _ in .unknown("No.") } })
        #expect(
            try await findings(.refusals, client) == ["A call to where nobody listens was surely not sent."])
    }

    @Test func `a client that does without TLS is found`() async throws {
        let found = try await findings(.plainServers) { call in
            call.url = HTTPAddress("http" + call.url.text.dropFirst(5)) ?? call.url
        }
        #expect(found.contains("A call over TLS is never made without it."))
    }

    @Test(arguments: [Check.lostAnswers, .limit, .silence, .refusals, .cancellation])
    func `a client that repeats what it was to send is found`(_ check: HTTPClientConformance.Check) async throws {
        let sentence =
            "What a failure says repeats neither what stands behind the host, nor header fields, nor a body: it is logged."
        for telling: @Sendable (HTTPCall) -> String in [
            { $0.url.text }, { "\($0.headers)" }, { String(decoding: $0.body, as: UTF8.self) },
        ] {
            let client = FlawedClient(says: { call, outcome in
                outcome.mapError { failure in
                    switch failure {
                    case .notSent: .notSent(telling(call))
                    case .unknown: .unknown(telling(call))
                    }
                }
            })
            #expect(try await findings(check, client) == [sentence])
        }
    }

    // MARK: Waiting

    @Test func `a client that knows no deadline is found`() async throws {
        for (check, sentence) in [
            (Check.silence, "The deadline ends a call that nobody answers."),
            (.drips, "The deadline is one for the whole call, and does not begin anew with every byte."),
        ] {
            let hang = Hang()
            let found = try await findings(check, until: hang) { call in
                call.deadline = .seconds(600)
                hang.begin()
            }
            #expect(found == [sentence])
        }
        let hang = Hang()
        #expect(
            try await findings(.slowHeads, until: hang, FlawedClient(makes: { _ in await hang.forever() })) == [
                "The deadline is one for the whole call, and does not begin anew with every byte."
            ])
    }

    @Test func `a client that cannot be cancelled is found`() async throws {
        let (waiting, before) = (Hang(), Hang())
        let deaf = FlawedClient(makes: { call in
            await withTaskCancellationHandler {
                await Task.detached { await FlawedClient.made(call) }.value
            } onCancel: {
                waiting.begin()
            }
        })
        #expect(
            try await findings(.cancellation, until: waiting, deaf) == [
                "A call that is cancelled while it waits comes back."
            ])
        let hanging = FlawedClient(makes: { call in
            if Task.isCancelled { await before.forever() } else { await FlawedClient.made(call) }
        })
        #expect(
            try await findings(.cancellationBefore, until: before, hanging) == [
                "A call that is cancelled before it has begun comes back."
            ])
    }

    @Test func `a client that says of a cancelled call that it was not sent, and has sent it, is found`() async throws {
        let client = FlawedClient(makes: { call in
            _ = await Task.detached { await FlawedClient.made(call) }.value
            return .failure(.notSent("The call was not wanted any more."))
        })
        #expect(
            try await findings(.cancellationBefore, client) == [
                "What is said not to have been sent has not reached the server."
            ])
    }
}
