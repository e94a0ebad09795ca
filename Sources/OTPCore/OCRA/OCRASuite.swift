/// What an OCRA authenticator computes from: the parsed text of a suite (RFC 6287 §6).
///
/// `OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1` reads: HMAC-SHA-256 cut to eight digits, over a counter, a numeric question of up to
/// eight digits and the SHA-1 of a PIN.
public struct OCRASuite: Sendable, Hashable {
    /// The suite as text, which is itself part of what is computed.
    public let text: String
    /// The hash function of the HMAC.
    public let algorithm: OTPAlgorithm
    /// The number of digits of a response, 4 to 10.
    public let digits: Int
    /// Whether a counter goes in.
    public let usesCounter: Bool
    /// The form of the question.
    public let question: QuestionFormat
    /// The hash function that the PIN goes through; nil where there is none.
    public let pinAlgorithm: OTPAlgorithm?
    /// The length in bytes of the session data; nil where there is none.
    public let sessionLength: Int?
    /// The length in seconds of a time step; nil where time does not go in.
    public let timeStep: Int?

    /// What a question consists of, and how long it may be.
    public struct QuestionFormat: Sendable, Hashable {
        /// The characters of a question.
        public enum Kind: String, Sendable, Hashable {
            /// Letters and digits of ASCII.
            case alphanumeric = "A"
            /// Decimal digits.
            case numeric = "N"
            /// Hexadecimal digits.
            case hexadecimal = "H"
        }

        /// The characters.
        public let kind: Kind
        /// The greatest length, 4 to 64.
        public let maximumLength: Int
    }

    /// Reads the text of a suite.
    ///
    /// Every input is written out: `PSHA1`, `S064` and `T1M`, also where RFC 6287 §6 has a default for a bare letter. A response
    /// of zero digits ("no truncation") is refused: the RFC does not say how a person would type one.
    ///
    /// - Throws: ``OTPError/Code/suiteMalformed`` with the part that is wrong.
    public init(_ text: String) throws(OTPError) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            throw .malformedSuite(
                "it has \(parts.count) parts; write OCRA-1:HOTP-SHA1-6:QN08, three parts between colons")
        }
        guard parts[0] == "OCRA-1" else { throw .malformedSuite("its first part must be OCRA-1") }

        let function = parts[1].split(separator: "-", omittingEmptySubsequences: false)
        guard function.count == 3, function[0] == "HOTP", let algorithm = OCRASuite.hash(function[1]),
            let digits = OCRASuite.canonicalNumber(function[2], in: 4...10)
        else {
            throw .malformedSuite("its second part must be HOTP-, then SHA1, SHA256 or SHA512, then - and 4 to 10")
        }

        var inputs = parts[2].split(separator: "-", omittingEmptySubsequences: false)[...]
        usesCounter = inputs.first == "C"
        if usesCounter { inputs.removeFirst() }

        guard let question = inputs.popFirst().flatMap(OCRASuite.question) else {
            throw .malformedSuite("its third part needs a question such as QN08: QA, QN or QH, then 04 to 64")
        }
        pinAlgorithm = inputs.first.flatMap { $0.first == "P" ? OCRASuite.hash($0.dropFirst()) : nil }
        if pinAlgorithm != nil { inputs.removeFirst() }
        sessionLength = inputs.first.flatMap {
            $0.first == "S" && $0.count == 4 ? OCRASuite.number($0.dropFirst(), in: 1...512) : nil
        }
        if sessionLength != nil { inputs.removeFirst() }
        timeStep = inputs.first.flatMap { $0.first == "T" ? OCRASuite.timeStep($0.dropFirst()) : nil }
        if timeStep != nil { inputs.removeFirst() }
        guard inputs.isEmpty else {
            throw .malformedSuite("what follows the question must be, in this order, PSHA1, S064 and T1M or their like")
        }

        self.text = text
        self.algorithm = algorithm
        self.digits = digits
        self.question = question
    }

    // MARK: Reading the parts

    private static func hash(_ text: Substring) -> OTPAlgorithm? {
        guard let algorithm = OTPAlgorithm(rawValue: String(text)) else { return nil }
        return [.sha1, .sha256, .sha512].contains(algorithm) ? algorithm : nil
    }

    private static func question(_ text: Substring) -> QuestionFormat? {
        // Two digits by the grammar, one by the RFC's own example (§6.4).
        guard text.count == 4 || text.count == 3, text.first == "Q",
            let kind = QuestionFormat.Kind(rawValue: String(text.dropFirst().prefix(1))),
            let length = number(text.dropFirst(2), in: 4...64)
        else { return nil }
        return QuestionFormat(kind: kind, maximumLength: length)
    }

    /// RFC 6287 §6.3: 1 to 59 seconds or minutes, 0 to 48 hours.
    ///
    /// Zero hours would be a division by zero, so they start at 1.
    private static func timeStep(_ text: Substring) -> Int? {
        switch text.last {
        case "S": canonicalNumber(text.dropLast(), in: 1...59)
        case "M": canonicalNumber(text.dropLast(), in: 1...59).map { $0 * 60 }
        case "H": canonicalNumber(text.dropLast(), in: 1...48).map { $0 * 3600 }
        default: nil
        }
    }

    /// A number without leading zeros.
    private static func canonicalNumber(_ text: Substring, in range: ClosedRange<Int>) -> Int? {
        text.first == "0" ? nil : number(text, in: range)
    }

    /// A number of ASCII digits and nothing else; `Int` alone would take a sign.
    private static func number(_ text: Substring, in range: ClosedRange<Int>) -> Int? {
        guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let number = Int(text) else {
            return nil
        }
        return range.contains(number) ? number : nil
    }
}

extension OTPError {
    fileprivate static func malformedSuite(_ reason: String) -> OTPError {
        OTPError(.suiteMalformed, "The OCRA suite is malformed: \(reason).")
    }
}

extension OCRASuite: CustomStringConvertible {
    /// The text of the suite.
    public var description: String { text }
}

extension OCRASuite: Codable {
    /// As its text.
    public init(from decoder: any Decoder) throws {
        try self.init(decoder.singleValueContainer().decode(String.self))
    }

    /// As its text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
