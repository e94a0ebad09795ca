import QRPayload

/// `mfa qr`: draws a QR code.
enum QRCommand: Command {
    static let name = "qr"
    static let summary = "a QR code in the terminal or as a file"
    static let help = """
        mfa qr TEXT: draws a QR code

          --ecc L|M|Q|H                the least level of error correction (M)
          --format terminal|svg|png    what to draw (terminal)
          --title TEXT                 what an SVG picture says to those who do not see it ("QR code")
          --scale N                    the pixels of a module in a PNG file, 1 to 40 (6)
          --out FILE                   where to write it, instead of standard output; only you can read the file

        TEXT given as - is read from standard input. The picture is as secret as the text.
        """

    static func run(_ arguments: [String]) throws(CommandError) -> Int32 {
        let arguments = try Arguments(
            arguments, flags: ["--ecc", "--format", "--title", "--scale", "--out"])
        let word = try arguments.words("TEXT")[0]
        let text = try word == "-" ? Terminal.readSecretLine() : word
        let level = try arguments.value("--ecc", "L, M, Q or H", make: QRLevel.init(letter:)) ?? .medium
        let code = try orBadData { () throws(QRError) in try QRCode(text, level: level) }
        let picture = try picture(of: code, arguments)
        if let file = arguments.text("--out") {
            guard Terminal.createFile(file, picture) else {
                throw .data("\(file) cannot be written; is there a folder and room for it, and may you write there?")
            }
        } else {
            Terminal.write(picture)
        }
        return 0
    }

    private static func picture(of code: QRCode, _ arguments: Arguments) throws(CommandError) -> [UInt8] {
        let format = arguments.text("--format") ?? "terminal"
        if let flag = ["--title": "svg", "--scale": "png"].first(where: { arguments.has($0.key) && $0.value != format })
        {
            throw .usage("the flag \(flag.key) goes with --format \(flag.value)")
        }
        switch format {
        case "terminal": return Array(code.terminal().utf8)
        case "svg": return Array((code.svg(title: arguments.text("--title") ?? "QR code") + "\n").utf8)
        case "png":
            let scale: Int = try arguments.number("--scale") ?? 6
            if arguments.text("--out") == nil, Terminal.isInteractive {
                throw .usage("a PNG file is nothing for a terminal; add --out FILE")
            }
            return try orBadData { () throws(QRError) in try code.png(scale: scale) }
        default: throw .usage("the flag --format needs terminal, svg or png")
        }
    }
}

extension QRLevel {
    /// A level by the letter of the standard.
    init?(letter: String) {
        guard let level = Self.allCases.first(where: { $0.letter == letter }) else { return nil }
        self = level
    }

    /// The letter of the standard.
    var letter: String {
        switch self {
        case .low: "L"
        case .medium: "M"
        case .quartile: "Q"
        case .high: "H"
        }
    }
}
