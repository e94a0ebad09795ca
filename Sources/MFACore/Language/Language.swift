/// A language that users are spoken to in.
public enum Language: String, Sendable, Hashable, CaseIterable {
    /// Norwegian, bokmål.
    case norwegianBokmål = "nb"
    /// Norwegian, nynorsk.
    case norwegianNynorsk = "nn"
    /// Swedish.
    case swedish = "sv"
    /// Danish.
    case danish = "da"
    /// Finnish.
    case finnish = "fi"
    /// English.
    case english = "en"
    /// German.
    case german = "de"

    /// The language of a tag such as `nb-NO`, `no`, `sv_FI` or `EN`; nil if it is none of ours.
    ///
    /// The region says nothing here, and `no` is bokmål.
    public init?(tag: some StringProtocol) {
        let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        self.init(rawValue: primary == "no" ? "nb" : primary)
    }

    /// The language that a browser's `Accept-Language` likes best, among those that there are.
    ///
    /// - Parameters:
    ///   - header: The header, as it came; anything that cannot be understood in it is passed over.
    ///   - available: What to choose from.
    /// - Returns: The language; nil if none of those that are liked is there.
    public static func preferred(acceptLanguage header: String, among available: [Language] = allCases) -> Language? {
        var best: (language: Language, weight: Int)?
        // No honest browser sends more; a hostile one shall not make us work.
        for entry in header.prefix(1000).split(separator: ",").prefix(50) {
            let parts = entry.split(separator: ";").map { $0.trimmingSpaces }
            guard let tag = parts.first, let weight = weight(of: parts.dropFirst()) else { continue }
            guard weight > best?.weight ?? 0, let language = available.first(where: { $0.matches(tag, available) })
            else { continue }
            best = (language, weight)
        }
        return best?.language
    }

    /// Whether a liked tag is served by this language; Norwegians read each other's language, if theirs is not there.
    private func matches(_ tag: Substring, _ available: [Language]) -> Bool {
        guard let wanted = Language(tag: tag) else { return false }
        if self == wanted { return true }
        let norwegian: Set<Language> = [.norwegianBokmål, .norwegianNynorsk]
        return norwegian.contains(self) && norwegian.contains(wanted) && !available.contains(wanted)
    }

    /// The weight in thousandths that the parameters say; nil for one that cannot be understood.
    private static func weight(of parameters: ArraySlice<Substring>) -> Int? {
        guard let quality = parameters.first(where: { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }) else { return 1000 }
        guard let value = Double(quality.dropFirst(2)), (0...1).contains(value) else { return nil }
        return Int((value * 1000).rounded())
    }
}

extension Substring {
    /// Without spaces at its ends.
    fileprivate var trimmingSpaces: Substring {
        let start = drop { $0 == " " || $0 == "\t" }
        let end = start.lastIndex { $0 != " " && $0 != "\t" }
        return end.map { start[...$0] } ?? ""
    }
}
