/// How the 31-bit value of RFC 4226 §5.3 becomes a code: its remainder by the number of codes there are.
enum CodeSpace: Sendable {
    case decimal(digits: Int)
    /// Five symbols of twenty-six.
    case steam

    /// The number of the code.
    ///
    /// By literals, which compile to multiplications: a division would take a time that depends on the value.
    func reduce(_ value: UInt32) -> UInt64 {
        switch self {
        case .decimal(4): UInt64(value % 10_000)
        case .decimal(5): UInt64(value % 100_000)
        case .decimal(6): UInt64(value % 1_000_000)
        case .decimal(7): UInt64(value % 10_000_000)
        case .decimal(8): UInt64(value % 100_000_000)
        case .decimal(9): UInt64(value % 1_000_000_000)
        // Ten digits hold every value of 31 bits.
        case .decimal: UInt64(value)
        case .steam: UInt64(value % 11_881_376)
        }
    }
}
