public import MFACore

extension Region {
    /// An entry of a list from which a region is chosen.
    public struct Choice: Sendable, Hashable {
        /// The region.
        public let region: Region
        /// What it is called in the list's language.
        public let name: String
        /// The calling code, without the plus.
        public let callingCode: Int
        /// An example of a number, as it is written at home: a placeholder for the field beside the list.
        public var example: String { region.example?.national ?? "" }
    }

    /// All regions for a list to choose from, in the order of the language.
    ///
    /// - Parameters:
    ///   - language: The language of the names.
    ///   - pinned: The regions that come first, in that order, and do not come again.
    /// - Returns: The entries.
    public static func all(in language: Language, pinned: [Region] = []) -> [Choice] {
        var choices: [Choice] = []
        choices.reserveCapacity(NumberTables.regionCount)
        for entry in NameList(language) {
            guard let region = Region(Substring(entry.code)), let callingCode = region.callingCode else { continue }
            choices.append(Choice(region: region, name: String(entry.name), callingCode: callingCode))
        }
        guard !pinned.isEmpty else { return choices }
        let first = pinned.compactMap { region in choices.first { $0.region == region } }
        return first + choices.filter { !pinned.contains($0.region) }
    }

    /// The regions that somebody may mean by what he types beside the list, in the order of the language.
    ///
    /// Names are found by the beginning of any of their words, whatever the accents (`osterrike` finds Österrike); regions also by
    /// their two letters, and by the beginning of the calling code, with a plus or without.
    ///
    /// - Parameters:
    ///   - text: What is looked for.
    ///   - language: The language of the names.
    /// - Returns: What was found; those whose names begin with it come first.
    public static func search(_ text: String, in language: Language) -> [Choice] {
        let wanted = FoldedText(text)
        guard !wanted.isEmpty else { return all(in: language) }
        let digits = wanted.plain.hasPrefix("+") ? wanted.plain.dropFirst() : wanted.plain[...]
        let isCode = !digits.isEmpty && digits.utf8.allSatisfy { $0 &- 48 < 10 }
        var first: [Choice] = []
        var others: [Choice] = []
        for choice in all(in: language) {
            let name = FoldedText(choice.name)
            if name.plain.hasPrefix(wanted.plain) || choice.region.code.lowercased() == wanted.plain {
                first.append(choice)
            } else if name.hasWord(beginning: wanted) || (isCode && "\(choice.callingCode)".hasPrefix(digits)) {
                others.append(choice)
            }
        }
        return first + others
    }
}

/// A text without accents and capitals, with one space between words.
struct FoldedText {
    let plain: String

    init(_ text: String) {
        let folding = Table(NameTables.folding)
        var plain = ""
        for scalar in text.lowercased().unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A: plain.unicodeScalars.append(scalar)
            case 0xC0...0x17F:
                for offset in 0...1 {
                    let letter = folding.byte(at: Int(scalar.value - 0xC0) * 2 + offset)
                    if letter != UInt8(ascii: " ") { plain.unicodeScalars.append(Unicode.Scalar(letter)) }
                }
            // Accents that stand alone, behind their letters.
            case 0x300...0x36F: break
            case _ where scalar.properties.isAlphabetic || scalar.decimalDigit != nil || scalar == "+":
                plain.unicodeScalars.append(scalar)
            default: if !plain.isEmpty, !plain.hasSuffix(" ") { plain.append(" ") }
            }
        }
        self.plain = plain.hasSuffix(" ") ? String(plain.dropLast()) : plain
    }

    var isEmpty: Bool { plain.isEmpty }

    /// Whether a word, and what follows it, begins with the other text.
    func hasWord(beginning other: FoldedText) -> Bool {
        var rest = plain[...]
        while !rest.hasPrefix(other.plain) {
            guard let space = rest.utf8.firstIndex(of: UInt8(ascii: " ")) else { return false }
            rest = rest[rest.utf8.index(after: space)...]
        }
        return true
    }
}
