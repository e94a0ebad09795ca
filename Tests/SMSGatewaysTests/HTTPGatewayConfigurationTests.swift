import MFACore
import OutboundHTTP
import SMSChallenge
import SMSGateways
import Testing

@Suite struct `A configuration is refused` {
    private typealias Configuration = HTTPGateway.Configuration

    /// That a good configuration is refused after a change, and why.
    private func expect(
        _ reason: String, sourceLocation: SourceLocation = #_sourceLocation, after change: (inout Configuration) -> Void
    ) throws {
        var configuration = Configuration(
            name: "own", url: try #require(HTTPAddress("https://sms.example/send")),
            body: .form([("to", .recipient), ("text", .text), ("dlr", .receiptURL)]),
            success: .init(statuses: [200], where: []), reports: .init(.form("s"), states: ["d": .delivered]))
        _ = try HTTPGateway(configuration, client: URLSessionClient())
        change(&configuration)
        let error = #expect(throws: PolicyError.self, sourceLocation: sourceLocation) {
            try HTTPGateway(configuration, client: URLSessionClient())
        }
        let description = try #require(error?.description)
        #expect(description.contains(reason), "\(description)", sourceLocation: sourceLocation)
    }

    @Test func `if the code would stand in an address`() throws {
        for method in ["GET", "get", "", "DELETE"] {
            try expect("would put the code into an address") { $0.method = method }
        }
    }

    @Test func `if a message has no place in the body`() throws {
        try expect("no place for the text") { $0.body = .form([("to", .recipient), ("dlr", .receiptURL)]) }
        try expect("no place for the recipient") { $0.body = .form([("text", .text), ("dlr", .receiptURL)]) }
        try expect("no place for the text") { $0.body = .json(.list([.text(.recipient)])) }
        try expect("shares a field") { $0.body = .form([("to", .recipient), ("text", [.text, " ", .receiptURL])]) }
        try expect("shares a field") { $0.body = .form([("to", [.recipient, .receiptURL]), ("text", .text)]) }
    }

    @Test func `if its header fields are none`() throws {
        for name in ["", "a b", "a:b", "æ", "a\r\nb"] {
            try expect("no name of one") { $0.headers = [(name: name, value: "x")] }
        }
        for name in ["Content-Type", "content-length", "HOST", "Transfer-Encoding"] {
            try expect("leave it out") { $0.headers = [(name: name, value: "x")] }
        }
        try expect("belongs in the body") { $0.headers = [(name: "X-Text", value: ["a", .text])] }
        try expect("belongs in the body") { $0.headers = [(name: "X-URL", value: .receiptURL)] }
        let bad: [HTTPGateway.Template] = [
            "a\r\nb", "å", .encoding(gsm7: "0", ucs2: "\n"), .senderForm(name: "n", number: "s", short: "\u{0}"),
        ]
        for template in bad {
            try expect("cannot stand in one") { $0.headers = [(name: "X-Any", value: template)] }
        }
    }

    @Test func `if its JSON could not be read`() throws {
        let numbers: [HTTPGateway.Template] = ["01", "1.5", "", "x", .text, .id, .recipient, ["1", "2"], .receiptURL]
        for number in numbers {
            try expect("A number in JSON") {
                $0.body = .json(.object([("to", .list([.text(.recipient), .number(number)])), ("m", .text(.text))]))
            }
        }
        try expect("the same name") {
            $0.body = .json(.list([.object([("to", .text(.recipient)), ("to", .text(.text))])]))
        }
        for root: HTTPGateway.JSONTemplate in [.text([.text, .recipient]), .bool(true), .number("1")] {
            try expect("an object or a list") { $0.body = .json(root) }
        }
    }

    @Test func `if its rules contradict themselves`() throws {
        try expect("name at least one") { $0.success = .init(statuses: [], where: []) }
        try expect("statuses of 2xx alone") { $0.success = .init(statuses: [200, 302], where: []) }
        try expect("met by every answer") { $0.refusals = [.init(.unavailable)] }
        try expect("needs a name") { $0.name = "" }
    }

    @Test func `if reports are asked for and not read, or the other way round`() throws {
        try expect("nothing says how its reports are read") { $0.reports = nil }
        try expect("not told where to report") { $0.body = .form([("to", .recipient), ("text", .text)]) }
        try expect("have their status nowhere") { $0.reports = .init(states: ["d": .delivered]) }
        try expect("No word of a report") { $0.reports = .init(.form("s"), states: [:]) }
        for state in [SMSDelivery.State.sending, .unknown] {
            try expect("No gateway can report") { $0.reports = .init(.form("s"), states: ["d": state]) }
        }
        let secret = try Trial.secret()
        try expect("name it") {
            $0.reports = .init(.form("s"), states: ["d": .sent], secret: (header: "", value: secret))
        }
    }

    @Test(arguments: ["", "a\n", "å", "\u{7F}"])
    func `if its secret cannot stand in a header field`(_ text: String) {
        #expect(GatewaySecret(text) == nil)
    }
}
