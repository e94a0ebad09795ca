import OTPAuthURI
import OTPCore
import TestVectors
import Testing

@Suite struct CompatibilityTests {
    /// What an app should make of a URI: the issuer may be the label's or the parameter's where they differ.
    private func isAsMeant(_ reading: AppReading, _ uri: KeyURI, issuers: [String?], of app: String) -> Bool {
        guard case .account(var account) = reading else { return false }
        // KeePassXC names entries by their title and keeps no issuer.
        if app != "KeePassXC" {
            guard issuers.contains(account.issuer) else { return false }
        }
        account.issuer = nil
        let kind: AppAccount.Kind
        switch uri.authenticator {
        case .totp: kind = .totp
        case .hotp: kind = .hotp
        case .steam: kind = .steam
        }
        return account
            == AppAccount(
                kind: kind, issuer: nil, account: uri.account, secret: uri.secret.withUnsafeBytes { Array($0) },
                algorithm: uri.algorithm.rawValue, digits: uri.codeLength, period: uri.period, counter: uri.counter)
    }

    @Test(arguments: AuthenticatorApp.all)
    func `every URI is read as it is meant, or the report says that it is not`(app: AuthenticatorApp) throws {
        let model = try #require(AppModel.all.first { $0.name == app.description })
        var generator = SeededGenerator(seed: 2026)
        var surprises = 0
        for _ in 0..<3_000 {
            let uri = randomURI(&generator)
            let reading = model.read(uri.encoded().revealed)
            let issues = uri.compatibilityIssues(with: [app])
            let isRefused = if case .refused = reading { true } else { false }
            if !isAsMeant(reading, uri, issuers: [uri.issuer], of: app.description) {
                surprises += 1
                #expect(!issues.isEmpty, "seed 2026: \(app) reads \(uri.encoded().revealed) as \(reading)")
            }
            // Wrong codes are never played down.
            if case .account(let account) = reading, !isRefused, changesCodes(account, uri) {
                #expect(
                    issues.first?.severity == .wrongCodes || issues.first?.severity == .refused,
                    "seed 2026: \(app) computes other codes for \(uri.encoded().revealed)")
            }
        }
        #expect(surprises > 0, "the model never disagrees, so this test shows nothing")
    }

    private func changesCodes(_ account: AppAccount, _ uri: KeyURI) -> Bool {
        let secret = uri.secret.withUnsafeBytes { Array($0) }
        let isSteam = if case .steam = uri.authenticator { true } else { false }
        return account.secret != secret || account.algorithm != uri.algorithm.rawValue
            || account.digits != uri.codeLength
            || (account.kind == .steam) != isSteam || account.counter != uri.counter || account.period != uri.period
    }

    @Test(arguments: AppModel.all.map(\.name))
    func `the safe default is read as it is meant by every app`(name: String) throws {
        let model = try #require(AppModel.all.first { $0.name == name })
        let uri = try makeURI(issuer: "example", account: "alice@example.com")
        #expect(isAsMeant(model.read(uri.encoded().revealed), uri, issuers: ["example"], of: name))
        let apple = try KeyURI.Style.appleDomain("example.com")
        #expect(isAsMeant(model.read(uri.encoded(apple).revealed), uri, issuers: ["example", "example.com"], of: name))
    }

    @Test func `the safe default has no issues, and every app has a model`() throws {
        #expect(try makeURI(issuer: "example").compatibilityIssues().isEmpty)
        #expect(Set(AuthenticatorApp.all.map(\.description)) == Set(AppModel.all.map(\.name)))
        #expect(AuthenticatorApp.all.count == 18)
    }

    @Test func `Microsoft Authenticator's silent defaults are the worst issues, and come first`() throws {
        let totp = TOTP(secret: secret, algorithm: .sha256, digits: .eight, period: .minute)
        let issues = try makeURI(.totp(totp)).compatibilityIssues(with: [.microsoft, .bitwarden])
        #expect(issues.prefix(3).allSatisfy { $0.severity == .wrongCodes && $0.app == .microsoft })
        #expect(Set(issues.prefix(3).map(\.parameter)) == ["algorithm", "digits", "period"])
        #expect(issues.first?.description.hasPrefix("Microsoft Authenticator uses SHA1 instead (2025, ") == true)
        #expect(issues.map(\.severity) == issues.map(\.severity).sorted(by: >))
    }

    @Test func `every issue names its evidence with a date`() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            for issue in randomURI(&generator).compatibilityIssues() {
                #expect(issue.evidence.date.hasPrefix("20"))
                #expect(!issue.evidence.reference.isEmpty && !issue.effect.isEmpty && !issue.parameter.isEmpty)
            }
        }
    }

    @Test func `only the apps that were asked about are reported`() throws {
        let hotp = try makeURI(.hotp(HOTP(secret: secret), counter: 0))
        #expect(Set(hotp.compatibilityIssues(with: AuthenticatorApp.common).map(\.app)) == [.microsoft, .authy])
        #expect(hotp.compatibilityIssues(with: []).isEmpty)
    }

    @Test func `a style is judged as it will be written`() throws {
        let uri = try makeURI(issuer: "example")
        let issues = uri.compatibilityIssues(style: try .appleDomain("example.com"))
        #expect(issues.map(\.app) == [.authy])
    }

    @Test func `an issuer that is missing at one place does not differ from the other`() throws {
        let uri = try KeyURI(parsing: "otpauth://totp/example:alice?secret=\(secretText)")
        #expect(uri.compatibilityIssues(with: [.authy]).isEmpty)
        let other = try KeyURI(parsing: "otpauth://totp/alice?secret=\(secretText)&issuer=example")
        #expect(other.compatibilityIssues(with: [.authy]).isEmpty)
    }
}
