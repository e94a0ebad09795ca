import MFACrypto
import TestVectors
import Testing

@Suite struct HKDFTests {
    // RFC 5869 appendix A.1 to A.3, the first 32 bytes of each key (the first block).
    @Test func `the vectors of RFC 5869 give their keys`() {
        let cases: [(material: [UInt8], salt: [UInt8], context: [UInt8], extracted: String, key: String)] = [
            (
                [UInt8](repeating: 0x0b, count: 22), Array(0x00...0x0c), Array(0xf0...0xf9),
                "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
                "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
            ),
            (
                Array(0x00...0x4f), Array(0x60...0xaf), Array(0xb0...0xff),
                "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244",
                "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
            ),
            (
                [UInt8](repeating: 0x0b, count: 22), [], [],
                "19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04",
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
            ),
        ]
        for (material, salt, context, extracted, key) in cases {
            let concentrated = HKDF.extract(SecretBytes(copying: material), salt: salt)
            #expect(concentrated.withBytes { hex(Array($0)) } == extracted)
            #expect(HKDF.expand(concentrated, context: context).withBytes { hex(Array($0)) } == key)
        }
    }
}
