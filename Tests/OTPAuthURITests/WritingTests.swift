import OTPAuthURI
import OTPCore
import Testing

@Suite struct WritingTests {
    @Test func `defaults are left out and the order is always the same`() throws {
        #expect(
            try makeURI().encoded().revealed
                == "otpauth://totp/Example:alice%40example.com?secret=\(secretText)&issuer=Example")
        let everything = TOTP(secret: secret, algorithm: .sha256, digits: .eight, period: .minute)
        #expect(
            try makeURI(
                .totp(everything), image: "https://example.com/i.png",
                otherParameters: [.init(name: "lock", value: "true")]
            ).encoded().revealed
                == "otpauth://totp/Example:alice%40example.com?secret=\(secretText)&issuer=Example&algorithm=SHA256&digits=8"
                + "&period=60&image=https%3A%2F%2Fexample.com%2Fi.png&lock=true")
    }

    @Test func `a counter is always written, and the type is the authenticator's`() throws {
        let hotp = HOTP(secret: secret)
        #expect(try makeURI(.hotp(hotp, counter: 0)).encoded().revealed.hasSuffix("&issuer=Example&counter=0"))
        #expect(try makeURI(.hotp(hotp, counter: .max)).encoded().revealed.hasSuffix("&counter=18446744073709551615"))
        #expect(try makeURI(.hotp(hotp, counter: 0)).encoded().revealed.hasPrefix("otpauth://hotp/"))
        #expect(
            try makeURI(.steam(SteamGuard(secret: secret))).encoded().revealed
                == "otpauth://steam/Example:alice%40example.com?secret=\(secretText)&issuer=Example")
    }

    @Test func `an issuer cannot smuggle in a parameter`() throws {
        let uri = try makeURI(issuer: "A&B=C+D? #%/")
        #expect(uri.encoded().revealed.contains("&issuer=A%26B%3DC%2BD%3F%20%23%25%2F"))
        #expect(uri.encoded().revealed.hasPrefix("otpauth://totp/A%26B%3DC%2BD%3F%20%23%25%2F:alice"))
    }

    @Test func `everything but unreserved characters is escaped, in upper case`() throws {
        let text = try makeURI(issuer: "Blåbær", account: "a-b._~ü@例").encoded().revealed
        #expect(text.contains("/Bl%C3%A5b%C3%A6r:a-b._~%C3%BC%40%E4%BE%8B?"))
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test func `without an issuer the label is the account alone`() throws {
        #expect(
            try makeURI(issuer: nil).encoded().revealed == "otpauth://totp/alice%40example.com?secret=\(secretText)")
    }

    @Test func `the style for Apple puts the domain into the parameter alone`() throws {
        let text = try makeURI().encoded(.appleDomain("example.com")).revealed
        #expect(text == "otpauth://totp/Example:alice%40example.com?secret=\(secretText)&issuer=example.com")
        let read = try KeyURI(parsing: text)
        #expect(read.issuer == "example.com")
        #expect(read.labelIssuer == "Example")
        #expect(read.warnings.map(\.code) == [.issuerMismatch])
        #expect(read.encoded().revealed == text)
    }

    @Test(arguments: [
        "", "example", ".com", "example.", "a..b", "-a.com", "a-.com", "a b.com", "exämple.com", "a\n.com", "a&b.com",
    ])
    func `what is no domain is refused`(domain: String) {
        #expect(throws: KeyURIError.self) { try KeyURI.Style.appleDomain(domain) }
    }

    @Test(arguments: ["", " ", " Example", "Example ", "\u{A0}Example", "A:B", "A\nB", "A\u{0}B", "A\u{85}B"])
    func `a name that some app would misread cannot be built`(name: String) {
        #expect(throws: KeyURIError.self) { try makeURI(issuer: name) }
        #expect(throws: KeyURIError.self) { try makeURI(account: name) }
    }

    @Test func `further parameters must not repeat a known one or each other`() {
        for parameters in [
            [KeyURI.Parameter(name: "Secret", value: "x")], [.init(name: "", value: "x")],
            [.init(name: "a", value: "1"), .init(name: "A", value: "2")], [.init(name: "a", value: "\n")],
        ] {
            let error = #expect(throws: KeyURIError.self) { try makeURI(otherParameters: parameters) }
            #expect(error?.code == .invalidParameter)
        }
        #expect(throws: KeyURIError.self) { try makeURI(image: "") }
    }

    @Test func `an epoch of one's own cannot be written`() {
        let error = #expect(throws: KeyURIError.self) { try makeURI(.totp(TOTP(secret: secret, epoch: 1))) }
        #expect(error?.code == .epochNotRepresentable)
    }

    @Test func `a URI that nothing could show is refused`() {
        let error = #expect(throws: KeyURIError.self) { try makeURI(account: String(repeating: "a", count: 5000)) }
        #expect(error?.code == .tooLong)
    }

    @Test func `what is written computes the same codes`() throws {
        let totp = TOTP(secret: secret, algorithm: .sha512, digits: .seven, period: .minute)
        let read = try KeyURI(parsing: makeURI(.totp(totp)).encoded().revealed)
        guard case .totp(let copy) = read.authenticator else {
            Issue.record("the type changed")
            return
        }
        #expect(copy.code(at: 1_234_567_890) == totp.code(at: 1_234_567_890))
    }

    @Test func `nothing that prints shows the secret`() throws {
        let uri = try makeURI()
        var dumped = ""
        dump(uri, to: &dumped)
        for text in ["\(uri)", String(reflecting: uri), dumped, "\(uri.encoded())"] { #expect(!text.contains("GEZD")) }
    }
}
