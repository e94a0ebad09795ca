import MFACrypto
import Testing

@Suite struct ScryptTests {
    @Test(arguments: [
        (
            "", "", 4, 1, 1,
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            "password", "NaCl", 10, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            "pleaseletmein", "SodiumChloride", 14, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ])
    func `gives what RFC 7914 section 12 says`(
        _ secret: String, _ salt: String, _ logarithm: Int, _ blockSize: Int, _ parallelism: Int, _ expected: String
    ) throws {
        let cost = Scrypt.Cost(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
        let digest = try #require(
            Scrypt.digest(of: SecretBytes(copying: secret.utf8), salt: Array(salt.utf8), cost: cost, count: 64))
        let text = digest.withBytes { bytes in
            bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        #expect(text == expected)
    }

    @Test func `says so when it cannot be computed`() {
        // A petabyte.
        let cost = Scrypt.Cost(logarithm: 40)
        #expect(Scrypt.digest(of: SecretBytes(copying: [1]), salt: [1], cost: cost) == nil)
    }
}
