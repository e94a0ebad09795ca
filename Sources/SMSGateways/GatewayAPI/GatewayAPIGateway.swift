internal import MFACore
internal import MFAJSON
public import OutboundHTTP
public import SMSChallenge

/// Sends through GatewayAPI.
public struct GatewayAPIGateway: SMSGateway {
    /// Where an account lives.
    public struct Platform: Sendable {
        let address: HTTPAddress

        /// `gatewayapi.com`.
        public static let global = Platform(address: HTTPAddress(https: "gatewayapi.com"))
        /// `gatewayapi.eu`, whose servers all stand in the European Union.
        public static let europe = Platform(address: HTTPAddress(https: "gatewayapi.eu"))

        /// Another one.
        public static func at(_ address: HTTPAddress) -> Platform { Platform(address: address) }
    }

    /// What it is called in events.
    public let name: String
    private let address: HTTPAddress
    private let token: GatewaySecret
    private let signing: GatewaySecret?
    private let client: any HTTPClient

    /// A gateway.
    ///
    /// - Parameters:
    ///   - name: What it is called in events.
    ///   - token: The token of the API.
    ///   - signing: The authentication token of the webhook, with which reports are signed. Without it they are believed
    ///     for the address alone that they are called to, which nobody but the gateway was given.
    ///   - platform: Where the account lives.
    ///   - client: Makes the calls.
    public init(
        name: String = "gatewayapi", token: GatewaySecret, signing: GatewaySecret? = nil,
        on platform: Platform = .global, client: any HTTPClient
    ) {
        self.name = name
        self.token = token
        self.signing = signing
        address = platform.address.appending("/rest/mtsms")
        self.client = client
    }

    /// Sends a message.
    public func send(_ message: SMSMessage) async -> SMSOutcome {
        var recipient = JSONObject()
        recipient.set("msisdn", number: String(message.address.e164.dropFirst()))
        var body = JSONObject()
        body.set("sender", message.sender.text)
        body.set("message", message.text.text)
        body.set("recipients", [recipient])
        body.set("userref", message.id.text)
        if let receiptURL = message.receiptURL { body.set("callback_url", receiptURL) }
        // What it calls UTF8 is the alphabet of seven bits.
        body.set("encoding", message.text.encoding == .gsm7 ? "UTF8" : "UCS2")
        // It takes everything below a minute for a minute.
        body.set("validity_period", message.seconds(within: 60...Int64.max))
        let headers = [
            (name: "Content-Type", value: "application/json"),
            (name: "Authorization", value: token.basicAuthorization),
        ]
        let call = HTTPCall("POST", address, headers: headers, body: Array(body.text.utf8))
        return await client.outcome(of: call, GatewayAPIGateway.outcome)
    }

    private static func outcome(of answer: HTTPAnswer) -> SMSOutcome {
        let json = answer.json
        guard !(200..<300).contains(answer.status) else {
            let id = json?["ids"]?[0]?.scalar.flatMap { UInt64($0) }
            return id.map { .accepted("\($0)") } ?? .unknown(answer.detail(code: nil))
        }
        let code = code(in: json)
        let detail = answer.detail(code: code)
        return switch (answer.status, code) {
        case (429, _): answer.outcome()
        // Shutting down, out of something, try again: of whichever part of it.
        case (400..<600, let code?) where ["05", "06", "09"].contains(code.suffix(2)): .unavailable(detail)
        case (400..<500, "0x0215"), (400..<500, "0x0217"): .rejected(.init(.notPermitted, detail))
        // No credit, an address of ours that it does not know, or has blocked.
        case (403, _): .rejected(.init(.account, detail))
        case (400..<500, "0x0210"), (400..<500, "0x0211"), (400..<500, "0x0212"):
            .rejected(.init(.account, detail))
        default: answer.outcome(code: code)
        }
    }

    /// Four hexadecimal digits, so that it can be neither a number nor a code that was sent.
    private static func code(in json: JSONValue?) -> String? {
        guard let code = json?["code"]?.text?.lowercased(), code.utf8.count == 6, code.hasPrefix("0x"),
            UInt16(code.dropFirst(2), radix: 16) != nil
        else { return nil }
        return code
    }

    /// Reads what GatewayAPI reports, after its signature.
    public func report(in call: ReceiptCall, to url: String) -> SMSReport {
        let body = call.json
        if let signing {
            guard let token = call.headers["x-gwapi-signature"],
                let claims = SignedToken.claims(in: token, signedBy: signing)
            else { return .forged }
            // The token says all of it a second time. It must be the same, for it is the body that is read.
            for field in ["id", "status", "userref"] where body?[field]?.scalar != claims[field]?.scalar {
                return .forged
            }
        }
        return SMSReport(status: body?["status"]?.text, in: GatewayAPIGateway.states)
    }

    private static let states: [String: SMSDelivery.State] = [
        "SCHEDULED": .queued, "BUFFERED": .queued, "ENROUTE": .sent, "ACCEPTED": .sent, "DELIVERED": .delivered,
        "EXPIRED": .expired, "DELETED": .failed, "UNDELIVERABLE": .failed, "REJECTED": .failed, "SKIPPED": .failed,
    ]
}
