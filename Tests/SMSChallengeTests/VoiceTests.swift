import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import SMSChallenge
import Testing

@Suite struct VoiceTests {
    @Test func `a code that was sent can be read out by telephone, and is the same one`() async throws {
        let (gateway, voice) = (RecordingGateway(), PlayedVoice())
        let fixture = try Fixture(gateway, voice: voice)
        let alice = try fixture.recipient(language: .swedish)
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        #expect(try await fixture.challenges.resend(sent.id, for: alice, by: .voice).refusal != nil)
        fixture.time.advance(bySeconds: 30)
        let again = try await fixture.challenges.resend(sent.id, for: alice, by: .voice).get()
        #expect(again.expiresAt == sent.expiresAt && again.triesLeft == sent.triesLeft)
        let call = try #require(voice.calls.first)
        let spelled = gateway.code.map(String.init).joined(separator: ", ")
        #expect(
            call.sentences
                == Array(repeating: "Hej från Acme. Din kod är: \(spelled). Dela den inte med någon.", count: 3))
        #expect(call.caller.text == "4721000000" && call.address.e164 == "+4740612345" && call.language == .swedish)
        #expect(call.lifetime == .seconds(270))
        #expect(try await fixture.challenges.verify(typed: gateway.code, for: sent.id, by: alice).isAccepted)
    }

    @Test func `whoever cannot read messages begins with a call`() async throws {
        let (gateway, voice) = (RecordingGateway(), PlayedVoice())
        let fixture = try Fixture(gateway, voice: voice)
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient(), by: .voice).get()
        #expect(voice.calls.count == 1 && gateway.messages.isEmpty)
    }

    @Test func `nobody is called unless the host has named the region`() async throws {
        let (gateway, voice) = (RecordingGateway(), PlayedVoice())
        let sweden = try PhoneNumber("+46701234567")
        for fixture in [try Fixture(gateway, voice: voice), try Fixture(gateway)] {
            let result = try await fixture.challenges.begin(adding: sweden, for: fixture.recipient(), by: .voice)
            #expect(result.refusal == .noCalls)
        }
        #expect(voice.calls.isEmpty && gateway.messages.isEmpty)
    }

    @Test func `a call costs as much as five messages`() async throws {
        let voice = PlayedVoice()
        let limits = SendingLimits(
            perNumber: [], perAccount: [], perSource: [], perPrefix: [], inAll: [try .init(9, per: .seconds(3600))])
        let fixture = try Fixture(RecordingGateway(), policy: Fixture.policy(limits), voice: voice)
        for index in 0..<2 {
            let user = try fixture.recipient("user \(index)")
            let result = try await fixture.challenges.begin(adding: fixture.number, for: user, by: .voice)
            #expect((result.refusal == nil) == (index == 0))
        }
        #expect(voice.calls.count == 1)
    }

    @Test func `T27: a call prints neither code nor number`() async throws {
        let voice = PlayedVoice()
        let fixture = try Fixture(RecordingGateway(), voice: voice)
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient(), by: .voice).get()
        let call = try #require(voice.calls.first)
        for text in ["\(call)", String(reflecting: call)] {
            #expect(!text.contains("40612345") && !text.contains("Hello"))
        }
    }

    @Test func `calls that could not be made are refused when a program starts`() throws {
        let number = try #require(SMSSender(number: "+4721000000"))
        let name = try #require(SMSSender(name: "Acme"))
        let voice = PlayedVoice()
        #expect(throws: PolicyError.self) { try VoiceCalls(app: "", to: [.norway], by: [voice], from: number) }
        #expect(throws: PolicyError.self) { try VoiceCalls(app: "Acme", to: [], by: [voice], from: number) }
        #expect(throws: PolicyError.self) { try VoiceCalls(app: "Acme", to: [.norway], by: [], from: number) }
        #expect(throws: PolicyError.self) { try VoiceCalls(app: "Acme", to: [.norway], by: [voice], from: name) }
        #expect(throws: PolicyError.self) {
            try VoiceCalls(
                app: "Acme", to: [.norway], by: [voice], from: number,
                overriding: [.english: ["voice.code": "Hello from {app}."]])
        }
    }
}
