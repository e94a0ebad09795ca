import Base32
import OTPCore
import TestVectors
import Testing

@Suite struct OTPSecretTests {
    @Test(arguments: OTPAlgorithm.allCases)
    func `a random secret has the length of its algorithm's digest`(algorithm: OTPAlgorithm) {
        let lengths: [OTPAlgorithm: Int] = [.sha1: 20, .sha224: 28, .sha256: 32, .sha384: 48, .sha512: 64]
        #expect(OTPSecret.random(for: algorithm).count == lengths[algorithm])
        #expect(OTPSecret.random(for: algorithm) != OTPSecret.random(for: algorithm))
    }

    @Test func `T40: a secret that is made without a wish has 160 bits or more`() {
        #expect(OTPSecret.random().count * 8 >= 160)
        for algorithm in OTPAlgorithm.allCases { #expect(OTPSecret.random(for: algorithm).count * 8 >= 160) }
    }

    @Test func `a generator of one's own decides the bytes`() {
        var first = SeededGenerator(seed: 1)
        var second = SeededGenerator(seed: 1)
        #expect(OTPSecret.random(using: &first) == OTPSecret.random(using: &second))
        #expect(OTPSecret.random(using: &first) != OTPSecret.random(using: &first))
    }

    @Test func `fewer than sixteen bytes are refused but by the legacy path, and none by both`() throws {
        for count in 0..<16 {
            let bytes = [UInt8](repeating: 1, count: count)
            #expect(throws: OTPError.self) { try OTPSecret(bytes: bytes) }
            #expect(throws: OTPError.self) { try OTPSecret.random(byteCount: count) }
            #expect(throws: OTPError.self) { try OTPSecret.random(byteCount: 1025 + count * 1_000_000_000_000) }
            #expect(throws: OTPError.self) { try OTPSecret(base32: Base32Format.rfc4648.encode(bytes)) }
            if count == 0 {
                #expect(throws: OTPError.self) { try OTPSecret(legacyBytes: bytes) }
                #expect(throws: OTPError.self) { try OTPSecret(legacyBase32: "") }
            } else {
                #expect(try OTPSecret(legacyBytes: bytes).count == count)
                #expect(try OTPSecret(legacyBase32: Base32Format.rfc4648.encode(bytes)).count == count)
            }
        }
        #expect(try OTPSecret(bytes: [UInt8](repeating: 1, count: 16)).count == 16)
        #expect(try OTPSecret.random(byteCount: 33).count == 33)
    }

    @Test func `Base32 is read as typed, or strictly when asked`() throws {
        let text = "gezd gnbv gy3t qojq gezd gnbv gy3t qojq"
        #expect(try OTPSecret(base32: text) == rfcSecret)
        let error = #expect(throws: OTPError.self) { try OTPSecret(base32: text, tolerating: .strict) }
        #expect(error?.code == .secretNotBase32)
        #expect(error?.description.contains("byte 0") == true)
        #expect(error?.description.contains("gezd") == false)
    }

    @Test func `a text with leftover bits is refused, but by the legacy path`() throws {
        let text = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGF"
        let error = #expect(throws: OTPError.self) { try OTPSecret(base32: text) }
        #expect(error?.code == .secretNotBase32)
        #expect(try OTPSecret(legacyBase32: text).count == 21)
    }

    @Test func `Base32 is written for typing, and in one piece for URIs`() {
        #expect(rfcSecret.base32().revealed == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
        #expect(rfcSecret.base32(groupsOf: nil).revealed == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(rfcSecret.withUnsafeBytes { Array($0) } == TestVectors.all.key("K20"))
    }

    @Test func `secrets are equal when their bytes are`() throws {
        #expect(try OTPSecret(bytes: TestVectors.all.key("K20")) == rfcSecret)
        #expect(try OTPSecret(bytes: TestVectors.all.key("Z20")) != rfcSecret)
        #expect(try OTPSecret(bytes: TestVectors.all.key("K32")) != rfcSecret)
    }

    @Test func `nothing that prints shows a secret, neither alone nor inside other values`() throws {
        let totp = TOTP(secret: rfcSecret)
        var texts = ["\(rfcSecret)", String(reflecting: rfcSecret), "\(totp)", "\(HOTP(secret: rfcSecret))"]
        texts += ["\(SteamGuard(secret: rfcSecret))", "\(rfcSecret.base32())", String(reflecting: rfcSecret.base32())]
        texts.append("\(OCRA.Inputs(pin: OCRA.PIN("9137"), session: [1, 2], time: 5))")
        texts.append("\(OCRA(secret: rfcSecret, suite: try OCRASuite("OCRA-1:HOTP-SHA1-6:QN08")))")
        texts.append("\(try MobileOTP(secret: rfcSecret, pin: "9137"))")
        texts.append("\(try YandexKey(secret: rfcSecret, pin: "9137"))")
        for value in [rfcSecret, totp, rfcSecret.base32(), OCRA.Inputs(pin: OCRA.PIN("9137")), OCRA.PIN("9137")]
            as [Any]
        {
            var dumped = ""
            dump(value, to: &dumped)
            texts.append(dumped)
        }
        for text in texts {
            for leak in ["GEZD", "12345678", "3132", "49, 50", "9137", "0x31"] {
                #expect(!text.contains(leak), "\(text)")
            }
        }
        #expect("\(rfcSecret)" == "OTPSecret(160 bits)")
        #expect("\(OCRA.PIN("9137"))" == "OCRA.PIN")
        #expect("\(OCRA.Inputs(pin: OCRA.PIN("9137"), time: 5))" == "OCRA.Inputs(PIN, time)")
    }
}
