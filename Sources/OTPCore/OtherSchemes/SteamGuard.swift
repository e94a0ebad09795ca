internal import Base32

/// The codes of Valve's Steam: five symbols instead of digits, otherwise like TOTP.
public struct SteamGuard: Sendable {
    /// The shared key.
    public let secret: OTPSecret

    /// The symbols of a code, in the order of their values; the ones easily mistaken for each other are left out.
    public static let alphabet = "23456789BCDFGHJKMNPQRTVWXY"
    /// The number of symbols of a code.
    public static let codeLength = 5

    let factor: MovingFactor
    let clock = StepClock(epoch: 0, period: UInt64(TOTP.Period.standard.seconds))

    /// A generator and verifier for one secret.
    public init(secret: OTPSecret) {
        self.secret = secret
        factor = MovingFactor(secret: secret, algorithm: .sha1, space: .steam)
    }

    /// The code that is shown at an instant; nil before 1970.
    public func code(at time: UnixTime) -> String? {
        clock.step(at: time).map { step in
            var number = Int(factor.number(for: step))
            // The least significant symbol comes first.
            return String(
                (0..<SteamGuard.codeLength).map { _ -> Character in
                    defer { number /= symbols.count }
                    return symbols[number % symbols.count]
                })
        }
    }

    /// Judges a code as typed by the user; small letters, spaces and dashes do no harm.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - time: Now.
    ///   - state: What is stored.
    ///   - profile: How much to forgive.
    public func verify(
        typed text: some StringProtocol, at time: UnixTime, state: TOTP.State, profile: TOTP.Profile = .standard
    ) -> TOTP.Verdict {
        do throws(OTPError) {
            return factor.judge(try number(typed: text), at: time, clock: clock, state: state, profile: profile)
        } catch {
            return .rejected(.malformed(error))
        }
    }

    private var symbols: [Character] { Array(SteamGuard.alphabet) }

    private func number(typed text: some StringProtocol) throws(OTPError) -> UInt64 {
        let typed = text.unicodeScalars.filter { !isTypedSeparator($0) }
        switch typed.count {
        case 0: throw OTPError(.codeEmpty, "The code is empty; it is 5 symbols long.")
        case ..<SteamGuard.codeLength:
            throw OTPError(.codeTooShort, "The code has \(typed.count) symbols; it is 5 symbols long.")
        case SteamGuard.codeLength: break
        default: throw OTPError(.codeTooLong, "The code has \(typed.count) symbols; it is 5 symbols long.")
        }
        var number = 0
        for scalar in typed.reversed() {
            guard let value = value(of: scalar) else {
                throw OTPError(.codeNotSymbols, "The code has something else than its symbols, \(SteamGuard.alphabet).")
            }
            number = number * symbols.count + value
        }
        return UInt64(number)
    }

    /// The value of a symbol in either case; nil for everything else, look-alikes of other scripts included.
    private func value(of scalar: Unicode.Scalar) -> Int? {
        guard scalar.isASCII else { return nil }
        let isSmall = ("a"..."z").contains(scalar)
        let symbol = isSmall ? Unicode.Scalar(UInt8(scalar.value) & ~0x20) : scalar
        return symbols.firstIndex(of: Character(symbol))
    }
}
