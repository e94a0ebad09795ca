import SMSChallenge

/// `mfa sms`: tells how many short messages a text takes.
enum SMSCommand: Command {
    static let name = "sms"
    static let summary = "tells how many short messages a text takes"
    static let help = """
        mfa sms TEXT: shows how a text travels as a short message, how many places it takes, and how many messages

        A dash in the place of the text reads a line from standard input. One character that the small alphabet lacks
        more than halves the room; those characters are shown.
        """

    static func run(_ arguments: [String]) throws(CommandError) -> Int32 {
        let arguments = try Arguments(arguments, flags: [])
        let word = try arguments.words("TEXT")[0]
        let form = SMSText(try word == "-" ? Terminal.readSecretLine() : word)
        var rows = [("encoding", form.encoding.rawValue), ("units", "\(form.units)"), ("segments", "\(form.segments)")]
        if form.encoding == .ucs2 {
            rows.append(("because of", form.charactersBeyondGSM7.map(String.init).joined(separator: " ")))
        }
        for (name, value) in rows { Terminal.print(name + String(repeating: " ", count: 12 - name.count) + value) }
        return 0
    }
}
