import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct LanguageTests {
    static let phrases: [(name: String, translations: Translations)] =
        CorePhrase.allCases.map { ($0.rawValue, $0.translations) }
        + AnswerPhrase.allCases.map { ($0.rawValue, $0.translations) }
        + NoticePhrase.allCases.map { ($0.rawValue, $0.translations) }

    @Test func `no language lacks a text, and every language has the same places`() throws {
        for (name, translations) in Self.phrases {
            let places = Language.allCases.map { Set(Self.places(translations[$0])) }
            for (language, found) in zip(Language.allCases, places) {
                #expect(!translations[language].isEmpty, "\(name) \(language)")
                #expect(found == places[0], "\(name) \(language)")
                #expect(
                    translations[language].count { $0 == "{" } == translations[language].count { $0 == "}" }, "\(name)")
            }
        }
        #expect(Set(Self.phrases.map(\.name)).count == Self.phrases.count)
    }

    @Test func `sentences end, are not the English ones, and tell languages apart`() {
        for (name, translations) in Self.phrases where name.hasPrefix("answer.") || name.hasPrefix("notice.") {
            for language in Language.allCases {
                let text = translations[language]
                #expect(text.hasSuffix(".") || text.hasSuffix("}"), "\(name) \(language)")
                if language != .english { #expect(text != translations[.english], "\(name) \(language)") }
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `numbers choose their form`(language: Language) {
        let localizer = Localizer(language)
        let one = localizer.text(Message(AnswerPhrase.wrongCode, ["tries": .number(1)]))
        let two = localizer.text(Message(AnswerPhrase.wrongCode, ["tries": .number(2)]))
        #expect(one != two && two.contains("2") && !one.contains("#") && !one.contains("{"))
    }

    @Test func `waits are said in the unit that suits them, rounded up`() {
        let localizer = Localizer(.english)
        let cases: [(Int64, String)] = [
            (-5, "one second"), (0, "one second"), (1, "one second"), (30, "30 seconds"), (90, "90 seconds"),
            (91, "2 minutes"), (3600, "60 minutes"), (5401, "2 hours"), (86_400, "24 hours"), (200_000, "3 days"),
        ]
        for (seconds, text) in cases { #expect(localizer.text(.duration(seconds: seconds)) == text) }
        #expect(localizer.text(.wait(until: UnixTime(.max), from: UnixTime(.min))).contains("days"))
    }

    @Test func `days are said in words, in the users' zone`() {
        let cases: [(Int64, Language, String)] = [
            (0, .english, "1 January 1970"), (951_782_400, .norwegianBokmål, "29. februar 2000"),
            (1_772_323_200, .danish, "1. marts 2026"), (4_107_542_400, .german, "1. März 2100"),
            (-1, .swedish, "31 december 1969"), (1_798_675_200, .finnish, "31. joulukuuta 2026"),
        ]
        for (seconds, language, text) in cases {
            let message = Message(AnswerPhrase.reminder, ["date": .date(UnixTime(seconds))])
            #expect(Localizer(language).text(message).contains(text))
        }
        let midnight = Message(AnswerPhrase.reminder, ["date": .date(UnixTime(86_399))])
        #expect(Localizer(.english, secondsFromUTC: 3600).text(midnight).contains("2 January 1970"))
        for extreme in [Int64.min, .max] {
            _ = Localizer(.english).text(Message(AnswerPhrase.reminder, ["date": .date(UnixTime(extreme))]))
        }
    }

    @Test func `a host's text takes the place of ours, and a wrong one is refused`() throws {
        let localizer = try Localizer(.english, overriding: [.english: ["answer.paused": "Wait {wait}, please."]])
        let message = GuessVerdict.paused(until: 60).message(at: 0)
        #expect(localizer.text(message) == "Wait 60 seconds, please.")
        var danish = localizer
        danish.language = .danish
        #expect(danish.text(message).hasPrefix("For mange"))
        for (name, text) in [
            ("answer.pause", "x"), ("answer.paused", "{delay}"), ("answer.paused", "{wait"), ("answer.paused", "}"),
            ("answer.paused", "{}"), ("answer.paused", "{wait|a}"),
        ] {
            #expect(throws: PolicyError.self) { try Localizer(.english, overriding: [.english: [name: text]]) }
        }
    }

    @Test func `a browser's wishes are understood`() {
        let cases: [(String, Language?)] = [
            ("nb-NO,nb;q=0.9,en;q=0.8", .norwegianBokmål), ("no", .norwegianBokmål), ("NN", .norwegianNynorsk),
            ("fr, de;q=0.3, sv;q=0.7", .swedish), ("en;q=0, da;q=0.1", .danish), ("fr", nil), ("", nil), ("*", nil),
            ("de;q=2, fi", .finnish), (";;;,,q=1", nil), ("sv_FI", .swedish), ("en-GB ; q=0.5 , da ; q=0.6", nil),
        ]
        for (header, language) in cases.dropLast() {
            #expect(Language.preferred(acceptLanguage: header) == language, "\(header)")
        }
        #expect(
            Language.preferred(acceptLanguage: "nn, en;q=0.5", among: [.english, .norwegianBokmål])
                == .norwegianBokmål)
        #expect(Language.preferred(acceptLanguage: String(repeating: "x,", count: 100_000)) == nil)
    }

    @Test(arguments: Language.allCases)
    func `everything that can be answered has words without a place left open`(language: Language) throws {
        let localizer = Localizer(language)
        var messages: [Message] = [
            GuessVerdict.wrong(triesLeft: 3).message(at: 0), GuessVerdict.wrongAndPaused(until: 30).message(at: 0),
            GuessVerdict.exhausted.message(at: 0), GuessVerdict.nothingToVerify.message(at: 0),
        ]
        let refusals: [AccountRefusal] = [
            .noSuchFactor, .methodNotAllowed(.sms), .full(limit: 1), .duplicate, .badName, .stillRequired(count: 2),
            .outOfUseForGood,
        ]
        messages += refusals.map(\.message)
        let states: [Factor.State] =
            [.active] + Factor.Suspension.allCases.map { .suspended($0) }
            + Factor.Disablement.allCases.map { .disabled($0) }
        messages += states.map(\.message)
        let custom = try FactorMethod(custom: "token-list", interaction: .typed)
        messages += [.authenticatorApp, .sms, .push, .recoveryCode, custom].map(\.message)
        messages += [EnforcementStatus.remind(due: 0, snoozesLeft: 1), .grace(until: 0), .required(since: nil)]
            .compactMap(\.message)
        messages += [AppCodeVerdict.alreadyUsed, .refused(.paused(until: 60))].compactMap { $0.message(at: 0) }
        #expect(AppCodeVerdict.accepted(.random(from: SystemRandom())).message(at: 0) == nil)
        let fixture = Fixture()
        for (terminal, apps) in [
            (Application(id: "ts", name: "Terminal"), 0),
            (Application(id: "ts", name: "Terminal", methods: [.push]), 1),
            (Application(id: "ts", name: "Terminal", canShowPage: false), 1),
            (Application(id: "ts", name: "Terminal"), 1),
        ] {
            let reach = try Policy(applications: [terminal]).reachability(of: try fixture.account(apps: apps))[0]
            let found = reach.messages(in: localizer)
            #expect(found.isEmpty == reach.isReachable)
            #expect(found.allSatisfy { localizer.text($0).contains("Terminal") })
            messages += found
        }
        for message in messages {
            let text = localizer.text(message)
            #expect(!text.isEmpty && !text.contains("{") && !text.contains("}") && !text.contains("#"))
        }
    }

    /// The names of the places of a text.
    private static func places(_ text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
            String($0.prefix { $0 != "|" && $0 != "}" })
        }
    }
}
