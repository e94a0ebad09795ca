/// How much of a symbol may be damaged or covered before it can no longer be read.
///
/// A picture on a screen is not damaged, so ``medium`` is plenty. A higher level makes a larger symbol, which is harder to
/// scan from a distance.
public enum QRLevel: Int, Sendable, Hashable, CaseIterable, Comparable {
    /// About 7 % of the codewords can be restored.
    case low
    /// About 15 %.
    case medium
    /// About 25 %.
    case quartile
    /// About 30 %.
    case high

    /// Whether one level restores less than another.
    public static func < (left: QRLevel, right: QRLevel) -> Bool { left.rawValue < right.rawValue }

    /// The two bits of the level in the format information (ISO/IEC 18004 §7.9).
    var formatBits: Int {
        switch self {
        case .low: 0b01
        case .medium: 0b00
        case .quartile: 0b11
        case .high: 0b10
        }
    }
}
