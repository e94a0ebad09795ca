/// Why there is no QR code.
///
/// It holds nothing of the content. Two errors are equal when their codes are.
public struct QRError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of fault.
    public struct Code: Sendable, Hashable {
        private enum Kind {
            case tooLong, noSuchVersion, notNumeric, notAlphanumeric, noSuchCharacterSet
            case notAColor, lowContrast, lightOnDark, quietZoneOutOfRange, scaleOutOfRange
        }

        private let kind: Kind

        /// More content than the largest allowed version holds; ``QRError/excess`` has the figures.
        public static let tooLong = Code(kind: .tooLong)
        /// A version outside 1 to 40.
        public static let noSuchVersion = Code(kind: .noSuchVersion)
        /// Something else than a digit in a numeric segment.
        public static let notNumeric = Code(kind: .notNumeric)
        /// Something outside the alphanumeric set in an alphanumeric segment.
        public static let notAlphanumeric = Code(kind: .notAlphanumeric)
        /// A number of a character set outside 0 to 999999.
        public static let noSuchCharacterSet = Code(kind: .noSuchCharacterSet)

        /// A colour that is not written as `#RRGGBB` or `#RGB`.
        public static let notAColor = Code(kind: .notAColor)
        /// Colours that are too much alike; ``QRError/contrast`` has the ratio.
        public static let lowContrast = Code(kind: .lowContrast)
        /// Light modules on a dark background, which many scanners do not find; ``QRError/contrast`` has the ratio.
        public static let lightOnDark = Code(kind: .lightOnDark)
        /// A quiet zone outside 4 to 40 modules.
        public static let quietZoneOutOfRange = Code(kind: .quietZoneOutOfRange)
        /// A scale outside 1 to 40 pixels for a module.
        public static let scaleOutOfRange = Code(kind: .scaleOutOfRange)
    }

    /// How far content is too long.
    public struct Excess: Sendable, Hashable {
        /// The bits it takes; for content above 7089 bytes, which never fits, the least it could take.
        public let bitsNeeded: Int
        /// The bits there are.
        public let capacity: Int
        /// The largest version that was allowed.
        public let version: Int
    }

    /// The kind of fault.
    public let code: Code
    /// The figures, if the content is too long.
    public let excess: Excess?
    /// The contrast of refused colours, as one to this.
    public let contrast: Double?
    /// One sentence that says what is wrong and what would be right.
    public let description: String

    /// Whether two errors are of the same kind.
    public static func == (left: QRError, right: QRError) -> Bool { left.code == right.code }

    private init(_ code: Code, excess: Excess? = nil, contrast: Double? = nil, _ description: String) {
        self.code = code
        self.excess = excess
        self.contrast = contrast
        self.description = description
    }

    static func tooLong(bits: Int, capacity: Int, version: Int) -> QRError {
        QRError(
            .tooLong, excess: Excess(bitsNeeded: bits, capacity: capacity, version: version),
            "The content takes \(bits) bits, and version \(version) at this level holds \(capacity); "
                + "shorten it, or allow a lower level or a larger version.")
    }

    static func noSuchVersion(_ versions: ClosedRange<Int>) -> QRError {
        let given =
            versions.lowerBound == versions.upperBound
            ? "\(versions.lowerBound)" : "\(versions.lowerBound) to \(versions.upperBound)"
        return QRError(.noSuchVersion, "There are versions 1 to 40, and not \(given).")
    }

    static func notNumeric(_ place: Int) -> QRError {
        QRError(.notNumeric, "A numeric segment takes the digits 0 to 9 alone; byte \(place) is none.")
    }

    static func notAlphanumeric(_ place: Int) -> QRError {
        QRError(
            .notAlphanumeric,
            "An alphanumeric segment takes 0 to 9, A to Z, space and $%*+-./: alone; byte \(place) is none of them.")
    }

    static func noSuchCharacterSet(_ number: Int) -> QRError {
        QRError(.noSuchCharacterSet, "Character sets have the numbers 0 to 999999, and not \(number).")
    }

    static var notAColor: QRError { QRError(.notAColor, "A colour is written as #RRGGBB or #RGB.") }

    static func lowContrast(_ contrast: Double) -> QRError {
        QRError(
            .lowContrast, contrast: contrast,
            "The contrast is \(rounded(contrast)) to 1, and scanners need 4.5 to 1; take a darker or a lighter colour.")
    }

    static func lightOnDark(contrast: Double) -> QRError {
        QRError(
            .lightOnDark, contrast: contrast,
            "Light modules on a dark background, at \(rounded(contrast)) to 1, are invisible to many scanners; "
                + "exchange the colours.")
    }

    static func quietZoneOutOfRange(_ width: Int) -> QRError {
        QRError(.quietZoneOutOfRange, "The quiet zone has 4 to 40 modules, and not \(width); scanners need 4.")
    }

    static func scaleOutOfRange(_ scale: Int) -> QRError {
        QRError(.scaleOutOfRange, "A module has 1 to 40 pixels, and not \(scale); 4 and more scan well.")
    }

    private static func rounded(_ contrast: Double) -> Double { (contrast * 10).rounded(.down) / 10 }
}
