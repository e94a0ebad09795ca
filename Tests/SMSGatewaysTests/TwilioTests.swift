import MFACore
import OutboundHTTP
import SMSChallenge
import SMSGateways
import Testing

@Suite struct TwilioTests {
    private func send(
        _ message: SMSMessage? = nil, answered answer: String = Trial.answer(201, #"{"sid":"\#(Trial.sid)"}"#)
    )
        async throws -> (outcome: SMSOutcome, call: ReceiptCall)
    {
        try await Trial.send(message, answered: answer) {
            TwilioGateway(try Trial.twilio(), at: $0, client: URLSessionClient())
        }
    }

    @Test func `a message is posted as a form, by an account that shows its token`() async throws {
        let (outcome, call) = try await send()
        #expect(outcome == .accepted(Trial.sid))
        #expect(call.method == "POST" && call.target == "/2010-04-01/Accounts/\(Trial.account)/Messages.json")
        #expect(
            call.headers["authorization"] == "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjpodXNoLXRva2Vu")
        #expect(call.headers["content-type"] == "application/x-www-form-urlencoded")
        #expect(
            call.text
                == "To=%2B4740612345&From=Acme%20Inc&Body=Kode%20123456%20%26%20p%C3%A5%20%3Cvei%3E"
                + "&StatusCallback=https%3A%2F%2Facme.example%2Freceipts%2F7-1-ab-2026&ValidityPeriod=299")
    }

    @Test func `a service chooses the sender, a key has its own name, and nobody has to be reported to`() async throws {
        let account = try #require(TwilioAccount(sid: Trial.account, apiKey: Trial.credentials("SK1")))
        let (_, call) = try await Trial.send(
            Trial.message("x", receiptURL: nil), answered: Trial.answer(201, "{}")
        ) { TwilioGateway(account, service: "MG1", at: $0, client: URLSessionClient()) }
        #expect(call.text == "To=%2B4740612345&MessagingServiceSid=MG1&Body=x&ValidityPeriod=299")
        #expect(call.headers["authorization"] == "Basic U0sxOmh1c2gtcHc=")
        #expect(call.target == "/2010-04-01/Accounts/\(Trial.account)/Messages.json")
    }

    @Test(arguments: [("+14155550100", "%2B14155550100"), ("2270", "2270"), ("741741", "741741")])
    func `a number has a plus in front, unless one country alone knows it`(_ number: String, _ form: String)
        async throws
    {
        let (_, call) = try await send(Trial.message("x", from: SMSSender(number: number)))
        #expect(call.text.contains("&From=\(form)&"))
    }

    @Test(arguments: [(0, 1), (1, 1), (36_000, 36_000), (36_001, 36_000), (-5, 1)])
    func `a lifetime is kept within what Twilio takes`(_ seconds: Int, _ written: Int) async throws {
        let (_, call) = try await send(Trial.message("x", lifetime: .seconds(seconds)))
        #expect(call.text.hasSuffix("&ValidityPeriod=\(written)"))
    }

    @Test(arguments: [
        (201, #"{"sid":"SM0123456789abcdef0123456789abcdef","status":"queued"}"#, SMSOutcome.accepted(Trial.sid)),
        (200, #"{"sid":"SM0123456789abcdef0123456789abcdef"}"#, .accepted(Trial.sid)),
        (201, #"{"sid":"SM01"}"#, .unknown("status 201")), (201, #"{"sid":7}"#, .unknown("status 201")),
        (201, "<html>", .unknown("status 201")), (204, "", .unknown("status 204")),
        (400, #"{"code":21610,"status":400}"#, .rejected(.init(.optedOut, "status 400, code 21610"))),
        (400, #"{"code":21211}"#, .rejected(.init(.invalidNumber, "status 400, code 21211"))),
        (400, #"{"code":21614}"#, .rejected(.init(.unreachable, "status 400, code 21614"))),
        (400, #"{"code":30005}"#, .rejected(.init(.unreachable, "status 400, code 30005"))),
        (400, #"{"code":30006}"#, .rejected(.init(.unreachable, "status 400, code 30006"))),
        (400, #"{"code":21408}"#, .rejected(.init(.notPermitted, "status 400, code 21408"))),
        (400, #"{"code":20003}"#, .rejected(.init(.account, "status 400, code 20003"))),
        (400, #"{"code":21612}"#, .rejected(.init(.other, "status 400, code 21612"))),
        (400, #"{"code":123456}"#, .rejected(.init(.other, "status 400"))),
        (400, #"{"code":"21610"}"#, .rejected(.init(.other, "status 400"))),
        (400, "", .rejected(.init(.other, "status 400"))),
        (401, #"{"code":20003}"#, .rejected(.init(.account, "status 401, code 20003"))),
        (401, "", .rejected(.init(.account, "status 401"))),
        (403, "", .rejected(.init(.notPermitted, "status 403"))),
        (404, #"{"code":20404}"#, .rejected(.init(.account, "status 404, code 20404"))),
        (429, #"{"code":20429}"#, .throttled(retryAfter: nil)),
        (500, #"{"code":20500}"#, .unavailable("status 500, code 20500")),
        (500, #"{"code":21610}"#, .unavailable("status 500, code 21610")),
        (503, "busy", .unavailable("status 503")), (503, "", .unknown("status 503")),
        (504, "late", .unknown("status 504")), (302, "", .unknown("status 302")),
    ])
    func `every answer has its class`(_ status: Int, _ body: String, _ expected: SMSOutcome) async throws {
        #expect(try await send(answered: Trial.answer(status, body)).outcome == expected)
    }

    @Test(arguments: [("12", 12), ("0", 0), ("86400", 86_400), ("86401", nil), ("-1", nil), ("tomorrow", nil)])
    func `one waits as long as Twilio says, if it says so in seconds`(_ header: String, _ seconds: Int?) async throws {
        let answer = Trial.answer(429, headers: ["Retry-After: \(header)"])
        #expect(
            try await send(answered: answer).outcome == .throttled(retryAfter: seconds.map { .seconds($0) }))
    }

    @Test(arguments: ["", "AC", "SM0123456789abcdef0123456789abcdef", "AC0123456789abcdef0123456789abcde/", "AC1"])
    func `what is no account is refused`(_ sid: String) throws {
        #expect(TwilioAccount(sid: sid, authToken: try Trial.secret()) == nil)
        #expect(TwilioAccount(sid: sid, apiKey: try Trial.credentials()) == nil)
    }
}

@Suite struct `A report of Twilio's` {
    /// A form and its signature, which Python's hmac has made.
    private static let form =
        "SmsSid=SM0123456789abcdef0123456789abcdef&SmsStatus=delivered&MessageStatus=delivered&To=%2B4740612345"
        + "&MessageSid=SM0123456789abcdef0123456789abcdef&AccountSid=AC0123456789abcdef0123456789abcdef&From=Acme"
        + "&ApiVersion=2010-04-01"
    private static let signature = "B/1GKeOUGaI/oa4sGfj9s60VzN8="

    private func report(
        _ form: String = form, signature: String? = signature, to url: String = Trial.receiptURL
    ) throws -> SMSReport {
        let gateway = TwilioGateway(try Trial.twilio(), client: URLSessionClient())
        return gateway.report(
            in: .form(form, headers: signature.map { ["x-twilio-signature": $0] } ?? [:]), to: url)
    }

    @Test func `is taken with its signature, with the port or without`() throws {
        #expect(try report() == .state(.delivered))
        // Signed with the port that the scheme implies.
        #expect(try report(signature: "Sq73zudUV2/vtavMQkA+oqGZeqg=") == .state(.delivered))
        #expect(try report(to: "https://acme.example:443/receipts/7-1-ab-2026") == .state(.delivered))
        #expect(try report(to: "https://acme.example:8443/receipts/7-1-ab-2026") == .state(.delivered))
    }

    @Test func `is forged with another signature, field or address`() throws {
        #expect(try report(signature: nil) == .forged)
        #expect(try report(signature: "") == .forged)
        #expect(try report(signature: "C/1GKeOUGaI/oa4sGfj9s60VzN8=") == .forged)
        #expect(try report(signature: "B/1GKeOUGaI/oa4sGfj9s60VzN8") == .forged)
        #expect(try report(Self.form.replacing("=delivered", with: "=sent")) == .forged)
        #expect(try report(Self.form + "&ErrorCode=30005") == .forged)
        for url in ["https://acme.example/receipts/7-2-ab-2026", "http://acme.example/receipts/7-1-ab-2026", ""] {
            #expect(try report(to: url) == .forged)
        }
    }

    @Test(arguments: [
        ("accepted", SMSReport.state(.queued)), ("scheduled", .state(.queued)), ("queued", .state(.queued)),
        ("sending", .state(.queued)), ("sent", .state(.sent)), ("partially_delivered", .state(.sent)),
        ("delivered", .state(.delivered)), ("read", .state(.delivered)), ("undelivered", .state(.failed)),
        ("failed", .state(.failed)), ("canceled", .state(.failed)), ("something-new", .nothingNew),
    ])
    func `has every status put into its state`(_ status: String, _ expected: SMSReport) throws {
        let form = "MessageStatus=\(status)"
        let signature = TwilioSignature(token: try Trial.secret()).text(of: Trial.receiptURL, FormFields(form))
        #expect(try report(form, signature: signature) == expected)
    }

    @Test func `says nothing without a status`() throws {
        let signature = TwilioSignature(token: try Trial.secret()).text(of: Trial.receiptURL, FormFields(""))
        #expect(try report("", signature: signature) == .unreadable)
    }

    @Test func `is believed for its address alone where there is no token to look at it with`() throws {
        let account = try #require(TwilioAccount(sid: Trial.account, apiKey: Trial.credentials("SK1")))
        let gateway = TwilioGateway(account, client: URLSessionClient())
        #expect(gateway.report(in: .form("MessageStatus=sent"), to: Trial.receiptURL) == .state(.sent))
        let signing = try #require(
            TwilioAccount(sid: Trial.account, apiKey: Trial.credentials("SK1"), signing: Trial.secret()))
        let careful = TwilioGateway(signing, client: URLSessionClient())
        #expect(careful.report(in: .form("MessageStatus=sent"), to: Trial.receiptURL) == .forged)
    }

    /// The examples that Twilio and its libraries publish.
    @Test(arguments: [
        (
            "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212",
            "RSOYDt4T1cUTdK1PDd93/VVr8B8="
        ),
        (
            "CallSid=CA1234567890ABCDE&Caller=%2B12349013030&Digits=1234&From=%2B12349013030&To=%2B18005551212",
            "0/KCTR6DLpKmkAf8muzZqo1nDgQ="
        ),
        ("Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234", "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
    ])
    func `is signed as Twilio's own examples are`(_ form: String, _ signature: String) throws {
        let signatures = TwilioSignature(token: try Trial.secret("12345"))
        let url = "https://mycompany.com/myapp.php?foo=1&bar=2"
        #expect(signatures.text(of: url, FormFields(form)) == signature)
        #expect(signatures.isValid(signature, of: url, FormFields(form)))
    }

    @Test(arguments: [
        ("http://[::1]/r", "http://[::1]:80/r"), ("http://[::1]:80/r", "http://[::1]/r"),
        ("https://acme.example", "https://acme.example:443"),
        ("https://acme.example?a:1", "https://acme.example:443?a:1"),
    ])
    func `is the same under an address with its port`(_ given: String, _ signed: String) throws {
        let signatures = TwilioSignature(token: try Trial.secret())
        let form = FormFields("a=1")
        #expect(signatures.isValid(signatures.text(of: signed, form), of: given, form))
    }
}
