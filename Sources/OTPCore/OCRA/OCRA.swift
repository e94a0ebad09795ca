internal import MFACrypto

/// Challenge and response by HMAC (RFC 6287): one-way, mutual, and as a signature over a short text.
///
/// ```swift
/// let ocra = OCRA(secret: secret, suite: try OCRASuite("OCRA-1:HOTP-SHA1-6:QN08"))
/// let response = try ocra.response(to: OCRAChallenge("12345678", for: ocra.suite))
/// ```
public struct OCRA: Sendable {
    /// The shared key.
    public let secret: OTPSecret
    /// What responses are computed from.
    public let suite: OCRASuite

    /// A responder and verifier for one secret.
    public init(secret: OTPSecret, suite: OCRASuite) {
        self.secret = secret
        self.suite = suite
    }

    /// The response to a challenge.
    ///
    /// - Parameters:
    ///   - challenge: The question, or both of a mutual exchange.
    ///   - counter: The counter, for a suite with one.
    ///   - inputs: What else the suite names.
    /// - Returns: The response.
    /// - Throws: ``OTPError`` when an input is missing, unexpected or malformed.
    public func response(
        to challenge: OCRAChallenge, counter: UInt64? = nil, inputs: Inputs = Inputs()
    ) throws(OTPError) -> OTPCode {
        if (counter != nil) != suite.usesCounter {
            throw suite.usesCounter
                ? OTPError(.inputMissing, "The OCRA suite needs a counter, and there is none.")
                : OTPError(.inputUnexpected, "The OCRA suite has no place for a counter.")
        }
        let message = try OCRAMessage(suite, challenge, inputs)
        let step = try step(inputs)
        var value: UInt64 = 0
        HMAC.keyed(by: secret.bytes, suite.algorithm.hash) { authenticate in
            value = number(message, counter: counter ?? 0, step: step ?? 0, authenticate)
        }
        return OTPCode(value: value, count: suite.digits)
    }

    /// The time step of the inputs, counted from 1970; nil for a suite without time.
    func step(_ inputs: Inputs) throws(OTPError) -> UInt64? {
        guard let time = inputs.time, let period = suite.timeStep else { return nil }
        guard let step = StepClock(epoch: 0, period: UInt64(period)).step(at: time) else {
            throw OTPError(.inputMalformed, "The time is before 1970, when OCRA's time steps begin.")
        }
        return step
    }

    /// The number of one response.
    func number(_ message: OCRAMessage, counter: UInt64, step: UInt64, _ authenticate: HMAC.Authenticator) -> UInt64 {
        let digest = message.bytes(counter: counter, step: step).withBytes(authenticate)
        return CodeSpace.decimal(digits: suite.digits).reduce(digest.truncated)
    }
}
