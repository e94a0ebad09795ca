public import MFACore
internal import Synchronization

/// Numbers that look random and are the same in every run.
///
/// For tests alone: whoever knows the seed knows the numbers.
public final class SeededRandom: RandomSource {
    private let state: Mutex<UInt64>

    /// A source that a seed determines.
    public init(seed: UInt64) { state = Mutex(seed) }

    /// The next number (SplitMix64).
    public func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
