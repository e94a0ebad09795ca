import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import SMSChallenge
import Testing

@Suite struct EdgeTests {
    /// A gateway that sends and reports nothing.
    private struct Silent: SMSGateway {
        let name = "silent"
        func send(_ message: SMSMessage) async -> SMSOutcome { .accepted(nil) }
    }

    /// A voice that reports by the word in the body.
    private struct Speaking: VoiceGateway {
        let name = "speaking"
        func call(_ call: VoiceCall) async -> SMSOutcome { .accepted(call.receiptURL) }
        func report(in call: ReceiptCall, to url: String) -> SMSReport {
            call.body == Array("heard".utf8) ? .state(.delivered) : .unreadable
        }
    }

    /// Keys that cannot be had.
    private struct NoKeys: KeyProvider {
        let current: MasterKey?
        func currentKey() async throws(KeyError) -> MasterKey {
            guard let current else { throw KeyError(.unavailable, "The keys are out of reach.") }
            return current
        }
        func key(named name: KeyName) async throws(KeyError) -> MasterKey? {
            throw KeyError(.unavailable, "The keys are out of reach.")
        }
    }

    private func target(_ url: String?) throws -> String {
        String(try #require(url).dropFirst("https://acme.example".count))
    }

    @Test func `a factor that is not there gets no code`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(gateway)
        let unknown = try #require(FactorID("0123456789abcdef0123"))
        #expect(try await fixture.challenges.begin(with: unknown, for: fixture.recipient()).refusal == .noSuchFactor)
        #expect(try await fixture.challenges.resend(unknown, for: fixture.recipient()).refusal == .over)
        guard case .unknown = try await fixture.challenges.verify(typed: "1", for: unknown, by: fixture.recipient())
        else {
            Issue.record("a challenge that is not there was judged")
            return
        }
    }

    @Test func `where no way leads, nothing is sent`() async throws {
        let gateway = RecordingGateway()
        let sender = try #require(SMSSender(name: "Acme"))
        let fixture = try Fixture(gateway, routes: SMSRoutes([.init(to: [.sweden], by: [gateway], as: sender)]))
        #expect(
            try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).refusal
                == .notSent(nil))
        #expect(fixture.observer.contents == [.codeNotSent(reason: "no way there")])
        let bob = try fixture.recipient("bob")
        #expect(try await fixture.challenges.begin(adding: PhoneNumber("+46701234567"), for: bob).refusal == nil)
        #expect(throws: PolicyError.self) { try SMSRoutes([]) }
        #expect(throws: PolicyError.self) { try SMSRoutes([.init(by: [], as: sender)]) }
        #expect(throws: PolicyError.self) { try SMSRoutes(gateway, gateway, as: sender) }
    }

    @Test func `a gateway that has too many is left alone for as long as it says`() async throws {
        let (first, second) = (
            RecordingGateway("first", .throttled(retryAfter: .seconds(40)), .accepted(nil)), RecordingGateway("second")
        )
        let fixture = try Fixture(first, second)
        for (index, wait) in [0, 20, 30].enumerated() {
            fixture.time.advance(bySeconds: Int64(wait))
            _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient("user \(index)"))
                .get()
        }
        #expect(first.messages.count == 2 && second.messages.count == 2)
    }

    @Test func `reports are forged where nobody was asked for any, and unreadable where nobody makes any`() async throws
    {
        let fixture = try Fixture(RecordingGateway())
        #expect(try await fixture.challenges.take(ReceiptCall(method: "GET", target: "/x")) == .forged)
        let silent = try Fixture(Silent(), receipts: SMSReceipts(at: "https://acme.example/r"))
        let alice = try silent.recipient()
        let sent = try await silent.challenges.begin(adding: silent.number, for: alice).get()
        #expect(try await silent.challenges.delivery(of: sent.id, for: alice) == .queued)
        #expect(Silent().report(in: ReceiptCall(method: "GET", target: "/"), to: "") == .unreadable)
        #expect(PlayedVoice().report(in: ReceiptCall(method: "GET", target: "/"), to: "") == .unreadable)
    }

    @Test func `what became of a call is reported like what became of a message`() async throws {
        let sender = try #require(SMSSender(number: "+4721000000"))
        let voice = try VoiceCalls(app: "Acme", to: [.norway], by: [Speaking()], from: sender)
        let fixture = try Fixture(
            RecordingGateway(), calls: voice, receipts: SMSReceipts(at: "https://acme.example/r"))
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice, by: .voice).get()
        // The gateway's name for the call is the address in this test.
        let url = try #require(try await fixture.reference(of: sent.id))
        let call = ReceiptCall(method: "POST", target: try target(url), body: Array("heard".utf8))
        #expect(try await fixture.challenges.take(call) == .taken(.delivered))
        #expect(try await fixture.challenges.delivery(of: sent.id, for: alice) == .delivered)
    }

    @Test func `without keys nothing is sent and no report is taken`() async throws {
        let gateway = RecordingGateway()
        let key = try MasterKey(name: KeyName("2026-11"), bytes: [UInt8](repeating: 9, count: 32))
        for keys in [NoKeys(current: nil), NoKeys(current: key)] {
            let fixture = try Fixture(gateway, keys: keys, receipts: SMSReceipts(at: "https://acme.example/r"))
            if keys.current == nil {
                await #expect(throws: RecordError.self) {
                    try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient())
                }
            }
            let call = ReceiptCall(
                method: "POST", target: "/r/0123456789abcdef0123-0-00112233445566778899aabbccddeeff-2026-11")
            await #expect(throws: RecordError.self) { try await fixture.challenges.take(call) }
        }
        #expect(gateway.messages.isEmpty)
    }

    @Test(arguments: Language.allCases)
    func `everything that can be answered has words`(_ language: Language) throws {
        let localizer = Localizer(language)
        let verdicts: [ChallengeVerdict] = [
            .wrong(triesLeft: 2), .expired, .alreadyUsed, .exhausted, .unknown, .numberInTooManyAccounts,
            .refused(.paused(until: 60)),
        ]
        let refusals: [SendingRefusal] = [.noCalls, .tooManyNumbers, .over]
        let messages = verdicts.compactMap { $0.message(at: 0) } + refusals.map { $0.message(at: 0) }
        #expect(messages.count == 10)
        for message in messages { #expect(!localizer.text(message).contains("{")) }
        for phrase in SendingPhrase.allCases { #expect(!phrase.translations[language].isEmpty) }
        for phrase in VoicePhrase.allCases { #expect(!phrase.translations[language].isEmpty) }
    }

    @Test func `nothing that holds a code or a number shows it in a debugger`() async throws {
        let (gateway, voice) = (RecordingGateway(), PlayedVoice())
        let fixture = try Fixture(gateway, voice: voice)
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).get()
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient("bob"), by: .voice).get()
        var text = ""
        dump(gateway.messages, to: &text)
        dump(voice.calls, to: &text)
        #expect(!text.contains(gateway.code) && !text.contains("40612345"))
    }
}
