// Google Authenticator: two apps of one name and little in common.

extension AppModel {
    static let googleIOS = AppModel("Google Authenticator (iOS)", readOnIOS)
    static let googleAndroid = AppModel("Google Authenticator (Android)", readOnAndroid)
}

// Evidence: labanskoller 2019/2023; fmarier 2025; privacyidea#2060, eduMFA#235, epicweb-dev/totp#16,
// google-authenticator#332 #643 #652 #665 #683 #684, openam#334.
private func readOnIOS(_ text: String) throws(Refusal) -> AppAccount {
    // A raw space anywhere makes the barcode invalid.
    if AppText.contains(" ", in: text) { throw Refusal("raw space") }
    let uri = try AppURI(text)
    return AppAccount(
        try uri.kind(),
        // The parameter; a `+` is shown as it is.
        issuer: uri.issuer,
        account: uri.labelAccount,
        // Padding is refused. So are leftover bits that are not zero: inferred from google-authenticator#332, #684 and
        // fmarier 2025, who do not say so but are explained by it.
        secret: try uri.secret([.refusesPadding, .refusesLeftoverBits]),
        algorithm: try iOSHash(uri),
        // labanskoller 2019/2023: 8 digits and 60 seconds work. Other numbers: no report, hence taken as they are.
        digits: uri.number("digits", orElse: 6),
        period: uri.number("period", orElse: 30),
        counter: try uri.counter())
}

/// The hash function: three names in upper case.
private func iOSHash(_ uri: AppURI) throws(Refusal) -> String {
    guard let name = uri.value("algorithm") else { return "SHA1" }
    if AppHash.usual.contains(name) { return name }
    // `sha256` is reported to give wrong codes or to be ignored, which is the same.
    if AppHash.usual.contains(name.uppercased()) { return "SHA1" }
    // `SHA-1` is reported to be refused; no other name has a report.
    throw Refusal("unknown algorithm")
}

// Evidence: source of 2020; gauth-android#29; labanskoller 2019/2023; ArubaOTP-seed-extractor#21; keycloak#27349 and
// PR 27351; privacyidea#3634 #3812. The newest report on each feature counts.
private func readOnAndroid(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    let counter = try uri.counter()
    // Source of 2020: the counter is a 32-bit integer, and one that does not parse is an error.
    guard counter <= UInt64(Int32.max) else { throw Refusal("bad counter") }
    // SHA-2 was ignored (to 2023-03), then refused (mid-2023), and works since about 2024-02. `sha256` was ignored in
    // 2023-11. So what is not exactly one of the three names is taken to be ignored, which is worse than refused.
    let algorithm = uri.value("algorithm") ?? "SHA1"
    return AppAccount(
        try uri.kind(),
        issuer: uri.issuer,
        account: uri.labelAccount,
        // Source of 2020: leftover bits do not count, `-` and spaces are skipped.
        secret: try uri.secret(.skipsSeparators),
        algorithm: AppHash.usual.contains(algorithm) ? algorithm : "SHA1",
        // 8 digits work since 2023-07. Other numbers: no report, hence taken as they are.
        digits: uri.number("digits", orElse: 6),
        // Every period is taken for 30, still so in 2024-02.
        period: 30,
        counter: counter)
}
