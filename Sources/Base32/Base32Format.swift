/// A way to write bytes as Base32 text: an alphabet, and what stands at the end.
///
/// ```swift
/// let text = Base32Format.rfc4648.encode([0x66, 0x6F, 0x6F])      // "MZXW6==="
/// let bytes = try Base32Format.rfc4648.decode("MZXW6===")         // [0x66, 0x6F, 0x6F]
/// let typed = try Base32Format.rfc4648.decode("mzxw 6", tolerating: .typed)
/// ```
///
/// Symbols are computed and not looked up, so neither direction shows a secret to whoever watches the cache. (A check
/// symbol is looked up; do not give one to a secret.)
public struct Base32Format: Sendable, Hashable {
    let alphabet: Base32Alphabet
    let isPadded: Bool
    let hasCheckSymbol: Bool

    /// The alphabet `A…Z 2…7` with padding (RFC 4648 §6).
    public static let rfc4648 = Base32Format(alphabet: .rfc4648, isPadded: true, hasCheckSymbol: false)

    /// The alphabet `0…9 A…V` with padding (RFC 4648 §7); without padding its texts sort as their bytes do.
    public static let hex = Base32Format(alphabet: .hex, isPadded: true, hasCheckSymbol: false)

    /// Crockford's alphabet, which leaves out `I`, `L`, `O` and `U`; never padded.
    ///
    /// The bytes are written from the left, as RFC 4648 does it, and not as one number.
    public static let crockford = Base32Format(alphabet: .crockford, isPadded: false, hasCheckSymbol: false)

    /// Crockford's alphabet followed by his check symbol, which catches every single wrong symbol and every swap of
    /// two neighbours.
    ///
    /// The check is the number that the symbols before it write in base 32, modulo 37.
    public static let crockfordWithCheckSymbol = Base32Format(
        alphabet: .crockford, isPadded: false, hasCheckSymbol: true)

    /// The same format without padding, as authenticator apps want it.
    ///
    /// It matters for encoding only: decoding accepts complete padding and none in every RFC 4648 format.
    public var unpadded: Base32Format {
        Base32Format(alphabet: alphabet, isPadded: false, hasCheckSymbol: hasCheckSymbol)
    }
}
