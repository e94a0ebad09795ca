public import MFACore
public import OutboundHTTP
internal import SMSChallenge

extension HTTPGateway {
    /// LINK Mobility, by the interface that it calls Common.
    ///
    /// It reports to addresses that are set up with its support, and not to one for each message, so it is not asked for
    /// reports.
    ///
    /// - Parameters:
    ///   - name: What it is called in events.
    ///   - url: The address that was assigned to the account; nil for `https://wsx.sp247.net/sms/send`.
    ///   - credentials: The name and the password of the account.
    ///   - platform: The `platformId`.
    ///   - partner: The `platformPartnerId`.
    ///   - client: Makes the calls.
    /// - Returns: The gateway.
    /// - Throws: `PolicyError` for an empty name.
    public static func linkMobility(
        name: String = "link", at url: HTTPAddress? = nil, credentials: GatewayCredentials,
        platform: String = "COMMON_API", partner: String, client: any HTTPClient
    ) throws(PolicyError) -> HTTPGateway {
        let code: Path = ["resultCode"]
        return try HTTPGateway(
            Configuration(
                name: name, url: url ?? HTTPAddress(https: "wsx.sp247.net").appending("/sms/send"),
                headers: [("Authorization", .basic(credentials))],
                body: .json(
                    .object([
                        ("source", .text(.sender)),
                        ("sourceTON", .text(.senderForm(name: "ALPHANUMERIC", number: "MSISDN", short: "SHORTNUMBER"))),
                        ("destination", .text(.recipient)),
                        ("userData", .text(.text)),
                        ("platformId", .text(.fixed(platform))),
                        ("platformPartnerId", .text(.fixed(partner))),
                        ("refId", .text(.id)),
                        ("useDeliveryReport", .bool(false)),
                        ("relativeValidityTime", .number(.lifetime(in: .milliseconds))),
                        // Without this it may answer nothing.
                        ("ignoreResponse", .bool(false)),
                    ])),
                success: Success(statuses: [200], where: [.equals(code, 1005)], id: ["messageId"]),
                refusals: [
                    // Name and password, platform, gate: nothing that the message could help.
                    Refusal(
                        .rejected(.account),
                        where: [.equals(code, 106_100, 106_101, 106_200, 106_201, 106_300, 106_301)]),
                    Refusal(.rejected(.account), statuses: [401, 403]),
                ]),
            client: client)
    }

    /// Sveve.
    ///
    /// It reports to one address for the whole account, and not to one for each message, so it is not asked for reports.
    ///
    /// - Parameters:
    ///   - name: What it is called in events.
    ///   - url: Another address than `https://api.sveve.se/SMS/SendMessage`, such as that of its Danish house.
    ///   - user: The name of the account.
    ///   - password: The password of the interface.
    ///   - client: Makes the calls.
    /// - Returns: The gateway.
    /// - Throws: `PolicyError` for an empty name.
    public static func sveve(
        name: String = "sveve", at url: HTTPAddress? = nil, user: String, password: GatewaySecret,
        client: any HTTPClient
    ) throws(PolicyError) -> HTTPGateway {
        try HTTPGateway(
            Configuration(
                name: name, url: url ?? HTTPAddress(https: "api.sveve.se").appending("/SMS/SendMessage"),
                body: .json(
                    .object([
                        ("user", .text(.fixed(user))), ("passwd", .text(.secret(password))), ("to", .text(.recipient)),
                        ("msg", .text(.text)), ("from", .text(.senderWithoutPlus)), ("ref", .text(.id)),
                        ("f", .text("json")),
                    ])),
                success: Success(
                    statuses: [200],
                    where: [.equals(["response", "msgOkCount"], 1), .isNotEmpty(["response", "ids"])],
                    id: ["response", "ids", 0]),
                refusals: [
                    // It refuses the whole call; what is the matter stands in a sentence of its language.
                    Refusal(.rejected(.account), where: [.isPresent(["response", "fatalError"])]),
                    Refusal(.rejected(.other), where: [.isNotEmpty(["response", "errors"])]),
                    Refusal(.rejected(.account), statuses: [401, 403]),
                ]),
            client: client)
    }

    /// Vonage, by the interface that was Nexmo's.
    ///
    /// - Parameters:
    ///   - name: What it is called in events.
    ///   - url: Another address than `https://rest.nexmo.com/sms/json`.
    ///   - key: The key of the account.
    ///   - secret: Its secret.
    ///   - client: Makes the calls.
    /// - Returns: The gateway.
    /// - Throws: `PolicyError` for an empty name.
    public static func vonage(
        name: String = "vonage", at url: HTTPAddress? = nil, key: String, secret: GatewaySecret,
        client: any HTTPClient
    ) throws(PolicyError) -> HTTPGateway {
        let status: Path = ["messages", 0, "status"]
        return try HTTPGateway(
            Configuration(
                name: name, url: url ?? HTTPAddress(https: "rest.nexmo.com").appending("/sms/json"),
                body: .form([
                    ("api_key", .fixed(key)), ("api_secret", .secret(secret)), ("from", .senderWithoutPlus),
                    ("to", .recipientWithoutPlus), ("text", .text),
                    ("type", .encoding(gsm7: "text", ucs2: "unicode")), ("client-ref", .id), ("callback", .receiptURL),
                    ("ttl", .lifetime(in: .milliseconds, within: 20_000...604_800_000)),
                ]),
                success: Success(
                    statuses: [200], where: [.equals(status, "0")], id: ["messages", 0, "message-id"]),
                refusals: [
                    Refusal(.throttled, where: [.equals(status, "1")]),
                    Refusal(.unavailable, where: [.equals(status, "5", "10")]),
                    Refusal(.rejected(.account), where: [.equals(status, "4", "8", "9")]),
                    Refusal(.rejected(.notPermitted), where: [.equals(status, "7")]),
                    Refusal(.rejected(.sender), where: [.equals(status, "15")]),
                    Refusal(.rejected(.other), where: [.equals(status, "2", "3", "6")]),
                    Refusal(.rejected(.account), statuses: [401, 403]),
                ],
                // The account's settings say in which form it reports.
                reports: Reports(
                    .json(["status"]), .form("status"), .query("status"),
                    states: [
                        "accepted": .sent, "buffered": .queued, "delivered": .delivered, "expired": .expired,
                        "failed": .failed, "rejected": .failed,
                    ])),
            client: client)
    }
}
