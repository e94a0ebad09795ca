/// A part of a code's content, in a mode of your choice.
///
/// A text or bytes given to ``QRCode`` directly are divided optimally. Choose segments yourself to reproduce a symbol of
/// another encoder, or to name a character set.
public struct QRSegment: Sendable {
    let mode: Mode
    let bytes: [UInt8]

    /// Bytes of any value, eight bits each.
    public static func bytes(_ bytes: some Sequence<UInt8>) -> QRSegment {
        QRSegment(mode: .byte, bytes: Array(bytes))
    }

    /// A text in UTF-8, in byte mode.
    public static func text(_ text: some StringProtocol) -> QRSegment { bytes(text.utf8) }

    /// Digits of ASCII, three of them in ten bits.
    ///
    /// - Throws: ``QRError/Code/notNumeric`` with the place.
    public static func numeric(_ digits: some StringProtocol) throws(QRError) -> QRSegment {
        let bytes = Array(digits.utf8)
        if let place = bytes.firstIndex(where: { !AlphanumericSet.isDigit($0) }) { throw .notNumeric(place) }
        return QRSegment(mode: .numeric, bytes: bytes)
    }

    /// Digits, capitals, space and `$ % * + - . / :` of ASCII, two of them in eleven bits.
    ///
    /// - Throws: ``QRError/Code/notAlphanumeric`` with the place.
    public static func alphanumeric(_ text: some StringProtocol) throws(QRError) -> QRSegment {
        let bytes = Array(text.utf8)
        if let place = bytes.firstIndex(where: { !AlphanumericSet.contains($0) }) { throw .notAlphanumeric(place) }
        return QRSegment(mode: .alphanumeric, bytes: bytes)
    }

    /// The character set of the segments that follow (ECI), such as 26 for UTF-8.
    ///
    /// Some scanners of authenticator apps fail on it; a URI needs none.
    ///
    /// - Throws: ``QRError/Code/noSuchCharacterSet``.
    public static func characterSet(_ number: Int) throws(QRError) -> QRSegment {
        let bytes: [UInt8] =
            switch number {
            case 0..<1 << 7: [UInt8(number)]
            case 1 << 7..<1 << 14: [0x80 | UInt8(number >> 8), UInt8(number & 0xFF)]
            case 1 << 14..<1_000_000: [0xC0 | UInt8(number >> 16), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
            default: throw .noSuchCharacterSet(number)
            }
        return QRSegment(mode: .characterSet, bytes: bytes)
    }
}

extension QRSegment: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The mode and the length, and nothing of the content.
    public var description: String { "QRSegment(\(mode), \(bytes.count) bytes)" }
    /// The same.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
