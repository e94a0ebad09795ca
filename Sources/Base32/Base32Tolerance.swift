/// What a decoder forgives; empty is strict.
///
/// Strict is right for everything that a program has written. ``typed`` is right for what a person has copied or typed.
/// The decoder that writes into memory of the caller also reports with this type what it has had to forgive.
public struct Base32Tolerance: OptionSet, Sendable, Hashable {
    /// The bits of the set; without meaning outside the process.
    public let rawValue: UInt8

    /// A set with the given bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Nothing is forgiven.
    public static let strict: Base32Tolerance = []

    /// Small letters.
    public static let anyCase = Base32Tolerance(rawValue: 1 << 0)

    /// White space, dashes and invisible formatting characters of any script, anywhere.
    public static let separators = Base32Tolerance(rawValue: 1 << 1)

    /// Any number of `=` at the end, where strict reading wants all of them or none.
    public static let anyPadding = Base32Tolerance(rawValue: 1 << 2)

    /// Bits left over after the last whole byte that are not zero; they are dropped.
    ///
    /// Two texts may then mean the same bytes. Some apps refuse such a text, others compute with it.
    public static let leftoverBits = Base32Tolerance(rawValue: 1 << 3)

    /// Symbols that look like others: `0` for `O`, `1` for `L` and `8` for `B`; in Crockford's alphabet `O` for `0`,
    /// `I` and `L` for `1`.
    ///
    /// In RFC 4648's alphabet `1` could be an `L` or an `I`. This reads it as `L`; add ``oneAsI`` for the other.
    public static let lookAlikes = Base32Tolerance(rawValue: 1 << 4)

    /// Together with ``lookAlikes``: `1` in RFC 4648's alphabet is `I`.
    public static let oneAsI = Base32Tolerance(rawValue: 1 << 5)

    /// What people do when they type a text that they read correctly.
    public static let typed: Base32Tolerance = [.anyCase, .separators, .anyPadding]

    /// What people do, misreadings and the carelessness of other programs included.
    public static let misread: Base32Tolerance = [.typed, .leftoverBits, .lookAlikes]
}
