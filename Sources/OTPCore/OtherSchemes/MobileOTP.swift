internal import MFACrypto

/// The codes of Mobile-OTP, an old scheme of MD5 over time, secret and PIN.
///
/// For moving away from it. It gives codes and verifies none: MD5 and a PIN that the server knows are no foundation for a
/// new system.
public struct MobileOTP: Sendable {
    /// The shared key.
    public let secret: OTPSecret

    private let pin: SensitiveText

    /// A generator for one secret.
    ///
    /// - Parameters:
    ///   - secret: The key; its lower-case hexadecimal text goes into the code.
    ///   - pin: The user's PIN, usually four digits.
    /// - Throws: ``OTPError/Code/pinMalformed`` for a PIN that is empty or no ASCII digits.
    public init(secret: OTPSecret, pin: String) throws(OTPError) {
        self.secret = secret
        self.pin = try SensitiveText(pin: pin)
    }

    /// The six hexadecimal digits that are shown at an instant; nil before 1970.
    public func code(at time: UnixTime) -> String? {
        StepClock(epoch: 0, period: 10).step(at: time).map { step in
            let secret = secret.withUnsafeBytes(hexadecimal)
            let digest = withBytes(of: "\(step)\(secret)\(pin.revealed)", md5)
            return digest.bytes.withUnsafeBytes { hexadecimal(UnsafeRawBufferPointer(rebasing: $0[..<3])) }
        }
    }
}

extension SensitiveText {
    /// A PIN of ASCII digits.
    init(pin: String) throws(OTPError) {
        guard !pin.isEmpty, pin.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            throw OTPError(.pinMalformed, "The PIN is not a number of decimal digits.")
        }
        self.init(pin)
    }
}

private func hexadecimal(_ bytes: UnsafeRawBufferPointer) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}
