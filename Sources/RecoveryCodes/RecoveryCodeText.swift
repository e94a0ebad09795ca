internal import Base32
internal import MFACrypto

/// Recovery codes as people read and type them: groups of four characters of Crockford's alphabet, which has no `I`, `L`,
/// `O` and `U`.
enum RecoveryCodeText {
    /// A code in groups.
    static func text(_ bytes: [UInt8]) -> String {
        Base32Format.crockford.encode(bytes, groupsOf: 4, separator: "-")
    }

    /// The bytes of what was typed, with what people take for something else; nil for what cannot be a code.
    static func bytes(typed text: some StringProtocol) -> SecretBytes? {
        // Longer than any code with all its dashes: nobody typed that.
        guard text.utf8.count <= 256,
            let bytes = try? Base32Format.crockford.decode(String(text), tolerating: .misread),
            (10...20).contains(bytes.count)
        else { return nil }
        return SecretBytes(copying: bytes)
    }
}
