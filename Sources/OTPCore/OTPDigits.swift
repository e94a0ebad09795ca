/// The number of digits of a one-time password.
///
/// Fewer than six are too easy to guess (RFC 4226 §5.3). Ten or more do not exist: the value under a code has 31 bits,
/// so the tenth digit could only be 0, 1 or 2.
public enum OTPDigits: Int, Sendable, Hashable, CaseIterable, Codable {
    /// Six digits: what every app understands.
    case six = 6
    /// Seven digits.
    case seven
    /// Eight digits.
    case eight
    /// Nine digits.
    case nine
}
