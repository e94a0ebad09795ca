import MFACore
import OutboundHTTP
import SMSChallenge
import SMSGateways
import Testing

@Suite struct HTTPGatewayTests {
    private typealias Template = HTTPGateway.Template

    private func send(
        _ message: SMSMessage? = nil, answered answer: String = Trial.answer(200, #"{"ok":true}"#),
        by configuration: (HTTPAddress) throws -> HTTPGateway.Configuration
    ) async throws -> (outcome: SMSOutcome, call: ReceiptCall) {
        try await Trial.send(message, answered: answer) {
            try HTTPGateway(configuration($0), client: URLSessionClient())
        }
    }

    /// Every place that there is, each in a field of its own.
    private let places: [(name: String, value: Template)] = [
        ("to", .recipient), ("digits", .recipientWithoutPlus), ("from", .sender), ("bare", .senderWithoutPlus),
        ("ton", .senderForm(name: "A", number: "M", short: "S")), ("text", .text),
        ("coding", .encoding(gsm7: "0", ucs2: "2")), ("id", .id), ("minutes", .lifetime(in: .minutes)),
        ("seconds", .lifetime(in: .seconds, within: 10...200)), ("ms", .lifetime(in: .milliseconds)),
        ("report", .receiptURL), ("ref & co", ["a=", .id, "&b"]),
    ]

    private func form(_ address: HTTPAddress, _ method: String = "POST") throws -> HTTPGateway.Configuration {
        HTTPGateway.Configuration(
            name: "own", method: method, url: address,
            headers: [("X-Key", ["Key ", .secret(try Trial.secret())]), ("X-Report", .id)], body: .form(places),
            success: .init(statuses: [200], where: []), reports: .init(.form("s"), states: ["d": .delivered]))
    }

    @Test func `every place is filled, and escaped as a form`() async throws {
        let (outcome, call) = try await send { try form($0) }
        #expect(outcome == .accepted(nil))
        #expect(call.method == "POST" && call.target == "/")
        #expect(call.headers["x-key"] == "Key hush-token" && call.headers["x-report"] == Trial.id)
        #expect(call.headers["content-type"] == "application/x-www-form-urlencoded")
        #expect(
            call.text
                == "to=%2B4740612345&digits=4740612345&from=Acme%20Inc&bare=Acme%20Inc&ton=A"
                + "&text=Kode%20123456%20%26%20p%C3%A5%20%3Cvei%3E&coding=0&id=0123456789abcdef0123&minutes=4&seconds=200"
                + "&ms=299000&report=https%3A%2F%2Facme.example%2Freceipts%2F7-1-ab-2026"
                + "&ref%20%26%20co=a%3D0123456789abcdef0123%26b")
    }

