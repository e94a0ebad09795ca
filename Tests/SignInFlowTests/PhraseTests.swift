import MFACore
import SignInFlow
import Testing

/// Everything that a sign-in says, in all languages.
@Suite struct PhraseTests {
    /// The names of the places of a text.
    private func places(_ text: String) -> Set<String> {
        let parts = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        return Set(parts.map { String($0.prefix { $0 != "|" && $0 != "}" }) })
    }

    private func check(_ book: (some PhraseBook).Type, _ language: Language) {
        for phrase in book.allCases {
            let places = places(phrase.translations[.english])
            #expect(self.places(phrase.translations[language]) == places, "\(phrase.rawValue)")
            let values = Dictionary(uniqueKeysWithValues: places.map { ($0, Message.Value.number(7)) })
            let text = Localizer(language).text(Message(phrase, values))
            #expect(!text.isEmpty && !text.contains { "{}|#".contains($0) }, "\(phrase.rawValue): \(text)")
            #expect(text.contains("7") == !places.isEmpty, "\(phrase.rawValue): \(text)")
        }
        #expect(Set(book.allCases.map(\.rawValue)).count == book.allCases.count)
    }

    @Test(arguments: Language.allCases)
    func `every phrase has words in every language, with nothing left open`(_ language: Language) {
        check(SignInPhrase.self, language)
        check(RecoveryPagePhrase.self, language)
    }
}
