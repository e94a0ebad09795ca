import MFACore
import MFATestKit
import OutboundHTTP
import SMSChallenge
import SMSGateways
import TestSupport
import Testing

@Suite struct TwilioVoiceTests {
    private func call(
        _ sentences: [String], in language: Language = .norwegianBokmål, lifetime: Duration = .seconds(45),
        answered answer: String = Trial.answer(201, #"{"sid":"CA0123456789abcdef0123456789abcdef"}"#)
    ) async throws -> (outcome: SMSOutcome, call: ReceiptCall) {
        let listener = try Listener(answering: answer)
        let address = try #require(HTTPAddress("http://127.0.0.1:\(listener.port)"))
        let gateway = TwilioVoiceGateway(try Trial.twilio(), at: address, client: URLSessionClient())
        let call = VoiceCall(
            id: try #require(FactorID(Trial.id)), address: try #require(PhoneAddress(e164: "+4740612345")),
            caller: try #require(SMSSender(number: "+4721000000")), language: language, sentences: sentences,
            lifetime: lifetime, receiptURL: Trial.receiptURL)
        let outcome = await gateway.call(call)
        return (outcome, try #require(listener.received.first.flatMap { ReceiptCall(wire: $0) }))
    }

    @Test func `a call is posted as a form, with what is to be said in it`() async throws {
        let (outcome, call) = try await call(["1, 2.", "1, 2."])
        #expect(outcome == .accepted("CA0123456789abcdef0123456789abcdef"))
        #expect(call.method == "POST" && call.target == "/2010-04-01/Accounts/\(Trial.account)/Calls.json")
        #expect(
            call.headers["authorization"] == "Basic QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjpodXNoLXRva2Vu")
        let say = "%3CSay%20language%3D%22nb-NO%22%3E1%2C%202.%3C%2FSay%3E%3CPause%20length%3D%221%22%2F%3E"
        #expect(
            call.text
                == "To=%2B4740612345&From=%2B4721000000&Twiml=%3CResponse%3E\(say)\(say)%3C%2FResponse%3E"
                + "&StatusCallback=https%3A%2F%2Facme.example%2Freceipts%2F7-1-ab-2026&Timeout=45")
    }

    @Test func `nothing that is said becomes anything else`() async throws {
        let (_, call) = try await call([#"</Say><Dial>+1</Dial> & "x" 'y'"# + "\u{1}å"])
        #expect(
            FormFields(call.text)["Twiml"]
                == #"<Response><Say language="nb-NO">&lt;/Say&gt;&lt;Dial&gt;+1&lt;/Dial&gt; &amp; "#
                + #"&quot;x&quot; &apos;y&apos; å</Say><Pause length="1"/></Response>"#)
    }

    @Test(
        arguments: zip(Language.allCases, ["nb-NO", "nb-NO", "sv-SE", "da-DK", "fi-FI", "en-GB", "de-DE"]))
    func `each language has a voice`(_ language: Language, _ voice: String) async throws {
        let (_, call) = try await call(["x"], in: language)
        #expect(FormFields(call.text)["Twiml"]?.contains(#"<Say language="\#(voice)">x"#) == true)
    }

    @Test(arguments: [(0, 5), (5, 5), (60, 60), (600, 60)])
    func `it rings for as long as somebody may come`(_ lifetime: Int, _ timeout: Int) async throws {
        let (_, call) = try await call(["x"], lifetime: .seconds(lifetime))
        #expect(call.text.hasSuffix("&Timeout=\(timeout)"))
    }

    @Test(arguments: [
        (201, "{}", SMSOutcome.unknown("status 201")),
        (400, #"{"code":21211}"#, .rejected(.init(.invalidNumber, "status 400, code 21211"))),
        (401, "", .rejected(.init(.account, "status 401"))), (429, "", .throttled(retryAfter: nil)),
        (500, "x", .unavailable("status 500")),
    ])
    func `answers have the classes of messages`(_ status: Int, _ body: String, _ expected: SMSOutcome) async throws {
        #expect(try await call(["x"], answered: Trial.answer(status, body)).outcome == expected)
    }

    @Test(arguments: [
        ("queued", SMSReport.state(.sent)), ("initiated", .state(.sent)), ("ringing", .state(.sent)),
        ("in-progress", .state(.sent)), ("completed", .state(.delivered)), ("busy", .state(.failed)),
        ("no-answer", .state(.failed)), ("failed", .state(.failed)), ("canceled", .state(.failed)),
        ("something-new", .nothingNew),
    ])
    func `every status of a call has its state, and is believed with its signature alone`(
        _ status: String, _ expected: SMSReport
    ) throws {
        let gateway = TwilioVoiceGateway(try Trial.twilio(), client: URLSessionClient())
        let form = "CallSid=CA1&CallStatus=\(status)"
        let signature = TwilioSignature(token: try Trial.secret()).text(of: Trial.receiptURL, FormFields(form))
        let call = ReceiptCall.form(form, headers: ["x-twilio-signature": signature])
        #expect(gateway.report(in: call, to: Trial.receiptURL) == expected)
        #expect(gateway.report(in: .form(form), to: Trial.receiptURL) == .forged)
        #expect(gateway.report(in: call, to: Trial.receiptURL + "x") == .forged)
    }
}
