/// What an app does with Base32 text that is not canonical.
///
/// Without an option it is lenient: any case, padding or none, leftover bits ignored whatever they are, and only
/// foreign characters refused.
struct AppBase32: OptionSet, Sendable {
    let rawValue: Int

    /// A `=` is an error.
    static let refusesPadding = AppBase32(rawValue: 1)
    /// Bits after the last whole byte must be zero.
    static let refusesLeftoverBits = AppBase32(rawValue: 2)
    /// The number of characters must be one that whole bytes can have.
    static let refusesOddLengths = AppBase32(rawValue: 4)
    /// Spaces and hyphens are skipped.
    static let skipsSeparators = AppBase32(rawValue: 8)
    /// `0`, `1` and `8` are read as the letters `O`, `L` and `B`.
    static let readsLookalikes = AppBase32(rawValue: 16)
    /// Foreign characters are skipped, so that a typing error gives another key.
    static let skipsForeign = AppBase32(rawValue: 32)

    /// The bytes that the app takes the text for.
    func decode(_ text: String) throws(Refusal) -> [UInt8] {
        let (values, padded) = try values(of: text)
        if padded, contains(.refusesPadding) { throw Refusal("padded secret") }
        if contains(.refusesOddLengths), [1, 3, 6].contains(values.count % 8) { throw Refusal("bad length of secret") }

        var bytes: [UInt8] = []
        var pending = 0
        var pendingBits = 0
        for value in values {
            pending = (pending << 5 | value) & 0xFFF
            pendingBits += 5
            if pendingBits >= 8 {
                pendingBits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pending >> pendingBits))
            }
        }
        let leftover = pending & (1 << pendingBits - 1)
        if leftover != 0, contains(.refusesLeftoverBits) { throw Refusal("leftover bits in secret") }
        return bytes
    }

    /// The characters that the app keeps, for limits on the length of the text.
    func characterCount(of text: String) throws(Refusal) -> Int { try values(of: text).values.count }

    private func values(of text: String) throws(Refusal) -> (values: [Int], padded: Bool) {
        var values: [Int] = []
        var padded = false
        for scalar in text.unicodeScalars {
            if scalar == "=" {
                padded = true
            } else if let value = value(of: scalar) {
                values.append(value)
            } else if contains(.skipsSeparators), scalar == " " || scalar == "-" {
                continue
            } else if !contains(.skipsForeign) {
                throw Refusal("foreign character in secret")
            }
        }
        return (values, padded)
    }

    private func value(of scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "A"..."Z": Int(scalar.value) - 65
        case "a"..."z": Int(scalar.value) - 97
        case "2"..."7": Int(scalar.value) - 50 + 26
        case "0" where contains(.readsLookalikes): 14
        case "1" where contains(.readsLookalikes): 11
        case "8" where contains(.readsLookalikes): 1
        default: nil
        }
    }
}
