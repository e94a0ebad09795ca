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

    /// What goes into a response beside the question and the counter, each exactly if the suite names it.
    public struct Inputs: Sendable, CustomStringConvertible, CustomReflectable {
        /// The user's PIN; it is hashed as the suite says.
        public var pin: String?
        /// Data of the session, at most as long as the suite says; it is padded on the left.
        public var session: [UInt8]?
        /// The time of the response.
        public var time: UnixTime?

        /// The inputs that the suite names.
        public init(pin: String? = nil, session: [UInt8]? = nil, time: UnixTime? = nil) {
            self.pin = pin
            self.session = session
            self.time = time
        }

        /// Which inputs there are, and not what they are.
        public var description: String {
            let present = [pin.map { _ in "PIN" }, session.map { _ in "session" }, time.map { _ in "time" }].compactMap(\.self)
            return "OCRA.Inputs(\(present.joined(separator: ", ")))"
        }
        /// A mirror without children.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// The response to a challenge.
    ///
    /// - Parameters:
    ///   - challenge: The question, or both of a mutual exchange.
    ///   - counter: The counter, for a suite with one.
    ///   - inputs: What else the suite names.
    /// - Throws: ``OTPError`` when an input is missing, unexpected or malformed.
    public func response(
        to challenge: OCRAChallenge, counter: UInt64? = nil, inputs: Inputs = Inputs()
    ) throws(OTPError) -> OTPCode {
        let step = try inputs.time.map { time throws(OTPError) in try self.step(at: time) }
        let message = try OCRAMessage(suite, challenge, counter: counter, inputs: inputs, step: step)
        return OTPCode(value: numbers(for: [message])[0], count: suite.digits)
    }

    /// The time step of an instant, counted from 1970; of no use to a suite without time, which refuses it later.
    func step(at time: UnixTime) throws(OTPError) -> UInt64 {
        guard let step = StepClock(epoch: 0, period: UInt64(suite.timeStep ?? 60)).step(at: time) else {
            throw OTPError(.inputMalformed, "The time is before 1970, when OCRA's time steps begin.")
        }
        return step
    }

    /// The number of the response to each message, the key prepared once.
    func numbers(for messages: [OCRAMessage]) -> [UInt64] {
        var numbers: [UInt64] = []
        HMAC.keyed(by: secret.bytes, suite.algorithm.hash) { authenticate in
            // The number of digits is public, so this division may take the time it takes.
            numbers = messages.map { UInt64($0.bytes.withUnsafeBytes(authenticate).truncated) % powerOfTen }
        }
        return numbers
    }

    private var powerOfTen: UInt64 { (0..<suite.digits).reduce(1) { power, _ in power * 10 } }
}
