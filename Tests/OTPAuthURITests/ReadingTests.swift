import OTPAuthURI
import OTPCore
import TestVectors
import Testing

@Suite struct ReadingTests {
    @Test func `scheme, type and names of parameters are read in any case`() throws {
        let uri = try KeyURI(
            parsing:
                "OTPAUTH://TOTP/Example:alice?SECRET=\(secretText)&Issuer=Example&ALGORITHM=sha256&Digits=8&PERIOD=60")
        #expect(uri.algorithm == .sha256)
        #expect(uri.codeLength == 8)
        #expect(uri.period == 60)
        #expect(uri.issuer == "Example")
        #expect(uri.account == "alice")
        #expect(uri.secret == secret)
    }

    @Test(
        arguments: [
            ("Example:alice", "Example", "alice"), ("Example%3Aalice", "Example", "alice"),
            ("Example%3aalice", "Example", "alice"),
            ("Example:%20%20alice", "Example", "alice"), ("Example:a%3Ab", "Example", "a:b"),
            ("%20alice", nil, "alice"),
            ("alice", nil, "alice"), ("Example:a%253Ab", "Example", "a%3Ab"), ("a%253Ab", nil, "a%3Ab"),
            ("a/b:c/d", "a/b", "c/d"),
            (":alice", nil, "alice"), ("Bl%C3%A5:%E4%BE%8B", "Blå", "例"), ("Example:a%20b", "Example", "a b"),
        ] as [(String, String?, String)])
    func `a label is split at its first colon, literal or escaped, and unescaped once`(
        label: String, issuer: String?, account: String
    ) throws {
        let uri = try KeyURI(parsing: "otpauth://totp/\(label)?secret=\(secretText)")
        #expect(uri.labelIssuer == issuer)
        #expect(uri.account == account)
        #expect(try KeyURI(parsing: uri.encoded().revealed) == uri)
    }

    @Test func `of two issuers the parameter counts, and both are kept`() throws {
        let uri = try KeyURI(parsing: "otpauth://totp/Label:alice?secret=\(secretText)&issuer=Parameter")
        #expect(uri.issuer == "Parameter")
        #expect(uri.labelIssuer == "Label")
        #expect(uri.parameterIssuer == "Parameter")
        #expect(uri.warnings.first?.description.contains("Label") == true)
    }

    @Test(
        arguments: [
            ("a:b?secret=\(secretText)&issuer=a", []), ("b?secret=\(secretText)", [.missingIssuer]),
            ("a:b?secret=\(secretText)", []), ("b?secret=\(secretText)&issuer=a", []),
            ("a:b?secret=\(secretText)&issuer=c", [.issuerMismatch]),
            (":b?secret=\(secretText)&issuer=a", [.emptyIssuerPrefix]),
            ("a:b%3Ac?secret=\(secretText)&issuer=a", [.colonInAccount]),
            ("a:b?secret=\(secretText)&issuer=a&x=1+2", [.literalPlus]),
            ("a:b c?secret=\(secretText)&issuer=a", [.unescapedCharacter]),
            ("a:ü?secret=\(secretText)&issuer=a", [.unescapedCharacter]),
            ("a:b?secret=GEZDGNBV&issuer=a", [.shortSecret]),
            ("a:b?secret=\(secretText)GF&issuer=a", [.nonCanonicalSecret]),
            ("a:b?secret=gezdgnbvgy3tqojqgezdgnbvgy3tqojq&issuer=a", [.unusualSecretText]),
            ("a:b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY%3D%3D%3D%3D%3D%3D&issuer=a", []),
            ("a:b?secret=\(secretText)%3D&issuer=a", [.unusualSecretText]),
            ("a:b?secret=\(secretText)&issuer=a&counter=5", [.irrelevantParameter]),
            ("a:b?secret=\(secretText)&issuer=a&algorithm=SHA-1", [.unusualAlgorithmName]),
            ("a:b?secret=\(secretText)&issuer=a&algorithm=sha512", [.unusualAlgorithmName]),
        ] as [(String, [KeyURIWarning.Code])])
    func `what is odd but clear is read with a warning`(rest: String, warnings: [KeyURIWarning.Code]) throws {
        let uri = try KeyURI(parsing: "otpauth://totp/\(rest)")
        #expect(uri.warnings.map(\.code) == warnings)
        #expect(uri.warnings.allSatisfy { !$0.description.contains("GEZD") })
    }

