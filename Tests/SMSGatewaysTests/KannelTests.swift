import Foundation
import MFACore
import MFATestKit
import OTPCore
import OutboundHTTP
import PhoneNumbers
import SMSChallenge
import SMSGateways
import TestSupport
import Testing

@Suite struct KannelTests {
    private func message(_ text: String, receiptURL: String? = nil) throws -> SMSMessage {
        SMSMessage(
            id: .random(from: SystemRandom()), address: try #require(PhoneAddress(e164: "+4740612345")),
            sender: try #require(SMSSender(name: "Acme")), text: SMSText(text), lifetime: .seconds(300),
            receiptURL: receiptURL)
    }

    @Test func `a form is read and written as browsers do`() {
        let form = FormFields("a=b+c&d=%C3%A5%2B&e&a=2&x=%zz")
        #expect(form["a"] == "b c" && form["d"] == "å+" && form["e"] == "" && form["x"] == "%zz" && form["y"] == nil)
        #expect(FormFields([("æ b", "1&2=3")]).text == "%C3%A6%20b=1%262%3D3")
    }

    private func challenges(_ gateway: any SMSGateway, receipts: Listener? = nil) throws -> SMSChallenges {
        let key = try MasterKey(name: KeyName("2026-11"), bytes: [UInt8](repeating: 9, count: 32))
        let context = RecordContext(store: InMemoryStore(), keys: try KeyRing(current: key))
        let host = try #require(SMSHost("acme.example"))
        let sender = try #require(SMSSender(name: "Acme"))
        return SMSChallenges(
            context, sending: try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.norway])),
            texts: try SMSTexts(app: "Acme", completions: [.browser(host)]),
            routes: try SMSRoutes(gateway, as: sender),
            receipts: try receipts.map { try SMSReceipts(at: "http://127.0.0.1:\($0.port)/receipts") })
    }

    @Test func `a code goes through a real gateway in each language, comes to the phone, and is taken`() async throws {
        let kannel = try Kannel()
        let receipts = try Listener()
        let challenges = try challenges(try kannel.gateway(), receipts: receipts)
        let host = try #require(SMSHost("acme.example"))
        var taken = 0
        for (index, language) in Language.allCases.enumerated() {
            let recipient = SMSChallenges.Recipient(
                try AccountID("user \(index)"), session: "s", language: language, completion: .browser(host))
            let number = try PhoneNumber("406 12 34\(index)", in: .norway)
            let sent = try await challenges.begin(adding: number, for: recipient).get()
            // A message, an empty line, and the line that browsers read.
            let lines = try await kannel.texts(lines: 3 * (index + 1)).suffix(3)
            let first = try #require(lines.first)
            #expect(first.hasPrefix("Acme \(number.e164) text Acme: "))
            let code = try #require(lines.last?.split(separator: "#").last)
            #expect(lines.last == "@acme.example #\(code)" && first.contains(" \(code)"))
            guard case .accepted = try await challenges.verify(typed: String(code), for: sent.id, by: recipient) else {
                Issue.record("the code \(code) of \(language) was not taken")
                return
            }
            // The centre takes it, and Kannel says so.
            while try await challenges.delivery(of: sent.id, for: recipient) != .delivered {
                let count = taken
                try await eventually { receipts.received.count > count }
                let call = try #require(ReceiptCall(wire: receipts.received[taken]))
                guard case .taken = try await challenges.take(call) else {
                    Issue.record("Kannel's own report was not taken: \(call.target)")
                    return
                }
                taken += 1
            }
        }
    }

    @Test func `a text beyond the small alphabet arrives as it was written`() async throws {
        let kannel = try Kannel()
        #expect(try await kannel.gateway().send(message("Код 123456")) == .accepted(nil))
        let line = try #require(try await kannel.texts(lines: 1).first)
        #expect(line.hasPrefix("Acme +4740612345 ucs-2 "))
        // Two bytes a character, escaped.
        #expect(line.contains("%04%1A"))
    }

    @Test func `a wrong password is the account's fault, so that another gateway may be asked`() async throws {
        let kannel = try Kannel()
        let outcome = try await kannel.gateway(password: "wrong").send(message("x"))
        #expect(outcome == .rejected(.init(.account, "wrong password")) && outcome.allowsAnother)
    }

    @Test func `a gateway that is gone has surely not sent anything`() async throws {
        let kannel = try Kannel()
        let gateway = try kannel.gateway()
        kannel.stop()
        guard case .unavailable = try await gateway.send(message("x")) else {
            Issue.record("it was not unavailable")
            return
        }
    }

    @Test func `a message centre that refuses shows on the page`() async throws {
        let centre = try Listener(
            answering:
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 15\r\nConnection: close\r\n\r\nNumber rejected")
        let receipts = try Listener()
        let kannel = try Kannel(centreAt: centre.port)
        let challenges = try challenges(try kannel.gateway(), receipts: receipts)
        let alice = SMSChallenges.Recipient(try AccountID("alice"), session: "s")
        let number = try PhoneNumber("406 12 345", in: .norway)
        // Kannel has taken it before it asks the centre.
        let sent = try await challenges.begin(adding: number, for: alice).get()
        try await eventually { !receipts.received.isEmpty }
        let call = try #require(ReceiptCall(wire: receipts.received[0]))
        #expect(try await challenges.take(call) == .taken(.failed))
        #expect(try await challenges.delivery(of: sent.id, for: alice) == .failed)
    }

    @Test func `a gateway that dies between its yes and its report leaves a code that still works`() async throws {
        let (centre, port) = try Sockets.listen()
        defer { Sockets.stop(centre) }
        let receipts = try Listener()
        let kannel = try Kannel(centreAt: port)
        let challenges = try challenges(try kannel.gateway(), receipts: receipts)
        let alice = SMSChallenges.Recipient(try AccountID("alice"), session: "s")
        let number = try PhoneNumber("406 12 345", in: .norway)
        let sent = try await challenges.begin(adding: number, for: alice).get()
        // The centre has the message and says nothing, and Kannel loses power.
        let connection = accept(centre, nil, nil)
        defer { Sockets.stop(connection) }
        let request = String(decoding: Sockets.read(from: connection), as: UTF8.self)
        kannel.stop()
        #expect(receipts.received.isEmpty)
        #expect(try await challenges.delivery(of: sent.id, for: alice) == .queued)
        let code = try #require(request.firstMatch(of: /code\+([0-9]{6})/)).output.1
        guard case .accepted = try await challenges.verify(typed: String(code), for: sent.id, by: alice) else {
            Issue.record("the code was not taken")
            return
        }
    }

    @Test func `our count of messages is Kannel's own`() async throws {
        let kannel = try Kannel()
        let gateway = try kannel.gateway()
        var random = SystemRandomNumberGenerator()
        // With characters of two places, which fall on every end of a message.
        let alphabets = ["abcdefghij ÆØÅäöü€^[]{}~|", "abcdeжшя’…"].map { Array($0) }
        var expected = 0
        for number in 0..<300 {
            let length = [153, 160, 306, 459, 67, 70, 134, 201][number % 8] + Int.random(in: -9...3, using: &random)
            let alphabet = alphabets[number % 3 == 0 ? 1 : 0]
            let text = "x" + String((0..<length).map { _ in alphabet.randomElement(using: &random) ?? "x" })
            #expect(try await gateway.send(message(text)) == .accepted(nil))
            let form = SMSText(text)
            // One too many for an earlier text shows at a later one.
            expected += form.segments
            #expect(
                try await kannel.texts(lines: expected).count == expected, "\(form.units) places in \(form.encoding)")
        }
    }

    @Test func `our count keeps pairs of units together, which Kannel tears apart`() async throws {
        let kannel = try Kannel()
        let text = String(repeating: "ж", count: 66) + "🙂" + String(repeating: "ж", count: 66)
        #expect(SMSText(text).segments == 3)
        #expect(try await kannel.gateway().send(message(text)) == .accepted(nil))
        // The first of its two parts ends in half a character. A phone puts it together again; a gateway that looks at each part does not.
        let first = try #require(try await kannel.texts(lines: 2).first)
        #expect(first.hasSuffix("%D8%3D"))
    }
}

