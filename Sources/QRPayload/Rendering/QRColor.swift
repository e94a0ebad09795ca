/// A colour of a picture.
public struct QRColor: Sendable, Hashable {
    /// The share of red.
    public let red: UInt8
    /// The share of green.
    public let green: UInt8
    /// The share of blue.
    public let blue: UInt8

    /// Black.
    public static let black = QRColor(red: 0, green: 0, blue: 0)
    /// White.
    public static let white = QRColor(red: 255, green: 255, blue: 255)

    /// A colour by its shares in sRGB.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// A colour as style sheets write it, such as `#10243F` or `#124`.
    ///
    /// - Throws: ``QRError/Code/notAColor``.
    public init(_ hexadecimal: String) throws(QRError) {
        let digits = hexadecimal.dropFirst().compactMap(\.hexDigitValue)
        guard hexadecimal.first == "#", hexadecimal.utf8.count == digits.count + 1 else { throw .notAColor }
        switch digits.count {
        case 3: self.init(red: UInt8(digits[0] * 17), green: UInt8(digits[1] * 17), blue: UInt8(digits[2] * 17))
        case 6:
            self.init(
                red: UInt8(digits[0] * 16 + digits[1]), green: UInt8(digits[2] * 16 + digits[3]),
                blue: UInt8(digits[4] * 16 + digits[5]))
        default: throw .notAColor
        }
    }

    /// How much light it gives, from 0 for black to 1 for white (WCAG 2, relative luminance).
    var luminance: Double { 0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue) }

    private static func linear(_ share: UInt8) -> Double {
        let value = Double(share) / 255
        guard value > 0.04045 else { return value / 12.92 }
        // To the power of 12/5, by Newton's method for the fifth root.
        let base = (value + 0.055) / 1.055
        let power = base * base * base * base * base * base
        let squared = power * power
        var root = base * base
        for _ in 0..<12 { root -= (root - squared / (root * root * root * root)) / 5 }
        return root
    }
}
