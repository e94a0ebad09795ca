/// How a code is drawn in text.
public enum QRTerminalMode: Sendable, Hashable {
    /// Half blocks in black on white by escape sequences: right on every screen that knows colours.
    case colors
    /// Half blocks without colours, for a dark background: light modules are drawn.
    case onDarkBackground
    /// Half blocks without colours, for a light background: dark modules are drawn.
    case onLightBackground
    /// ASCII, two characters a module, `#` for a dark one: for logs of tests; few scanners read it.
    case ascii
}

extension QRCode {
    /// The picture as lines of text, with a quiet zone of four modules.
    ///
    /// - Parameter mode: How it is drawn.
    /// - Returns: Lines that each end with a line feed. They are as secret as the content.
    public func terminal(_ mode: QRTerminalMode = .colors) -> String {
        switch mode {
        case .colors:
            // Colours 16 and 231 of the palette are black and white, whatever the theme makes of the first sixteen.
            halfBlocks(dark: true, before: "\u{1B}[38;5;16;48;5;231m", after: "\u{1B}[0m\n")
        case .onDarkBackground: halfBlocks(dark: false, before: "", after: "\n")
        case .onLightBackground: halfBlocks(dark: true, before: "", after: "\n")
        case .ascii:
            visibleLines.map { y in visibleLines.map { self[$0, y] ? "##" : "  " }.joined() + "\n" }.joined()
        }
    }

    private var visibleLines: Range<Int> { -4..<size + 4 }

    /// Two rows in a line of text; what is drawn are the dark modules or the light ones.
    private func halfBlocks(dark: Bool, before: String, after: String) -> String {
        var text = ""
        // The number of rows is odd, so one light row more fills the last line.
        for y in stride(from: visibleLines.lowerBound, to: visibleLines.upperBound, by: 2) {
            text += before
            for x in visibleLines {
                switch (self[x, y] == dark, self[x, y + 1] == dark) {
                case (true, true): text += "█"
                case (true, false): text += "▀"
                case (false, true): text += "▄"
                case (false, false): text += " "
                }
            }
            text += after
        }
        return text
    }
}
