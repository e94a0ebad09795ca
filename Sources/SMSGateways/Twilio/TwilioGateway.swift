internal import MFACore
public import OutboundHTTP
public import SMSChallenge

/// Sends through Twilio's Messages API.
public struct TwilioGateway: SMSGateway {
    /// What it is called in events.
    public let name: String
    private let messages: TwilioResource
    private let service: String?

    /// A gateway.
    ///
    /// - Parameters:
    ///   - name: What it is called in events.
    ///   - account: The account that pays.
    ///   - service: A messaging service, `MG…`, which chooses the sender; nil to send as the route says.
    ///   - base: Another address than `https://api.twilio.com`, such as that of a region.
    ///   - client: Makes the calls.
    public init(
        name: String = "twilio", _ account: TwilioAccount, service: String? = nil, at base: HTTPAddress? = nil,
        client: any HTTPClient
    ) {
        self.name = name
        self.service = service
        messages = TwilioResource("Messages", of: account, at: base, client: client)
    }

    /// Sends a message.
    public func send(_ message: SMSMessage) async -> SMSOutcome {
        var fields = FormFields([("To", message.address.e164)])
        if let service {
            fields.append("MessagingServiceSid", service)
        } else {
            fields.append("From", message.sender.international)
        }
        fields.append("Body", message.text.text)
        if let receiptURL = message.receiptURL { fields.append("StatusCallback", receiptURL) }
        fields.append("ValidityPeriod", "\(message.seconds(within: 1...36_000))")
        return await messages.make(fields)
    }

    /// Reads what Twilio reports, after its signature.
    public func report(in call: ReceiptCall, to url: String) -> SMSReport {
        messages.report(in: call, to: url, status: "MessageStatus", TwilioGateway.states)
    }

    private static let states: [String: SMSDelivery.State] = [
        "accepted": .queued, "scheduled": .queued, "queued": .queued, "sending": .queued, "sent": .sent,
        "partially_delivered": .sent, "delivered": .delivered, "read": .delivered, "undelivered": .failed,
        "failed": .failed, "canceled": .failed,
    ]
}
