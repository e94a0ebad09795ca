internal import MFACore
public import OutboundHTTP
public import SMSChallenge

/// Sends through 46elks, which is asked to keep the text out of its log.
///
/// It signs nothing: a report is believed because it is called to an address that nobody else was given.
public struct FortySixElksGateway: SMSGateway {
    /// What it is called in events.
    public let name: String
    private let address: HTTPAddress
    private let credentials: GatewayCredentials
    private let client: any HTTPClient

    /// A gateway.
    ///
    /// - Parameters:
    ///   - name: What it is called in events.
    ///   - credentials: The name and the password of the API.
    ///   - base: Another address than `https://api.46elks.com`.
    ///   - client: Makes the calls.
    public init(
        name: String = "46elks", credentials: GatewayCredentials, at base: HTTPAddress? = nil, client: any HTTPClient
    ) {
        self.name = name
        self.credentials = credentials
        address = (base ?? HTTPAddress(https: "api.46elks.com")).appending("/a1/sms")
        self.client = client
    }

    /// Sends a message.
    public func send(_ message: SMSMessage) async -> SMSOutcome {
        var fields = FormFields([
            ("from", message.sender.international), ("to", message.address.e164), ("message", message.text.text),
            ("dontlog", "message"),
        ])
        if let receiptURL = message.receiptURL { fields.append("whendelivered", receiptURL) }
        let call = HTTPCall.form(fields, to: address, authorization: credentials.basicAuthorization)
        return await client.outcome(of: call, FortySixElksGateway.outcome)
    }

    private static func outcome(of answer: HTTPAnswer) -> SMSOutcome {
        // What it says of an error is a sentence, which could hold the number.
        guard (200..<300).contains(answer.status) else {
            return answer.status == 403 ? .rejected(.init(.account, "status 403")) : answer.outcome()
        }
        let json = answer.json
        guard let id = json?["id"]?.text, (1...64).contains(id.utf8.count),
            id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return .unknown(answer.detail(code: nil)) }
        return json?["status"]?.text == "failed" ? .rejected(.init(.other, "failed at once")) : .accepted(id)
    }

    /// Reads what 46elks reports.
    public func report(in call: ReceiptCall, to url: String) -> SMSReport {
        let form = call.form
        return form["id"] == nil ? .unreadable : SMSReport(status: form["status"], in: FortySixElksGateway.states)
    }

    private static let states: [String: SMSDelivery.State] = [
        "created": .queued, "sent": .sent, "delivered": .delivered, "failed": .failed,
    ]
}
