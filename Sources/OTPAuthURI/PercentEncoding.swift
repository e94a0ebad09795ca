/// Text with every byte escaped that is not unreserved (RFC 3986 §2.3), in upper-case hexadecimal.
///
/// More than a URI needs, and on purpose: some apps unescape the whole URI before they split it, some take `+` for a
/// space, and none goes wrong on an escape too many.
func percentEncoded(_ text: String) -> String {
    var encoded = ""
    encoded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
        if isUnreserved(byte) {
            encoded.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
            encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }
    }
    return encoded
}

private func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        true
    default: false
    }
}

/// Undoes percent-encoding, once.
///
/// - Parameters:
///   - text: A part of a URI that has already been split off; its indices are the offsets that errors name.
///   - emit: Gets every byte, with the offset at which it is written.
/// - Throws: ``KeyURIError`` for a broken escape.
func percentDecode(
    _ text: Slice<UnsafeBufferPointer<UInt8>>, emit: (_ byte: UInt8, _ offset: Int) -> Void
) throws(KeyURIError) {
    var index = text.startIndex
    while index < text.endIndex {
        if text[index] == UInt8(ascii: "%") {
            guard text.endIndex - index > 2, let high = hexValue(text[index + 1]), let low = hexValue(text[index + 2])
            else {
                throw KeyURIError(
                    .brokenEscape, at: index, "A % must be followed by two hexadecimal digits; a % itself is %25.")
            }
            emit(high << 4 | low, index)
            index += 3
        } else {
            emit(text[index], index)
            index += 1
        }
    }
}

private func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
}
