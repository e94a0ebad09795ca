public import OTPCore

extension KeyURI {
    /// The URI as text, to be shown as a QR code.
    ///
    /// Defaults are left out, every character outside `A-Z a-z 0-9 - . _ ~` is escaped, and the order is always the same.
    ///
    /// - Parameter style: What to write as the issuer parameter.
    /// - Returns: The text, which shows itself only by `revealed`.
    public func encoded(_ style: Style = .universal) -> SensitiveText {
        var text = "otpauth://\(typeName)/"
        // An imported account may have a colon and no issuer; a colon of our own before it keeps it in one piece.
        if labelIssuer != nil || account.unicodeScalars.contains(":") {
            text += percentEncoded(labelIssuer ?? "") + ":"
        }
        text += percentEncoded(account)
        text += "?secret=" + secret.base32(groupsOf: nil).revealed

        var parameters: [(String, String?)] = [("issuer", writtenIssuer(style))]
        switch authenticator {
        case .totp(let totp):
            parameters += [
                ("algorithm", totp.algorithm == .sha1 ? nil : totp.algorithm.rawValue),
                ("digits", totp.digits == .six ? nil : "\(totp.digits.rawValue)"),
                ("period", totp.period == .standard ? nil : "\(totp.period.seconds)"),
            ]
        case .hotp(let hotp, let counter):
            parameters += [
                ("algorithm", hotp.algorithm == .sha1 ? nil : hotp.algorithm.rawValue),
                ("digits", hotp.digits == .six ? nil : "\(hotp.digits.rawValue)"),
                ("counter", "\(counter)"),
            ]
        case .steam: break
        }
        parameters.append(("image", image))
        parameters += otherParameters.map { ($0.name, $0.value) }

        for case (let name, let value?) in parameters {
            text += "&\(percentEncoded(name))=\(percentEncoded(value))"
        }
        return SensitiveText(text)
    }

    /// The issuer parameter in a style.
    func writtenIssuer(_ style: Style) -> String? { style.domain ?? parameterIssuer }

    var typeName: String {
        switch authenticator {
        case .totp: "totp"
        case .hotp: "hotp"
        case .steam: "steam"
        }
    }
}
