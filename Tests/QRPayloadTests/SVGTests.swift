import Foundation
import QRPayload
import TestVectors
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct SVGTests {
    private let content = "otpauth://totp/Example:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example"

    @Test func `a picture has one element for the background and one path for the modules`() throws {
        let code = try QRCode("HELLO WORLD", level: .quartile)
        let svg = code.svg(title: "Scan me", description: "Or type the key")
        let path = try #require(svg.firstMatch(of: #/stroke="#000000" d="([^"]*)"/#)).output.1
        #expect(
            svg == """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" shape-rendering="crispEdges" role="img">\
                <title>Scan me</title><desc>Or type the key</desc><path fill="#ffffff" d="M0 0h29v29H0z"/>\
                <path stroke="#000000" d="\(path)"/></svg>
                """)
        #expect(path.hasPrefix("M4 4.5"))
    }

    @Test func `the path draws exactly the dark modules`() throws {
        var generator = SeededGenerator(seed: 361)
        for version in [1, 2, 6, 11, 12, 14, 27, 28, 40] {
            let content = (0..<15).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let code = try QRCode(bytes: content, level: .low, versions: version...version)
            for quietZone in [4, 40] {
                let style = try QRStyle(dark: .black, light: .white, quietZone: quietZone)
                #expect(try drawn(code.svg(title: "", style: style), code.size, quietZone) == code.rows)
            }
        }
    }

    /// What a path of moves and horizontal lines draws.
    private func drawn(_ svg: String, _ size: Int, _ quietZone: Int) throws -> [[Bool]] {
        var rows = [[Bool]](repeating: [Bool](repeating: false, count: size), count: size)
        let path = String(try #require(svg.firstMatch(of: #/ d="(M\d+ \d+\.5[^"]*)"/#)).output.1)
        let start = try #require(path.prefixMatch(of: #/M(\d+) (\d+)\.5/#))
        var x = try #require(Int(start.output.1))
        var y = try #require(Int(start.output.2))
        let rest = path[start.range.upperBound...]
        var covered = 0
        for step in rest.matches(of: #/(?:m(-?\d+) ?(\d+))?h(\d+)/#) {
            covered += step.output.0.count
            x += step.output.1.flatMap { Int($0) } ?? 0
            y += step.output.2.flatMap { Int($0) } ?? 0
            let length = try #require(Int(step.output.3))
            for place in x..<x + length { rows[y - quietZone][place - quietZone] = true }
            x += length
        }
        #expect(covered == rest.count)
        return rows
    }

    @Test func `a strict content security policy has nothing to block, and nothing refers to anything`() throws {
        let svg = try QRCode(content).svg(title: "Scan", description: "Or type")
        for forbidden in ["style", "script", "data:", "href", "url(", "id=", "on", "<use", "&#", "class"] {
            // "on" would begin the name of a handler.
            #expect(!svg.contains(forbidden == "on" ? " on" : forbidden), "\(forbidden)")
        }
        #expect(!svg.contains("width="))
        #expect(!svg.contains("height="))
    }

    @Test func `a symbol of version 6 takes about three thousand bytes`() throws {
        let svg = try QRCode(content, level: .medium, raisingLevel: false, versions: 6...6).svg(title: "Scan")
        #expect(svg.utf8.count < 3100)
    }

    @Test(arguments: [
        "<&>\"'", "\u{0}\u{8}\u{1F}\u{7F}\u{FFFE}\u{FFFF}x", "Skann koden med telefonen din 📱", "]]>", "\t\r\n",
    ])
    func `every title and description is text, whatever is in it`(text: String) throws {
        let svg = try QRCode(content).svg(title: text, description: text)
        let allowed = String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter {
                    $0.value >= 0x20 && $0.value != 0x7F && $0.value < 0xFFFE || $0.value > 0xFFFF
                        || "\t\r\n".unicodeScalars.contains($0)
                }))
        let reader = TextReader()
        let parser = XMLParser(data: Data(svg.utf8))
        parser.delegate = reader
        #expect(parser.parse())
        // A parser makes one line feed of every end of a line.
        let expected = allowed.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        #expect(reader.texts["title"] == expected)
        #expect(reader.texts["desc"] == expected)
        #expect(reader.elements == ["svg", "title", "desc", "path", "path"])
    }

    private final class TextReader: NSObject, XMLParserDelegate {
        var texts: [String: String] = [:]
        var elements: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            elements.append(name)
            texts[name] = ""
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            texts[elements.last ?? "", default: ""] += text
        }
    }

    @Test func `colours and the quiet zone are those of the style`() throws {
        let style = try QRStyle(dark: QRColor("#102"), light: QRColor("#ffe0F0"), quietZone: 10)
        let svg = try QRCode("a").svg(title: "", style: style)
        #expect(svg.contains(#"viewBox="0 0 41 41""#))
        #expect(svg.contains(##"fill="#ffe0f0" d="M0 0h41v41H0z""##))
        #expect(svg.contains(##"stroke="#110022" d="M10 10.5"##))
    }
}
