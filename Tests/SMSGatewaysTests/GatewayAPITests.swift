import MFACore
import OutboundHTTP
import SMSChallenge
import SMSGateways
import Testing

@Suite struct GatewayAPITests {
    private func send(
        _ message: SMSMessage? = nil, answered answer: String = Trial.answer(200, #"{"ids":[421332671]}"#)
    )
        async throws -> (outcome: SMSOutcome, call: ReceiptCall)
    {
        try await Trial.send(message, answered: answer) {
            GatewayAPIGateway(token: try Trial.secret(), on: .at($0), client: URLSessionClient())
        }
    }

    @Test func `a message is posted as JSON, its fields in one order`() async throws {
        let (outcome, call) = try await send()
        #expect(outcome == .accepted("421332671"))
        #expect(call.method == "POST" && call.target == "/rest/mtsms")
        #expect(call.headers["authorization"] == "Basic aHVzaC10b2tlbjo=")
        #expect(call.headers["content-type"] == "application/json")
        #expect(
            call.text
                == #"{"sender":"Acme Inc","message":"Kode 123456 & på <vei>","recipients":[{"msisdn":4740612345}],"#
                + #""userref":"0123456789abcdef0123","callback_url":"https://acme.example/receipts/7-1-ab-2026","#
                + #""encoding":"UTF8","validity_period":299}"#)
    }

    @Test func `what the small alphabet lacks is said to be so, and nobody has to be reported to`() async throws {
        let (_, call) = try await send(
            Trial.message("Код\n\"1\"", from: SMSSender(number: "+4721000000"), lifetime: .seconds(5), receiptURL: nil))
        #expect(
            call.text
                == #"{"sender":"4721000000","message":"Код\n\"1\"","recipients":[{"msisdn":4740612345}],"#
                + #""userref":"0123456789abcdef0123","encoding":"UCS2","validity_period":60}"#)
    }

    @Test(arguments: [
        (200, #"{"ids":[421332671,2],"usage":{"total_cost":0.12}}"#, SMSOutcome.accepted("421332671")),
        (200, #"{"ids":["421332671"]}"#, .accepted("421332671")), (200, #"{"ids":[]}"#, .unknown("status 200")),
        (200, #"{"ids":["x"]}"#, .unknown("status 200")), (200, "{}", .unknown("status 200")),
        (200, "<html>", .unknown("status 200")), (204, "", .unknown("status 204")),
        (401, #"{"code":"0x0210"}"#, .rejected(.init(.account, "status 401, code 0x0210"))),
        (401, #"{"code":"0x0211"}"#, .rejected(.init(.account, "status 401, code 0x0211"))),
        (400, #"{"code":"0x0212"}"#, .rejected(.init(.account, "status 400, code 0x0212"))),
        (401, "", .rejected(.init(.account, "status 401"))),
        (403, #"{"code":"0x0213","variables":["1.2.3.4"]}"#, .rejected(.init(.account, "status 403, code 0x0213"))),
        (403, #"{"code":"0x0214"}"#, .rejected(.init(.account, "status 403, code 0x0214"))),
        (403, #"{"code":"0x0215"}"#, .rejected(.init(.notPermitted, "status 403, code 0x0215"))),
        (403, #"{"code":"0x0216"}"#, .rejected(.init(.account, "status 403, code 0x0216"))),
        (403, #"{"code":"0x0217"}"#, .rejected(.init(.notPermitted, "status 403, code 0x0217"))),
        (403, "", .rejected(.init(.account, "status 403"))),
        (422, #"{"code":"0x0218"}"#, .rejected(.init(.other, "status 422, code 0x0218"))),
        (422, #"{"code":"0x021A"}"#, .rejected(.init(.other, "status 422, code 0x021a"))),
        (422, #"{"code":"123456"}"#, .rejected(.init(.other, "status 422"))),
        (400, #"{"code":"0x0205"}"#, .unavailable("status 400, code 0x0205")),
        (503, #"{"code":"0x0106"}"#, .unavailable("status 503, code 0x0106")),
        (500, #"{"code":"0x0209"}"#, .unavailable("status 500, code 0x0209")),
        (429, "", .throttled(retryAfter: nil)), (500, #"{"code":"0x0201"}"#, .unavailable("status 500, code 0x0201")),
        (500, "", .unknown("status 500")), (504, "late", .unknown("status 504")), (302, "", .unknown("status 302")),
    ])
    func `every answer has its class`(_ status: Int, _ body: String, _ expected: SMSOutcome) async throws {
        #expect(try await send(answered: Trial.answer(status, body)).outcome == expected)
    }
}

@Suite struct `A report of GatewayAPI's` {
    private static let body =
        #"{"id":1000001,"msisdn":4740612345,"time":1450000000,"status":"DELIVERED","userref":"0123456789abcdef0123"}"#
    private static let claims =
        "eyJpZCI6MTAwMDAwMSwibXNpc2RuIjo0NzQwNjEyMzQ1LCJ0aW1lIjoxNDUwMDAwMDAwLCJzdGF0dXMiOiJERUxJVkVSRUQiLCJlcnJvciI6"
        + "bnVsbCwiY29kZSI6bnVsbCwidXNlcnJlZiI6IjAxMjM0NTY3ODlhYmNkZWYwMTIzIn0"
    private static let header = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9"
    /// What the gateway would send with that body; Python's hmac has signed it.
    private static let token = "\(header).\(claims).HgK0lDOrODEDuJng-sOy3EOpyhRblSI9xVsafyQo6Bo"

    private func report(_ body: String = body, token: String? = token, secret: String? = "hush-secret") throws
        -> SMSReport
    {
        let gateway = GatewayAPIGateway(
            token: try Trial.secret(), signing: try secret.map { try Trial.secret($0) }, client: URLSessionClient())
        return gateway.report(
            in: .form(body, headers: token.map { ["x-gwapi-signature": $0] } ?? [:]), to: Trial.receiptURL)
    }

    @Test func `is taken with its signature`() throws {
        #expect(try report() == .state(.delivered))
    }

    @Test func `is forged if it is not signed, or by another algorithm, or another key`() throws {
        let signature = "HgK0lDOrODEDuJng-sOy3EOpyhRblSI9xVsafyQo6Bo"
        let forged = [
            nil, "", "a.b.c", "..", "\(Self.header).\(Self.claims)", "\(Self.header).\(Self.claims).",
            "\(Self.token).", "\(Self.token)=", "\(Self.header)=.\(Self.claims).\(signature)",
            // None at all, and HS512 with the right key.
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJub25lIn0.\(Self.claims).",
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.\(Self.claims)"
                + ".zwsFJV8aCWRKxlpCmrVVJ6Zh2kO_f7E9A_KRZK2aewMhOFZgsKVgu37DZMd4Wla7Tdt0V7Rv3xEOwUdAK8cxQA",
            // HS256 with another key.
            "\(Self.header).\(Self.claims).OY8d2YKjmHC21nOONE5LTQU5zXvfPYI8FMrOBVGaveQ",
            // The other alphabet, and a last symbol whose unused bits are set.
            Self.token.replacing("-sOy", with: "+sOy"), String(Self.token.dropLast()) + "p",
        ]
        for token in forged { #expect(try report(token: token) == .forged, "\(token ?? "no token")") }
        #expect(try report(secret: "another") == .forged)
    }

    @Test func `is forged if its body says something else than what is signed`() throws {
        #expect(try report(Self.body.replacing("1000001", with: "1000002")) == .forged)
        #expect(try report(Self.body.replacing("DELIVERED", with: "ENROUTE")) == .forged)
        #expect(try report(Self.body.replacing(#""userref":"01"#, with: #""userref":"02"#)) == .forged)
        #expect(try report(Self.body.replacing(#","userref":"0123456789abcdef0123""#, with: "")) == .forged)
        #expect(try report("{}") == .forged)
        #expect(try report("<html>") == .forged)
    }

    @Test(arguments: [
        ("SCHEDULED", SMSReport.state(.queued)), ("BUFFERED", .state(.queued)), ("ENROUTE", .state(.sent)),
        ("ACCEPTED", .state(.sent)), ("DELIVERED", .state(.delivered)), ("EXPIRED", .state(.expired)),
        ("DELETED", .state(.failed)), ("UNDELIVERABLE", .state(.failed)), ("REJECTED", .state(.failed)),
        ("SKIPPED", .state(.failed)), ("UNKNOWN", .nothingNew),
    ])
    func `has every status put into its state`(_ status: String, _ expected: SMSReport) throws {
        // Without a secret there is no signature to look at; the address is the message's own.
        #expect(try report(#"{"id":1,"status":"\#(status)"}"#, token: nil, secret: nil) == expected)
    }

    @Test(arguments: ["", "{}", "[]", #"{"status":20}"#, "<html>"])
    func `says nothing without a status`(_ body: String) throws {
        #expect(try report(body, token: nil, secret: nil) == .unreadable)
    }

    @Test func `is signed as the gateway's own example is`() throws {
        // From its documentation of webhooks, where the secret is “secret”.
        let token =
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpZCI6MjM4MTcwMywibXNpc2RuIjo0NTQyNjA5MDQ1LCJ0aW1lIjoxNTIyNzY0MDYyL"
            + "CJzdGF0dXMiOiJERUxJVkVSRUQiLCJlcnJvciI6bnVsbCwiY29kZSI6bnVsbCwidXNlcnJlZiI6bnVsbCwiY2FsbGJhY2tfdXJsIjoiaHR"
            + "0cDovL2JiYWY3MTQyLm5ncm9rLmlvIiwiYXBpIjo0fQ.KdfDH65bnQtgxEkFnpAQodOciAJedZFB13r9wEo8t3Y"
        // What is null in one may be missing in the other.
        let body = #"{"id":2381703,"msisdn":4542609045,"time":1522764062,"status":"DELIVERED"}"#
        #expect(try report(body, token: token, secret: "secret") == .state(.delivered))
    }

    @Test func `is no token if a reader would have to understand more first`() throws {
        for (token, isRead) in SignedTokenSamples.all {
            #expect((SignedToken.claims(in: token, signedBy: try Trial.secret("key")) != nil) == isRead, "\(token)")
        }
    }
}

/// Headers and claims of which the first alone are a token; Python's hmac has signed all of them with “key”.
private enum SignedTokenSamples {
    static let all = [
        // {"alg":"HS256"} {"a":1}
        ("eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.FFq7df23yURc9R-KnrYxV7k5v-q3gzDwXCu3YEElWyY", true),
        // {"alg":"HS256","crit":["x"]} {"a":1}
        ("eyJhbGciOiJIUzI1NiIsImNyaXQiOlsieCJdfQ.eyJhIjoxfQ.IqyPA2h0soev8FuLUah-JDDGHevH0wTrsh3Ghw95Gyg", false),
        // {"alg":"HS256","alg":"HS256"} {"a":1}
        ("eyJhbGciOiJIUzI1NiIsImFsZyI6IkhTMjU2In0.eyJhIjoxfQ.gekc8d_lqWd19xBU0qlkgr2ZaUAw5xokxq_TQezVOOw", false),
        // ["HS256"] {"a":1}
        ("WyJIUzI1NiJd.eyJhIjoxfQ.j2sLKh_4EHAhljIBYD8qoM9kMnMcsaOednXYCNQzw1c", false),
        // {"alg":"hs256"} {"a":1}
        ("eyJhbGciOiJoczI1NiJ9.eyJhIjoxfQ.kBkM_i4VqhT0cbFeBu0nHYIJ7PDPwqdPKDyztZpElkY", false),
        // {"alg":"HS256"} [1]
        ("eyJhbGciOiJIUzI1NiJ9.WzFd.usMWH7vrDRLHtXMBC1KXki453ljtlX1cD5FZNDhFZxI", false),
        // {} {}
        ("e30.e30.lzH8MMSlAlHQX8jW_3rth8-W4HfvFo8cGBk9GrmJv-0", false),
    ]
}
