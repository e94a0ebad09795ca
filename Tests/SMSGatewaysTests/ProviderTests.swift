import MFACore
import OutboundHTTP
import SMSChallenge
import SMSGateways
import Testing

@Suite struct LinkMobilityTests {
    private func send(_ message: SMSMessage? = nil, answered answer: String = Trial.answer(200)) async throws -> (
        outcome: SMSOutcome, call: ReceiptCall
    ) {
        try await Trial.send(message, answered: answer) {
            try HTTPGateway.linkMobility(
                at: $0.appending("/sms/send"), credentials: Trial.credentials(), partner: "4711",
                client: URLSessionClient())
        }
    }

    @Test func `a message is posted as JSON`() async throws {
        let (_, call) = try await send()
        #expect(call.method == "POST" && call.target == "/sms/send")
        #expect(call.headers["authorization"] == "Basic dXNlcjpodXNoLXB3")
        #expect(call.headers["content-type"] == "application/json")
        #expect(
            call.text
                == #"{"source":"Acme Inc","sourceTON":"ALPHANUMERIC","destination":"+4740612345","#
                + #""userData":"Kode 123456 & på <vei>","platformId":"COMMON_API","platformPartnerId":"4711","#
                + #""refId":"0123456789abcdef0123","useDeliveryReport":false,"relativeValidityTime":299000,"#
                + #""ignoreResponse":false}"#)
    }

    @Test(arguments: [("+4721000000", "+4721000000", "MSISDN"), ("2270", "2270", "SHORTNUMBER")])
    func `a number is said to be one`(_ number: String, _ source: String, _ kind: String) async throws {
        let (_, call) = try await send(Trial.message("x", from: SMSSender(number: number)))
        #expect(call.text.hasPrefix(#"{"source":"\#(source)","sourceTON":"\#(kind)","destination""#))
    }

