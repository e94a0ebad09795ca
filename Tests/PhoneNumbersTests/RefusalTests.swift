import MFACore
import PhoneNumbers
import Testing

@Suite struct RefusalTests {
    static let refusals: [PhoneNumberRefusal] = [
        .empty, .invalidCharacter("*"), .letters, .extension, .unknownCallingCode, .noRegion, .tooShort(by: 1),
        .tooShort(by: 3),
        .tooLong(by: 1), .tooLong(by: 2), .notAssigned(.norway), .notAssigned(.nonGeographic),
    ]

    @Test func `no language lacks a text, and every language has the same places`() {
        for phrase in PhonePhrase.allCases {
            let texts = Language.allCases.map { phrase.translations[$0] }
            for (language, text) in zip(Language.allCases, texts) {
                #expect(text.hasSuffix(".") || text.hasSuffix("}"), "\(phrase) \(language)")
                #expect(Self.places(text) == Self.places(texts[0]), "\(phrase) \(language)")
                #expect(text.count { $0 == "{" } == text.count { $0 == "}" }, "\(phrase) \(language)")
                if language != .english { #expect(text != phrase.translations[.english], "\(phrase) \(language)") }
            }
        }
        #expect(Set(PhonePhrase.allCases.map(\.rawValue)).count == PhonePhrase.allCases.count)
    }

    @Test(arguments: Language.allCases)
    func `every refusal has words without a place left open, and all differ`(language: Language) {
        let localizer = Localizer(language)
        let texts =
            Self.refusals.map { localizer.text($0.message) } + [
                localizer.text(Message(PhonePhrase.notMobile)),
                localizer.text(Message(PhonePhrase.countryNotServed, ["country": .message(Region.sweden.message)])),
            ]
        #expect(Set(texts).count == texts.count)
        for text in texts {
            #expect(!text.isEmpty && !text.contains("{") && !text.contains("}") && !text.contains("#"))
        }
        #expect(texts.last?.contains(Region.sweden.name(in: language)) == true)
    }

    @Test func `a refusal prints in English and names what is wrong`() {
        #expect("\(PhoneNumberRefusal.tooShort(by: 1))" == "The number is too short. At least one digit is missing.")
        #expect("\(PhoneNumberRefusal.tooLong(by: 2))" == "The number is too long. It has at least 2 digits too many.")
        #expect("\(PhoneNumberRefusal.invalidCharacter("*"))" == "The character “*” cannot be in a phone number.")
        #expect("\(PhoneNumberRefusal.notAssigned(.norway))".contains("(Norway)"))
    }

    /// The names of the places of a text.
    private static func places(_ text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().map {
                String($0.prefix { $0 != "|" && $0 != "}" })
            })
    }
}
