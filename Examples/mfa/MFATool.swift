import OTPCore

/// The entry point: picks a command, and turns what it throws into one sentence and an exit status.
@main
enum MFATool {
    static let commands: [any Command.Type] = [
        CodeCommand.self, VerifyCommand.self, SecretCommand.self, URICommand.self, QRCommand.self,
        PhoneCommand.self, SMSCommand.self, JSONLinesCommand.self, AdminCommand.self,
    ]

    static func main() async {
        do throws(CommandError) {
            leave(try await run(Array(CommandLine.arguments.dropFirst())))
        } catch {
            Terminal.complain("mfa: \(error.sentence)")
            leave(error.status)
        }
    }

    /// Runs the command that the arguments name, and gives its exit status.
    private static func run(_ arguments: [String]) async throws(CommandError) -> Int32 {
        guard let name = arguments.first else {
            throw .usage("there is no command; try mfa --help")
        }
        if name == "--help" || name == "help" || name == "-h" {
            Terminal.print(overview)
            return 0
        }
        guard let command = commands.first(where: { $0.name == name }) else {
            throw .usage("there is no command \(name); there are \(commands.map { $0.name }.joined(separator: ", "))")
        }
        let rest = Array(arguments.dropFirst())
        if rest.contains("--help") || rest.contains("-h") {
            Terminal.print(command.help)
            return 0
        }
        return try await command.run(rest)
    }

    private static var overview: String {
        let lines = commands.map { command in
            "  " + command.name + String(repeating: " ", count: 8 - command.name.count) + command.summary
        }
        return """
            mfa: one-time passwords, their URIs and QR codes, phone numbers and messages on the command line, and a helpdesk over a store

            \(lines.joined(separator: "\n"))

            mfa COMMAND --help explains a command. A secret, URI, number or text given as - is read from standard input, so that it stays
            out of the process list. The exit status is 0, 1 for a rejected code, 64 for wrong usage, 65 for bad input, 69 for a
            store or a file that cannot be had.
            """
    }
}

/// One command of the tool.
protocol Command: Sendable {
    static var name: String { get }
    static var summary: String { get }
    static var help: String { get }

    /// Does it, and gives the exit status.
    static func run(_ arguments: [String]) async throws(CommandError) -> Int32
}
