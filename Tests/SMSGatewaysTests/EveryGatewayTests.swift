import MFACore
import MFATestKit
import OutboundHTTP
import SMSChallenge
import SMSGateways
import Synchronization
import TestSupport
import Testing

/// What must hold for every gateway that there is, whatever its server does.
@Suite struct `Every gateway` {
    /// The gateways, each with a secret that begins with “hush”.
    enum Kind: String, CaseIterable, Sendable {
        case kannel, twilio, twilioVoice, gatewayAPI, fortySixElks, linkMobility, sveve, vonage

        func gateway(at base: HTTPAddress, _ client: any HTTPClient = URLSessionClient()) throws -> any SMSGateway {
            switch self {
            case .kannel: KannelGateway(base, credentials: try Trial.credentials(), client: client)
            case .twilio: TwilioGateway(try Trial.twilio(), at: base, client: client)
            case .twilioVoice: Caller(voice: TwilioVoiceGateway(try Trial.twilio(), at: base, client: client))
            case .gatewayAPI:
                GatewayAPIGateway(
                    token: try Trial.secret(), signing: try Trial.secret("hush-secret"), on: .at(base), client: client)
            case .fortySixElks: FortySixElksGateway(credentials: try Trial.credentials(), at: base, client: client)
            case .linkMobility:
                try HTTPGateway.linkMobility(at: base, credentials: Trial.credentials(), partner: "1", client: client)
            case .sveve: try HTTPGateway.sveve(at: base, user: "acme", password: Trial.secret(), client: client)
            case .vonage: try HTTPGateway.vonage(at: base, key: "k", secret: Trial.secret(), client: client)
            }
        }
    }

    /// Says a message where others send it.
    private struct Caller: SMSGateway {
        let voice: TwilioVoiceGateway
        var name: String { voice.name }

        func send(_ message: SMSMessage) async -> SMSOutcome {
            guard let caller = SMSSender(number: "+4721000000") else { return .unknown("no caller") }
            return await voice.call(
                VoiceCall(
                    id: message.id, address: message.address, caller: caller, language: .english,
                    sentences: [message.text.text], lifetime: message.lifetime, receiptURL: message.receiptURL))
        }

        func report(in call: ReceiptCall, to url: String) -> SMSReport { voice.report(in: call, to: url) }
    }

    /// A client that calls nobody, remembers whom it should have called, and has one answer.
    private final class Unconnected: HTTPClient {
        let called = Mutex<[String]>([])
        private let answer: Result<HTTPAnswer, HTTPFailure>

        init(_ answer: Result<HTTPAnswer, HTTPFailure> = .failure(.notSent("no network"))) { self.answer = answer }

        func answer(to call: HTTPCall) async throws(HTTPFailure) -> HTTPAnswer {
            called.withLock { $0.append(call.url.text) }
            return try answer.get()
        }
    }

    /// A client whose calls wait for a quarter of a second.
    private struct Impatient: HTTPClient {
        let client = URLSessionClient()

        func answer(to call: HTTPCall) async throws(HTTPFailure) -> HTTPAnswer {
            var call = call
            call.deadline = .milliseconds(250)
            return try await client.answer(to: call)
        }
    }

    private func outcome(_ kind: Kind, answered answer: String?) async throws -> SMSOutcome {
        let listener = try Listener(answering: answer)
        let address = try #require(HTTPAddress("http://127.0.0.1:\(listener.port)"))
        let outcome = await (try kind.gateway(at: address, Impatient())).send(try Trial.message())
        #expect(listener.received.count == 1, "it has called more than once")
        return outcome
    }

