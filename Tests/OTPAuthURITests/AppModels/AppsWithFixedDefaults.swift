// Apps that compute SHA-1 codes every 30 seconds whatever the URI says: enrolment seems to work, the codes are wrong.

extension AppModel {
    static let microsoft = AppModel("Microsoft Authenticator", readMicrosoft)
    static let authy = AppModel("Authy", readAuthy)
    static let duoMobile = AppModel("Duo Mobile", readDuo)
}

// Evidence: labanskoller 2019/2023; fmarier 2025; Otp.NET#54 #62; RobThree/TwoFactorAuth.Net#17 #18 #19,
// TwoFactorAuth#92; keycloak PR 27351 (2024); android-otp-extractor#33.
private func readMicrosoft(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    // Keycloak lists HOTP as not supported.
    guard uri.type == "totp" else { throw Refusal("only totp") }
    return AppAccount(
        .totp,
        // The label alone; the parameter is ignored.
        issuer: uri.labelPrefix ?? mailDomain(of: uri.labelAccount),
        account: uri.labelAccount,
        secret: try uri.secret())
}

/// What Microsoft's app shows as the issuer if the label has none but the account is a mail address.
private func mailDomain(of account: String) -> String? {
    let parts = AppText.split(account[...], at: "@")
    return parts.count > 1 ? parts.last.map { String($0) } : nil
}

// Evidence: labanskoller 2019/2023; fmarier 2025; antonioribeiro/google2fa#126; and the threads named below.
private func readAuthy(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    // HOTP accounts are said to be dropped; unverified, but the only report there is.
    guard uri.type == "totp" else { throw Refusal("only totp") }
    // speakeasy#95: a label with characters that a URI must escape is refused.
    guard uri.rawLabel.unicodeScalars.allSatisfy(mayStandInPath) else { throw Refusal("unescaped label") }
    // python-vipaccess#53: an issuer with `%20` must be the same in label and parameter.
    if let raw = uri.rawValue("issuer"), raw.contains("%20"), let prefix = uri.labelPrefix, prefix != uri.issuer {
        throw Refusal("issuer differs from label")
    }
    return AppAccount(
        .totp,
        issuer: uri.issuer,
        account: uri.labelAccount,
        // pquerna#15: escaped padding is refused; nothing is known of raw padding, so that is refused too.
        secret: try uri.secret(.refusesPadding),
        // 7 and 8 work. Other numbers: no report, hence taken as they are.
        digits: uri.number("digits", orElse: 6))
}

/// Whether RFC 3986 lets a path have this character; a `%` is taken to begin an escape.
private func mayStandInPath(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9": true
    default: "-._~%!$&'()*+,;=:@/".unicodeScalars.contains(scalar)
    }
}

// Evidence: labanskoller 2019/2023; fmarier 2025.
private func readDuo(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    // Duo has HOTP of its own, under a scheme of its own; an otpauth one is taken to be refused.
    guard uri.type == "totp" else { throw Refusal("only totp") }
    return AppAccount(
        .totp,
        // No report on where it reads the issuer.
        issuer: uri.issuer ?? uri.labelPrefix,
        account: uri.labelAccount,
        secret: try uri.secret(),
        // 8 digits are an error; then any number but 6 may be.
        digits: try uri.number("digits", orElse: 6, within: 6...6))
}
