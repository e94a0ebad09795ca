import Foundation
import QRPayload
import TestSupport
import TestVectors
import Testing

/// What readers that are not ours see in our pictures.
@Suite struct ReaderTests {
    private struct Picture {
        let content: [UInt8]
        let request: String

        /// A request to the reader; `pixels` is the scale.
        init(_ code: QRCode, _ content: [UInt8], state: String = "none", form: String = "png", pixels: Int = 3) throws {
            self.content = content
            switch form {
            case "svg":
                let width = pixels * (code.size + 8)
                let svg = code.svg(title: "Test & <test>", description: "Nothing to see")
                request = "\(state) svg:\(width) \(Data(svg.utf8).base64EncodedString())"
            default:
                request = "\(state) png \(Data(try code.png(scale: pixels)).base64EncodedString())"
            }
        }

        var answer: String { content.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
    }

    private func expectRead(_ pictures: [Picture]) async throws {
        let answers = try await Oracle.answers("qr_read.py", to: pictures.map(\.request))
        for (number, (picture, answer)) in zip(pictures, answers).enumerated() {
            #expect(answer == picture.answer, "picture \(number)")
        }
    }

    @Test func `divided contents of every version, at its capacity and one more, are read as they were`() async throws {
        var generator = SeededGenerator(seed: 351)
        var pictures: [Picture] = []
        for (code, content) in try fullCodes(Array(UInt8.min...UInt8.max), &generator) {
            pictures.append(try Picture(code, content))
        }
        #expect(pictures.count == 79)
        try await expectRead(pictures)
    }

    @Test func `zbar reads them too, where they are ASCII`() throws {
        var generator = SeededGenerator(seed: 354)
        // Other bytes it takes for one of several character sets.
        let codes = try fullCodes(Array(UInt8(ascii: "!")...UInt8(ascii: "~")), &generator)
        try expectReadByZbar(codes.map { (try $0.code.png(scale: 3), String(decoding: $0.content, as: UTF8.self)) })
    }

    /// For each version the code of a content that just fits, and that of one byte more, which is in the next version.
    private func fullCodes(
        _ bytes: [UInt8], _ generator: inout SeededGenerator
    ) throws -> [(code: QRCode, content: [UInt8])] {
        var codes: [(QRCode, [UInt8])] = []
        for version in 1...40 {
            let level = QRLevel.allCases[version % 4]
            let content = fullContent(version, level, bytes, &generator)
            let code = try QRCode(bytes: content, level: level, raisingLevel: false)
            #expect(code.version == version)
            codes.append((code, content))
            guard version < 40 else { continue }
            let more = content + [0x61]
            let next = try QRCode(bytes: more, level: level, raisingLevel: false)
            #expect(next.version == version + 1)
            codes.append((next, more))
        }
        return codes
    }

    private func expectReadByZbar(_ pictures: [(png: [UInt8], text: String)]) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zbar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try pictures.enumerated().map { number, picture in
            let file = folder.appendingPathComponent("\(number).png")
            try Data(picture.png).write(to: file)
            return file.path
        }
        let output = try Oracle.run(
            "zbarimg", ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"] + files)
        let read = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(read == pictures.map(\.text))
    }

    /// Content of digits, capitals and other bytes, so long that one more byte does not fit the version.
    private func fullContent(
        _ version: Int, _ level: QRLevel, _ bytes: [UInt8], _ generator: inout SeededGenerator
    ) -> [UInt8] {
        let kinds = [digits, alphanumerics.filter(bytes.contains), Array("otpauth=&?%".utf8), bytes]
        func fits(_ content: [UInt8]) -> Bool {
            refusal { () throws(QRError) in _ = try QRCode(bytes: content, level: level, versions: 1...version) } == nil
        }
        var content: [UInt8] = []
        var length = 64
        while length > 0 {
            let kind = kinds.randomElement(using: &generator) ?? digits
            let longer = content + (0..<length).map { _ in kind.randomElement(using: &generator) ?? 0 }
            if fits(longer) { content = longer } else { length /= 2 }
        }
        // A byte that no other mode takes is the longest there is.
        while fits(content + [0x61]) { content.append(0x61) }
        return content
    }

    @Test func `URIs are read from PNG and SVG: small, noisy, grainy, blurred, and always on a black page`()
        async throws
    {
        var generator = SeededGenerator(seed: 352)
        var pictures: [Picture] = []
        for number in 0..<60 {
            let uri = enrolmentURI(&generator)
            let code = try QRCode(uri, level: number % 2 == 0 ? .medium : .high)
            for form in ["png", "svg"] {
                pictures.append(try Picture(code, Array(uri.utf8), form: form, pixels: 2))
                pictures.append(try Picture(code, Array(uri.utf8), state: "grain", form: form, pixels: 2))
                pictures.append(try Picture(code, Array(uri.utf8), state: "noise", form: form, pixels: 8))
                pictures.append(try Picture(code, Array(uri.utf8), state: "blur:1.2", form: form, pixels: 4))
            }
        }
        try await expectRead(pictures)
    }

    @Test func `a character set in front changes nothing of the bytes`() async throws {
        let text = "Müller & Söhne ✓"
        let code = try QRCode([.characterSet(26), .text(text)])
        try await expectRead([try Picture(code, Array(text.utf8))])
    }

    @Test func `colours of a style are read`() async throws {
        let content = Array("otpauth://totp/colour".utf8)
        let code = try QRCode(bytes: content)
        for (dark, light) in [
            ("#10243F", "#FFFFEE"), ("#767676", "#FFFFFF"), ("#000", "#8A8A8A"), ("#7a0000", "#ffd0d0"),
        ] {
            let style = try QRStyle(dark: QRColor(dark), light: QRColor(light), quietZone: 6)
            let png = Data(try code.png(scale: 4, style: style)).base64EncodedString()
            let svg = Data(code.svg(title: "Test", style: style).utf8).base64EncodedString()
            let answers = try await Oracle.answers("qr_read.py", to: ["none png \(png)", "none svg:200 \(svg)"])
            let hex = content.map { String($0, radix: 16) }.joined()
            #expect(answers == [hex, hex], "\(dark) on \(light)")
        }
    }

    @Test func `zbar reads URIs, drawn both ways`() throws {
        var generator = SeededGenerator(seed: 353)
        let pictures = try (0..<60).map { number in
            let uri = enrolmentURI(&generator)
            let code = try QRCode(uri)
            guard number % 2 == 0 else { return (try code.png(scale: 2), uri) }
            let width = String(2 * (code.size + 8))
            let svg = Data(code.svg(title: "Test").utf8)
            return (Array(try Oracle.run("rsvg-convert", ["--width", width, "--height", width], input: svg)), uri)
        }
        try expectReadByZbar(pictures)
    }
}
