public import MFACore
public import OutboundHTTP
public import SMSChallenge

/// Sends through any gateway that is called over HTTP and is described by a value.
///
/// What is sent is built of typed places, each escaped by the kind of body it stands in, so that no text can become
/// anything else. What an answer means is said by rules, of which the one for success is mandatory: some gateways
/// answer 200 to what they refuse.
public struct HTTPGateway: SMSGateway {
    /// What it is called in events.
    public var name: String { configuration.name }
    private let configuration: Configuration
    private let client: any HTTPClient

    /// A gateway.
    ///
    /// - Parameters:
    ///   - configuration: What it is called with, and what it answers.
    ///   - client: Makes the calls.
    /// - Throws: `PolicyError` for a configuration by which nothing could be sent, or a code could be seen.
    public init(_ configuration: Configuration, client: any HTTPClient) throws(PolicyError) {
        try configuration.check()
        self.configuration = configuration
        self.client = client
    }

    /// Sends a message.
    public func send(_ message: SMSMessage) async -> SMSOutcome {
        let headers = configuration.headers.compactMap { name, template in
            template.value(for: message).map { (name: name, value: $0) }
        }
        let call = HTTPCall(
            configuration.method, configuration.url,
            headers: [(name: "Content-Type", value: configuration.body.type)] + headers,
            body: Array(configuration.body.text(for: message).utf8))
        return await client.outcome(of: call, configuration.outcome)
    }

    /// Reads what the gateway reports.
    public func report(in call: ReceiptCall, to url: String) -> SMSReport {
        configuration.reports?.report(in: call) ?? .unreadable
    }
}

extension HTTPGateway {
    /// What a gateway is called with, and what it answers.
    public struct Configuration: Sendable {
        /// What it is called in events.
        public var name: String
        /// `POST` or `PUT`; others have no body, and would put the code into an address.
        public var method: String
        /// Where to; it stands in servers' logs, so no secret belongs in it.
        public var url: HTTPAddress
        /// The header fields beside the body's type; one whose template has no value is left out.
        public var headers: [(name: String, value: Template)]
        /// The body.
        public var body: Body
        /// Which answers mean that the message was taken.
        public var success: Success
        /// What other answers mean; the first one that is met counts.
        ///
        /// Without one, 429 means that there are too many, any other 4xx that the message was refused, 5xx that it was
        /// surely not sent; of the rest nobody knows.
        public var refusals: [Refusal]
        /// What the gateway reports; nil if it does not.
        public var reports: Reports?

        /// A configuration.
        public init(
            name: String, method: String = "POST", url: HTTPAddress, headers: [(name: String, value: Template)] = [],
            body: Body, success: Success, refusals: [Refusal] = [], reports: Reports? = nil
        ) {
            self.name = name
            self.method = method
            self.url = url
            self.headers = headers
            self.body = body
            self.success = success
            self.refusals = refusals
            self.reports = reports
        }

        /// What an answer means.
        func outcome(of answer: HTTPAnswer) -> SMSOutcome {
            let json = answer.json
            if success.statuses.contains(answer.status), success.conditions.allSatisfy({ $0.holds(in: json) }) {
                return .accepted(success.id(in: json))
            }
            if let refusal = refusals.first(where: { $0.isMet(by: answer, json) }) {
                return refusal.outcome(of: answer, json)
            }
            return (400..<500).contains(answer.status) && answer.status != 429
                ? .rejected(.init(.other, answer.detail(code: nil))) : answer.outcome()
        }
    }
}

extension HTTPGateway: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name and the host.
    public var description: String { "HTTPGateway(\(name) at \(configuration.url.host))" }
    /// The name and the host.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
