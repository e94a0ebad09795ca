public import MFACore

/// Writes messages with codes, none of which takes more than one short message.
///
/// It is made once, when a program starts, and refuses then what would be too long in any language: a second segment
/// doubles the price of every code, and nobody would notice.
public struct SMSTexts: Sendable {
    /// By what a phone takes the code out of the message by itself; both have to come last, so that there can be only one.
    public enum Completion: Sendable, Hashable {
        /// By nothing: the user types it.
        case typed
        /// By the browser, on the pages of a host.
        case browser(SMSHost)
        /// By an app on Android.
        case androidApp(AndroidAppHash)

        fileprivate func line(code: String) -> String {
            switch self {
            case .typed: ""
            case .browser(let host): "\n\n@\(host.name) #\(code)"
            case .androidApp(let hash): "\n\n\(hash.text)"
            }
        }
    }

    private let app: String
    private let overrides: Localizer.Overrides
    private let completions: Set<Completion>
    private let localizers: [Language: Localizer]

    /// Texts.
    ///
    /// - Parameters:
    ///   - app: What users know the application as.
    ///   - completions: The ends that messages are going to have, beside ``Completion/typed``.
    ///   - overrides: The host's texts, by the names of ``SMSPhrase``, with places for `{app}`, `{code}` and `{minutes|…|…}`.
    ///   - rules: How many digits codes have, and how long they live.
    /// - Throws: `PolicyError` for a text that takes more than one message, that lacks its code, or that has a line of its own at the end.
    public init(
        app: String, completions: Set<Completion> = [], overriding overrides: Localizer.Overrides = [:],
        rules: ChallengeRules = .standard
    ) throws(PolicyError) {
        let name = app.filter { !$0.isNewline }
        try PolicyError.check(
            !name.isEmpty && name == app, "An application needs a name, on one line, for its messages.")
        self.app = app
        self.overrides = overrides
        self.completions = completions.union([.typed])
        var localizers: [Language: Localizer] = [:]
        for language in Language.allCases {
            localizers[language] = try Localizer(language, overriding: overrides, in: [SMSPhrase.self])
        }
        self.localizers = localizers
        try check(rules)
    }

    /// The text of a message.
    package func text(
        _ purpose: CodeChallenge.Purpose, code: String, minutes: Int, in language: Language, completion: Completion
    ) -> String {
        let phrase: SMSPhrase = purpose == .addNumber ? .addNumber : .signIn
        let message = Message(
            phrase, ["app": .text(app), "code": .text(code), "minutes": .number(minutes)])
        // What has not been looked at when this was made might be too long.
        let end = completions.contains(completion) ? completion.line(code: code) : ""
        return (localizers[language] ?? Localizer(language)).text(message) + end
    }

    private func check(_ rules: ChallengeRules) throws(PolicyError) {
        let code = String(repeating: "0", count: rules.digits)
        let longest = Int((rules.lifetime.components.seconds + 59) / 60)
        for language in Language.allCases {
            for phrase in SMSPhrase.allCases {
                let purpose: CodeChallenge.Purpose = phrase == .addNumber ? .addNumber : .signIn
                for completion in completions {
                    for minutes in 1...max(1, longest) {
                        let text = text(purpose, code: code, minutes: minutes, in: language, completion: completion)
                        try check(text, of: phrase, in: language, code: code)
                    }
                }
            }
        }
    }

    private func check(
        _ text: String, of phrase: SMSPhrase, in language: Language, code: String
    ) throws(PolicyError) {
        try PolicyError.check(
            text.contains(code), "The message “\(phrase.rawValue)” (\(language.rawValue)) has no place for the {code}.")
        let form = SMSText(text)
        guard form.segments > 1 else { return }
        let blame =
            form.encoding == .gsm7
            ? "shorten the name of the application, the host or the text"
            : "leave out \(form.charactersBeyondGSM7.map { "“\($0)”" }.joined(separator: ", ")), which halves the room"
        throw PolicyError(
            "The message “\(phrase.rawValue)” (\(language.rawValue)) takes \(form.segments) short messages (\(form.units) places); \(blame)."
        )
    }
}
