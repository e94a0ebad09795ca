// Password managers: codes are a field of a login, and the names in the URI matter less.

extension AppModel {
    static let onePassword = AppModel("1Password", readOnePassword)
    static let bitwarden = AppModel("Bitwarden", readBitwarden)
    static let applePasswords = AppModel("Apple Passwords", readApple)
    static let keePassXC = AppModel("KeePassXC", readKeePassXC)
}

// Evidence: Authelia's support table (2021); epicweb-dev/totp#16; Eden 2025; Nexus-Mods/web-issues#1525.
private func readOnePassword(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    // Nexus-Mods/web-issues#1525: a second `?` breaks the query.
    guard AppText.split(text[...], at: "?").count <= 2 else { throw Refusal("second question mark") }
    // `SHA-1` is refused; no other unknown name has a report.
    let named = try uri.hash()
    return AppAccount(
        // HOTP and the place of the issuer: no report, hence the normal reading.
        try uri.kind(),
        issuer: uri.issuer ?? uri.labelPrefix,
        account: uri.labelAccount,
        secret: try uri.secret(),
        // SHA-256 works. Reports on SHA-512 conflict: the worse is modelled, and wrong codes are worse than a refusal.
        algorithm: named == "SHA512" ? "SHA1" : named,
        // Authelia's table says that only 6 work, Eden 2025 saw even 1 work: the worse is modelled.
        digits: 6,
        // Eden 2025: 120 seconds work.
        period: uri.number("period", orElse: 30),
        counter: try uri.counter())
}

// Evidence: source; labanskoller 2023; bitwarden/android#5719.
private func readBitwarden(_ text: String) throws(Refusal) -> AppAccount {
    // The whole URI is put in lower case first, names included. Escaped letters are not reached by that.
    let uri = try AppURI(text.lowercased())
    // bitwarden/android#5719: the Android authenticator loses a label that has `%20`.
    let losesLabel = uri.rawLabel.contains("%20")
    // The type is not looked at, so HOTP is read as TOTP.
    return AppAccount(
        .totp,
        issuer: uri.issuer,
        account: losesLabel ? "" : uri.labelAccount,
        // Characters that Base32 does not have are dropped.
        secret: try uri.secret(.skipsForeign),
        algorithm: uri.hashOrSHA1(),
        digits: min(max(uri.number("digits", orElse: 6), 0), 10),
        period: max(uri.number("period", orElse: 30), 1))
}

// Evidence: Otp.NET#62; Eden 2025; otpauth.dev; WGDashboard#730.
private func readApple(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    let digits = uri.number("digits", orElse: 6)
    return AppAccount(
        // HOTP: no report, hence the normal reading.
        try uri.kind(),
        // The parameter is taken for the domain to fill in on, the prefix for what is shown.
        issuer: uri.issuer ?? uri.labelPrefix,
        account: uri.labelAccount,
        secret: try uri.secret(),
        // SHA-256 and SHA-512 work (one report).
        algorithm: try uri.hash(),
        // 1 digit is taken for 6. No report on 7 and more, hence the normal reading.
        digits: digits < 6 ? 6 : digits,
        // 120 seconds are taken for 30; then every period may be.
        period: 30,
        counter: try uri.counter())
}

// Evidence: source; keepassxc#3255 #11731 are about what it writes, not about what it reads.
private func readKeePassXC(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    // The type is not looked at, so HOTP is read as TOTP. The issuer is not used: an entry has a title of its own.
    return AppAccount(
        .totp,
        issuer: nil,
        account: uri.labelAccount,
        secret: try uri.secret(.readsLookalikes),
        algorithm: uri.hashOrSHA1(),
        digits: min(max(uri.number("digits", orElse: 6), 1), 10),
        period: min(max(uri.number("period", orElse: 30), 1), 86400))
}
