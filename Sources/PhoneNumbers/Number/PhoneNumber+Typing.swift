extension PhoneNumber {
    /// The beginning of a number as it will be written, for a field that somebody is typing into.
    ///
    /// It is a function of what has been typed so far, and keeps nothing; `0701234` in Sweden is `070-123 4`. What cannot become a
    /// number is given back as it is.
    ///
    /// - Parameters:
    ///   - text: What has been typed so far.
    ///   - region: The region that was chosen.
    /// - Returns: The same digits, with separators.
    public static func formatted(typing text: String, in region: Region? = nil) -> String {
        guard let typed = try? TypedNumber(text) else { return text }
        if typed.hasPlus {
            guard let code = CallingCode(beginning: typed.digits) else { return text }
            let rest = typed.digits.dropFirst(code.length)
            guard !rest.isEmpty else { return "+\(code.number)" }
            guard let rule = WritingRule.first(of: code.internationalRules, forBeginning: rest) else { return text }
            return "+\(code.number) \(rule.text(of: rest, .international))"
        }
        guard let plan = region?.plan, let code = CallingCode(of: plan) else { return text }
        let digits = typed.digits
        // With the prefix for calls at home, where a rule writes the same digits in front.
        for length in 1...2 where length < digits.count {
            let rest = digits.dropFirst(length)
            guard let rule = WritingRule.first(of: code.nationalRules, forBeginning: rest) else { continue }
            let written = rule.text(of: rest, .national)
            if Digits(in: written) == digits { return written }
        }
        guard let rule = WritingRule.first(of: code.nationalRules, forBeginning: digits) else { return text }
        return rule.text(of: digits, .international)
    }
}
