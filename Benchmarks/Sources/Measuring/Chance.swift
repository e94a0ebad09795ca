/// Numbers that look random (SplitMix64).
public struct Chance: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Always the same ones for a seed.
    public init(seed: UInt64) { state = seed &* 0xD1B5_4A32_D192_ED03 &+ 1 }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of so many.
    public mutating func pick(_ count: Int) -> Int { Int(truncatingIfNeeded: next() >> 1) % count }

    /// Sixteen bytes, as for the version of a record.
    public mutating func version() -> [UInt8] {
        withUnsafeBytes(of: (next(), next())) { Array($0) }
    }
}
