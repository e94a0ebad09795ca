import MFACore
import SMSChallenge
import Testing

@Suite struct SMSTextTests {
    @Test(arguments: [
        ("", SMSText.Encoding.gsm7, 0, 1), ("a", .gsm7, 1, 1), (String(repeating: "a", count: 160), .gsm7, 160, 1),
        (String(repeating: "a", count: 161), .gsm7, 161, 2), (String(repeating: "a", count: 306), .gsm7, 306, 2),
        (String(repeating: "a", count: 307), .gsm7, 307, 3), ("€", .gsm7, 2, 1),
        (String(repeating: "€", count: 80), .gsm7, 160, 1), (String(repeating: "€", count: 81), .gsm7, 162, 2),
        // An escape pair that would straddle goes into the next part: 152 and not 153 places are used.
        (String(repeating: "a", count: 152) + "€" + String(repeating: "a", count: 152), .gsm7, 306, 3),
        ("æøåÆØÅäöüßéèñÇà\n", .gsm7, 16, 1), ("ç", .ucs2, 1, 1), ("’", .ucs2, 1, 1), ("…", .ucs2, 1, 1),
        (String(repeating: "Ω", count: 160), .gsm7, 160, 1), (String(repeating: "ж", count: 70), .ucs2, 70, 1),
        (String(repeating: "ж", count: 71), .ucs2, 71, 2), ("🙂", .ucs2, 2, 1),
        (String(repeating: "🙂", count: 35), .ucs2, 70, 1), (String(repeating: "🙂", count: 36), .ucs2, 72, 2),
        (String(repeating: "🙂", count: 67), .ucs2, 134, 3), ("e\u{301}", .ucs2, 2, 1),
    ])
    func `a text takes so many places and messages`(
        _ text: String, _ encoding: SMSText.Encoding, _ units: Int, _ segments: Int
    ) {
        let form = SMSText(text)
        #expect(form.encoding == encoding && form.units == units && form.segments == segments)
    }

    @Test func `what keeps a text out of the small alphabet is named once, in order`() {
        #expect(SMSText("Don’t – “really” – don’t…").charactersBeyondGSM7 == ["’", "–", "“", "”", "…"])
        #expect(SMSText("plain").charactersBeyondGSM7.isEmpty)
    }
}

@Suite struct SMSTextsTests {
    private let host = SMSHost("acme.example")

    @Test func `every message of ours is one short message, with every end`() throws {
        let hash = try #require(AndroidAppHash("FA+9qCX9VSu"))
        // The construction looks at all of them.
        _ = try SMSTexts(app: "Acme", completions: [.browser(try #require(host)), .androidApp(hash)])
        _ = try SMSTexts(app: "Acme", rules: ChallengeRules(digits: 10, lifetime: .seconds(600)))
    }

    @Test func `a message that would take two is refused when it is configured`() throws {
        let long = try error { _ = try SMSTexts(app: String(repeating: "Acme ", count: 14)) }
        #expect(long.description.contains("shorten"))
        let curly = try error { _ = try SMSTexts(app: "Acme’s") }
        #expect(curly.description.contains("“’”"))
        let own = [Language.english: ["sms.sign-in": String(repeating: "x", count: 150) + " {code} and so on"]]
        #expect(try error { _ = try SMSTexts(app: "Acme", overriding: own) }.description.contains("(en)"))
    }

    @Test func `a message without its code is refused, and so is a name of two lines`() throws {
        let own = [Language.german: ["sms.sign-in": "{app}: Hallo!"]]
        #expect(try error { _ = try SMSTexts(app: "Acme", overriding: own) }.description.contains("{code}"))
        #expect(throws: PolicyError.self) { try SMSTexts(app: "Acme\n@evil.example #1") }
        #expect(throws: PolicyError.self) { try SMSTexts(app: "") }
    }

    @Test(arguments: Language.allCases)
    func `the code stands right after the word for it, where phones look`(_ language: Language) throws {
        let texts = try SMSTexts(app: "Acme", completions: [.browser(try #require(host))])
        for purpose in CodeChallenge.Purpose.allCases {
            let text = texts.text(
                purpose, code: "012345", minutes: 5, in: language, completion: .browser(try #require(host)))
            #expect(text.hasPrefix("Acme: ") && text.hasSuffix("\n\n@acme.example #012345"))
            #expect(text.contains("5") && !text.contains("{") && !text.contains("http"))
            #expect(text.contains(/(?i)(kod|kode|koden|koodi|code)[a-zåäöæø]*( \w+){0,2} 012345/))
            let one = texts.text(purpose, code: "012345", minutes: 1, in: language, completion: .typed)
            #expect(one.hasPrefix("Acme: ") && !one.contains("@") && one != text)
        }
    }

    @Test func `an end that was not looked at beforehand is left out`() throws {
        let texts = try SMSTexts(app: "Acme")
        let text = texts.text(
            .signIn, code: "012345", minutes: 5, in: .english, completion: .browser(try #require(host)))
        #expect(!text.contains("@"))
    }

    @Test func `hosts and hashes are what they must be`() {
        for good in ["acme.example", "LOGIN.acme-1.example", "xn--bcher-kva.example"] { #expect(SMSHost(good) != nil) }
        for bad in [
            "", "acme", "https://acme.example", "acme.example/", "acme.example:443", "-a.example", "a..b",
            "bücher.example", "a b.c",
        ] {
            #expect(SMSHost(bad) == nil)
        }
        for bad in ["", "FA+9qCX9VS", "FA+9qCX9VSu1", "FA+9qCX9VS!"] { #expect(AndroidAppHash(bad) == nil) }
    }

    @Test func `senders are what gateways take`() {
        for good in ["A", "Acme", "Acme 24", "1st Bank", "ABCDEFGHIJK"] { #expect(SMSSender(name: good)?.text == good) }
        for bad in ["", " Acme", "Acme ", "A  B", "ABCDEFGHIJKL", "123", "Ácme", "A-B", "A.B"] {
            #expect(SMSSender(name: bad) == nil)
        }
        for good in ["12345", "+4740612345", "4740612345"] { #expect(SMSSender(number: good) != nil) }
        for bad in ["", "12", "+0123", "1234567890123456", "12a"] { #expect(SMSSender(number: bad) == nil) }
    }

    private func error(of body: () throws -> Void) throws -> PolicyError {
        try #require(throws: PolicyError.self) { try body() }
    }
}
