// 2FAS: two code bases. Evidence: source of both; 2fas-ios#90 #180.

extension AppModel {
    static let twoFASIOS = AppModel("2FAS (iOS)", readOnIOS)
    static let twoFASAndroid = AppModel("2FAS (Android)", readOnAndroid)
}

private func readOnIOS(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    let rules: AppBase32 = .skipsForeign
    // The length is limited; taken to be counted after foreign characters are dropped.
    let length = try rules.characterCount(of: uri.value("secret") ?? "")
    guard (4...512).contains(length) else { throw Refusal("bad length of secret") }
    let period = try uri.number("period", orElse: 30, within: 1...Int.max)
    guard [10, 30, 60, 90].contains(period) else { throw Refusal("bad period") }
    return AppAccount(
        try uri.kind(),
        // A `+` in the issuer becomes a space. Whether that happens before or after unescaping is not documented; after
        // it is the worse, as it reaches `%2B`.
        issuer: uri.issuer.map { AppText.replacing("+", with: " ", in: $0) },
        account: uri.labelAccount,
        secret: try uri.secret(rules),
        algorithm: try uri.hash(of: AppHash.familyAndMD5),
        digits: try uri.number("digits", orElse: 6, within: 5...8),
        period: period,
        counter: try uri.counter())
}

private func readOnAndroid(_ text: String) throws(Refusal) -> AppAccount {
    // The whole URI is unescaped, then split, then its parts are unescaped again as in a web form. So an escaped `&`
    // ends a value, an escaped `?` ends the label and takes the secret with it, and an escaped `+` becomes a space. A
    // `#` would end the URI; the app puts a `-` in its place.
    let unescaped = AppText.replacing("#", with: "-", in: AppText.unescaped(text))
    let uri = try AppURI(unescaped, values: .form, label: .form)
    return AppAccount(
        try uri.kind(knowsSteam: true),
        // Names are cut; Kotlin counts UTF-16 units.
        issuer: uri.issuer.map { AppText.beginning(of: $0, utf16Units: 30) },
        account: AppText.beginning(of: uri.labelAccount, utf16Units: 50),
        secret: try uri.secret(),
        // Unknown names, and numbers that do not parse, are replaced by the defaults.
        algorithm: uri.hashOrSHA1(of: AppHash.family),
        digits: uri.number("digits", orElse: 6),
        period: uri.number("period", orElse: 30),
        counter: try uri.counter())
}
