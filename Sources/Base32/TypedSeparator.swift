/// Whether people put this character between groups of symbols, or a program slips it into what they paste.
///
/// White space, dashes (see ``isTypedDash(_:)``), and characters that show nothing (soft hyphen, direction marks,
/// zero-width joiners, byte order mark).
package func isTypedSeparator(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == "-" || scalar == " " || (0x09...0x0D).contains(scalar.value) }
    return scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint || isTypedDash(scalar)
}

/// Whether this is a hyphen or dash of any script, or the minus sign.
package func isTypedDash(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "-" || scalar == "\u{2212}" || scalar.properties.generalCategory == .dashPunctuation
}
