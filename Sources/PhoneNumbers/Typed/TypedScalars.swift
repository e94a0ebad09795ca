extension Unicode.Scalar {
    /// The value of a decimal digit of any script; nil for everything else, such as `²`.
    var decimalDigit: Int? {
        if isASCII { return ("0"..."9").contains(self) ? Int(value) - 48 : nil }
        guard properties.generalCategory == .decimalNumber, let value = properties.numericValue else { return nil }
        return Int(value)
    }

    /// Whether it only keeps digits apart, or shows nothing.
    var isTypedPunctuation: Bool {
        if isASCII { return " -()./[]~_\t\r\n".unicodeScalars.contains(self) }
        switch properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .dashPunctuation, .openPunctuation,
            .closePunctuation,
            .otherPunctuation, .format:
            return true
        default:
            // A minus, tildes, and the long mark that Japanese keyboards have beside the digits.
            return "\u{2212}\u{223C}\u{FF5E}\u{30FC}".unicodeScalars.contains(self)
        }
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// Whether it begins with an ASCII text, in whatever case.
    func isPrefixed(by text: String) -> Bool {
        count >= text.unicodeScalars.count
            && zip(self, text.unicodeScalars).allSatisfy { $0.properties.lowercaseMapping == String($1) }
    }
}
