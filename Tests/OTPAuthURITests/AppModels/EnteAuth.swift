// Ente Auth, read in source: takes nearly everything and replaces what it does not understand.

extension AppModel {
    static let enteAuth = AppModel("Ente Auth", readEnte)
}

private func readEnte(_ text: String) throws(Refusal) -> AppAccount {
    do throws(Refusal) {
        return try readOnce(text)
    } catch {
        // A raw `#` ends the URI, often before the secret; the app then tries again with the `#` escaped.
        guard AppText.contains("#", in: text) else { throw error }
        return try readOnce(AppText.replacing("#", with: "%23", in: text))
    }
}

private func readOnce(_ text: String) throws(Refusal) -> AppAccount {
    // A raw `+` in the query is a space; an escaped one stays a plus.
    let uri = try AppURI(text, values: .form)
    return AppAccount(
        try uri.kind(knowsSteam: true),
        issuer: uri.issuer.map(beforePeriod),
        account: uri.labelAccount,
        secret: try uri.secret(),
        algorithm: uri.hashOrSHA1(),
        digits: uri.number("digits", orElse: 6),
        period: uri.number("period", orElse: 30),
        // A counter that is missing is 0. One that does not parse is 30, the default of another field; integers have 64
        // bits with a sign, so the upper half of the counters does not parse.
        counter: uri.value("counter") == nil ? 0 : UInt64(max(uri.number("counter", orElse: 30), 0))
    ).steam { $0.lowercased() == "steam" }
}

/// The issuer up to `period=`, which some site once glued to it.
private func beforePeriod(_ issuer: String) -> String {
    var rest = issuer[...]
    while !rest.isEmpty {
        if rest.unicodeScalars.starts(with: "period=".unicodeScalars) { return String(issuer[..<rest.startIndex]) }
        rest = rest[rest.unicodeScalars.index(after: rest.startIndex)...]
    }
    return issuer
}
