import MFACore
import OutboundHTTP
import SMSChallenge
import SMSGateways
import Testing

@Suite struct FortySixElksTests {
    private func send(_ message: SMSMessage? = nil, answered answer: String = Trial.answer(200, #"{"id":"s70df"}"#))
        async throws -> (outcome: SMSOutcome, call: ReceiptCall)
    {
        try await Trial.send(message, answered: answer) {
            FortySixElksGateway(credentials: try Trial.credentials(), at: $0, client: URLSessionClient())
        }
    }

    @Test func `a message is posted as a form, and its text is kept out of the log`() async throws {
        let (outcome, call) = try await send()
        #expect(outcome == .accepted("s70df"))
        #expect(call.method == "POST" && call.target == "/a1/sms")
        #expect(call.headers["authorization"] == "Basic dXNlcjpodXNoLXB3")
        #expect(call.headers["content-type"] == "application/x-www-form-urlencoded")
        #expect(
            call.text
                == "from=Acme%20Inc&to=%2B4740612345&message=Kode%20123456%20%26%20p%C3%A5%20%3Cvei%3E&dontlog=message"
                + "&whendelivered=https%3A%2F%2Facme.example%2Freceipts%2F7-1-ab-2026")
    }

    @Test func `a number has a plus in front, and nobody has to be reported to`() async throws {
        let (_, call) = try await send(Trial.message("x", from: SMSSender(number: "46700000000"), receiptURL: nil))
        #expect(call.text == "from=%2B46700000000&to=%2B4740612345&message=x&dontlog=message")
    }

    @Test(arguments: [
        (200, #"{"id":"s70df59","status":"created","parts":1}"#, SMSOutcome.accepted("s70df59")),
        (200, #"{"id":"s70df59","status":"failed"}"#, .rejected(.init(.other, "failed at once"))),
        (200, "{}", .unknown("status 200")), (200, #"{"id":""}"#, .unknown("status 200")),
        (200, #"{"id":"a b"}"#, .unknown("status 200")), (200, "ok", .unknown("status 200")),
        (400, "Invalid to number +4740612345", .rejected(.init(.other, "status 400"))),
        (401, "Wrong password", .rejected(.init(.account, "status 401"))),
        (402, "Out of money", .rejected(.init(.account, "status 402"))),
        (403, "Out of money", .rejected(.init(.account, "status 403"))),
        (404, "", .rejected(.init(.account, "status 404"))), (429, "", .throttled(retryAfter: nil)),
        (500, "x", .unavailable("status 500")), (502, "", .unknown("status 502")), (302, "", .unknown("status 302")),
    ])
    func `every answer has its class`(_ status: Int, _ body: String, _ expected: SMSOutcome) async throws {
        #expect(try await send(answered: Trial.answer(status, body)).outcome == expected)
    }

    @Test(arguments: [
        ("id=s1&status=created", SMSReport.state(.queued)), ("id=s1&status=sent", .state(.sent)),
        ("id=s1&status=delivered&delivered=2026-01-01T00%3A00%3A00", .state(.delivered)),
        ("id=s1&status=failed", .state(.failed)), ("id=s1&status=else", .nothingNew), ("id=s1", .unreadable),
        ("status=delivered", .unreadable), ("", .unreadable), (#"{"id":"s1","status":"delivered"}"#, .unreadable),
    ])
    func `every report has its state`(_ form: String, _ expected: SMSReport) throws {
        let gateway = FortySixElksGateway(credentials: try Trial.credentials(), client: URLSessionClient())
        #expect(gateway.report(in: .form(form), to: Trial.receiptURL) == expected)
    }
}
