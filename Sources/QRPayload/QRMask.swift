/// One of the eight patterns that break up large areas and look-alikes of the finders (ISO/IEC 18004 §7.8.2).
///
/// Every symbol can be read with every mask. The encoder takes the one with the least penalty unless told otherwise.
public enum QRMask: Int, Sendable, Hashable, CaseIterable {
    /// Every other module, like a chess board.
    case pattern0
    /// Every other row.
    case pattern1
    /// Every third column.
    case pattern2
    /// Every third diagonal.
    case pattern3
    /// Blocks of three by two, like bricks.
    case pattern4
    /// A lattice of crosses.
    case pattern5
    /// Diamonds.
    case pattern6
    /// Hatching.
    case pattern7

    /// Whether the module at column `x` and row `y` is inverted.
    func inverts(_ x: Int, _ y: Int) -> Bool {
        switch self {
        case .pattern0: (x + y) % 2 == 0
        case .pattern1: y % 2 == 0
        case .pattern2: x % 3 == 0
        case .pattern3: (x + y) % 3 == 0
        case .pattern4: (x / 3 + y / 2) % 2 == 0
        case .pattern5: x * y % 2 + x * y % 3 == 0
        case .pattern6: (x * y % 2 + x * y % 3) % 2 == 0
        case .pattern7: ((x + y) % 2 + x * y % 3) % 2 == 0
        }
    }
}