    @Test(arguments: Kind.allCases)
    func `may have sent what it gives no whole answer to`(_ kind: Kind) async throws {
        let answers = [
            nil, "", "HTTP/1.1 ", "garbage\r\n\r\n", "SSH-2.0-OpenSSH_9.2\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
            Trial.answer(200, String(repeating: " ", count: 100_000)),
        ]
        for answer in answers {
            guard case .unknown = try await outcome(kind, answered: answer) else {
                Issue.record("\(kind) is sure of \(answer?.prefix(40) ?? "silence")")
                continue
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func `may have sent what it gives no sense in answer to`(_ kind: Kind) async throws {
        for body in ["", "<html>", "{", "[[[", "null", "{}", #"{"sid":null,"ids":null,"id":null}"#, "\u{0}", "1"] {
            #expect(try await outcome(kind, answered: Trial.answer(200, body)) == .unknown("status 200"), "\(body)")
        }
        for (status, body) in [(500, ""), (503, ""), (504, "late"), (304, "")] {
            #expect(try await outcome(kind, answered: Trial.answer(status, body)) == .unknown("status \(status)"))
        }
        for status in [500, 502, 503] {
            #expect(try await outcome(kind, answered: Trial.answer(status, "x")) == .unavailable("status \(status)"))
        }
    }

    @Test(arguments: Kind.allCases, [301, 302, 303, 307, 308])
    func `is not followed to where it points`(_ kind: Kind, _ status: Int) async throws {
        let other = try Listener()
        let redirect = Trial.answer(status, headers: ["Location: http://127.0.0.1:\(other.port)/"])
        #expect(try await outcome(kind, answered: redirect) == .unknown("status \(status)"))
        #expect(other.received.isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func `has surely sent nothing where nobody listens`(_ kind: Kind) async throws {
        let address = try #require(HTTPAddress("http://127.0.0.1:\(try Sockets.freePort())"))
        guard case .unavailable = await (try kind.gateway(at: address)).send(try Trial.message()) else {
            Issue.record("\(kind) is not unavailable")
            return
        }
    }

    @Test(arguments: Kind.allCases)
    func `T27: lets no code, number or password into a log, whatever it is answered`(_ kind: Kind) async throws {
        let values = [#""Kode 123456 +4740612345 hush-token""#, #""123456""#, "123456", "4740612345", #""40612345""#]
        for value in values {
            let fields = ["sid", "code", "message", "status", "description", "resultCode", "error", "more_info"]
            let body =
                "{" + fields.map { #""\#($0)":\#(value),"# }.joined()
                + #""errors":[\#(value)],"variables":[\#(value)],"messages":[{"status":\#(value),"error-text":\#(value)}],"#
                + #""response":{"fatalError":\#(value),"errors":[{"message":\#(value)}]}}"#
            for status in [200, 201, 400, 401, 403, 404, 422, 429, 500, 503] {
                let client = Unconnected(.success(HTTPAnswer(status: status, body: Array(body.utf8))))
                let gateway = try kind.gateway(at: try #require(HTTPAddress("https://sms.example")), client)
                let printed = "\(await gateway.send(try Trial.message()))"
                for secret in ["123456", "40612345", "Kode", "hush"] {
                    #expect(!printed.contains(secret), "\(kind), status \(status): \(printed)")
                }
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func `T27: has its secrets printed nowhere`(_ kind: Kind) throws {
        let gateway = try kind.gateway(at: try #require(HTTPAddress("https://sms.example")))
        var dumped = ""
        dump(gateway, to: &dumped)
        for text in ["\(gateway)", String(reflecting: gateway), dumped, "\(Mirror(reflecting: gateway).children)"] {
            #expect(!text.contains("hush"), "\(text)")
            // The password as it stands in a header field.
            #expect(!text.contains("aHVza") && !text.contains("h1c2gt") && !text.contains("odXNo"), "\(text)")
        }
    }

    @Test func `T27: is described without its secrets`() throws {
        let secret = try Trial.secret()
        let configuration = HTTPGateway.Configuration(
            name: "own", url: try #require(HTTPAddress("https://sms.example")),
            headers: [("Authorization", .basic(try Trial.credentials())), ("X-Key", ["Key ", .secret(secret)])],
            body: .json(
                .object([("password", .text(.secret(secret))), ("to", .text(.recipient)), ("text", .text(.text))])),
            success: .init(statuses: [200], where: []),
            reports: .init(.form("s"), states: [:], secret: (header: "X-Key", value: secret)))
        var dumped = "\(secret) \(configuration) \(String(reflecting: secret)) \(String(reflecting: configuration))"
        dump(configuration, to: &dumped)
        dump(try Trial.twilio(), to: &dumped)
        #expect(dumped.contains("GatewaySecret") && !dumped.contains("hush") && !dumped.contains("dXNlcjpodXNoLXB3"))
    }

    @Test(arguments: Kind.allCases)
    func `passes the suite that others try theirs with`(_ kind: Kind) async throws {
        let client = Unconnected(.success(HTTPAnswer(status: 204)))
        await SMSGatewayConformance(try kind.gateway(at: try #require(HTTPAddress("https://sms.example")), client))
            .run()
    }

    @Test func `calls its maker where nobody says otherwise`() async throws {
        let client = Unconnected()
        let (secret, credentials) = (try Trial.secret(), try Trial.credentials())
        let region = try #require(HTTPAddress("https://api.dublin.ie1.twilio.com/"))
        let gateways: [any SMSGateway] = [
            TwilioGateway(try Trial.twilio(), client: client),
            TwilioGateway(try Trial.twilio(), at: region, client: client),
            Caller(voice: TwilioVoiceGateway(try Trial.twilio(), client: client)),
            GatewayAPIGateway(token: secret, client: client),
            GatewayAPIGateway(token: secret, on: .europe, client: client),
            FortySixElksGateway(credentials: credentials, client: client),
            try HTTPGateway.linkMobility(credentials: credentials, partner: "1", client: client),
            try HTTPGateway.sveve(user: "acme", password: secret, client: client),
            try HTTPGateway.vonage(key: "k", secret: secret, client: client),
        ]
        for gateway in gateways {
            #expect(await gateway.send(try Trial.message()) == .unavailable("no network"))
        }
        let account = "2010-04-01/Accounts/\(Trial.account)"
        #expect(
            client.called.withLock { $0 } == [
                "https://api.twilio.com/\(account)/Messages.json",
                "https://api.dublin.ie1.twilio.com/\(account)/Messages.json",
                "https://api.twilio.com/\(account)/Calls.json", "https://gatewayapi.com/rest/mtsms",
                "https://gatewayapi.eu/rest/mtsms", "https://api.46elks.com/a1/sms",
                "https://wsx.sp247.net/sms/send", "https://api.sveve.se/SMS/SendMessage",
                "https://rest.nexmo.com/sms/json",
            ])
    }

    @Test(arguments: Kind.allCases)
    func `takes no report of nothing`(_ kind: Kind) throws {
        let gateway = try kind.gateway(at: try #require(HTTPAddress("https://sms.example")))
        let expected: SMSReport = [.twilio, .twilioVoice, .gatewayAPI].contains(kind) ? .forged : .unreadable
        for body in ["", "{", "%%%", String(repeating: "&", count: 1000), String(repeating: "[", count: 1000)] {
            #expect(gateway.report(in: .form(body), to: Trial.receiptURL) == expected)
        }
    }
}
