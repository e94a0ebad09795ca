internal import MFACrypto

/// The bytes that an OCRA response authenticates (RFC 6287 §5.1): suite, zero byte, then what the suite names.
///
/// Everything is encoded once. The candidates of a verification differ in the counter and the time step alone, which
/// have eight bytes each at places of their own.
struct OCRAMessage {
    private let template: SecretBytes
    private let counterOffset: Int?
    private let stepOffset: Int?

    init(_ suite: OCRASuite, _ challenge: OCRAChallenge, _ inputs: OCRA.Inputs) throws(OTPError) {
        try challenge.check(for: suite)
        let pin = try needed(inputs.pin, if: suite.pinAlgorithm, "PIN").map { pin, algorithm throws(OTPError) in
            try pin.hash(by: algorithm)
        }
        let session = try needed(inputs.session, if: suite.sessionLength, "session data")
        if let (session, length) = session, session.count > length {
            throw OTPError(
                .inputMalformed, "The session data has \(session.count) bytes; the OCRA suite allows \(length).")
        }
        _ = try needed(inputs.time, if: suite.timeStep, "time")

        let pinHash = pin ?? SecretBytes(copying: [])
        let head = Array(suite.text.utf8) + [0]
        let question = suite.question.kind.encoded(challenge.question + (challenge.counterQuestion ?? ""))
        let counterSize = suite.usesCounter ? 8 : 0
        let capacity = head.count + counterSize + question.count + 64 + (suite.sessionLength ?? 0) + 8
        counterOffset = suite.usesCounter ? head.count : nil

        var stepOffset: Int?
        template = SecretBytes(capacity: capacity) { output in
            for byte in head { output.append(byte) }
            output.append(repeating: 0, count: counterSize)
            for byte in question { output.append(byte) }
            pinHash.withBytes { for byte in $0 { output.append(byte) } }
            if let (session, length) = session {
                output.append(repeating: 0, count: length - session.count)
                for byte in session { output.append(byte) }
            }
            if suite.timeStep != nil {
                stepOffset = output.count
                output.append(repeating: 0, count: 8)
            }
        }
        self.stepOffset = stepOffset
    }

    /// The message for a counter and a time step, which count if the suite names them.
    func bytes(counter: UInt64, step: UInt64) -> SecretBytes {
        SecretBytes(capacity: template.count) { output in
            template.withBytes { template in
                for index in template.indices {
                    output.append(
                        byte(index, of: counter, at: counterOffset) ?? byte(index, of: step, at: stepOffset)
                            ?? template[index])
                }
            }
        }
    }

    /// The byte of a number that is written at an offset, the highest first; nil outside its eight bytes.
    private func byte(_ index: Int, of number: UInt64, at offset: Int?) -> UInt8? {
        guard let offset, (0..<8).contains(index - offset) else { return nil }
        return UInt8(truncatingIfNeeded: number >> UInt64(56 - 8 * (index - offset)))
    }
}

/// An input together with what the suite says of it; refused when only one of them is there.
private func needed<Input, Form>(_ input: Input?, if form: Form?, _ name: String) throws(OTPError) -> (Input, Form)? {
    switch (input, form) {
    case (let input?, let form?): return (input, form)
    case (nil, nil): return nil
    case (nil, _?): throw OTPError(.inputMissing, "The OCRA suite needs a \(name), and there is none.")
    case (_?, nil): throw OTPError(.inputUnexpected, "The OCRA suite has no place for a \(name).")
    }
}

extension OCRASuite.QuestionFormat.Kind {
    /// The question in its 128 bytes: a number becomes hexadecimal text first, all are padded on the right.
    fileprivate func encoded(_ question: String) -> [UInt8] {
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
