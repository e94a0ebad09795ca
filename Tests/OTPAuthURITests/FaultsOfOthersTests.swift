import OTPAuthURI
import OTPCore
import Testing

/// Faults that other libraries have had, one test each, so that they are not made here.
@Suite struct FaultsOfOthersTests {
    @Test func `Hummingbird - the URI of a counter says totp and has no counter`() throws {
        let text = try makeURI(.hotp(HOTP(secret: secret), counter: 0)).encoded().revealed
        #expect(text.hasPrefix("otpauth://hotp/"))
        #expect(text.contains("&counter=0"))
    }

    @Test func `Hummingbird - the order of parameters is random`() throws {
        #expect(Set(try (0..<20).map { _ in try makeURI().encoded().revealed }).count == 1)
    }

    @Test func `Hummingbird and pquerna - an issuer with & and = injects parameters`() throws {
        let uri = try makeURI(issuer: "A&B=C+D&digits=8")
        #expect(try KeyURI(parsing: uri.encoded().revealed) == uri)
        #expect(try KeyURI(parsing: uri.encoded().revealed).codeLength == 6)
    }

    @Test(arguments: ["0", "-30", "30abc", "NaN", "3_0", "+30", " 30", "30.0", "%D9%A3%D9%A0"])
    func `otplib and totp-rs - a period that is no number, or none, is read`(period: String) {
        #expect(fault("otpauth://totp/a?secret=\(secretText)&period=\(period)") != nil)
    }

    @Test func `pquerna - an unknown algorithm silently becomes SHA1`() {
        #expect(fault("otpauth://totp/a?secret=\(secretText)&algorithm=SHA3")?.code == .unsupportedAlgorithm)
    }

    @Test func `KeePassXC and Bitwarden - the type is ignored, and a counter becomes a clock`() throws {
        let uri = try KeyURI(parsing: "otpauth://hotp/a?secret=\(secretText)&counter=7")
        #expect(uri.counter == 7)
        #expect(uri.period == nil)
    }

    @Test func `OneTimePassword - the written URI omits the secret`() throws {
        #expect(try makeURI().encoded().revealed.contains("?secret=\(secretText)"))
    }

    @Test func `pyotp - an escaped colon is part of the name`() throws {
        let uri = try KeyURI(parsing: "otpauth://totp/Example%3Aalice?secret=\(secretText)")
        #expect(uri.labelIssuer == "Example")
        #expect(uri.account == "alice")
    }

    @Test func `pyotp and hectorm - of two equal parameters one wins unseen`() {
        #expect(fault("otpauth://totp/a?secret=\(secretText)&digits=6&digits=8")?.code == .duplicateParameter)
    }

    @Test func `otphp and totp-rs - different issuers are an error`() throws {
        #expect(try KeyURI(parsing: "otpauth://totp/A:b?secret=\(secretText)&issuer=C").issuer == "C")
    }

    @Test func `otphp - a number of digits of a thousand million takes all memory`() {
        #expect(fault("otpauth://totp/a?secret=\(secretText)&digits=1000000000")?.code == .unsupportedDigits)
    }

    @Test func `Stratum - an export's eight digits become six`() throws {
        let uri =
            "otpauth-migration://offline?data=CkAKFDEyMzQ1Njc4OTAxMjM0NTY3ODkwEhlFeGFtcGxlOmFsaWNlQGV4YW1wbGUuY29tGgdFeGFtcGxlIAEoAjACEAEYAiAAKJWa7zo%3D"
        #expect(try MigrationBatch(parsing: uri).accounts.first?.get().codeLength == 8)
    }
}
