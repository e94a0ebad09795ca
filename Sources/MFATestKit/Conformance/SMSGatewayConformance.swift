public import SMSChallenge
public import Testing
internal import MFACore
internal import OTPCore

/// Checks what every `SMSGateway` has to keep to, on a gateway of your own.
///
/// ```swift
/// @Test func conformance() async throws {
///     await SMSGatewayConformance(MyGateway(server: "http://127.0.0.1:\(port)")).run()
/// }
/// ```
///
/// It sends a hundred messages, so let the gateway call a server of the test's own, or none. Whether a request is what the
/// server expects, and whether each of its answers gets the right class, is for tests of the gateway itself.
public struct SMSGatewayConformance: Sendable {
    private let gateway: any SMSGateway
    private var report: @Sendable (Finding) -> Void = { $0.report() }

    /// A suite for a gateway.
    public init(_ gateway: any SMSGateway) { self.gateway = gateway }

    /// The same suite, which tells what it finds to somebody else; for the tests of the suite itself.
    package func reporting(to report: @escaping @Sendable (Finding) -> Void) -> SMSGatewayConformance {
        var suite = self
        suite.report = report
        return suite
    }

    /// Checks the gateway.
    ///
    /// - Parameter sourceLocation: Where to report what is broken.
    public func run(sourceLocation: SourceLocation = #_sourceLocation) async {
        func expect(_ isSo: Bool, _ sentence: String) {
            if !isSo { report(Finding(sentence: sentence, sourceLocation: sourceLocation)) }
        }
        let name = gateway.name
        expect(!name.isEmpty && name == gateway.name, "A gateway has a name, which is always the same.")
        guard let sample = SMSGatewayConformance.message("123456") else { return }

        let outcome = await gateway.send(sample)
        for secret in ["123456", "40612345", "not-for-logs"] {
            expect(
                !"\(outcome)".contains(secret),
                "What a gateway says of a message repeats neither its text nor its number nor its address for reports: "
                    + "it is logged.")
        }
        // Whoever does not come back here would leave the user before a page that never loads.
        await withTaskGroup(of: Void.self) { group in
            for code in 0..<64 {
                guard let message = SMSGatewayConformance.message("\(100_000 + code)") else { continue }
                group.addTask { [gateway] in _ = await gateway.send(message) }
            }
        }
        let cancelled = Task { [gateway] in await gateway.send(sample) }
        cancelled.cancel()
        _ = await cancelled.value

        for call in SMSGatewayConformance.hostileCalls {
            if case .state = gateway.report(in: call, to: "https://acme.example/r/1") {
                expect(
                    false, "A call that says nothing is taken for a report: \(call.method) \(call.target.prefix(60)).")
            }
        }
    }

    private static func message(_ code: String) -> SMSMessage? {
        guard let address = PhoneAddress(e164: "+4740612345"), let sender = SMSSender(name: "Acme") else { return nil }
        return SMSMessage(
            id: .random(from: SystemRandom()), address: address, sender: sender, text: SMSText("Your code is \(code)."),
            lifetime: .seconds(300), receiptURL: "https://acme.example/not-for-logs")
    }

    private static var hostileCalls: [ReceiptCall] {
        let bodies = [
            "", "{", "[]", "{}", "null", "status", "=&=&==", "%", "status=%", String(repeating: "[", count: 10_000),
            String(repeating: "a=b&", count: 10_000), "<html></html>",
        ]
        return bodies.flatMap { body in
            [
                ReceiptCall(method: "POST", target: "/r/1", body: Array(body.utf8)),
                ReceiptCall(
                    method: "POST", target: "/r/1", headers: ["content-type": "application/json"],
                    body: Array(body.utf8)),
                ReceiptCall(method: "GET", target: "/r/1?" + body.filter { $0 > " " }),
            ]
        } + [
            ReceiptCall(method: "", target: ""),
            ReceiptCall(method: "POST", target: "/r/1", body: [0xFF, 0xFE, 0x00, 0xC0, 0x80]),
        ]
    }
}
