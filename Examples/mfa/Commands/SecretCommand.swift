import OTPCore

/// `mfa secret`: a fresh secret.
enum SecretCommand: Command {
    static let name = "secret"
    static let summary = "a fresh secret"
    static let help = """
        mfa secret [--bytes N]: prints a fresh secret in Base32

          --bytes N   its length, 16 to 512 (20, which every app takes)
        """

    static func run(_ arguments: [String]) throws(CommandError) -> Int32 {
        let arguments = try Arguments(arguments, flags: ["--bytes"])
        _ = try arguments.words()
        let count: Int = try arguments.number("--bytes") ?? OTPAlgorithm.sha1.recommendedSecretLength
        guard count <= 512 else { throw .usage("a secret of \(count) bytes is of no use to any app; take 16 to 512") }
        do throws(OTPError) {
            Terminal.print(try OTPSecret.random(byteCount: count).base32(groupsOf: nil).revealed)
            return 0
        } catch {
            throw .usage(error.description)
        }
    }
}
