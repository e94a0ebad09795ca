import MFACore
import OTPCore
import SMSChallenge
import SMSGateways
import Synchronization
import Testing

@Suite struct ConsoleGatewayTests {
    @Test func `a message is printed, and it is said that it was not sent`() async throws {
        let printed = Mutex("")
        let gateway = ConsoleGateway(printingCodesInReleaseTo: { text in printed.withLock { $0 = text } })
        let message = SMSMessage(
            id: .random(from: SystemRandom()), address: try #require(PhoneAddress(e164: "+4740612345")),
            sender: try #require(SMSSender(name: "Acme")), text: SMSText("Koden er 123456\n\n@acme.example #123456"),
            lifetime: .seconds(300))
        #expect(await gateway.send(message) == .accepted(nil))
        let text = printed.withLock { $0 }
        #expect(text.contains("NOT SENT") && text.contains("│ Koden er 123456\n│ \n│ @acme.example #123456"))
        #expect(!text.contains("40612345"))
    }
}
