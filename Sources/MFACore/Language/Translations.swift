/// One text in every language.
///
/// There is no way to leave a language out. In a text, `{name}` stands for a value, and `{name|one|other}` for one of two forms that
/// a number chooses, in which `#` is the number.
public struct Translations: Sendable, Hashable {
    private let texts: [String]

    /// A text in every language.
    public init(nb: String, nn: String, sv: String, da: String, fi: String, en: String, de: String) {
        texts = [nb, nn, sv, da, fi, en, de]
    }

    /// The text in a language.
    public subscript(language: Language) -> String {
        // The order of `allCases` is the order of the initialiser.
        switch language {
        case .norwegianBokmål: texts[0]
        case .norwegianNynorsk: texts[1]
        case .swedish: texts[2]
        case .danish: texts[3]
        case .finnish: texts[4]
        case .english: texts[5]
        case .german: texts[6]
        }
    }
}

/// All texts of one library, each with a name under which a host can put another one in its place.
public protocol PhraseBook: RawRepresentable<String>, CaseIterable, Sendable {
    /// The text.
    var translations: Translations { get }
}

extension PhraseBook {
    /// All texts by their names.
    static var byName: [String: Translations] {
        Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0.translations) })
    }
}
