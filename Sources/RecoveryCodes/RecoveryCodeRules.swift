public import MFACore

/// How many recovery codes a user gets, and how long they are.
public struct RecoveryCodeRules: Sendable, Hashable {
    /// What happens when a code has been used.
    public enum Style: Sendable, Hashable {
        /// There are several, and one less then.
        case list(count: Int)
        /// There is one, which the user keeps; using it gives him another.
        case saved
    }

    /// What happens when a code has been used.
    public let style: Style
    /// How many random bits a code has.
    public let bits: Int

    /// Ten codes of 80 bits: four groups of four characters.
    public static let standard = RecoveryCodeRules(unchecked: .list(count: 10), bits: 80)
    /// One code of 80 bits, which is replaced when it is used.
    public static let saved = RecoveryCodeRules(unchecked: .saved, bits: 80)

    private init(unchecked style: Style, bits: Int) {
        self.style = style
        self.bits = bits
    }

    /// Rules of one's own.
    ///
    /// - Parameters:
    ///   - style: What happens when a code has been used; a list has 5 to 20.
    ///   - bits: 80, 120 or 160, which are whole groups of characters; NIST SP 800-63B-4 §4.2.1.1 demands 64.
    /// - Throws: `PolicyError`.
    public init(_ style: Style, bits: Int = 80) throws(PolicyError) {
        if case .list(let count) = style {
            try PolicyError.check((5...20).contains(count), "A list of \(count) recovery codes: take 5 to 20.")
        }
        try PolicyError.check([80, 120, 160].contains(bits), "Recovery codes of \(bits) bits: take 80, 120 or 160.")
        self.init(unchecked: style, bits: bits)
    }

    var count: Int {
        switch style {
        case .list(let count): count
        case .saved: 1
        }
    }

    /// How many codes are so few that the user is told.
    static let few = 3
}
