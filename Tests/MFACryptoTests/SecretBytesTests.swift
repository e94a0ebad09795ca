import MFACrypto
import TestVectors
import Testing

@Suite struct SecretBytesTests {
    @Test func `nothing that prints shows the bytes`() {
        let secret = SecretBytes(copying: Array("correct horse battery".utf8))
        var dumped = ""
        dump(secret, to: &dumped)
        dump([secret], to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
            #expect(!text.contains("horse"))
            #expect(!text.contains("99"))
        }
        #expect("\(secret)" == "SecretBytes(168 bits)")
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test func `a failed initialiser hands on the error`() {
        struct Refusal: Error {}
        #expect(throws: Refusal.self) {
            try SecretBytes(capacity: 4) { (output: inout OutputSpan<UInt8>) throws(Refusal) in
                output.append(1)
                throw Refusal()
            }
        }
    }

    @Test func `bytes of any collection are copied`() {
        #expect(SecretBytes(copying: [1, 2, 3]).withBytes { Array($0) } == [1, 2, 3])
        #expect(SecretBytes(copying: (1...3).lazy.map { UInt8($0) }).withBytes { Array($0) } == [1, 2, 3])
        #expect(SecretBytes(copying: []).count == 0)
    }

    @Test func `constant-time equality is equality`() {
        let one = SecretBytes(copying: [1, 2, 3])
        #expect(constantTimeEqual(one, SecretBytes(copying: [1, 2, 3])))
        #expect(!constantTimeEqual(one, SecretBytes(copying: [1, 2, 4])))
        #expect(!constantTimeEqual(one, SecretBytes(copying: [1, 2])))
    }
}

@Suite struct MaskTests {
    @Test(arguments: [0, 1, 2, UInt64.max, UInt64.max - 1, 1 << 63, 1 << 32])
    func `a mask is all ones for equal values and all zeros for others`(value: UInt64) {
        #expect(Mask(value, equals: value).isSet)
        for bit in 0..<64 {
            #expect(!Mask(value, equals: value ^ (1 << UInt64(bit))).isSet)
        }
        #expect(Mask(value, equals: value).select(3, else: 4) == 3)
        #expect(Mask(value, equals: ~value).select(3, else: 4) == 4)
    }

    @Test func `masks combine like truth values`() {
        let yes = Mask(true)
        let no = Mask(false)
        #expect((yes & yes).isSet && !(yes & no).isSet)
        #expect((yes | no).isSet && !(no | no).isSet)
        #expect((!no).isSet && !(!yes).isSet)
    }
}

@Suite struct SecureRandomTests {
    @Test func `two numbers are never the same`() {
        var generator = SecureRandom()
        #expect(Set((0..<1000).map { _ in generator.next() }).count == 1000)
    }
}
