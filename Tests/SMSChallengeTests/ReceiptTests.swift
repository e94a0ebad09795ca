import MFACore
import MFATestKit
import OTPCore
import SMSChallenge
import Testing

@Suite struct ReceiptTests {
    private func fixture(_ gateways: any SMSGateway...) throws -> Fixture {
        let receipts = try SMSReceipts(at: "https://acme.example/sms/receipts/")
        return switch gateways.count {
        case 1: try Fixture(gateways[0], receipts: receipts)
        default: try Fixture(gateways[0], gateways[1], receipts: receipts)
        }
    }

    /// A report that a gateway calls to where it was told to.
    private func report(_ text: String, on message: SMSMessage, query: String = "") throws -> ReceiptCall {
        let url = try #require(message.receiptURL)
        #expect(url.hasPrefix("https://acme.example/sms/receipts/"))
        return ReceiptCall(
            method: "POST", target: String(url.dropFirst("https://acme.example".count)) + query, body: Array(text.utf8))
    }

    @Test func `a page can tell how far the code has come`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        #expect(try await fixture.challenges.delivery(of: sent.id, for: alice) == .queued)
        let message = gateway.messages[0]
        #expect(try await fixture.challenges.take(report("sent one", on: message)) == .taken(.sent))
        #expect(try await fixture.challenges.delivery(of: sent.id, for: alice) == .sent)
        #expect(
            try await fixture.challenges.take(report("delivered one", on: message, query: "?a=b")) == .taken(.delivered)
        )
        #expect(try await fixture.challenges.delivery(of: sent.id, for: alice) == .delivered)
        // Another session learns nothing.
        let stranger = try fixture.recipient(session: "elsewhere")
        #expect(try await fixture.challenges.delivery(of: sent.id, for: stranger) == nil)
    }

    @Test func `what comes late changes nothing that is final, and nothing goes backwards`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).get()
        let message = gateway.messages[0]
        for (word, state) in [
            ("sent", SMSDelivery.State.sent), ("odd", .sent), ("failed", .failed), ("sent", .failed),
            ("delivered", .failed),
        ] {
            #expect(try await fixture.challenges.take(report("\(word) one", on: message)) == .taken(state))
        }
    }

    @Test func `a report that nobody was asked for is forged, whatever is changed in its address`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).get()
        let call = try report("delivered one", on: gateway.messages[0])
        let target = Array(call.target.utf8)
        for index in target.indices where target[index] != UInt8(ascii: "/") {
            var changed = call
            var bytes = target
            bytes[index] = bytes[index] == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
            changed.target = String(decoding: bytes, as: UTF8.self)
            // Only the last part is the message's; what stands before it is the host's own affair.
            guard changed.target.split(separator: "/").last != call.target.split(separator: "/").last else { continue }
            #expect(try await fixture.challenges.take(changed) == .forged, "\(changed.target)")
        }
        for target in ["/", "", "/sms/receipts/----", "/sms/receipts/a-0-b-c"] {
            #expect(try await fixture.challenges.take(ReceiptCall(method: "GET", target: target)) == .forged)
        }
        #expect(ReceiptVerdict.forged.status == 403)
    }

    @Test func `what the gateway itself finds forged or unreadable is not taken`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).get()
        #expect(try await fixture.challenges.take(report("delivered two", on: gateway.messages[0])) == .forged)
        #expect(try await fixture.challenges.take(report("<html>", on: gateway.messages[0])) == .unreadable)
        #expect(ReceiptVerdict.unreadable.status == 400 && ReceiptVerdict.taken(.sent).status == 204)
    }

    @Test func `a message that is forgotten is unknown, which is no error`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).get()
        fixture.time.advance(bySeconds: 86_401)
        #expect(try await fixture.challenges.take(report("delivered one", on: gateway.messages[0])) == .unknown)
        #expect(ReceiptVerdict.unknown.status == 204)
    }

    @Test func `whoever could not deliver a code is asked last when it is sent again`() async throws {
        let (first, second) = (RecordingGateway("first"), RecordingGateway("second"))
        let fixture = try fixture(first, second)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        #expect(first.messages.count == 1)
        #expect(try await fixture.challenges.take(report("failed first", on: first.messages[0])) == .taken(.failed))
        fixture.time.advance(bySeconds: 30)
        _ = try await fixture.challenges.resend(sent.id, for: alice).get()
        #expect(first.messages.count == 1 && second.messages.count == 1 && second.code == first.code)
        // The state is that of the newer one.
        #expect(try await fixture.challenges.delivery(of: sent.id, for: alice) == .queued)
    }

    @Test func `of a gateway that never answered nobody knows`() async throws {
        let gateway = RecordingGateway("one", .unknown("timeout"))
        let fixture = try fixture(gateway)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        #expect(try await fixture.challenges.delivery(of: sent.id, for: alice) == .unknown)
        #expect(
            try await fixture.challenges.take(report("delivered one", on: gateway.messages[0])) == .taken(.delivered))
    }

    @Test func `reports are called to a plain address`() {
        for bad in [
            "", "acme.example", "ftp://acme.example", "https://", "https:///x", "https://a?b", "https://a#b",
            "https://a b", "https://u:p@a/x", "https://a/%41",
        ] {
            #expect(throws: PolicyError.self, "\(bad)") { try SMSReceipts(at: bad) }
        }
    }

    @Test(arguments: Language.allCases)
    func `a page has words for how far a code has come`(_ language: Language) {
        for state in SMSDelivery.State.allCases {
            guard let message = state.message else { continue }
            #expect(!Localizer(language).text(message).isEmpty)
        }
        #expect(SMSDelivery.State.failed.message != nil && SMSDelivery.State.unknown.message == nil)
    }
}
