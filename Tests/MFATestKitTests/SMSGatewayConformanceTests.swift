import MFACore
import MFATestKit
import SMSChallenge
import Synchronization
import Testing

@Suite struct SMSGatewayConformanceTests {
    /// A gateway with the faults of a test.
    private struct Flawed: SMSGateway {
        var name = "flawed"
        var says: @Sendable (SMSMessage) -> SMSOutcome = { _ in .accepted("1") }
        var reads: @Sendable (ReceiptCall) -> SMSReport = { _ in .unreadable }

        func send(_ message: SMSMessage) async -> SMSOutcome { says(message) }
        func report(in call: ReceiptCall, to url: String) -> SMSReport { reads(call) }
    }

    private func findings(_ gateway: any SMSGateway) async -> [String] {
        let found = Mutex<[String]>([])
        await SMSGatewayConformance(gateway).reporting(to: { finding in found.withLock { $0.append(finding.sentence) } }
        ).run()
        return found.withLock { $0 }
    }

    @Test func `a gateway that keeps to everything passes`() async {
        await SMSGatewayConformance(Flawed()).run()
        #expect(await findings(Flawed()).isEmpty)
    }

    @Test func `a gateway without a name is found`() async { #expect(await findings(Flawed(name: "")).count == 1) }

    @Test func `a gateway that repeats what it was to send is found`() async {
        #expect(await findings(Flawed(says: { .unknown("no answer to \($0.text.text)") })).count == 1)
        #expect(await findings(Flawed(says: { .unavailable("\($0.address.e164)") })).count == 1)
        #expect(await findings(Flawed(says: { .rejected(.init(.other, $0.receiptURL ?? "")) })).count == 1)
    }

    @Test func `a gateway that takes everything for a report is found`() async {
        #expect(await !findings(Flawed(reads: { _ in .state(.delivered) })).isEmpty)
        #expect(await findings(Flawed(reads: { $0.body.isEmpty ? .unreadable : .state(.failed) })).count > 10)
    }
}
