import MFACrypto
import TestVectors
import Testing

@Suite struct HMACTests {
    private func code(
        _ message: [UInt8], _ key: [UInt8], _ algorithm: HashAlgorithm, _ engine: HMAC.Engine
    ) -> [UInt8] {
        message.withUnsafeBytes { HMAC.code(of: $0, by: SecretBytes(copying: key), algorithm, engine: engine).bytes }
    }

    @Test(arguments: HMAC.Engine.allCases)
    func `RFC 4226 appendix D gives its intermediate values with either engine`(engine: HMAC.Engine) {
        for vector in TestVectors.all.rfc4226.vectors {
            withUnsafeBytes(of: vector.counter.bigEndian) { message in
                let key = SecretBytes(copying: TestVectors.all.key("K20"))
                let digest = HMAC.code(of: message, by: key, .sha1, engine: engine)
                #expect(hex(digest.bytes) == vector.hmacSHA1)
                #expect(digest.truncated == vector.truncated)
            }
        }
    }

    @Test(arguments: HMAC.Engine.allCases)
    func `the offset of the truncation is taken from the last byte of every digest`(engine: HMAC.Engine) {
        let offsets = TestVectors.all.edgeCases.truncationOffsets
        for (algorithm, group) in [
            (HashAlgorithm.sha1, offsets.sha1), (.sha256, offsets.sha256), (.sha512, offsets.sha512),
        ] {
            for (offset, counter) in group.firstCounter.enumerated() {
                withUnsafeBytes(of: counter.bigEndian) { message in
                    let key = SecretBytes(copying: TestVectors.all.key(group.key))
                    let digest = HMAC.code(of: message, by: key, algorithm, engine: engine)
                    #expect(digest.bytes.last.map { Int($0 & 15) } == offset)
                    let taken = digest.bytes[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                    #expect(digest.truncated == taken & 0x7FFF_FFFF)
                }
            }
        }
    }

    @Test func `keys of no bytes and of one zero byte give the same code`() {
        // The public secret type refuses an empty key; the computation must still be right for it.
        let group = TestVectors.all.edgeCases.keyLengths
        for vector in group.vectors where vector.keyLength <= 1 {
            for (algorithm, code) in [
                (HashAlgorithm.sha1, vector.sha1), (.sha256, vector.sha256), (.sha512, vector.sha512),
            ] {
                for engine in HMAC.Engine.allCases {
                    withUnsafeBytes(of: group.counter.bigEndian) { message in
                        let key = SecretBytes(copying: [UInt8](repeating: 0, count: vector.keyLength))
                        let digest = HMAC.code(of: message, by: key, algorithm, engine: engine)
                        #expect(digest.truncated % 1_000_000 == UInt32(code))
                    }
                }
            }
        }
    }

    @Test func `values of ten digits are exact, although no code has so many`() throws {
        let vectors = TestVectors.all
        let key = SecretBytes(copying: vectors.key("K20"))
        let cases =
            try vectors.edgeCases.bigCounters.vectors.map { (try #require(UInt64($0.counterDecimal)), $0.code10) }
            + vectors.rfc4226.tenDigit.map { ($0.counter, $0.code10) }
        for (counter, code) in cases {
            withUnsafeBytes(of: counter.bigEndian) { message in
                #expect(HMAC.code(of: message, by: key, .sha1).truncated == UInt32(code))
            }
        }
    }

    @Test(arguments: HashAlgorithm.allCases)
    func `both engines agree on random keys and messages of every length`(algorithm: HashAlgorithm) {
        var generator = SeededGenerator(seed: 2104)
        for length in 0..<200 {
            let key = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            let message = (0..<(199 - length)).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            #expect(code(message, key, algorithm, .lowLevel) == code(message, key, algorithm, .provider))
        }
    }

    @Test(arguments: HashAlgorithm.allCases)
    func `a key longer than the block is the same as its digest`(algorithm: HashAlgorithm) {
        let key = [UInt8](repeating: 7, count: algorithm.blockSize + 1)
        let digest = key.withUnsafeBytes { hash($0, algorithm).bytes }
        for engine in HMAC.Engine.allCases {
            #expect(code([1, 2, 3], key, algorithm, engine) == code([1, 2, 3], digest, algorithm, engine))
        }
    }

    @Test func `several messages under one key do not disturb each other`() {
        let key = SecretBytes(copying: TestVectors.all.key("K20"))
        var together: [[UInt8]] = []
        HMAC.keyed(by: key, .sha1) { authenticate in
            for message in 0..<10 as Range<UInt64> {
                together.append(withUnsafeBytes(of: message.bigEndian) { authenticate($0).bytes })
            }
        }
        #expect(together.map { hex($0) } == TestVectors.all.rfc4226.vectors.map(\.hmacSHA1))
    }

    @Test func `the fast engine is in use where no FIPS provider is asked for`() {
        #expect(HMAC.engine == .lowLevel)
    }
}

@Suite struct HashingTests {
    @Test func `digests of abc are those of FIPS 180-4 and RFC 1321`() {
        let abc = Array("abc".utf8)
        abc.withUnsafeBytes { message in
            #expect(hex(hash(message, .sha1).bytes) == "a9993e364706816aba3e25717850c26c9cd0d89d")
            #expect(
                hex(hash(message, .sha256).bytes) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
            #expect(hex(hash(message, .sha224).bytes) == "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7")
            #expect(hex(md5(message).bytes) == "900150983cd24fb0d6963f7d28e17f72")
        }
    }
}

@Suite struct DigestTests {
    @Test func `a truncation beyond the end of a digest stops the process`() async {
        await #expect(processExitsWith: .failure) { _ = Digest().truncated }
        await #expect(processExitsWith: .failure) {
            let key = SecretBytes(copying: [1])
            _ = [UInt8]().withUnsafeBytes { HMAC.code(of: $0, by: key, .sha1) }.truncatedWide
        }
    }

    @Test func `the wide truncation has 63 bits`() {
        let key = SecretBytes(copying: [1])
        for message in UInt8.min...63 {
            let digest = [message].withUnsafeBytes { HMAC.code(of: $0, by: key, .sha256) }
            let offset = Int(digest.bytes[31] & 15)
            let expected = digest.bytes[offset..<offset + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & (.max >> 1)
            #expect(digest.truncatedWide == expected)
        }
    }
}
