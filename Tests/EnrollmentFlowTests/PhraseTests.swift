import EnrollmentFlow
import MFACore
import OTPCore
import Testing

/// Everything that the pages say, in all languages.
@Suite struct PhraseTests {
    private static let books: [any PhraseBook.Type] = [
        ActionPhrase.self, AppPhrase.self, EnrollmentPhrase.self, OtherAppPhrase.self, PhonePagePhrase.self,
        StepPhrase.self,
    ]

    /// The names of the places of a text.
    private func places(_ text: String) -> Set<String> {
        let parts = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        return Set(parts.map { String($0.prefix { $0 != "|" && $0 != "}" }) })
    }

    private func check(_ book: (some PhraseBook).Type, _ language: Language) -> [String] {
        for phrase in book.allCases {
            let places = places(phrase.translations[.english])
            #expect(self.places(phrase.translations[language]) == places, "\(phrase.rawValue)")
            for number in [1, 7] {
                let values = Dictionary(uniqueKeysWithValues: places.map { ($0, Message.Value.number(number)) })
                let text = Localizer(language).text(Message(phrase, values))
                #expect(!text.isEmpty && !text.contains { "{}|#".contains($0) }, "\(phrase.rawValue): \(text)")
                #expect(text.first?.isWhitespace == false && text.last?.isWhitespace == false, "\(phrase.rawValue)")
                #expect(number == 1 || text.contains("7") == !places.isEmpty, "\(phrase.rawValue): \(text)")
            }
        }
        return book.allCases.map(\.rawValue)
    }

    @Test(arguments: Language.allCases)
    func `every phrase has words in every language, with nothing left open`(_ language: Language) {
        let names = PhraseTests.books.flatMap { check($0, language) }
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: Language.allCases)
    func `every refusal says something of its own, in the user's language`(_ language: Language) {
        let refusals: [EnrollmentRefusal] = [
            .stale, .over, .notHere, .unknownChoice, .choiceRefused(applications: ["VPN", "Mail"]),
            .missing(field: Message(EnrollmentPhrase.passwordLabel)), .needsFactor, .account(.full(limit: 5)),
        ]
        let texts = refusals.map { Localizer(language).text($0.message) }
        #expect(Set(texts).count == refusals.count)
        #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("{") })
        #expect(texts[4].contains("VPN, Mail"))
        #expect(texts[5].contains(Localizer(language).text(Message(EnrollmentPhrase.passwordLabel))))
        if language != .english {
            #expect(Set(texts).isDisjoint(with: refusals.map { Localizer(.english).text($0.message) }))
        }
    }

    @Test(arguments: Language.allCases)
    func `settings say why they refuse, in the words of the set-up`(_ language: Language) {
        let localizer = Localizer(language)
        let wrong = Message(EnrollmentPhrase.passwordUnavailable)
        let cases: [(FactorSettings.Refusal, Message)] = [
            (.account(.badName), AccountRefusal.badName.message),
            (.needsFactor, EnrollmentRefusal.needsFactor.message), (.password(wrong), wrong),
        ]
        for (refusal, message) in cases { #expect(localizer.text(refusal.message) == localizer.text(message)) }
        let names = localizer.text(FactorSettings.Refusal.unreachable(["VPN", "Mail"]).message)
        #expect(names.contains("VPN, Mail") && !names.contains("{"))
    }
}
