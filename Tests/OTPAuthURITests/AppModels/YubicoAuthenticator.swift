// Yubico Authenticator: the account goes into a hardware token with little room.

extension AppModel {
    static let yubico = AppModel("Yubico Authenticator", readYubico)
}

private func readYubico(_ text: String) throws(Refusal) -> AppAccount {
    let uri = try AppURI(text)
    // No report on where it reads the issuer.
    let issuer = uri.issuer ?? uri.labelPrefix
    // yubioath-flutter#91: issuer, colon and account have 64 bytes together.
    let name = (issuer.map { $0 + ":" } ?? "") + uri.labelAccount
    guard name.utf8.count <= 64 else { throw Refusal("name too long") }
    // yubioath#1759: padding is refused.
    let secret = try uri.secret(.refusesPadding)
    // yubioath#24 and reports on 64-byte keys: long secrets did not fit. Whether they do now is not documented.
    guard secret.count < 64 else { throw Refusal("secret too long") }
    return AppAccount(
        try uri.kind(),
        issuer: issuer,
        account: uri.labelAccount,
        secret: secret,
        // SHA-256, SHA-512, other digits and periods work (2023).
        algorithm: try uri.hash(),
        digits: uri.number("digits", orElse: 6),
        period: uri.number("period", orElse: 30),
        counter: try uri.counter())
}
