import MFACrypto
import Testing

@Suite struct Base64Tests {
    private func decode(_ text: String, _ alphabet: Base64.Alphabet = .either) -> [UInt8]? {
        Base64.decode(text.utf8, alphabet)?.withBytes { Array($0) }
    }

    /// RFC 4648 §10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `a text is written and read as in the standard, padded or not`(_ text: String, _ encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
        #expect(decode(encoded) == Array(text.utf8))
        #expect(decode(encoded.replacing("=", with: "")) == Array(text.utf8))
    }

    @Test func `each alphabet has its own last two symbols`() {
        let bytes: [UInt8] = [0xFB, 0xFF]
        #expect(Base64.encode(bytes) == "+/8=" && Base64.encode(bytes, .url) == "-_8")
        #expect(decode("+/8", .standard) == bytes && decode("-_8", .standard) == nil)
        #expect(decode("-_8", .url) == bytes && decode("+/8", .url) == nil && decode("-/8", .url) == nil)
        #expect(decode("-/8") == bytes)
    }

    @Test(arguments: ["A", "AA=", "AA===", "A=A=", "=", "AB==", "AAB=", "A A=", "AA\n==", "AAAAA", "Å==="])
    func `what could be written otherwise is refused`(_ text: String) {
        for alphabet in [Base64.Alphabet.standard, .url, .either] { #expect(decode(text, alphabet) == nil) }
    }
}
