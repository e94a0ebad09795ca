/// Why a text is not Base32, and where.
///
/// It never holds the text or a part of it, since what is decoded is often a secret. Two errors are equal when their
/// codes are.
public struct Base32Error: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of fault.
    public struct Code: Sendable, Hashable {
        fileprivate let sentence: String

        /// A character outside the alphabet.
        public static let invalidSymbol = Code(sentence: "is no symbol of this alphabet")

        /// A number of symbols that no number of bytes is written with.
        public static let invalidLength = Code(sentence: "ends the text in the middle of a byte; a symbol is missing")

        /// Padding that is incomplete, too long or not at the end.
        public static let wrongPadding = Code(sentence: "is wrong padding; write all of it, at the end, or none")

        /// Bits after the last whole byte that are not zero, so that the text is not the canonical one.
        public static let leftoverBits = Code(sentence: "carries bits that belong to no byte; the text may be mistyped")

        /// A check symbol that does not fit what stands before it.
        public static let wrongCheckSymbol = Code(sentence: "is not the check symbol of this text; it is mistyped")

        /// More bytes than the caller's memory takes.
        public static let outputFull = Code(sentence: "decodes to more bytes than there is room for")
    }

    /// The kind of fault.
    public let code: Code

    /// Where it is: the number of UTF-8 bytes before it.
    public let offset: Int

    /// One sentence with the place and the remedy.
    public var description: String { "The Base32 text is invalid: what stands at byte \(offset) \(code.sentence)." }

    /// Whether two errors are of the same kind.
    public static func == (left: Base32Error, right: Base32Error) -> Bool { left.code == right.code }
}
