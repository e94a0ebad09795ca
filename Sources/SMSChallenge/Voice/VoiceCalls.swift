public import MFACore
public import PhoneNumbers

/// Reading codes out by telephone, for those who cannot read messages or get none.
///
/// There are no calls unless a host makes one of these: whoever owns an expensive number earns more by a call than by a
/// message.
public struct VoiceCalls: Sendable {
    let app: String
    let gateways: [any VoiceGateway]
    let caller: SMSSender
    let regions: Set<Region>
    private let localizers: [Language: Localizer]

    /// Calls.
    ///
    /// - Parameters:
    ///   - app: What users know the application as.
    ///   - regions: To which regions; there is no word for all of them.
    ///   - gateways: Whom to ask, the first one first.
    ///   - caller: The number that phones show.
    ///   - overrides: The host's texts, by the names of ``VoicePhrase``, with places for `{app}` and `{code}`.
    /// - Throws: `PolicyError` for calls that could not be made, and a text that lacks its code.
    public init(
        app: String, to regions: Set<Region>, by gateways: [any VoiceGateway], from caller: SMSSender,
        overriding overrides: Localizer.Overrides = [:]
    ) throws(PolicyError) {
        try PolicyError.check(!app.isEmpty, "An application needs a name for its calls.")
        try PolicyError.check(!regions.isEmpty, "Nobody is to be called; name at least one region.")
        try PolicyError.check(caller.form == .number, "A call comes from a number and not from a name.")
        try SMSRoutes.check(gateways.map(\.name))
        var localizers: [Language: Localizer] = [:]
        for language in Language.allCases {
            let localizer = try Localizer(language, overriding: overrides, in: [VoicePhrase.self])
            let text = localizer.text(VoiceCalls.message(app: app, code: "0123456789"))
            try PolicyError.check(
                text.contains("0, 1, 2, 3"),
                "What is said in calls (\(language.rawValue)) has no place for the {code}.")
            localizers[language] = localizer
        }
        self.app = app
        self.gateways = gateways
        self.caller = caller
        self.regions = regions
        self.localizers = localizers
    }

    /// The gateway of a name; nil if there is none any more.
    func gateway(named name: String) -> (any VoiceGateway)? { gateways.first { $0.name == name } }

    /// What is said: the same three times, since it cannot be read again.
    func sentences(code: String, in language: Language) -> [String] {
        let text = (localizers[language] ?? Localizer(language)).text(VoiceCalls.message(app: app, code: code))
        return Array(repeating: text, count: 3)
    }

    /// Each digit for itself, with time to write it down.
    private static func message(app: String, code: String) -> Message {
        Message(VoicePhrase.code, ["app": .text(app), "code": .text(code.map(String.init).joined(separator: ", "))])
    }
}
