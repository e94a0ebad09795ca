// Stratum (once Authenticator Pro), read in source: unescapes the whole URI before it takes it apart.

extension AppModel {
    static let stratum = AppModel("Stratum", readStratum)
}

private func readStratum(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try StratumURI(text)
    let kind = try uri.parts.kind()
    return AppAccount(
        kind,
        issuer: uri.prefix ?? uri.issuer,
        account: uri.account,
        secret: try uri.parts.secret(),
        algorithm: try uri.parts.hash(),
        digits: try uri.parts.number("digits", orElse: 6, within: kind == .hotp ? 6...8 : 6...10),
        period: try uri.parts.number("period", orElse: 30, within: 1...Int.max),
        counter: try uri.parts.counter()
    ).steam { $0 == "Steam" }
}

/// A URI split after it was unescaped, so that escaped `?`, `&` and `#` in names act as if they were written raw.
///
/// A `?` ends the label, and what follows it is read as parameters; the secret is found all the same, as a `?`
/// separates parameters like a `&`. A `&` ends the issuer parameter, and what follows it may pass for a parameter. A
/// `+` stays (Stratum#271). The evidence names `#` with the others but not what becomes of it; the name is taken to end
/// there.
private struct StratumURI {
    let parts: AppURI

    init(_ text: String) throws(Refusal) {
        let unescaped = AppText.unescaped(text)
        let queryAt = AppText.cut(unescaped[...], at: "?")
        // Inside the query a `?` before a parameter's `=` is a separator, one after it belongs to the value.
        let query = AppText.split(queryAt?.after ?? "", at: "&").map { piece in
            guard let (name, value) = AppText.cut(piece, at: "=") else { return piece }
            return (AppText.split(name, at: "?").last ?? name) + "=" + value
        }
        let joined = (queryAt?.before ?? unescaped[...]) + "?" + query.joined(separator: "&")
        parts = try AppURI(withoutFragment: joined, values: .none, label: .none)
    }

    var prefix: String? { parts.labelPrefix.map(beforeHash) }
    var account: String { beforeHash(parts.labelAccount) }
    var issuer: String? { parts.issuer.map(beforeHash) }

    private func beforeHash(_ name: String) -> String { String(AppText.before("#", in: name[...])) }
}
