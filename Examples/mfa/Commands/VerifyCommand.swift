import OTPCore

/// `mfa verify`: what a server would make of a code.
enum VerifyCommand: Command {
    static let name = "verify"
    static let summary = "whether a code is right"
    static let help = """
        mfa verify SECRET CODE [flags]: prints "accepted step N" or "rejected REASON", and exits with 0 or 1

        \(OTPFlags.help)
          --at UNIX                        the time in seconds since 1970 (now)
          --window BEHIND,AHEAD            the steps to look at around the current one, up to 20 each (1,1)
          --last-accepted STEP             the last step that has been used; it and older ones are replays

        With --counter, the next ten counters are looked at too, and the answer is "accepted counter N".
        SECRET is Base32; - reads it from standard input. CODE may have spaces and digits of any script.
        """

    static func run(_ arguments: [String]) throws(CommandError) -> Int32 {
        let timeFlags: Set<String> = ["--at", "--window", "--last-accepted"]
        let arguments = try Arguments(arguments, flags: OTPFlags.names.union(timeFlags))
        let flags = try OTPFlags(arguments)
        let words = try arguments.words("SECRET", "CODE")
        let secret = try OTPFlags.secret(words[0])

        if let counter = flags.counter {
            if let flag = timeFlags.sorted().first(where: arguments.has) {
                throw .usage("\(flag) is for codes by time; leave out --counter or it")
            }
            return report(flags.hotp(secret).verify(typed: words[1], state: HOTP.State(nextCounter: counter)))
        }
        let window = try window(arguments)
        let at: Int64? = try arguments.number("--at")
        let lastAccepted: UInt64? = try arguments.number("--last-accepted")
        return try report(
            flags.totp(secret).verify(
                typed: words[1], at: at.map { UnixTime($0) } ?? .now(),
                state: TOTP.State(lastAcceptedStep: lastAccepted), profile: TOTP.Profile(window: window)))
    }

    private static func window(_ arguments: Arguments) throws(CommandError) -> TOTP.Window {
        guard let text = arguments.text("--window") else { return .oneEachSide }
        let sides = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let behind = sides[0], let ahead = sides[1] else {
            throw .usage("the flag --window needs two numbers with a comma between them, such as 1,1")
        }
        do throws(OTPError) {
            return try TOTP.Window(behind: behind, ahead: ahead)
        } catch {
            throw .usage(error.description)
        }
    }

    private static func report(_ verdict: consuming TOTP.Verdict) throws(CommandError) -> Int32 {
        switch consume verdict {
        case .matched(let pending): return accepted(pending.commit { _, _ in true }.map { "step \($0.step)" })
        case .rejected(.beforeEpoch): throw .data("the time is before 1970, when there were no codes yet")
        case .rejected(.wrong): return rejected("wrong")
        case .rejected(.replayed): return rejected("replayed")
        case .rejected(.malformed): return rejected("malformed")
        }
    }

    private static func report(_ verdict: consuming HOTP.Verdict) -> Int32 {
        switch consume verdict {
        case .matched(let pending): accepted(pending.commit { _, _ in true }.map { "counter \($0.counter)" })
        case .rejected(.wrong): rejected("wrong")
        case .rejected(.exhausted): rejected("exhausted")
        case .rejected(.malformed): rejected("malformed")
        }
    }

    /// There is nobody to race with: the tool stores nothing, and the next call gives what it should count as stored.
    private static func accepted(_ what: String?) -> Int32 {
        guard let what else { return rejected("replayed") }
        Terminal.print("accepted \(what)")
        return 0
    }

    private static func rejected(_ reason: String) -> Int32 {
        Terminal.print("rejected \(reason)")
        return 1
    }
}
