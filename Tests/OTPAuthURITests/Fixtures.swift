import OTPAuthURI
import OTPCore
import TestVectors

/// Valid by default; a test changes the one thing it is about.
let secretText = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
let secret: OTPSecret = {
    guard let secret = try? OTPSecret(base32: secretText) else { fatalError("the secret has 20 bytes") }
    return secret
}()

func makeURI(
    _ authenticator: KeyURI.Authenticator = .totp(TOTP(secret: secret)), issuer: String? = "Example",
    account: String = "alice@example.com", image: String? = nil, otherParameters: [KeyURI.Parameter] = []
) throws(KeyURIError) -> KeyURI {
    try KeyURI(authenticator, issuer: issuer, account: account, image: image, otherParameters: otherParameters)
}

/// What reading a text fails for; nil if it does not.
func fault(_ text: String) -> KeyURIError? {
    do throws(KeyURIError) {
        _ = try KeyURI(parsing: text)
        return nil
    } catch {
        return error
    }
}

/// Any URI that can be built.
func randomURI(_ generator: inout SeededGenerator) -> KeyURI {
    func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &generator)]
    }
    func text() -> String {
        let pieces = [
            "a", "B", "Ærlig", "søster", " ", "&", "?", "#", "+", "%", "/", "=", "%41", "é", "e\u{301}", "中", "🔐",
            "period=", "Steam",
            "steam", "@", ".", ";", "secret=X", "'", "\"", "<", "\u{200F}", "-", "_", "~", "1", "\u{FFFD}",
        ]
        return (0..<Int.random(in: 1...8, using: &generator)).map { _ in pick(pieces) }.joined()
    }
    let secret = (0..<pick([1, 2, 10, 16, 20, 32, 64, 70])).map { _ in
        UInt8.random(in: .min ... .max, using: &generator)
    }
    while true {
        guard let key = try? OTPSecret(legacyBytes: secret) else { continue }
        let authenticator: KeyURI.Authenticator
        switch Int.random(in: 0..<10, using: &generator) {
        case 0: authenticator = .steam(SteamGuard(secret: key))
        case 1...3:
            let counter: UInt64 = pick([0, 1, 9, 2_147_483_648, 1 << 53 + 1, 1 << 63, .max])
            authenticator = .hotp(
                HOTP(secret: key, algorithm: pick(OTPAlgorithm.allCases), digits: pick(OTPDigits.allCases)),
                counter: counter)
        default:
            guard
                let period = try? TOTP.Period(
                    seconds: pick([1, 4, 5, 10, 15, 30, 30, 60, 90, 120, 86_400, 86_401, 2_147_484, 2_147_483_647]))
            else { continue }
            authenticator = .totp(
                TOTP(
                    secret: key, algorithm: pick(OTPAlgorithm.allCases), digits: pick(OTPDigits.allCases),
                    period: period))
        }
        let uri = try? makeURI(
            authenticator, issuer: pick([nil, text(), text(), text()]), account: text(),
            image: pick([nil, nil, "https://example.com/a b.png?x=1&y=2"]),
            otherParameters: pick([[], [], [.init(name: "lock", value: "true"), .init(name: "X y", value: "")]]))
        if let uri { return uri }
    }
}
