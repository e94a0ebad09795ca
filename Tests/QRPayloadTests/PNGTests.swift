import Foundation
import QRPayload
import TestSupport
import TestVectors
import Testing

@Suite struct PNGTests {
    @Test func `a file has the chunks of a grey picture, or those of a palette for other colours`() throws {
        let code = try QRCode("HELLO")
        #expect(try chunks(code.png(scale: 3)).map(\.type) == ["IHDR", "IDAT", "IEND"])
        let header = try #require(chunks(code.png(scale: 3)).first).content
        #expect(header == [0, 0, 0, 87, 0, 0, 0, 87, 1, 0, 0, 0, 0])
        let style = try QRStyle(dark: QRColor("#010203"), light: QRColor("#fefdfc"))
        let colored = try chunks(code.png(scale: 1, style: style))
        #expect(colored.map(\.type) == ["IHDR", "PLTE", "IDAT", "IEND"])
        #expect(colored[0].content == [0, 0, 0, 29, 0, 0, 0, 29, 1, 3, 0, 0, 0])
        #expect(colored[1].content == [1, 2, 3, 0xFE, 0xFD, 0xFC])
    }

    private func chunks(_ file: [UInt8]) throws -> [(type: String, content: [UInt8])] {
        #expect(Array(file.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        var chunks: [(String, [UInt8])] = []
        var rest = file.dropFirst(8)
        while !rest.isEmpty {
            let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
            let type = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
            chunks.append((type, Array(rest.dropFirst(8).prefix(length))))
            rest = rest.dropFirst(12 + length)
        }
        return chunks
    }

    @Test(arguments: [0, -1, 41, Int.min, Int.max])
    func `a scale outside 1 to 40 is refused`(scale: Int) throws {
        let code = try QRCode("a")
        #expect(refusal { () throws(QRError) in _ = try code.png(scale: scale) }?.code == .scaleOutOfRange)
        #expect(refusal { () throws(QRError) in _ = try code.pngDataURI(scale: scale) }?.code == .scaleOutOfRange)
    }

    @Test func `a data URI holds the file`() throws {
        for text in ["a", "bb", "otpauth://totp/a?secret=GEZDGNBVGY3TQOJQ"] {
            for scale in 1...3 {
                let code = try QRCode(text)
                let uri = try code.pngDataURI(scale: scale)
                #expect(uri == "data:image/png;base64," + Data(try code.png(scale: scale)).base64EncodedString())
            }
        }
    }

    @Test func `pixels are the modules, and files are as small as those of zlib at its best`() async throws {
        var generator = SeededGenerator(seed: 371)
        var requests: [String] = []
        var expected: [String] = []
        for number in 0..<48 {
            let longest = number % 8 == 0 ? 1200 : 150
            let content = (0..<Int.random(in: 0...longest, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let scale = [1, 2, 3, 4, 6, 8, 16, 40][number % 8 == 0 ? number / 8 : number % 8]
            let code = try QRCode(bytes: content)
            let style = number % 5 == 4 ? try QRStyle(dark: QRColor("#203040"), light: QRColor("#fff0ff")) : .standard
            requests.append("\(scale) \(Data(try code.png(scale: scale, style: style)).base64EncodedString())")
            expected.append(code.text.replacing("\n", with: ""))
        }
        for (answer, modules) in zip(try await Oracle.answers("png_read.py", to: requests), expected) {
            let fields = answer.split(separator: " ")
            #expect(fields[0] == modules)
            let ratio = try #require(Double(fields[1]))
            #expect(ratio <= 1.1)
        }
    }
}
