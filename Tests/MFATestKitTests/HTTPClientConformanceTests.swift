import MFATestKit
import OutboundHTTP
import Synchronization
import Testing

@Suite struct HTTPClientConformanceTests {
    private typealias Check = HTTPClientConformance.Check

    /// Without what ends the process on Linux; see `URLSessionClient`.
    @Test(arguments: Check.allCases.filter { $0 != .tornHeads })
    func `a client that keeps to everything passes`(_ check: HTTPClientConformance.Check) async throws {
        #expect(try await findings(check, FlawedClient()).isEmpty)
    }

    @Test func `a client that changes what it sends is found`() async throws {
        #expect(
            try await findings(.calls, changing: { $0.method = "POST" }) == [
                "A call has the method that it should have."
            ])
        #expect(
            try await findings(.calls, changing: { $0.body = $0.body.dropLast() }) == [
                "The body of a call is sent byte for byte."
            ])
        #expect(
            try await findings(.calls, changing: { $0.body = Array(String(decoding: $0.body, as: UTF8.self).utf8) })
                == [
                    "The body of a call is sent byte for byte."
                ])
        let headers = "The header fields of a call are sent once and as they are."
        #expect(try await findings(.calls, changing: { $0.headers.removeFirst() }) == [headers])
        #expect(
            try await findings(.calls, changing: { $0.headers[1].value = $0.headers[1].value.lowercased() })
                == [headers])
        let address = try await findings(.calls) { call in
            let text = call.url.text.prefix { $0 != "?" }
            call.url = HTTPAddress(String(text)) ?? call.url
        }
        #expect(address == ["Path and query of a call are those of its address."])
    }

    @Test func `a client that sends nothing is found`() async throws {
        let client = FlawedClient(makes: { _ in .success(HTTPAnswer(status: 200)) })
        #expect(try await findings(.calls, client) == ["A call reaches the server."])
    }

    @Test func `a client that makes each call twice is found`() async throws {
        let client = FlawedClient(makes: { call in
            _ = await FlawedClient.made(call)
            return await FlawedClient.made(call)
        })
        #expect(try await findings(.calls, client).contains("A call is made once."))
        #expect(
            try await findings(.parallelCalls, client) == ["Each of sixty-four calls at once is made once."])
    }

    @Test func `a client that changes what it is answered is found`() async throws {
        #expect(
            try await findings(.answers, answering: { $0.status = $0.status == 201 ? 200 : $0.status }) == [
                "An answer has the status that the server gave it."
            ])
        #expect(
            try await findings(.answers, answering: { $0.headers["Retry-After"] = "7" }) == [
                "Names of header fields of an answer are in lower case alone."
            ])
        #expect(
            try await findings(
                .answers, answering: { $0.headers = $0.headers.mapValues { $0.lowercased() } }
            ).contains("Header fields of an answer have their names in lower case and their values as they are."))
        let body = try await findings(.answers) { $0.body = Array($0.text.utf8) }
        #expect(body.contains("The body of an answer is what the server sent, byte for byte."))
        #expect(body.contains("An answer is whole when it comes in chunks, or ends with the connection."))
        #expect(
            try await findings(.answers, answering: { if $0.body.isEmpty { $0.status = 200 } }) == [
                "An answer without a body is an answer."
            ])
    }

    @Test func `a client that takes some answers for failures is found`() async throws {
        let client = FlawedClient(says: { _, outcome in
            if case .success(let answer) = outcome, answer.status >= 300 {
                .failure(.unknown("status"))
            } else {
                outcome
            }
        })
        #expect(try await findings(.answers, client) == ["An answer is one whatever its status."])
        #expect(try await findings(.redirects, client).contains("An answer is one whatever its status."))
    }

    @Test func `a client that follows redirects is found`() async throws {
        let client = FlawedClient(says: { call, outcome in
            guard case .success(let answer) = outcome, let next = answer.headers["location"].flatMap(HTTPAddress.init)
            else { return outcome }
            return await FlawedClient.made(HTTPCall(call.method, next, body: call.body))
        })
        let found = try await findings(.redirects, client)
        #expect(found.contains("A redirect is the answer."))
        #expect(found.contains("A redirect is not followed: it would carry the code to where it points."))
    }

    @Test func `a client that mixes up answers is found`() async throws {
        let last = Mutex<FlawedClient.Outcome?>(nil)
        let client = FlawedClient(says: { _, outcome in
            last.withLock {
                $0 = $0 ?? outcome; return $0 ?? outcome
            }
        })
        #expect(
            try await findings(.parallelCalls, client) == ["Each of sixty-four calls at once has its own answer."])
    }

    @Test func `what is left out is mentioned with its reason`() async throws {
        let found = Mutex<[String]>([])
        try await HTTPClientConformance(FlawedClient(makes: { _ in .failure(.unknown("No.")) })).only(.calls)
            .without(.calls, because: "It sends nothing.").reporting { finding in
                found.withLock { $0.append(finding.isWarning ? finding.sentence : "") }
            }.run()
        #expect(found.withLock { $0 } == ["The promises about calls are not checked: It sends nothing."])
    }
}