    @Test(arguments: [
        (
            200, #"{"messageId":"Dcshuhod0PMAAAFQ+/PbnR3x","resultCode":1005,"description":"Queued"}"#,
            SMSOutcome.accepted("Dcshuhod0PMAAAFQ+/PbnR3x")
        ),
        (200, #"{"resultCode":1006}"#, .unknown("status 200")), (204, "", .unknown("status 204")),
        (401, #"{"resultCode":106100}"#, .rejected(.init(.account, "status 401, resultCode 106100"))),
        (400, #"{"resultCode":106200}"#, .rejected(.init(.account, "status 400, resultCode 106200"))),
        (400, #"{"resultCode":106301}"#, .rejected(.init(.account, "status 400, resultCode 106301"))),
        (400, #"{"resultCode":106000}"#, .rejected(.init(.other, "status 400"))),
        (403, "", .rejected(.init(.account, "status 403"))), (500, "x", .unavailable("status 500")),
    ])
    func `every answer has its class`(_ status: Int, _ body: String, _ expected: SMSOutcome) async throws {
        #expect(try await send(answered: Trial.answer(status, body)).outcome == expected)
    }
}

@Suite struct SveveTests {
    private func send(_ message: SMSMessage? = nil, answered answer: String = Trial.answer(200)) async throws -> (
        outcome: SMSOutcome, call: ReceiptCall
    ) {
        try await Trial.send(message, answered: answer) {
            try HTTPGateway.sveve(
                at: $0.appending("/SMS/SendMessage"), user: "acme", password: Trial.secret(),
                client: URLSessionClient())
        }
    }

    @Test func `a message is posted as JSON, with the password in it and not in the address`() async throws {
        let (_, call) = try await send()
        #expect(call.method == "POST" && call.target == "/SMS/SendMessage")
        #expect(call.headers["content-type"] == "application/json")
        #expect(
            call.text
                == #"{"user":"acme","passwd":"hush-token","to":"+4740612345","msg":"Kode 123456 & på <vei>","#
                + #""from":"Acme Inc","ref":"0123456789abcdef0123","f":"json"}"#)
    }

    @Test(arguments: [
        (200, #"{"response":{"msgOkCount":1,"stdSMSCount":1,"ids":[42824112]}}"#, SMSOutcome.accepted("42824112")),
        (200, #"{"response":{"msgOkCount":0,"ids":[]}}"#, .unknown("status 200")),
        (
            200, #"{"response":{"msgOkCount":0,"errors":[{"number":"+4740612345","message":"no"}]}}"#,
            .rejected(.init(.other, "status 200, response.errors"))
        ),
        (
            200, #"{"response":{"fatalError":"Wrong password"}}"#,
            .rejected(.init(.account, "status 200, response.fatalError"))
        ),
        (200, "<sms><response/></sms>", .unknown("status 200")), (403, "", .rejected(.init(.account, "status 403"))),
        (500, "x", .unavailable("status 500")),
    ])
    func `every answer has its class, also those of failures with status 200`(
        _ status: Int, _ body: String, _ expected: SMSOutcome
    ) async throws {
        #expect(try await send(answered: Trial.answer(status, body)).outcome == expected)
    }
}

@Suite struct VonageTests {
    private func send(_ message: SMSMessage? = nil, answered answer: String = Trial.answer(200)) async throws -> (
        outcome: SMSOutcome, call: ReceiptCall
    ) {
        try await Trial.send(message, answered: answer) {
            try HTTPGateway.vonage(
                at: $0.appending("/sms/json"), key: "k7", secret: Trial.secret(), client: URLSessionClient())
        }
    }

    @Test func `a message is posted as a form`() async throws {
        let (_, call) = try await send()
        #expect(call.method == "POST" && call.target == "/sms/json")
        #expect(
            call.text
                == "api_key=k7&api_secret=hush-token&from=Acme%20Inc&to=4740612345"
                + "&text=Kode%20123456%20%26%20p%C3%A5%20%3Cvei%3E&type=text&client-ref=0123456789abcdef0123"
                + "&callback=https%3A%2F%2Facme.example%2Freceipts%2F7-1-ab-2026&ttl=299000")
        let (_, cyrillic) = try await send(
            Trial.message("Код", from: SMSSender(number: "+4721000000"), lifetime: .seconds(5), receiptURL: nil))
        #expect(
            cyrillic.text
                == "api_key=k7&api_secret=hush-token&from=4721000000&to=4740612345&text=%D0%9A%D0%BE%D0%B4&type=unicode"
                + "&client-ref=0123456789abcdef0123&ttl=20000")
    }

    /// Vonage answers 200 to everything.
    @Test(arguments: [
        ("0", SMSOutcome.accepted("0C000000217B7F02")), ("1", .throttled(retryAfter: nil)),
        ("2", .rejected(.init(.other, "status 200, messages.0.status 2"))),
        ("3", .rejected(.init(.other, "status 200, messages.0.status 3"))),
        ("4", .rejected(.init(.account, "status 200, messages.0.status 4"))),
        ("5", .unavailable("status 200, messages.0.status 5")),
        ("6", .rejected(.init(.other, "status 200, messages.0.status 6"))),
        ("7", .rejected(.init(.notPermitted, "status 200, messages.0.status 7"))),
        ("8", .rejected(.init(.account, "status 200, messages.0.status 8"))),
        ("9", .rejected(.init(.account, "status 200, messages.0.status 9"))),
        ("10", .unavailable("status 200, messages.0.status 10")),
        ("15", .rejected(.init(.sender, "status 200, messages.0.status 15"))), ("123456", .unknown("status 200")),
    ])
    func `every answer has its class`(_ status: String, _ expected: SMSOutcome) async throws {
        let body =
            #"{"message-count":"1","messages":[{"to":"4740612345","message-id":"0C000000217B7F02","status":"\#(status)"}]}"#
        #expect(try await send(answered: Trial.answer(200, body)).outcome == expected)
    }

    @Test(arguments: [
        ("accepted", SMSReport.state(.sent)), ("buffered", .state(.queued)), ("delivered", .state(.delivered)),
        ("expired", .state(.expired)), ("failed", .state(.failed)), ("rejected", .state(.failed)),
        ("unknown", .nothingNew),
    ])
    func `every report has its state, in whichever form it comes`(_ status: String, _ expected: SMSReport) throws {
        let gateway = try HTTPGateway.vonage(key: "k7", secret: Trial.secret(), client: URLSessionClient())
        let calls = [
            ReceiptCall(method: "GET", target: "/r?msisdn=4740612345&status=\(status)"),
            .form("msisdn=4740612345&status=\(status)"), .form(#"{"msisdn":"4740612345","status":"\#(status)"}"#),
        ]
        for call in calls { #expect(gateway.report(in: call, to: Trial.receiptURL) == expected) }
    }
}
