internal import MFACore
public import OutboundHTTP
public import SMSChallenge

/// Sends through Kannel, or an aggregator that speaks its `sendsms` language.
///
/// The message goes in the body and what else there is in header fields, so that neither code nor password stands in
/// an address, which servers write into their logs. Kannel itself writes texts into its `access-log` and its store:
/// leave both out of its configuration, or keep them as one keeps passwords.
public struct KannelGateway: SMSGateway {
    /// What it is called in events.
    public let name: String
    private let address: HTTPAddress
    private let credentials: GatewayCredentials
    private let client: any HTTPClient

    /// A gateway.
    ///
    /// - Parameters:
    ///   - name: What it is called in events.
    ///   - address: Of smsbox, such as `http://127.0.0.1:13013/cgi-bin/sendsms`.
    ///   - credentials: Of a `sendsms-user`.
    ///   - client: Makes the calls.
    public init(
        name: String = "kannel", _ address: HTTPAddress, credentials: GatewayCredentials, client: any HTTPClient
    ) {
        self.name = name
        self.address = address
        self.credentials = credentials
        self.client = client
    }

    /// Sends a message.
    public func send(_ message: SMSMessage) async -> SMSOutcome {
        var headers = [
            (name: "Content-Type", value: "text/plain; charset=UTF-8"),
            (name: "X-Kannel-Username", value: credentials.user),
            (name: "X-Kannel-Password", value: credentials.password),
            (name: "X-Kannel-From", value: message.sender.text),
            (name: "X-Kannel-To", value: message.address.e164),
            // Kannel would write a question mark for what the small alphabet lacks.
            (name: "X-Kannel-Coding", value: message.text.encoding == .gsm7 ? "0" : "2"),
            (name: "X-Kannel-Validity", value: "\(max(1, message.lifetime.components.seconds / 60))"),
        ]
        if let receiptURL = message.receiptURL {
            headers.append((name: "X-Kannel-DLR-Mask", value: "31"))
            headers.append((name: "X-Kannel-DLR-Url", value: KannelGateway.reporting(at: receiptURL)))
        }
        let call = HTTPCall("POST", address, headers: headers, body: Array(message.text.text.utf8))
        return await client.outcome(of: call, KannelGateway.outcome)
    }

    /// Kannel puts the kind of report in the place of `%d`.
    private static func reporting(at url: String) -> String { url + (url.contains("?") ? "&" : "?") + "type=%d" }

    private static func outcome(of answer: HTTPAnswer) -> SMSOutcome {
        // Of the text only what is known to be Kannel's own is repeated: it could hold what it was sent.
        switch (answer.status, answer.text) {
        // Also “Queued for later delivery”: it will be sent when its own gateway is back.
        case (202, _): .accepted(nil)
        case (400, let text) where text.contains("black-lists"): .rejected(.init(.notPermitted, "denied by a list"))
        case (400, let text) where text.hasPrefix("Sender missing"): .rejected(.init(.sender, "sender missing"))
        case (400, let text) where text.contains("receiver number"): .rejected(.init(.invalidNumber, "no receiver"))
        case (403, let text) where text.hasPrefix("Authorization failed"): .rejected(.init(.account, "wrong password"))
        case (403, _): .rejected(.init(.notPermitted, "not routable"))
        default: answer.outcome()
        }
    }

    /// Reads what Kannel reports by the parameter `type` of the address.
    public func report(in call: ReceiptCall, to url: String) -> SMSReport {
        switch FormFields(call.query)["type"] {
        case "1": .state(.delivered)
        case "2", "16": .state(.failed)
        case "4": .state(.queued)
        case "8": .state(.sent)
        case "34": .state(.expired)
        case "66": .nothingNew
        default: .unreadable
        }
    }
}
