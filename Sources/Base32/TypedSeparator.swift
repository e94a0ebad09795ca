/// Whether people put this character between groups of symbols, or a program slips it into what they paste.
///
/// White space and dashes of any script, the minus sign, and the invisible formatting characters (soft hyphen,
/// direction marks, zero-width joiners, byte order mark).
package func isTypedSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == "-" || scalar == " " || (0x09...0x0D).contains(scalar.value) }
    let properties = scalar.properties
    if properties.isWhitespace || scalar == "\u{2212}" { return true }
    return switch properties.generalCategory {
    case .dashPunctuation, .format: true
    default: false
    }
}