    @Test(arguments: [("4721000000", "%2B4721000000", "4721000000", "M"), ("2270", "2270", "2270", "S")])
    func `a number stands as the gateway wants it, and what there is nothing for is left out`(
        _ number: String, _ sender: String, _ bare: String, _ kind: String
    ) async throws {
        let message = try Trial.message(
            "Код", from: SMSSender(number: number), lifetime: .seconds(7), receiptURL: nil)
        let (_, call) = try await send(message) { try form($0, "PUT") }
        #expect(call.method == "PUT")
        #expect(
            call.text
                == "to=%2B4740612345&digits=4740612345&from=\(sender)&bare=\(bare)&ton=\(kind)&text=%D0%9A%D0%BE%D0%B4"
                + "&coding=2&id=0123456789abcdef0123&minutes=1&seconds=10&ms=7000&ref%20%26%20co=a%3D0123456789abcdef0123%26b"
        )
    }

    private func json(_ address: HTTPAddress) throws -> HTTPGateway.Configuration {
        HTTPGateway.Configuration(
            name: "own", url: address, headers: [("Authorization", .basic(try Trial.credentials()))],
            body: .json(
                .object([
                    ("to", .list([.object([("n", .number(.recipientWithoutPlus))]), .text(.receiptURL)])),
                    ("t\"xt", .text(["<", .text, ">"])), ("ttl", .number(.lifetime(in: .seconds))),
                    ("class", .number("1")), ("flash", .bool(false)), ("test", .bool(true)),
                    ("callback", .text(.receiptURL)),
                ])), success: .init(statuses: [200], where: []),
            reports: .init(.json(["s"]), states: ["d": .delivered]))
    }

    @Test func `every place is filled, and escaped as JSON`() async throws {
        let (_, call) = try await send(Trial.message("\"a\"\\\n{}\u{1F642}", receiptURL: nil)) { try json($0) }
        #expect(call.headers["authorization"] == "Basic dXNlcjpodXNoLXB3")
        #expect(call.headers["content-type"] == "application/json")
        #expect(
            call.text
                == #"{"to":[{"n":4740612345}],"t\"xt":"<\"a\"\\\n{}🙂>","ttl":299,"class":1,"flash":false,"test":true}"#)
        let (_, reporting) = try await send(Trial.message("x")) { try json($0) }
        #expect(
            reporting.text
                == #"{"to":[{"n":4740612345},"https://acme.example/receipts/7-1-ab-2026"],"t\"xt":"<x>","ttl":299,"#
                + #""class":1,"flash":false,"test":true,"callback":"https://acme.example/receipts/7-1-ab-2026"}"#)
    }

    @Test(arguments: [
        (200, #"{"ok":"yes","n":2,"ids":["a7"],"x":0}"#, SMSOutcome.accepted("a7")),
        (202, #"{"ok":"oui","n":1,"ids":[7],"x":""}"#, .accepted("7")),
        (200, #"{"ok":"yes","n":2,"ids":["a b"],"x":false}"#, .accepted(nil)),
        (200, #"{"ok":"yes","n":2,"ids":[{}],"x":false}"#, .accepted(nil)),
        // A status, a text, a number, a list and a presence that are not as they must be.
        (201, #"{"ok":"yes","n":2,"ids":["a7"],"x":0}"#, .unknown("status 201")),
        (200, #"{"ok":"no","n":2,"ids":["a7"],"x":0}"#, .unknown("status 200")),
        (200, #"{"ok":"yes","n":"2","ids":["a7"],"x":0}"#, .unknown("status 200")),
        (200, #"{"ok":"yes","n":2.5,"ids":["a7"],"x":0}"#, .unknown("status 200")),
        (200, #"{"ok":"yes","n":2,"ids":[],"x":0}"#, .unknown("status 200")),
        (200, #"{"ok":"yes","n":2,"ids":"a7","x":0}"#, .unknown("status 200")),
        (200, #"{"ok":"yes","n":2,"ids":["a7"],"x":null}"#, .unknown("status 200")),
        (200, #"{"ok":"yes","n":2,"ids":["a7"]}"#, .unknown("status 200")), (200, "yes", .unknown("status 200")),
        // Rules, of which the first one counts.
        (200, #"{"e":{"c":17}}"#, .throttled(retryAfter: .seconds(9))),
        (403, #"{"e":{"c":18}}"#, .unavailable("status 403, e.c 18")),
        (403, #"{"e":{"c":19}}"#, .rejected(.init(.sender, "status 403"))),
        (200, #"{"e":{"c":20,"why":"+4740612345"}}"#, .rejected(.init(.content, "status 200, e.c 20, e.why"))),
        (200, #"{"e":{"c":20}}"#, .unknown("status 200")),
        (418, "", .rejected(.init(.other, "status 418"))), (401, "", .rejected(.init(.other, "status 401"))),
        (429, "", .throttled(retryAfter: .seconds(9))), (500, "x", .unavailable("status 500")),
        (500, "", .unknown("status 500")), (504, "x", .unknown("status 504")), (302, "", .unknown("status 302")),
    ])
    func `every answer has the class that the rules give it`(
        _ status: Int, _ body: String, _ expected: SMSOutcome
    ) async throws {
        let answer = Trial.answer(status, body, headers: ["Retry-After: 9"])
        let (outcome, _) = try await send(answered: answer) { address in
            var configuration = try form(address)
            configuration.success = .init(
                statuses: [200, 202],
                where: [.equals(["ok"], "yes", "oui"), .equals(["n"], 1, 2), .isNotEmpty(["ids"]), .isPresent(["x"])],
                id: ["ids", 0])
            configuration.refusals = [
                .init(.throttled, where: [.equals(["e", "c"], 17)]),
                .init(.unavailable, statuses: [403], where: [.equals(["e", "c"], 18)]),
                .init(.rejected(.sender), statuses: [403]),
                .init(.rejected(.content), where: [.equals(["e", "c"], 20), .isPresent(["e", "why"])]),
            ]
            return configuration
        }
        #expect(outcome == expected)
    }
}

@Suite struct `A report of a declared gateway` {
    private func report(
        _ reports: HTTPGateway.Reports?, _ body: String = "", target: String = "/r", headers: [String: String] = [:]
    ) throws -> SMSReport {
        let address = try #require(HTTPAddress("https://sms.example/send"))
        let gateway = try HTTPGateway(
            .init(
                name: "own", url: address,
                body: .form([("to", .recipient), ("text", .text)] + (reports == nil ? [] : [("dlr", .receiptURL)])),
                success: .init(statuses: [200], where: []), reports: reports), client: URLSessionClient())
        return gateway.report(
            in: ReceiptCall(method: "POST", target: target, headers: headers, body: Array(body.utf8)),
            to: Trial.receiptURL)
    }

    private let states: [String: SMSDelivery.State] = [
        "1": .queued, "2": .sent, "3": .delivered, "4": .failed, "5": .expired,
    ]

    @Test(arguments: zip(["1", "2", "3", "4", "5"], [SMSDelivery.State.queued, .sent, .delivered, .failed, .expired]))
    func `has its status where the configuration says`(_ word: String, _ state: SMSDelivery.State) throws {
        #expect(try report(.init(.form("s"), states: states), "id=7&s=\(word)") == .state(state))
        #expect(try report(.init(.query("s"), states: states), target: "/r?id=7&s=\(word)") == .state(state))
        for json in [#"{"m":[{"s":"\#(word)"}]}"#, #"{"m":[{"s":\#(word)}]}"#] {
            #expect(try report(.init(.json(["m", 0, "s"]), states: states), json) == .state(state))
        }
        let anywhere = HTTPGateway.Reports(.json(["s"]), .form("s"), .query("s"), states: states)
        #expect(try report(anywhere, target: "/r?s=\(word)") == .state(state))
        #expect(try report(anywhere, "s=\(word)", target: "/r?s=9") == .state(state))
    }

    @Test func `says nothing by a word without a meaning, and is unreadable without a word`() throws {
        let reports = HTTPGateway.Reports(.json(["s"]), states: states)
        #expect(try report(reports, #"{"s":"6"}"#) == .nothingNew)
        for body in ["", "{}", "s=1", #"{"s":null}"#, #"{"s":[1]}"#, "[[["] {
            #expect(try report(reports, body) == .unreadable)
        }
        #expect(try report(nil, #"{"s":"1"}"#) == .unreadable)
    }

    @Test func `is forged without the secret that the gateway sends along`() throws {
        let reports = HTTPGateway.Reports(
            .form("s"), states: states, secret: (header: "X-Report-Key", value: try Trial.secret()))
        #expect(try report(reports, "s=3", headers: ["x-report-key": "hush-token"]) == .state(.delivered))
        for headers in [[:], ["x-report-key": ""], ["x-report-key": "hush-tokem"], ["x-key": "hush-token"]] {
            #expect(try report(reports, "s=3", headers: headers) == .forged)
        }
    }
}
