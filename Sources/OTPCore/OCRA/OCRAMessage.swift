internal import MFACrypto

/// The bytes that an OCRA response authenticates (RFC 6287 §5.1): suite, zero byte, then what the suite names.
struct OCRAMessage {
    private(set) var bytes: [UInt8]

    init(
        _ suite: OCRASuite, _ challenge: OCRAChallenge, counter: UInt64?, inputs: OCRA.Inputs, step: UInt64?
    ) throws(OTPError) {
        // Again, since the challenge may have been made for another suite, or come from storage.
        try suite.question.check(challenge.text, madeOf: 2)
        bytes = Array(suite.text.utf8) + [0]
        try append(counter, if: suite.usesCounter, "counter") { withUnsafeBytes(of: $0.bigEndian) { Array($0) } }
        bytes += suite.question.kind.encoded(challenge.text)
        try append(inputs.pin, if: suite.pinAlgorithm != nil, "PIN") { pin in
            withBytes(of: pin) { hash($0, (suite.pinAlgorithm ?? .sha1).hash).bytes }
        }
        let sessionLength = suite.sessionLength ?? 0
        if let session = inputs.session, session.count > sessionLength, suite.sessionLength != nil {
            throw OTPError(
                .inputMalformed, "The session data has \(session.count) bytes; the OCRA suite allows \(sessionLength).")
        }
        try append(inputs.session, if: suite.sessionLength != nil, "session data") { session in
            [UInt8](repeating: 0, count: sessionLength - session.count) + session
        }
        try append(step, if: suite.timeStep != nil, "time") { withUnsafeBytes(of: $0.bigEndian) { Array($0) } }
    }

    private mutating func append<Input>(
        _ input: Input?, if isNeeded: Bool, _ name: String, _ encode: (Input) -> [UInt8]
    ) throws(OTPError) {
        switch (input, isNeeded) {
        case (let input?, true): bytes += encode(input)
        case (nil, false): break
        case (nil, true): throw OTPError(.inputMissing, "The OCRA suite needs a \(name), and there is none.")
        case (_?, false): throw OTPError(.inputUnexpected, "The OCRA suite has no place for a \(name).")
        }
    }
}

/// Gives `body` the UTF-8 of a text.
func withBytes<Result>(of text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Array(text.utf8).withUnsafeBytes(body)
}

extension OCRASuite.QuestionFormat.Kind {
    /// The question in its 128 bytes: a number becomes hexadecimal text first, all are padded on the right.
    func encoded(_ question: String) -> [UInt8] {
        let bytes: [UInt8] =
            switch self {
            case .alphanumeric: Array(question.utf8)
            case .numeric: packed(hexadecimal(fromDecimal: question))
            case .hexadecimal: packed(question.compactMap(\.hexDigitValue))
            }
        return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
    }

    /// The hexadecimal digits of a decimal number of any length, by repeated division.
    private func hexadecimal(fromDecimal text: String) -> [Int] {
        var decimal = text.compactMap(\.wholeNumberValue)
        var digits: [Int] = []
        repeat {
            var remainder = 0
            for index in decimal.indices {
                let value = remainder * 10 + decimal[index]
                decimal[index] = value / 16
                remainder = value % 16
            }
            digits.append(remainder)
            decimal = Array(decimal.drop { $0 == 0 })
        } while !decimal.isEmpty
        return digits.reversed()
    }

    /// Two hexadecimal digits a byte, a last single one in the upper half.
    private func packed(_ digits: [Int]) -> [UInt8] {
        stride(from: 0, to: digits.count, by: 2).map { index in
            UInt8(digits[index] << 4 | (index + 1 < digits.count ? digits[index + 1] : 0))
        }
    }
}
