/// Text between the tags of XML.
enum XMLText {
    /// The text with everything escaped that would mean something, and without what XML does not allow.
    static func escaped(_ text: String) -> String {
        let isHarmless = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != 0x26 && $0 != 0x3C && $0 != 0x3E }
        guard !isHarmless else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;".unicodeScalars
            case "<": escaped += "&lt;".unicodeScalars
            case ">": escaped += "&gt;".unicodeScalars
            case "\t", "\n", "\r": escaped.append(scalar)
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": continue
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
