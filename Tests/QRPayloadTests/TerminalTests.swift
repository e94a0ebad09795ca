import QRPayload
import Testing

@Suite struct TerminalTests {
    @Test(arguments: [QRTerminalMode.colors, .onDarkBackground, .onLightBackground, .ascii])
    func `the text shows the modules in a quiet zone of four`(mode: QRTerminalMode) throws {
        let code = try QRCode("otpauth://totp/terminal", versions: 3...3)
        let lines = code.terminal(mode).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.last == "")
        var rows: [[Bool]] = []
        for line in lines.dropLast() {
            switch mode {
            case .ascii:
                let characters = Array(line)
                rows.append(stride(from: 0, to: characters.count, by: 2).map { characters[$0] == "#" })
                #expect(characters.allSatisfy { $0 == "#" || $0 == " " })
            default:
                var text = String(line)
                if mode == .colors {
                    #expect(text.hasPrefix("\u{1B}[38;5;16;48;5;231m"))
                    #expect(text.hasSuffix("\u{1B}[0m"))
                    text = String(text.dropFirst("\u{1B}[38;5;16;48;5;231m".count).dropLast("\u{1B}[0m".count))
                }
                rows.append(text.map { ($0 == "█" || $0 == "▀") == (mode != .onDarkBackground) })
                rows.append(text.map { ($0 == "█" || $0 == "▄") == (mode != .onDarkBackground) })
            }
        }
        let side = code.size + 8
        #expect(rows.count == (mode == .ascii ? side : side + 1))
        for (y, row) in rows.enumerated() {
            #expect(row == (0..<side).map { code[$0 - 4, y - 4] })
        }
    }
}
