import Foundation
import QRPayload
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
        for version in 1...40 {
            for level in [QRLevel.medium, .allCases[version % 4]] {
                let content = fullContent(version, level, &generator)
                let code = try QRCode(bytes: content, level: level, raisingLevel: false)
                #expect(code.version == version)
                pictures.append(try Picture(code, content))
                guard version < 40 else { continue }
                let more = content + Array("aaaa".utf8)
                let next = try QRCode(bytes: more, level: level, raisingLevel: false)
                #expect(next.version == version + 1)
                pictures.append(try Picture(next, more))
            }
        }
        try await expectRead(pictures)
    }

    /// Content of digits, capitals and other bytes, so long that one more byte does not fit the version.
    private func fullContent(_ version: Int, _ level: QRLevel, _ generator: inout SeededGenerator) -> [UInt8] {
        let kinds = [digits, alphanumerics, Array("otpauth=&?%".utf8), Array(UInt8.min...UInt8.max)]
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

    @Test func `zbar reads what it can read, in every version`() throws {
        var generator = SeededGenerator(seed: 353)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zbar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        var texts: [String] = []
        var files: [String] = []
        for number in 0..<100 {
            // Every version once, then the usual ones, drawn both ways.
            var text = enrolmentURI(&generator)
            if number < 40 {
                text +=
                    "&x="
                    + String((0..<number * 30).map { _ in "0123456789ABCabc".randomElement(using: &generator) ?? "0" })
            }
            let code = try QRCode(text, versions: number < 40 ? number + 1...40 : 1...40)
            let file = folder.appendingPathComponent("\(number).png")
            if number % 2 == 0 {
                try Data(code.png(scale: 2)).write(to: file)
            } else {
                let svg = file.deletingPathExtension().appendingPathExtension("svg")
                try Data(code.svg(title: "Test").utf8).write(to: svg)
                let width = String(2 * (code.size + 8))
                _ = try Oracle.run("rsvg-convert", ["--width", width, "--output", file.path, svg.path])
            }
            texts.append(text)
            files.append(file.path)
        }
        let output = try Oracle.run(
            "zbarimg", ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable"] + files)
        #expect(String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init) == texts)
    }
}
