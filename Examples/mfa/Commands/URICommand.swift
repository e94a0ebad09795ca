import OTPAuthURI
import OTPCore

/// `mfa uri`: explains a URI, or writes one.
enum URICommand: Command {
    static let name = "uri"
    static let summary = "what an otpauth:// URI says, or a new one"
    static let help = """
        mfa uri URI: explains an otpauth:// or otpauth-migration:// URI, and names the apps that would misread it
        mfa uri --make --issuer I --account A --secret S [flags]: writes an otpauth:// URI

          --issuer I                       the name of the site
          --account A                      the name of the account
          --secret S                       the secret in Base32
          --steam                          a Steam Guard authenticator
          --domain D                       the site's domain as the issuer parameter, for Apple's password manager
          --image URL                      a picture
        \(OTPFlags.help)

        The explanation does not show the secret. URI or S given as - is read from standard input.
        """

    static func run(_ arguments: [String]) throws(CommandError) -> Int32 {
        let makeFlags: Set<String> = ["--issuer", "--account", "--secret", "--domain", "--image"]
        let arguments = try Arguments(
            arguments, flags: OTPFlags.names.union(makeFlags), switches: ["--make", "--steam"])
        if arguments.has("--make") {
            _ = try arguments.words()
            Terminal.print(try make(arguments))
            return 0
        }
        if let flag = makeFlags.union(OTPFlags.names).union(["--steam"]).sorted().first(where: arguments.has) {
            throw .usage("\(flag) goes with --make")
        }
        let word = try arguments.words("URI")[0]
        let text = try word == "-" ? Terminal.readSecretLine() : word
        Terminal.print(try explanation(of: text))
        return 0
    }

    // MARK: Writing

    private static func make(_ arguments: Arguments) throws(CommandError) -> String {
        let flags = try OTPFlags(arguments)
        let issuer = try arguments.required("--issuer")
        let account = try arguments.required("--account")
        let secret = try OTPFlags.secret(arguments.required("--secret"))
        let authenticator: KeyURI.Authenticator
        if arguments.has("--steam") {
            if let flag = OTPFlags.names.sorted().first(where: arguments.has) {
                throw .usage("\(flag) does not go with --steam, which leaves no choice")
            }
            authenticator = .steam(SteamGuard(secret: secret))
        } else if let counter = flags.counter {
            authenticator = .hotp(flags.hotp(secret), counter: counter)
        } else {
            authenticator = .totp(flags.totp(secret))
        }
        let uri = try orBadData { () throws(KeyURIError) in
            try KeyURI(authenticator, issuer: issuer, account: account, image: arguments.text("--image"))
        }
        let style = try arguments.text("--domain").map { domain throws(CommandError) in
            try orBadData { () throws(KeyURIError) in try KeyURI.Style.appleDomain(domain) }
        }
        return uri.encoded(style ?? .universal).revealed
    }

    // MARK: Explaining

    private static func explanation(of text: String) throws(CommandError) -> String {
        guard text.lowercased().hasPrefix("otpauth-migration:") else {
            return explanation(of: try orBadData { () throws(KeyURIError) in try KeyURI(parsing: text) })
        }
        let batch = try orBadData { () throws(MigrationError) in try MigrationBatch(parsing: text) }
        let accounts = batch.accounts.map { account in
            switch account {
            case .success(let uri): explanation(of: uri)
            case .failure(let error): "not readable  \(error)"
            }
        }
        let head = "batch      \(batch.index + 1) of \(batch.size), export \(batch.id), \(accounts.count) accounts"
        return ([head] + accounts).joined(separator: "\n\n")
    }

    private static func explanation(of uri: KeyURI) -> String {
        var rows: [(String, String)] = [
            ("issuer", uri.issuer ?? "none"), ("account", uri.account), ("secret", "\(uri.secret.count * 8) bits"),
            ("algorithm", uri.algorithm.rawValue), ("digits", "\(uri.codeLength)"),
        ]
        switch uri.authenticator {
        case .totp(let totp): rows += [("type", "by time"), ("period", "\(totp.period.seconds) s")]
        case .hotp(_, let counter): rows += [("type", "by counter"), ("counter", "\(counter)")]
        case .steam: rows += [("type", "Steam Guard"), ("period", "30 s")]
        }
        rows += uri.image.map { [("image", $0)] } ?? []
        rows += uri.otherParameters.map { ("also", "\($0.name)=\($0.value)") }
        rows += uri.warnings.map { ("warning", $0.description) }
        rows += uri.compatibilityIssues().map { (wording($0.severity), $0.description) }
        return rows.map { $0.0 + String(repeating: " ", count: 12 - $0.0.count) + $0.1 }.joined(separator: "\n")
    }

    private static func wording(_ severity: CompatibilityIssue.Severity) -> String {
        switch severity {
        case .wrongCodes: "wrong codes"
        case .refused: "refused"
        case .cosmetic: "cosmetic"
        }
    }
}
