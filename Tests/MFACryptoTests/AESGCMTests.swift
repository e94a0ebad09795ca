import MFACrypto
import TestVectors
import Testing

@Suite struct AESGCMTests {
    /// A test vector of NIST's validation programme (`gcmEncryptExtIV256.rsp`), and two cases of the GCM specification by
    /// McGrew and Viega (13 to 16), which are AES-256.
    struct Vector: Sendable {
        let key, nonce, plaintext, context, sealed: String
    }

    static let vectors = [
        Vector(
            key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24), plaintext: "",
            context: "",
            sealed: "530f8afbc74536b9a963b4f1c4cb738b"),
        Vector(
            key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24),
            plaintext: String(repeating: "0", count: 32), context: "",
            sealed: "cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919"),
        Vector(
            key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", nonce: "cafebabefacedbaddecaf888",
            plaintext: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
            context: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            sealed: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662" + "76fc6ece0f4e1768cddf8853bb2d551b"),
    ]

    @Test(arguments: vectors)
    func `the published vectors are sealed and opened`(vector: Vector) throws {
        let key = SecretBytes(copying: bytes(vector.key))
        var sealed: [UInt8] = []
        AESGCM.seal(
            SecretBytes(copying: bytes(vector.plaintext)), key: key, nonce: bytes(vector.nonce),
            authenticating: bytes(vector.context), into: &sealed)
        #expect(hex(sealed) == vector.sealed)
        let opened = try #require(
            AESGCM.open(
                sealed[...], key: key, nonce: bytes(vector.nonce)[...], authenticating: bytes(vector.context)))
        #expect(opened.withBytes { hex(Array($0)) } == vector.plaintext)
    }

    @Test func `what is too short to hold a tag is refused`() {
        let key = SecretBytes(copying: [UInt8](repeating: 1, count: 32))
        for count in 0..<16 {
            let sealed = [UInt8](repeating: 0, count: count)
            let nonce = [UInt8](repeating: 0, count: 12)
            #expect(AESGCM.open(sealed[...], key: key, nonce: nonce[...], authenticating: []) == nil)
        }
    }

    private func bytes(_ hex: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = hex[...]
        while rest.count >= 2 {
            bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