@Suite struct `A gateway that answers anything` {
    private func outcome(of answer: String) async throws -> SMSOutcome {
        let listener = try Listener(answering: answer)
        let gateway = KannelGateway(
            try #require(HTTPAddress("http://127.0.0.1:\(listener.port)/cgi-bin/sendsms")),
            credentials: try #require(GatewayCredentials(user: "sms", password: "smspw")), client: URLSessionClient())
        let message = SMSMessage(
            id: .random(from: SystemRandom()), address: try #require(PhoneAddress(e164: "+4740612345")),
            sender: try #require(SMSSender(name: "Acme")), text: SMSText("Koden er 123456"), lifetime: .seconds(299),
            receiptURL: "https://acme.example/r?id=7")
        let outcome = await gateway.send(message)
        let call = try #require(listener.received.first)
        let fields = [
            "POST /cgi-bin/sendsms HTTP/1.1", "X-Kannel-Username: sms", "X-Kannel-Password: smspw",
            "X-Kannel-From: Acme",
            "X-Kannel-To: +4740612345", "X-Kannel-Coding: 0", "X-Kannel-Validity: 4", "X-Kannel-DLR-Mask: 31",
            "X-Kannel-DLR-Url: https://acme.example/r?id=7&type=%d", "Content-Type: text/plain; charset=UTF-8",
        ]
        for field in fields { #expect(call.lowercased().contains(field.lowercased()), "\(field) is not in the call") }
        #expect(call.hasSuffix("\r\n\r\nKoden er 123456"))
        return outcome
    }

    private func answer(_ status: String, _ body: String = "") -> String {
        "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    }

    @Test(arguments: [
        ("202 Accepted", "0: Accepted for delivery", SMSOutcome.accepted(nil)),
        ("202 Accepted", "3: Queued for later delivery", .accepted(nil)),
        ("400 Bad Request", "Missing receiver number, rejected", .rejected(.init(.invalidNumber, "no receiver"))),
        ("400 Bad Request", "Sender missing and no global set, rejected", .rejected(.init(.sender, "sender missing"))),
        (
            "400 Bad Request", "Number(s) has/have been denied by white- and/or black-lists.",
            .rejected(.init(.notPermitted, "denied by a list"))
        ),
        ("400 Bad Request", "Koden er 123456?", .rejected(.init(.other, "status 400"))),
        ("403 Forbidden", "Authorization failed for sendsms", .rejected(.init(.account, "wrong password"))),
        ("403 Forbidden", "Not routable. Do not try again.", .rejected(.init(.notPermitted, "not routable"))),
        ("404 Not Found", "", .rejected(.init(.account, "status 404"))),
        ("429 Too Many Requests", "", .throttled(retryAfter: nil)),
        ("503 Service Unavailable", "Temporal failure, try again later.", .unavailable("status 503")),
        ("302 Found", "", .unknown("status 302")), ("200 OK", "<html>", .unknown("status 200")),
    ])
    func `has every answer put into its class`(_ status: String, _ body: String, _ expected: SMSOutcome) async throws {
        #expect(try await outcome(of: answer(status, body)) == expected)
    }

    @Test func `is not followed to where it points`() async throws {
        let other = try Listener()
        let redirect =
            "HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:\(other.port)/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        #expect(try await outcome(of: redirect) == .unknown("status 307"))
        #expect(other.received.isEmpty)
    }

    @Test(arguments: ["", "garbage\r\n\r\n", "HTTP/1.1 202 Accepted\r\nContent-Length: 100\r\n\r\n0: Acc"])
    func `may have sent what it gives no whole answer to`(_ answer: String) async throws {
        let outcome = try await outcome(of: answer)
        guard case .unknown = outcome else {
            Issue.record("it is taken for \(outcome)")
            return
        }
    }

    @Test func `is not read without end`() async throws {
        let long = answer("202 Accepted", String(repeating: "x", count: 100_000))
        #expect(try await outcome(of: long) == .unknown("The answer is longer than 65536 bytes."))
    }

    @Test func `is called over TLS, but on this machine`() {
        for good in ["https://sms.example/send", "http://127.0.0.1:13013/x", "http://[::1]/x", "http://localhost/x"] {
            #expect(HTTPAddress(good) != nil)
        }
        for bad in [
            "http://sms.example/", "ftp://sms.example", "https://", "https://a:b@sms.example", "https://a b",
            "http://localhost.evil.example/",
        ] {
            #expect(HTTPAddress(bad) == nil)
        }
    }

    @Test func `T27: has its password printed nowhere`() throws {
        let credentials = try #require(GatewayCredentials(user: "sms", password: "hush-hush"))
        let call = HTTPCall(
            "POST", try #require(HTTPAddress("https://sms.example/x?key=hush-hush")),
            headers: [(name: "Authorization", value: "hush-hush")], body: Array("hush-hush".utf8))
        var dumped = ""
        dump(call, to: &dumped)
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), "\(call)", String(reflecting: call), dumped] {
            #expect(!text.contains("hush"))
        }
        #expect(GatewayCredentials(user: "a\r\nb", password: "x") == nil)
    }
}
