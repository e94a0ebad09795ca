import OTPCore

/// `mfa code`: the code that an app would show.
enum CodeCommand: Command {
    static let name = "code"
    static let summary = "the code for a secret"
    static let help = """
        mfa code SECRET [flags]: prints the code that an authenticator shows

        \(OTPFlags.help)
          --at UNIX                        the time in seconds since 1970 (now)
          --watch                          keeps showing the code with the seconds left

        SECRET is Base32; - reads it from standard input.
        """

    static func run(_ arguments: [String]) throws(CommandError) -> Int32 {
        let arguments = try Arguments(arguments, flags: OTPFlags.names.union(["--at"]), switches: ["--watch"])
        let flags = try OTPFlags(arguments)
        let at: Int64? = try arguments.number("--at")
        let isWatching = arguments.has("--watch")
        if flags.counter != nil && (at != nil || isWatching) {
            throw .usage("--at and --watch are for codes by time; leave out --counter or them")
        }
        if at != nil && isWatching { throw .usage("--watch follows the clock; leave out --at") }
        let secret = try OTPFlags.secret(arguments.words("SECRET")[0])

        if let counter = flags.counter {
            Terminal.print(flags.hotp(secret).code(at: counter).text)
            return 0
        }
        let totp = flags.totp(secret)
        if isWatching { watch(totp) }
        guard let code = totp.code(at: at.map { UnixTime($0) } ?? .now()) else {
            throw .data("the time is before 1970, when there were no codes yet")
        }
        Terminal.print(code.text)
        return 0
    }

    /// Shows the code until the program is interrupted: on one line of a terminal, else a line for each code.
    private static func watch(_ totp: TOTP) -> Never {
        var shownStep: UInt64?
        while true {
            let now = UnixTime.now()
            if let step = totp.step(at: now), let seconds = totp.secondsRemaining(at: now) {
                let line = "\(totp.code(forStep: step).groupedText)  \(seconds) s"
                if Terminal.isInteractive {
                    Terminal.write("\r\(line) \u{1B}[K")
                } else if step != shownStep {
                    Terminal.print(line)
                }
                shownStep = step
            }
            Terminal.wait(milliseconds: 200)
        }
    }
}
