internal import MFACrypto

/// The codes of Yandex Key: eight letters from a secret and a PIN.
///
/// For an authenticator that has taken over such an account. It gives codes and verifies none.
public struct YandexKey: Sendable {
    /// The number of letters of a code.
    public static let codeLength = 8

    private static let keyLength = 16

    private let key: SecretBytes

    /// A generator for one secret.
    ///
    /// - Parameters:
    ///   - secret: The key; its first sixteen bytes count, what follows is a checksum that is not looked at.
    ///   - pin: The user's PIN of decimal digits.
    /// - Throws: ``OTPError/Code/secretTooShort``, ``OTPError/Code/pinMalformed``.
    public init(secret: OTPSecret, pin: String) throws(OTPError) {
        guard secret.count >= YandexKey.keyLength else {
            throw OTPError(
                .secretTooShort, "The secret has \(secret.count) bytes; Yandex Key needs \(YandexKey.keyLength).")
        }
        let pin = try SecretBytes(pin: pin)
        let message = SecretBytes(capacity: pin.count + YandexKey.keyLength) { output in
            pin.withBytes { for byte in $0 { output.append(byte) } }
            secret.withUnsafeBytes { for byte in $0.prefix(YandexKey.keyLength) { output.append(byte) } }
        }
        key = message.withBytes { hash($0, .sha256) }.withBytes { digest in
            // A quirk of the scheme: one leading zero byte of the key is dropped.
            SecretBytes(copying: digest.first == 0 ? digest.dropFirst() : digest[...])
        }
    }

    /// The letters that are shown at an instant; nil before 1970.
    public func code(at time: UnixTime) -> SensitiveText? {
        StepClock(epoch: 0, period: UInt64(TOTP.Period.standard.seconds)).step(at: time).map { step in
            let digest = withUnsafeBytes(of: step.bigEndian) { HMAC.code(of: $0, by: key, .sha256) }
            var value = digest.truncatedWide
            var letters: [UInt8] = []
            for _ in 0..<YandexKey.codeLength {
                letters.append(UInt8(ascii: "a") + UInt8(value % 26))
                value /= 26
            }
            return SensitiveText(String(decoding: letters.reversed(), as: UTF8.self))
        }
    }
}
