import MFACore
import MFATestKit
import OutboundHTTP
import SMSChallenge
import SMSGateways
import TestSupport
import Testing

/// One message, given by a gateway to a server that answers what a test wants.
enum Trial {
    static let id = "0123456789abcdef0123"
    static let account = "AC0123456789abcdef0123456789abcdef"
    static let sid = "SM0123456789abcdef0123456789abcdef"
    static let receiptURL = "https://acme.example/receipts/7-1-ab-2026"

    static func message(
        _ text: String = "Kode 123456 & på <vei>", from sender: SMSSender? = SMSSender(name: "Acme Inc"),
        lifetime: Duration = .seconds(299), receiptURL: String? = receiptURL
    ) throws -> SMSMessage {
        SMSMessage(
            id: try #require(FactorID(id)), address: try #require(PhoneAddress(e164: "+4740612345")),
            sender: try #require(sender), text: SMSText(text), lifetime: lifetime, receiptURL: receiptURL)
    }

    /// An answer as it goes over the wire.
    static func answer(_ status: Int, _ body: String = "", headers: [String] = []) -> String {
        let lines = ["HTTP/1.1 \(status) X", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }

    /// What a gateway makes of an answer, and what it has called with.
    static func send(
        _ message: SMSMessage? = nil, answered answer: String, by make: (HTTPAddress) throws -> any SMSGateway
    ) async throws -> (outcome: SMSOutcome, call: ReceiptCall) {
        let listener = try Listener(answering: answer)
        let gateway = try make(try #require(HTTPAddress("http://127.0.0.1:\(listener.port)")))
        let outcome = await gateway.send(try message ?? Trial.message())
        return (outcome, try #require(listener.received.first.flatMap { ReceiptCall(wire: $0) }))
    }

    static func secret(_ text: String = "hush-token") throws -> GatewaySecret { try #require(GatewaySecret(text)) }

    static func credentials(_ user: String = "user") throws -> GatewayCredentials {
        try #require(GatewayCredentials(user: user, password: "hush-pw"))
    }

    static func twilio() throws -> TwilioAccount { try #require(TwilioAccount(sid: account, authToken: secret())) }
}

extension ReceiptCall {
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// A report with a form.
    static func form(_ body: String, headers: [String: String] = [:]) -> ReceiptCall {
        ReceiptCall(method: "POST", target: "/receipts/7-1-ab-2026", headers: headers, body: Array(body.utf8))
    }
}
