internal import Base32

/// The codes of Valve's Steam: five symbols instead of digits, otherwise like TOTP.
public struct SteamGuard: Sendable {
    /// The shared key.
    public let secret: OTPSecret

    /// The symbols of a code, in the order of their values; the ones easily mistaken for each other are left out.
    public static let alphabet = "23456789BCDFGHJKMNPQRTVWXY"
    /// The number of symbols of a code.
    public static let codeLength = 5

    private static let symbols = Array(alphabet.unicodeScalars)

    /// A generator and verifier for one secret.
    public init(secret: OTPSecret) { self.secret = secret }

    /// The code that is shown at an instant; nil before 1970.
    public func code(at time: UnixTime) -> SensitiveText? {
        clock.step(at: time).map { step in
            var number = Int(factor.number(for: step))
            var code = ""
            // The least significant symbol comes first.
            for _ in 0..<SteamGuard.codeLength {
                code.unicodeScalars.append(SteamGuard.symbols[number % SteamGuard.symbols.count])
                number /= SteamGuard.symbols.count
            }
            return SensitiveText(code)
        }
    }

    /// Judges a code as typed by the user; small letters, spaces and dashes do no harm.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - time: Now.
    ///   - state: What is stored.
    ///   - profile: How much to forgive.
    /// - Returns: What was found; commit a match to find out whether it counts.
    public func verify(
        typed text: some StringProtocol, at time: UnixTime, state: TOTP.State, profile: TOTP.Profile = .standard
    ) -> TOTP.Verdict {
        do throws(OTPError) {
            return factor.judge(try number(typed: text), at: time, clock: clock, state: state, profile: profile)
        } catch {
            return .rejected(.malformed(error))
        }
    }

    private var factor: MovingFactor { MovingFactor(secret: secret, algorithm: .sha1, space: .steam) }
    private var clock: StepClock { StepClock(epoch: 0, period: UInt64(TOTP.Period.standard.seconds)) }

    // MARK: Reading what was typed

    private func number(typed text: some StringProtocol) throws(OTPError) -> UInt64 {
        let typed = text.unicodeScalars.filter { !isTypedSeparator($0) }
        guard typed.count == SteamGuard.codeLength else {
            throw .wrongLength(typed.count, of: SteamGuard.codeLength, "symbols")
        }
        var number = 0
        for scalar in typed.reversed() {
            guard let value = value(of: scalar) else {
                throw OTPError(.codeNotSymbols, "The code has something else than its symbols, \(SteamGuard.alphabet).")
            }
            number = number * SteamGuard.symbols.count + value
        }
        return UInt64(number)
    }

    /// The value of a symbol in either case; nil for everything else, look-alikes of other scripts included.
    private func value(of scalar: Unicode.Scalar) -> Int? {
        guard scalar.isASCII else { return nil }
        let isSmall = ("a"..."z").contains(scalar)
        return SteamGuard.symbols.firstIndex(of: isSmall ? Unicode.Scalar(UInt8(scalar.value) & ~0x20) : scalar)
    }
}
