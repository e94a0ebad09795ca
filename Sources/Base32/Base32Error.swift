/// Why a text is not Base32, and where.
///
/// It never holds the text or a part of it, since what is decoded is often a secret. Two errors are equal when their
/// codes are.
public struct Base32Error: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of fault.
    public struct Code: Sendable, Hashable {
        fileprivate enum Kind {
            case invalidSymbol, invalidLength, wrongPadding, leftoverBits, wrongCheckSymbol, outputFull
        }

        fileprivate let kind: Kind

        /// A character outside the alphabet.
        public static let invalidSymbol = Code(kind: .invalidSymbol)

        /// A number of symbols that no number of bytes is written with.
        public static let invalidLength = Code(kind: .invalidLength)

        /// Padding that is incomplete, too long or not at the end.
        public static let wrongPadding = Code(kind: .wrongPadding)

        /// Bits after the last whole byte that are not zero, so that the text is not the canonical one.
        public static let leftoverBits = Code(kind: .leftoverBits)

        /// A check symbol that does not fit what stands before it, or none.
        public static let wrongCheckSymbol = Code(kind: .wrongCheckSymbol)

        /// More bytes than the caller's memory takes.
        public static let outputFull = Code(kind: .outputFull)
    }

    /// The kind of fault.
    public let code: Code

    /// Where it is: the number of UTF-8 bytes before it.
    public let offset: Int

    /// One sentence with the place and the remedy.
    public var description: String {
        switch code.kind {
        case .invalidSymbol: "The Base32 text has something else than its symbols at byte \(offset)."
        case .invalidLength:
            "The Base32 text stops in the middle of a byte, at byte \(offset); a symbol is missing or too much."
        case .wrongPadding: "The Base32 text has wrong padding at byte \(offset); write all of it, at the end, or none."
        case .leftoverBits:
            "The Base32 text has bits that belong to no byte in its symbol at byte \(offset); it may be mistyped."
        case .wrongCheckSymbol:
            "The Base32 text has no right check symbol at byte \(offset); it is mistyped or incomplete."
        case .outputFull: "The Base32 text stands for more bytes than there is room for, from byte \(offset) on."
        }
    }

    /// Whether two errors are of the same kind.
    public static func == (left: Base32Error, right: Base32Error) -> Bool { left.code == right.code }
}
