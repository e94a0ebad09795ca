internal import OTPCore

/// Makes text of messages, in a language and with a host's own words.
public struct Localizer: Sendable {
    /// Texts that a host puts in the place of ours, by language and name.
    public typealias Overrides = [Language: [String: String]]

    /// The language.
    public var language: Language
    /// How far the users' clocks are ahead of UTC, in seconds; for days.
    public var secondsFromUTC: Int
    private let overrides: Overrides

    /// A localizer with our own texts.
    public init(_ language: Language, secondsFromUTC: Int = 0) {
        self.language = language
        self.secondsFromUTC = secondsFromUTC
        overrides = [:]
    }

    /// A localizer with a host's texts in the place of some of ours.
    ///
    /// - Parameters:
    ///   - language: The language.
    ///   - overrides: The host's texts.
    ///   - books: The libraries whose texts are meant.
    ///   - secondsFromUTC: How far the users' clocks are ahead of UTC.
    /// - Throws: ``PolicyError`` for a name that no text has, and for a text whose places are not those of ours.
    public init(
        _ language: Language, overriding overrides: Overrides,
        in books: [any PhraseBook.Type] = [CorePhrase.self, AnswerPhrase.self, NoticePhrase.self],
        secondsFromUTC: Int = 0
    ) throws(PolicyError) {
        var known: [String: Translations] = [:]
        for book in books { known.merge(book.byName) { first, _ in first } }
        for (language, texts) in overrides {
            for (name, text) in texts {
                guard let ours = known[name] else {
                    throw PolicyError("There is no text “\(name)” to put another one in the place of.")
                }
                guard let template = Template(text) else {
                    throw PolicyError("The text “\(name)” (\(language.rawValue)) has a brace that is not closed.")
                }
                let names = Template(ours[language])?.names ?? []
                try PolicyError.check(
                    template.names.isSubset(of: names),
                    "The text “\(name)” (\(language.rawValue)) has places for "
                        + "\(template.names.sorted().joined(separator: ", ")); there are "
                        + "\(names.isEmpty ? "none" : names.sorted().joined(separator: ", ")).")
            }
        }
        self.language = language
        self.overrides = overrides
        self.secondsFromUTC = secondsFromUTC
    }

    /// The text of a message.
    public func text(_ message: Message) -> String {
        let text = overrides[language]?[message.name] ?? message.translations[language]
        // Most have no places. All of our texts are well-formed (a test sees to it), and a host's are looked at above.
        guard text.utf8.contains(UInt8(ascii: "{")), let template = Template(text) else { return text }
        return template.parts.map { part in
            switch part {
            case .literal(let literal): literal
            case .value(let name): message.values[name].map(words) ?? ""
            case .choice(let name, let one, let other): chosen(message.values[name], one: one, other: other)
            }
        }.joined()
    }

    /// All seven languages have one form for one and another for the rest.
    private func chosen(_ value: Message.Value?, one: String, other: String) -> String {
        guard case .number(let number)? = value else { return other }
        let form = number == 1 ? one : other
        return form.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\(number)")
    }

    private func words(_ value: Message.Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .date(let time): CivilDate(time.advanced(by: Int64(secondsFromUTC))).text(in: language)
        case .message(let message): text(message)
        }
    }
}
