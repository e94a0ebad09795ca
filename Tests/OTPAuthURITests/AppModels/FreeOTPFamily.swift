// FreeOTP for both platforms, and FreeOTP+, which went its own way. All read in source.

extension AppModel {
    static let freeOTPAndroid = AppModel("FreeOTP (Android)", readOnAndroid)
    static let freeOTPIOS = AppModel("FreeOTP (iOS)", readOnIOS)
    static let freeOTPPlus = AppModel("FreeOTP+", readPlus)
}

private func readOnAndroid(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    guard uri.labelParts.count <= 2 else { throw Refusal("second colon in label") }
    // A colour with a `#`, or a named one, costs the whole token.
    if let color = uri.value("color") {
        let digits = color.utf8.count == 6 && color.allSatisfy { $0.isASCII && $0.isHexDigit }
        if !digits { throw Refusal("bad color") }
    }
    return AppAccount(
        try uri.kind(),
        issuer: uri.labelPrefix ?? uri.issuer,
        account: uri.labelAccount,
        // A secret below 16 bytes only brings a warning.
        secret: try uri.secret(),
        algorithm: try uri.hash(of: AppHash.family),
        // Other numbers are called unsafe; whether the user can go on is not documented, so they are refused.
        digits: try uri.number("digits", orElse: 6, within: 6...9),
        period: try uri.number("period", orElse: 30, within: 5...Int.max),
        counter: try uri.counter()
    ).steam { $0 == "Steam" }
}

private func readOnIOS(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    let parts = uri.labelParts
    // #346 reports wrong SHA-1 codes; that is about computing, not about reading, and is not modelled.
    return AppAccount(
        try uri.kind(),
        // The part before the colon, which without a colon is the whole label; the parameter is not read.
        issuer: parts[0],
        // What follows a second colon is dropped.
        account: parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "",
        secret: try uri.secret(),
        algorithm: try uri.hash(of: AppHash.familyAndMD5),
        digits: try uri.number("digits", orElse: 6, within: 6...9),
        period: try uri.number("period", orElse: 30, within: 5...Int.max),
        counter: try uri.counter())
}

private func readPlus(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    return AppAccount(
        try uri.kind(),
        issuer: uri.issuer,
        account: uri.labelAccount,
        secret: try uri.secret(),
        // Whatever the platform has an HMAC for.
        algorithm: try uri.hash(of: AppHash.familyAndMD5),
        digits: try uri.number("digits", orElse: 6, within: 5...8),
        period: try uri.number("period", orElse: 30, within: Int.min...Int.max),
        counter: try uri.counter()
    ).steam { $0 == "Steam" }
}
