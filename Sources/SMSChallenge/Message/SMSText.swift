/// How a text travels as a short message, and how many messages it takes (3GPP TS 23.038 and 23.040).
public struct SMSText: Sendable, Hashable {
    /// How the characters are written.
    public enum Encoding: String, Sendable, Hashable, CaseIterable {
        /// Seven bits a character, from an alphabet of Western Europe; some characters take two places.
        case gsm7
        /// Sixteen bits a unit, for everything else. It leaves less than half the room.
        case ucs2
    }

    /// The text.
    public let text: String
    /// How its characters are written.
    public let encoding: Encoding
    /// How many places they take: septets, or units of sixteen bits.
    public let units: Int
    /// How many messages it takes; one for an empty text.
    public let segments: Int

    /// Looks at a text, whose characters are taken as they come.
    public init(_ text: String) {
        self.text = text
        if let places = GSMAlphabet.places(of: text) {
            encoding = .gsm7
            units = places.reduce(0, +)
            segments = SMSText.segments(of: places, single: 160, part: 153)
        } else {
            // A character beyond the basic plane is a pair of units, which no message may tear apart.
            let places = text.unicodeScalars.map { $0.value > 0xFFFF ? 2 : 1 }
            encoding = .ucs2
            units = places.reduce(0, +)
            segments = SMSText.segments(of: places, single: 70, part: 67)
        }
    }

    /// The characters that keep a text out of the seven-bit alphabet, each once, in the order in which they come.
    public var charactersBeyondGSM7: [Character] {
        var seen: Set<Character> = []
        return text.filter { character in
            !character.unicodeScalars.allSatisfy { GSMAlphabet.places(of: $0) != nil }
                && seen.insert(character).inserted
        }.map { $0 }
    }

    /// How many messages characters take that have so many places each.
    private static func segments(of places: [Int], single: Int, part: Int) -> Int {
        guard places.reduce(0, +) > single else { return 1 }
        var segments = 1
        var filled = 0
        for count in places {
            // What does not fit as a whole goes into the next part as a whole.
            if filled + count > part {
                segments += 1
                filled = 0
            }
            filled += count
        }
        return segments
    }
}

/// The default alphabet of GSM with its extension (3GPP TS 23.038 §6.2.1).
enum GSMAlphabet {
    private static let basic = Set(
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
            .unicodeScalars)
    private static let extended = Set("\u{0C}^{}\\[~]|€".unicodeScalars)

    /// How many places a character takes; nil if the alphabet lacks it.
    static func places(of scalar: Unicode.Scalar) -> Int? {
        basic.contains(scalar) ? 1 : extended.contains(scalar) ? 2 : nil
    }

    /// How many places each character takes; nil if the alphabet lacks one.
    static func places(of text: String) -> [Int]? {
        var places: [Int] = []
        places.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            guard let count = self.places(of: scalar) else { return nil }
            places.append(count)
        }
        return places
    }
}
