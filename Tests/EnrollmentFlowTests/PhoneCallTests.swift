import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import SMSChallenge
import Synchronization
import TestSupport
import Testing

/// Codes that are read out by telephone, and code pages that are not used as they should be.
@Suite struct PhoneCallTests {
    private let voice = RecordingVoice()

    private func fixture(calling regions: Set<Region>) throws -> Fixture {
        let caller = try #require(SMSSender(number: "+4721000000"))
        return try Fixture(
            calls: VoiceCalls(app: "Acme", to: regions, by: [voice], from: caller), offersCalls: true)
    }

    private func atTheCode(_ fixture: Fixture, _ language: Language = .english) async throws -> SetUpBrowser {
        var browser = try fixture.browser(language: language)
        try await browser.begin(fixture.start("sms"))
        try await browser.submit("secret")
        try await browser.submit("NO", "40612345")
        return browser
    }

    @Test func `a code that was sent can be read out instead, and the page says which of them it waits for`()
        async throws
    {
        let fixture = try fixture(calling: [.norway])
        var browser = try await atTheCode(fixture)
        let call = browser.page?.actions.first { $0.event == .resend(.voice) }
        #expect(call?.label == "Call me instead")
        #expect(call?.from == UnixTime(fixture.time.now().seconds + 30))
        #expect(browser.page?.content.instructions.first?.hasPrefix("We have sent a 6-digit code to ") == true)
        #expect(browser.page?.content.fields.map(\.label) == ["Code from the message"])
        fixture.time.advance(bySeconds: 30)
        try await browser.press(.resend(.voice))
        #expect(voice.calls.count == 1 && fixture.gateway.messages.count == 1)
        #expect(browser.page?.content.instructions.first?.hasPrefix("We are calling ") == true)
        #expect(browser.page?.content.fields.map(\.label) == [Localizer(.english).text(Message(AppPhrase.codeLabel))])
        #expect(browser.page?.allText.contains("40612345") == false)
        // It is the code of the message, and a further message makes the page one of messages again.
        #expect(voice.code == fixture.gateway.code)
        fixture.time.advance(bySeconds: 120)
        try await browser.press(.resend(.text))
        #expect(browser.page?.content.instructions.first?.hasPrefix("We have sent") == true)
        try await browser.submit(voice.code)
        #expect(browser.step == .backup)
    }

    @Test(arguments: Language.allCases)
    func `a page that waits for a call speaks the user's language`(_ language: Language) async throws {
        let fixture = try fixture(calling: [.norway])
        var browser = try await atTheCode(fixture, language)
        let before = browser.page?.allText
        fixture.time.advance(bySeconds: 30)
        try await browser.press(.resend(.voice))
        let page = try #require(browser.page)
        #expect(!page.allText.contains("{") && page.allText != before)
        #expect(voice.calls.map(\.language) == [language])
    }

    @Test func `whoever comes back when his code is over can be called, and hears another one`() async throws {
        let fixture = try fixture(calling: [.norway])
        var browser = try await atTheCode(fixture)
        let old = fixture.gateway.code
        fixture.time.advance(bySeconds: 400)
        try await browser.press(.resend(.voice))
        #expect(browser.page?.error == nil && voice.calls.count == 1 && fixture.gateway.messages.count == 1)
        try await browser.submit(old)
        #expect(browser.page?.error != nil)
        try await browser.submit(voice.code)
        #expect(browser.step == .backup)
    }

    @Test func `where nobody is called the user is told, and the code that was sent still works`() async throws {
        let fixture = try fixture(calling: [.sweden])
        var browser = try await atTheCode(fixture)
        fixture.time.advance(bySeconds: 30)
        try await browser.press(.resend(.voice))
        #expect(browser.page?.error == Localizer(.english).text(SendingRefusal.noCalls.message(at: 0)))
        #expect(browser.page?.content.instructions.first?.hasPrefix("We have sent") == true && voice.calls.isEmpty)
        try await browser.submit(fixture.gateway.code)
        #expect(browser.step == .backup)
    }

    @Test func `whoever asks again too early is told how long to wait, and no message is sent`() async throws {
        let fixture = try Fixture()
        var browser = try await atTheCode(fixture)
        try await browser.send(.resend(.text))
        #expect(browser.page?.error?.contains("30 seconds") == true && fixture.gateway.messages.count == 1)
        #expect(browser.page?.actions.contains { $0.label == "Send again in 30 seconds" } == true)
    }

    @Test func `T22: a form that comes without its fields is a wrong code, and no number`() async throws {
        let fixture = try Fixture()
        var browser = try await atTheCode(fixture)
        try await browser.send(.submit([:]))
        #expect(browser.step == .smsCode && browser.page?.error?.isEmpty == false)
        try await browser.press(.back(to: .number))
        try await browser.send(.submit(["country": "nowhere"]))
        #expect(browser.step == .number && browser.page?.error?.isEmpty == false)
        #expect(browser.page?.content.fields.map(\.value) == ["NO", ""])
        #expect(fixture.gateway.messages.count == 1)
        #expect(try await fixture.factors().isEmpty)
    }
}

/// Calls that are kept, and not made.
private final class RecordingVoice: VoiceGateway {
    let name = "voice"
    private let made = Mutex<[VoiceCall]>([])

    var calls: [VoiceCall] { made.withLock { $0 } }

    /// The code in the last call.
    var code: String { calls.last?.sentences.first?.filter(\.isNumber) ?? "" }

    func call(_ call: VoiceCall) async -> SMSOutcome {
        made.withLock { $0.append(call) }
        return .accepted("call")
    }
}
