internal import Base32

extension OTPCode {
    /// Reads a code as people type it.
    ///
    /// Decimal digits of every script count: `287082`, `２８７０８２` and `٢٨٧٠٨٢` are the same code. White space, dashes between
    /// digits and characters that show nothing are dropped. Everything else is refused: signs, and superscript and circled
    /// digits too, since nobody types them by accident.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - digits: How many digits the code has.
    /// - Throws: ``OTPError`` that says whether it is empty, too short, too long or no number.
    public init(typed text: some StringProtocol, digits: OTPDigits = .six) throws(OTPError) {
        try self.init(typed: text, count: digits.rawValue)
    }

    /// Reads a code of so many digits, at most nineteen, so that the value has room.
    package init(typed text: some StringProtocol, count: Int) throws(OTPError) {
        var value: UInt64 = 0
        var found = 0
        for scalar in text.unicodeScalars {
            if let digit = decimalDigit(scalar) {
                found += 1
                // Reading on without adding: the message says how many digits there were, whatever their number.
                if found <= count { value = value * 10 + UInt64(digit) }
            } else if !isTypedSeparator(scalar) || (found == 0 && isTypedDash(scalar)) {
                // A dash before the first digit is a sign, and there are no negative codes.
                throw OTPError(.codeNotDigits, "The code has something else than digits; it is \(count) digits long.")
            }
        }
        guard found == count else { throw .wrongLength(found, of: count) }
        self.init(value: value, count: count)
    }
}

/// The value of a decimal digit of any script; nil for everything else.
///
/// By general category, and not by `Character.wholeNumberValue`, which takes `²` for a 2.
private func decimalDigit(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII {
        let digit = UInt8(scalar.value) &- 48
        return digit < 10 ? digit : nil
    }
    guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue else {
        return nil
    }
    return UInt8(value)
}