    @Test(
        arguments: [
            ("", KeyURIError.Code.foreignScheme, 0), ("https://example.com", .foreignScheme, 0),
            ("otpauth:totp/a", .foreignScheme, 0),
            ("\u{FEFF}otpauth://totp/a?secret=\(secretText)", .foreignScheme, 0),
            (" otpauth://totp/a", .foreignScheme, 0),
            ("otpauth-migration://offline?data=", .foreignScheme, 0),
            ("otpauth://yotp/a?secret=\(secretText)", .unknownType, 10),
            ("otpauth:///a?secret=\(secretText)", .unknownType, 10),
            ("otpauth://totp:80/a?secret=\(secretText)", .invalidAuthority, 14),
            ("otpauth://user@totp/a?secret=\(secretText)", .invalidAuthority, 14),
            ("otpauth://totp/a?secret=\(secretText)#x", .unexpectedFragment, 56),
            ("otpauth://totp/a\n?secret=\(secretText)", .controlCharacter, 16),
            ("otpauth://totp/a%0A?secret=\(secretText)", .controlCharacter, 16),
            ("otpauth://totp/a%C2%85?secret=\(secretText)", .controlCharacter, 15),
            ("otpauth://totp/%ZZ?secret=\(secretText)", .brokenEscape, 15),
            ("otpauth://totp/a%4?secret=\(secretText)", .brokenEscape, 16),
            ("otpauth://totp/a?secret=\(secretText)&issuer=%", .brokenEscape, 64),
            ("otpauth://totp/%FF?secret=\(secretText)", .invalidUTF8, 15),
            ("otpauth://totp/%C3?secret=\(secretText)", .invalidUTF8, 15),
            ("otpauth://totp?secret=\(secretText)", .emptyAccount, 14),
            ("otpauth://totp/?secret=\(secretText)", .emptyAccount, 15),
            ("otpauth://totp/a:?secret=\(secretText)", .emptyAccount, 17),
            ("otpauth://totp/%20?secret=\(secretText)", .emptyAccount, 15),
            ("otpauth://totp/a:b:c?secret=\(secretText)", .secondColon, 18),
            ("otpauth://totp/a%3Ab:c?secret=\(secretText)", .secondColon, 20),
            ("otpauth://totp/a?secret=\(secretText)&secret=\(secretText)", .duplicateParameter, 57),
            ("otpauth://totp/a?secret=\(secretText)&issuer=a&Issuer=a", .duplicateParameter, 66),
            ("otpauth://totp/a?secret=\(secretText)&x=1&x=2", .duplicateParameter, 61),
            ("otpauth://totp/a?secret=\(secretText)&issuer=", .emptyParameter, 64),
            ("otpauth://totp/a?secret=\(secretText)&issuer", .emptyParameter, 63),
            ("otpauth://totp/a?secret=\(secretText)&=1", .emptyParameter, 57),
            ("otpauth://totp/a?secret=", .emptyParameter, 24),
            ("otpauth://totp/a", .missingSecret, 16), ("otpauth://totp/a?issuer=b", .missingSecret, 25),
            ("otpauth://totp/a?secret=A", .invalidSecret, 25), ("otpauth://totp/a?secret=MZXW6YT1", .invalidSecret, 31),
            ("otpauth://totp/a?secret=%4DZXW6YT1", .invalidSecret, 24),
            ("otpauth://totp/a?secret=----", .invalidSecret, 24),
            ("otpauth://hotp/a?secret=\(secretText)", .missingCounter, 56),
            ("otpauth://totp/a?secret=\(secretText)&algorithm=MD5", .unsupportedAlgorithm, 67),
            ("otpauth://totp/a?secret=\(secretText)&algorithm=SHA3-256", .unsupportedAlgorithm, 67),
        ] as [(String, KeyURIError.Code, Int)])
    func `a fault is named with its place, and the secret is not`(text: String, code: KeyURIError.Code, offset: Int)
        throws
    {
        let error = try #require(fault(text))
        #expect(error.code == code)
        #expect(error.offset == offset)
        #expect(!error.description.contains("GEZD") && !error.description.contains("MZXW"))
        #expect(error.description.hasPrefix("At byte \(offset): "))
    }

