internal import OTPCore

/// Reads the parts of a URI from left to right.
struct KeyURIParser {
    typealias Text = Slice<UnsafeBufferPointer<UInt8>>

    var warnings: [KeyURIWarning] = []

    mutating func parse(_ text: Text) throws(KeyURIError) -> KeyURI {
        guard text.count <= KeyURI.maximumLength else {
            throw KeyURIError(
                .tooLong, "The URI has \(text.count) bytes; at most \(KeyURI.maximumLength) are read.")
        }
        try checkCharacters(text)
        let (type, path, query) = try split(text)
        let (labelIssuer, account) = try label(path)
        let parameters = try KeyURIParameters(query, &warnings)

        let authenticator = try parameters.authenticator(type, &warnings)
        let parameterIssuer = parameters.issuer
        warnAboutIssuer(labelIssuer, parameterIssuer)
        return KeyURI(
            unchecked: authenticator, labelIssuer: labelIssuer, parameterIssuer: parameterIssuer, account: account,
            image: parameters.image, otherParameters: parameters.others, warnings: warnings)
    }

    // MARK: Splitting

    /// RFC 3986 allows neither control characters nor spaces nor anything outside ASCII.
    ///
    /// The first are refused; the others are what people and careless programs write, and they can mean only one thing.
    private mutating func checkCharacters(_ text: Text) throws(KeyURIError) {
        if let control = text.firstIndex(where: { $0 < 0x20 || $0 == 0x7F }) {
            throw .controlCharacter(at: control)
        }
        if let unescaped = text.firstIndex(where: { $0 == 0x20 || $0 >= 0x80 }) {
            warnings.append(
                KeyURIWarning(
                    .unescapedCharacter,
                    "The character at byte \(unescaped) should be escaped; it was taken literally."))
        }
        if let fragment = text.firstIndex(of: UInt8(ascii: "#")) {
            throw KeyURIError(
                .unexpectedFragment, at: fragment,
                "A # begins a fragment, which has no meaning here; a # itself is %23.")
        }
    }

    private func split(_ text: Text) throws(KeyURIError) -> (type: KeyURIType, path: Text, query: Text) {
        let scheme = "otpauth://".utf8
        guard text.prefix(scheme.count).elementsEqual(scheme, by: { lowercased($0) == $1 }) else {
            throw KeyURIError(.foreignScheme, at: text.startIndex, "The URI must begin with otpauth://.")
        }
        let rest = text.dropFirst(scheme.count)
        let queryMark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
        let beforeQuery = rest[..<queryMark]
        let slash = beforeQuery.firstIndex(of: UInt8(ascii: "/")) ?? beforeQuery.endIndex
        let authority = beforeQuery[..<slash]

        if let sign = authority.firstIndex(where: { $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: ":") }) {
            throw KeyURIError(
                .invalidAuthority, at: sign,
                "A user, a password or a port has no meaning here; only the type may stand here.")
        }
        guard let type = KeyURIType(rawValue: String(decoding: authority.map(lowercased), as: UTF8.self)) else {
            throw KeyURIError(.unknownType, at: authority.startIndex, "The type must be totp, hotp or steam.")
        }
        return (type, beforeQuery[slash...].dropFirst(), rest[queryMark...].dropFirst())
    }

    // MARK: The label

    private mutating func label(_ path: Text) throws(KeyURIError) -> (issuer: String?, account: String) {
        guard let separator = separator(of: path) else { return (nil, try account(path)) }
        let issuer = try text(path[..<separator.lowerBound])
        let rest = path[separator.upperBound...]
        if let second = rest.firstIndex(of: UInt8(ascii: ":")) {
            throw KeyURIError(
                .secondColon, at: second,
                "The label has a second colon, so that issuer and account cannot be told apart; escape it as %3A.")
        }
        let account = try account(rest)
        if account.unicodeScalars.contains(":") {
            warnings.append(
                KeyURIWarning(
                    .colonInAccount, "The account contains a colon; some apps split the label there or refuse it."))
        }
        if issuer.isEmpty {
            warnings.append(
                KeyURIWarning(.emptyIssuerPrefix, "The label begins with a colon; there is no issuer before it."))
            return (nil, account)
        }
        return (issuer, account)
    }

    /// The first colon, literal or escaped.
    private func separator(of path: Text) -> Range<Int>? {
        path.indices.lazy.compactMap { index in
            if path[index] == UInt8(ascii: ":") { return index..<index + 1 }
            let isEscaped = path[index...].prefix(3).elementsEqual("%3a".utf8, by: { lowercased($0) == $1 })
            return isEscaped ? index..<index + 3 : nil
        }.first
    }

    private func account(_ text: Text) throws(KeyURIError) -> String {
        let account = try self.text(text).drop { $0 == " " }
        guard !account.isEmpty else {
            throw KeyURIError(.emptyAccount, at: text.startIndex, "The label names no account.")
        }
        return String(account)
    }

    private mutating func warnAboutIssuer(_ label: String?, _ parameter: String?) {
        switch (label, parameter) {
        case (nil, nil):
            warnings.append(
                KeyURIWarning(.missingIssuer, "There is no issuer; apps cannot say which site the account belongs to."))
        case (let label?, let parameter?) where label != parameter:
            warnings.append(
                KeyURIWarning(
                    .issuerMismatch,
                    "The label names another issuer, \(label), than the parameter; the parameter counts."))
        default: break
        }
    }

    private func text(_ encoded: Text) throws(KeyURIError) -> String { try decodedText(encoded) }
}

/// The types of a URI.
enum KeyURIType: String {
    case totp
    case hotp
    case steam
}

func lowercased(_ byte: UInt8) -> UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte
}

/// The text that a part of a URI stands for: unescaped once, valid UTF-8, and without control characters.
func decodedText(_ encoded: KeyURIParser.Text) throws(KeyURIError) -> String {
    var bytes: [UInt8] = []
    var control: Int?
    try percentDecode(encoded) { byte, offset in
        bytes.append(byte)
        if control == nil, byte < 0x20 || byte == 0x7F { control = offset }
    }
    if let control { throw .controlCharacter(at: control) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
        throw KeyURIError(.invalidUTF8, at: encoded.startIndex, "The bytes from here on are no UTF-8 text.")
    }
    // The second half of the control characters takes two bytes in UTF-8.
    if text.unicodeScalars.contains(where: \.isControl) { throw .controlCharacter(at: encoded.startIndex) }
    return text
}

extension KeyURIError {
    static func controlCharacter(at offset: Int) -> KeyURIError {
        KeyURIError(.controlCharacter, at: offset, "There is a control character, which no URI may contain.")
    }
}
