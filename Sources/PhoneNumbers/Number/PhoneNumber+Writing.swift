extension PhoneNumber {
    /// The number as people at home write it, such as `070-123 45 67`.
    public var national: String { written(.national) }

    /// The number as people abroad write it, such as `+46 70 123 45 67`.
    public var international: String { "\(e164.prefix(Int(codeLength) + 1)) \(written(.international))" }

    /// The number as it is written at home, with a dot for every digit but the last three, such as `•• •• •3 45`.
    ///
    /// Of fewer than eight digits only the last two stay.
    public var masked: String {
        let national = national
        var hidden = national.utf8.count { $0 &- 48 < 10 }
        hidden -= hidden < 8 ? 2 : 3
        return String(
            national.map { character in
                guard hidden > 0, character.isWholeNumber else { return character }
                hidden -= 1
                return "•"
            })
    }

    private func written(_ style: WritingRule.Style) -> String {
        let digits = nationalDigits
        guard let code = CallingCode(beginning: Digits(in: e164)) else { return e164 }
        let rules = style == .national ? code.nationalRules : code.internationalRules
        return WritingRule.first(of: rules, for: digits)?.text(of: digits, style) ?? String(digits.e164.dropFirst())
    }
}
