import OTPCore

/// The flags that describe an authenticator, which several commands share.
struct OTPFlags {
    static let names: Set<String> = ["--algorithm", "--digits", "--period", "--counter"]

    static let help = """
          --algorithm SHA1|SHA256|SHA512   the hash function (SHA1)
          --digits 6|7|8|9                 the length of a code (6)
          --period SECONDS                 how long a code is shown (30)
          --counter N                      codes by counter instead of by time
        """

    let algorithm: OTPAlgorithm
    let digits: OTPDigits
    let period: TOTP.Period
    let counter: UInt64?

    init(_ arguments: Arguments) throws(CommandError) {
        algorithm =
            try arguments.value("--algorithm", "SHA1, SHA256 or SHA512") { OTPAlgorithm(commandLineName: $0) } ?? .sha1
        digits = try arguments.value("--digits", "6, 7, 8 or 9") { Int($0).flatMap(OTPDigits.init) } ?? .six
        counter = try arguments.number("--counter")
        guard counter == nil || !arguments.has("--period") else {
            throw .usage("--period and --counter exclude each other; codes by counter have no period")
        }
        let seconds: Int? = try arguments.number("--period")
        do throws(OTPError) {
            period = try seconds.map { seconds throws(OTPError) in try TOTP.Period(seconds: seconds) } ?? .standard
        } catch {
            throw .usage(error.description)
        }
    }

    func totp(_ secret: OTPSecret) -> TOTP {
        TOTP(secret: secret, algorithm: algorithm, digits: digits, period: period)
    }

    func hotp(_ secret: OTPSecret) -> HOTP { HOTP(secret: secret, algorithm: algorithm, digits: digits) }

    /// The secret that a word stands for; a dash stands for standard input.
    static func secret(_ word: String) throws(CommandError) -> OTPSecret {
        let text = try word == "-" ? Terminal.readSecretLine() : word
        return try orBadData { () throws(OTPError) in try OTPSecret(legacyBase32: text) }
    }
}

extension OTPAlgorithm {
    /// The three that RFC 6238 knows; the tool offers no others.
    init?(commandLineName name: String) {
        guard let algorithm = OTPAlgorithm(rawValue: name), [.sha1, .sha256, .sha512].contains(algorithm) else {
            return nil
        }
        self = algorithm
    }
}
