internal import MFACrypto

/// The codes of Yandex Key: eight letters from a secret and a PIN.
///
/// For an authenticator that has taken over such an account. It gives codes and verifies none.
public struct YandexKey: Sendable {
    /// The number of letters of a code.
    public static let codeLength = 8

    private let key: SecretBytes

    /// A generator for one secret.
    ///
    /// - Parameters:
    ///   - secret: The key; its first sixteen bytes count, what follows is a checksum that is not looked at.
    ///   - pin: The user's PIN of decimal digits.
    /// - Throws: ``OTPError/Code/secretTooShort``, ``OTPError/Code/pinMalformed``.
    public init(secret: OTPSecret, pin: String) throws(OTPError) {
        guard secret.count >= 16 else {
            throw OTPError(.secretTooShort, "The secret has \(secret.count) bytes; Yandex Key needs 16.")
        }
        let pin = try SensitiveText(pin: pin)
        let digest = secret.withUnsafeBytes { bytes in
            let message = SecretBytes(copying: Array(pin.revealed.utf8) + bytes.prefix(16))
            return message.withBytes { hash($0, .sha256) }
        }
        // A quirk of the scheme: one leading zero byte of the key is dropped.
        key = SecretBytes(copying: digest.bytes.first == 0 ? digest.bytes.dropFirst() : digest.bytes[...])
    }

    /// The letters that are shown at an instant; nil before 1970.
    public func code(at time: UnixTime) -> String? {
        StepClock(epoch: 0, period: UInt64(TOTP.Period.standard.seconds)).step(at: time).map { step in
            let digest = withUnsafeBytes(of: step.bigEndian) { HMAC.code(of: $0, by: key, .sha256) }
            var value = digest.truncatedWide
            var letters: [Character] = []
            for _ in 0..<YandexKey.codeLength {
                letters.append(Character(Unicode.Scalar(UInt8(ascii: "a") + UInt8(value % 26))))
                value /= 26
            }
            return String(letters.reversed())
        }
    }
}
