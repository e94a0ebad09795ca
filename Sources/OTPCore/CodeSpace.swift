/// How the 31-bit value of RFC 4226 §5.3 becomes a code: its remainder by the number of codes there are.
enum CodeSpace: Sendable {
    case digits(OTPDigits)
    /// Five symbols of twenty-six.
    case steam

    /// The number of the code.
    ///
    /// By literals, which compile to multiplications: a division would take a time that depends on the value.
    func reduce(_ value: UInt32) -> UInt64 {
        switch self {
        case .digits(.six): UInt64(value % 1_000_000)
        case .digits(.seven): UInt64(value % 10_000_000)
        case .digits(.eight): UInt64(value % 100_000_000)
        case .digits(.nine): UInt64(value % 1_000_000_000)
        case .steam: UInt64(value % 11_881_376)
        }
    }
}
