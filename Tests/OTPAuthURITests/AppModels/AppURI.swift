/// A URI split as most apps split it; what they read from the parts is in the other files.
struct AppURI {
    /// The word after `otpauth://`, in lower case.
    let type: String
    /// The label as it is written.
    let rawLabel: Substring
    /// The parameters as they are written, in their order.
    let rawParameters: [(name: Substring, value: Substring)]
    /// How the values of parameters are unescaped.
    let valueEscapes: AppText.Escapes
    /// How the label is unescaped.
    let labelEscapes: AppText.Escapes

    /// A URI split at the first `#`, `?`, `/` and at every `&`.
    init(
        _ text: String, values valueEscapes: AppText.Escapes = .percent, label labelEscapes: AppText.Escapes = .percent
    ) throws(Refusal) {
        try self.init(withoutFragment: AppText.before("#", in: text[...]), values: valueEscapes, label: labelEscapes)
    }

    /// A URI in which `#` has no meaning.
    init(
        withoutFragment text: Substring, values valueEscapes: AppText.Escapes, label labelEscapes: AppText.Escapes
    ) throws(Refusal) {
        guard let (scheme, afterScheme) = AppText.cut(text, at: ":"), scheme.lowercased() == "otpauth",
            afterScheme.unicodeScalars.starts(with: "//".unicodeScalars)
        else { throw Refusal("not otpauth") }
        let (hierarchy, query) = AppText.cut(afterScheme.dropScalars(2), at: "?") ?? (afterScheme.dropScalars(2), "")
        let (host, path) = AppText.cut(hierarchy, at: "/") ?? (hierarchy, "")
        type = host.lowercased()
        rawLabel = path
        rawParameters = AppText.split(query, at: "&").map { piece in
            guard let (name, value) = AppText.cut(piece, at: "=") else { return (name: piece, value: "") }
            return (name: name, value: value)
        }
        self.valueEscapes = valueEscapes
        self.labelEscapes = labelEscapes
    }
}

extension Substring {
    fileprivate func dropScalars(_ count: Int) -> Substring { Substring(unicodeScalars.dropFirst(count)) }
}

// MARK: The label

extension AppURI {
    /// The unescaped label.
    var label: String { AppText.unescaped(rawLabel, labelEscapes) }

    /// The label between its colons, written as such or escaped; one part at least.
    var labelParts: [String] { AppText.split(label[...], at: ":").map { String($0) } }

    /// The label before the first colon; nil if there is none.
    var labelPrefix: String? { AppText.cut(label[...], at: ":").map { String($0.before) } }

    /// The label after the first colon and leading spaces; the whole label if there is none.
    ///
    /// The account also where an app reads the issuer elsewhere: no report says that it shows the prefix twice.
    var labelAccount: String {
        String((AppText.cut(label[...], at: ":")?.after ?? label[...]).drop { $0 == " " })
    }
}

// MARK: The parameters

extension AppURI {
    /// The first parameter of that name, as written.
    func rawValue(_ name: String) -> Substring? { rawParameters.first { $0.name == name }?.value }

    /// The first parameter of that name, unescaped.
    func value(_ name: String) -> String? { rawValue(name).map { AppText.unescaped($0, valueEscapes) } }

    /// The issuer parameter.
    var issuer: String? { value("issuer") }

    /// The kind of an app that knows TOTP and HOTP, and perhaps the type that some apps write for Steam.
    func kind(knowsSteam: Bool = false) throws(Refusal) -> AppAccount.Kind {
        switch type {
        case "totp": return .totp
        case "hotp": return .hotp
        case "steam" where knowsSteam: return .steam
        default: throw Refusal("unknown type")
        }
    }

    /// The key, without which no app makes an account.
    func secret(_ rules: AppBase32 = []) throws(Refusal) -> [UInt8] {
        guard let text = value("secret") else { throw Refusal("no secret") }
        let bytes = try rules.decode(text)
        if bytes.isEmpty { throw Refusal("empty secret") }
        return bytes
    }

    /// A number that the app replaces by a default if it cannot read it.
    func number(_ name: String, orElse standard: Int) -> Int {
        value(name).flatMap { Int($0) } ?? standard
    }

    /// A number that the app refuses if it cannot read it, or if it lies outside.
    func number(_ name: String, orElse standard: Int, within range: ClosedRange<Int>) throws(Refusal) -> Int {
        guard let text = value(name) else { return standard }
        guard let number = Int(text), range.contains(number) else { throw Refusal("bad \(name)") }
        return number
    }

    /// The counter: 0 if there is none, refused if it is not a number; not looked at for codes by time.
    func counter() throws(Refusal) -> UInt64 {
        guard type == "hotp", let text = value("counter") else { return 0 }
        guard let counter = UInt64(text) else { throw Refusal("bad counter") }
        return counter
    }
}
