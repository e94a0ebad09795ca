/// Text as the apps take it apart.
///
/// Everything goes by scalars, not by characters: an accent after a `?` must not hide the `?`.
enum AppText {
    /// How a component is unescaped after splitting.
    enum Escapes {
        /// `%XX` only.
        case percent
        /// `%XX`, and `+` means a space, as in web forms.
        case form
        /// Not at all, because the whole URI already was.
        case none
    }

    /// A component without its escapes.
    ///
    /// A `%` that begins no escape stays; no app is known to stop at it.
    static func unescaped(_ text: some StringProtocol, _ escapes: Escapes = .percent) -> String {
        if escapes == .none { return String(text) }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = nibble(bytes[index + 1]),
                let low = nibble(bytes[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(byte == UInt8(ascii: "+") && escapes == .form ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        Character(Unicode.Scalar(byte)).hexDigitValue.map { UInt8($0) }
    }

    /// The text before and after the first such scalar; nil if there is none.
    static func cut(_ text: Substring, at scalar: Unicode.Scalar) -> (before: Substring, after: Substring)? {
        guard let index = text.unicodeScalars.firstIndex(of: scalar) else { return nil }
        return (text[..<index], text[text.unicodeScalars.index(after: index)...])
    }

    /// The text before the first such scalar; the whole text if there is none.
    static func before(_ scalar: Unicode.Scalar, in text: Substring) -> Substring {
        cut(text, at: scalar)?.before ?? text
    }

    /// The parts between such scalars; one at least.
    static func split(_ text: Substring, at scalar: Unicode.Scalar) -> [Substring] {
        text.unicodeScalars.split(separator: scalar, omittingEmptySubsequences: false).map { Substring($0) }
    }

    static func contains(_ scalar: Unicode.Scalar, in text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains(scalar)
    }

    static func replacing(_ old: Unicode.Scalar, with new: String, in text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1 == old ? new : String($1) }
    }

    /// The beginning of a text, counted in UTF-16 units as Kotlin and Java do; a scalar cut in half is lost.
    static func beginning(of text: String, utf16Units limit: Int) -> String {
        var room = limit
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            room -= UTF16.width(scalar)
            if room < 0 { break }
            kept.append(scalar)
        }
        return String(kept)
    }
}
