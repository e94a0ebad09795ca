internal import MFACrypto

/// The codes of Mobile-OTP, an old scheme of MD5 over time, secret and PIN.
///
/// For moving away from it. It gives codes and verifies none: MD5 and a PIN that the server knows are no foundation for a
/// new system.
public struct MobileOTP: Sendable {
    /// The shared key.
    public let secret: OTPSecret

    private let pin: SecretBytes

    /// A generator for one secret.
    ///
    /// - Parameters:
    ///   - secret: The key; its lower-case hexadecimal text goes into the code.
    ///   - pin: The user's PIN, usually four digits.
    /// - Throws: ``OTPError/Code/pinMalformed`` for a PIN that is empty or no ASCII digits.
    public init(secret: OTPSecret, pin: String) throws(OTPError) {
        self.secret = secret
        self.pin = try SecretBytes(pin: pin)
    }

    /// The six hexadecimal digits that are shown at an instant; nil before 1970.
    public func code(at time: UnixTime) -> SensitiveText? {
        StepClock(epoch: 0, period: 10).step(at: time).map { step in
            let stepText = String(step)
            let message = SecretBytes(capacity: stepText.utf8.count + 2 * secret.count + pin.count) { output in
                for byte in stepText.utf8 { output.append(byte) }
                secret.withUnsafeBytes { for byte in $0 { output.append(hexadecimal: byte) } }
                pin.withBytes { for byte in $0 { output.append(byte) } }
            }
            let code = [UInt8](capacity: 6) { output in
                for byte in message.withBytes(md5).bytes.prefix(3) { output.append(hexadecimal: byte) }
            }
            return SensitiveText(String(decoding: code, as: UTF8.self))
        }
    }
}

extension SecretBytes {
    /// The digits of a PIN, as ASCII.
    convenience init(pin: String) throws(OTPError) {
        guard !pin.isEmpty, pin.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            throw OTPError(.pinMalformed, "The PIN is not a number of decimal digits.")
        }
        self.init(copying: pin.utf8)
    }
}

extension OutputSpan<UInt8> {
    /// Appends the two lower-case digits of a byte, computed rather than looked up.
    fileprivate mutating func append(hexadecimal byte: UInt8) {
        for digit in [byte >> 4, byte & 15] {
            append(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
        }
    }
}
