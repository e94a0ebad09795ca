import QRPayload
import Testing

@Suite struct SecrecyTests {
    private let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

    private func prints(_ value: some Any) -> String {
        var dumped = ""
        dump(value, to: &dumped)
        return "\(value) \(String(reflecting: value)) \(String(describing: value)) \([value]) \(dumped)"
    }

    @Test func `printing a code shows its version and size, and nothing of its content`() throws {
        let code = try QRCode("otpauth://totp/a?secret=\(secret)", raisingLevel: false)
        let text = prints(code)
        #expect("\(code)" == "QRCode(version 4, 33 × 33)")
        #expect(!text.contains(secret))
        // Nor the modules, which are as good.
        #expect(!text.contains("true"))
        #expect(!text.contains("words"))
    }

    @Test func `printing a segment shows its mode and length`() throws {
        for segment in [try QRSegment.alphanumeric(secret), .text(secret), .bytes(Array(secret.utf8))] {
            let text = prints(segment)
            #expect(text.contains("32 bytes"))
            #expect(!text.contains(secret))
            #expect(!text.contains("71"))  // the first byte of the secret
        }
    }

    @Test func `no refusal repeats content`() throws {
        let errors = [
            refusal { () throws(QRError) in _ = try QRCode(secret, level: .high, versions: 1...1) },
            refusal { () throws(QRError) in _ = try QRSegment.numeric(secret) },
            refusal { () throws(QRError) in _ = try QRSegment.alphanumeric("x" + secret) },
            refusal { () throws(QRError) in _ = try QRColor(secret) },
        ]
        for error in errors { #expect(!prints(try #require(error)).contains("GEZD")) }
    }
}
