// Aegis: strict, and the label goes before the parameter. Evidence: source; Aegis#1701.

extension AppModel {
    static let aegis = AppModel("Aegis", readAegis)
}

private func readAegis(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    let kind = try uri.kind(knowsSteam: true)
    if kind == .hotp, uri.value("counter") == nil { throw Refusal("no counter") }
    // With two colons or more it gives up and shows the whole label as the account, without an issuer.
    let (issuer, account): (String?, String) =
        switch uri.labelParts.count {
        case 1: (uri.issuer, uri.labelAccount)
        case 2: (uri.labelPrefix, uri.labelAccount)
        default: (nil, uri.label)
        }
    return AppAccount(
        kind,
        issuer: issuer,
        account: account,
        secret: try uri.secret(.refusesOddLengths),
        algorithm: try uri.hash(of: AppHash.usual + ["MD5"]),
        digits: try uri.number("digits", orElse: 6, within: 1...10),
        period: try uri.number("period", orElse: 30, within: 1...2_147_483),
        counter: try uri.counter())
}