    @Test func `T41: numbers that are none, or impossible, are refused`() {
        for vector in TestVectors.all.edgeCases.uriParameters.reject {
            let query = vector.parameter == "secret" ? "" : "secret=\(secretText)&"
            #expect(
                fault("otpauth://totp/a?\(query)\(vector.parameter)=\(vector.value)") != nil,
                "\(vector.parameter)=\(vector.value)")
        }
        for counter in [
            "-1", "+1", "1e3", "0x1", "1.0", "18446744073709551616", "1_0", "%D9%A3", "99999999999999999999999999",
        ] {
            #expect(fault("otpauth://hotp/a?secret=\(secretText)&counter=\(counter)")?.code == .malformedNumber)
        }
    }

    @Test func `parameters that are not known are kept in their order`() throws {
        let uri = try KeyURI(
            parsing: "otpauth://totp/a:b?lock=true&secret=\(secretText)&Color=FF0000&&issuer=a&image=https://x/y")
        #expect(uri.otherParameters == [.init(name: "lock", value: "true"), .init(name: "Color", value: "FF0000")])
        #expect(uri.image == "https://x/y")
        #expect(try KeyURI(parsing: uri.encoded().revealed) == uri)
    }

    @Test func `Steam is read with what is Steam's anyway, and with nothing else`() throws {
        let uri = try KeyURI(
            parsing: "otpauth://steam/Steam:alice?secret=\(secretText)&issuer=Steam&algorithm=SHA1&digits=5&period=30")
        #expect(uri.codeLength == 5)
        #expect(uri.algorithm == .sha1)
        #expect(uri.period == 30)
        #expect(uri.secret == secret)
        for wrong in ["algorithm=SHA256", "digits=6", "period=60", "digits=x"] {
            #expect(fault("otpauth://steam/a?secret=\(secretText)&\(wrong)") != nil)
        }
    }

    @Test func `T41: hostile input of a megabyte is refused at once`() {
        let megabyte = 1 << 20
        for text in [
            String(repeating: "a", count: megabyte), "otpauth://totp/" + String(repeating: "%41", count: megabyte / 3),
            "otpauth://totp/a?" + String(repeating: "x=1&", count: megabyte / 4),
            String(repeating: "\u{0}", count: megabyte),
            "otpauth://totp/a?secret=" + String(repeating: "A", count: megabyte),
            String(repeating: "😀", count: megabyte / 4),
        ] {
            #expect(fault(text)?.code == .tooLong)
        }
        // The longest that is read, full of separators, escapes and parameters.
        let longest = "otpauth://totp/a?secret=\(secretText)"
        for filler in ["&", "%3A", ":", "=", "%", "+", "é"] {
            let text =
                longest
                + String(repeating: filler, count: (KeyURI.maximumLength - longest.utf8.count) / filler.utf8.count)
            _ = fault(text)
        }
    }

    @Test func `text that is not in one piece of memory is read the same`() throws {
        let text = "xotpauth://totp/Example:alice?secret=\(secretText)&issuer=Examplex"
        #expect(try KeyURI(parsing: text.dropFirst().dropLast()) == makeURI(account: "alice"))
    }
}

@Suite struct RoundTripTests {
    @Test func `reading undoes writing for everything that can be built`() throws {
        var generator = SeededGenerator(seed: 6238)
        for _ in 0..<5_000 {
            let uri = randomURI(&generator)
            let text = uri.encoded().revealed
            #expect(try KeyURI(parsing: text) == uri, "seed 6238: \(text)")
        }
    }

    @Test func `whatever can be read is written so that it is read the same`() throws {
        var generator = SeededGenerator(seed: 6239)
        let pieces = [
            "otpauth://", "totp", "hotp", "steam", "/", "a", ":", "%3A", "%20", " ", "?", "&", "secret=", secretText,
            "issuer=", "b", "=",
            "counter=", "1", "é", "+", "%25", "digits=", "8", "%", "#", "x", "algorithm=SHA256", "period=60",
        ]
        var read = 0
        for _ in 0..<60_000 {
            var text =
                Bool.random(using: &generator)
                ? "otpauth://totp/" : "otpauth://hotp/a:b?counter=7&secret=\(secretText)&"
            for _ in 0..<Int.random(in: 0...8, using: &generator) {
                text += pieces[Int.random(in: pieces.indices, using: &generator)]
            }
            guard let uri = try? KeyURI(parsing: text) else { continue }
            read += 1
            #expect(try KeyURI(parsing: uri.encoded().revealed) == uri, "seed 6239: \(text)")
        }
        #expect(read > 1000)
    }

    @Test func `values that differ are not equal`() throws {
        let uri = try makeURI()
        for other in [
            try makeURI(issuer: "Other"), try makeURI(issuer: nil), try makeURI(account: "bob"),
            try makeURI(image: "x"),
            try makeURI(.totp(TOTP(secret: secret, digits: .eight))),
            try makeURI(.totp(TOTP(secret: secret, period: .minute))),
            try makeURI(.totp(TOTP(secret: secret, algorithm: .sha512))),
            try makeURI(.hotp(HOTP(secret: secret), counter: 0)),
            try makeURI(.steam(SteamGuard(secret: secret))), try makeURI(.totp(TOTP(secret: OTPSecret.random()))),
            try makeURI(otherParameters: [.init(name: "a", value: "b")]),
        ] {
            #expect(uri != other)
        }
        #expect(
            try makeURI(.hotp(HOTP(secret: secret), counter: 0)) != makeURI(.hotp(HOTP(secret: secret), counter: 1)))
    }
}
