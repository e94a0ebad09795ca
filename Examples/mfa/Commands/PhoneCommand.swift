import MFACore
import PhoneNumbers

/// `mfa phone`: explains a phone number.
enum PhoneCommand: Command {
    static let name = "phone"
    static let summary = "explains a phone number"
    static let help = """
        mfa phone NUMBER [--region NO]: shows whose plan a number belongs to, what it is used for, and how it is written

        A number with spaces needs quotes. Without a plus in front, the digits are read as they are dialled in the region.

          --region NO   the two letters of a country (none: only numbers with a plus, and tel: links, are read)
        """

    static func run(_ arguments: [String]) throws(CommandError) -> Int32 {
        let arguments = try Arguments(arguments, flags: ["--region"])
        let word = try arguments.words("NUMBER")[0]
        let region = try arguments.value("--region", "a country's two letters, such as NO") { Region($0) }
        let text = try word == "-" ? Terminal.readSecretLine() : word
        let number = try orBadData { () throws(PhoneNumberRefusal) in try PhoneNumber(text, in: region) }
        let rows = [
            ("number", number.e164), ("region", "\(number.region.code), \(number.region.name(in: .english))"),
            ("type", number.type.rawValue), ("national", number.national), ("abroad", number.international),
            ("masked", number.masked),
        ]
        for (name, value) in rows { Terminal.print(name + String(repeating: " ", count: 12 - name.count) + value) }
        return 0
    }
}
