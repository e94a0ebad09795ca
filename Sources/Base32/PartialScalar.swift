/// A character outside ASCII whose UTF-8 bytes arrive one at a time.
struct PartialScalar {
    enum Outcome {
        case incomplete
        case complete(Unicode.Scalar)
        case invalid
    }

    /// Where the character begins.
    private(set) var offset = 0

    private var bits: UInt32 = 0
    private var missing = 0
    private var least: UInt32 = 0

    /// Whether further bytes have to come.
    var isOpen: Bool { missing > 0 }

    mutating func take(_ byte: UInt8, at position: Int) -> Outcome {
        if missing == 0 {
            offset = position
            switch byte {
            case 0xC2...0xDF: (bits, missing, least) = (UInt32(byte & 0x1F), 1, 0x80)
            case 0xE0...0xEF: (bits, missing, least) = (UInt32(byte & 0x0F), 2, 0x800)
            case 0xF0...0xF4: (bits, missing, least) = (UInt32(byte & 0x07), 3, 0x10000)
            default: return .invalid
            }
            return .incomplete
        }
        guard byte & 0xC0 == 0x80 else { return .invalid }
        bits = bits << 6 | UInt32(byte & 0x3F)
        missing -= 1
        if missing > 0 { return .incomplete }
        // An overlong form would be a second way to write the same character.
        guard bits >= least, let scalar = Unicode.Scalar(bits) else { return .invalid }
        return .complete(scalar)
    }
}
