import OTPCore
import TestVectors
import Testing

@Suite struct SteamGuardTests {
    let vector = TestVectors.all.steam.vectors[0]

    private func steam() throws -> SteamGuard { SteamGuard(secret: try OTPSecret(base32: vector.secret)) }

    @Test func `a code is accepted once, as people type it`() throws {
        let time = UnixTime(vector.unixTime)
        for typed in [vector.code, vector.code.lowercased(), "FR 8RV", "fr-8rv\n"] {
            #expect(
                newState(try steam().verify(typed: typed, at: time, state: .init()))?.lastAcceptedStep == 50_373_350)
        }
        let used = TOTP.State(lastAcceptedStep: 50_373_350)
        #expect(settle(try steam().verify(typed: vector.code, at: time, state: used)) == .rejected(.replayed))
        #expect(settle(try steam().verify(typed: "22222", at: time, state: used)) == .rejected(.wrong))
        #expect(settle(try steam().verify(typed: vector.code, at: -1, state: used)) == .rejected(.beforeEpoch))
        #expect(try steam().code(at: -1)?.revealed == nil)
    }

    @Test(
        arguments: [
            ("", OTPError.Code.codeEmpty), ("FR8R", .codeTooShort), ("FR8RVV", .codeTooLong),
            ("FR8R0", .codeNotSymbols),
            ("FR8R\u{17F}", .codeNotSymbols), ("FR8Rß", .codeNotSymbols), ("ＦＲ８ＲＶ", .codeNotSymbols),
        ] as [(String, OTPError.Code)])
    func `what is no code is malformed`(typed: String, code: OTPError.Code) throws {
        guard case .rejected(.malformed(let error))? = settle(try steam().verify(typed: typed, at: 0, state: .init()))
        else {
            Issue.record("\(typed) was judged")
            return
        }
        #expect(error.code == code)
    }

    @Test func `every number of the space is written and read`() throws {
        var generator = SeededGenerator(seed: 26)
        for _ in 0..<500 {
            let steam = SteamGuard(secret: OTPSecret.random(using: &generator))
            let time = UnixTime(Int64.random(in: 0...4_000_000_000, using: &generator))
            let code = try #require(steam.code(at: time)).revealed
            #expect(code.allSatisfy { SteamGuard.alphabet.contains($0) })
            #expect(newState(steam.verify(typed: code, at: time, state: .init(), profile: .strict)) != nil)
        }
    }
}

@Suite struct OldSchemeTests {
    @Test func `a PIN must be decimal digits`() {
        for pin in ["", "12a4", "١٢٣٤", "-123"] {
            #expect(throws: OTPError.self) { try MobileOTP(secret: rfcSecret, pin: pin) }
            #expect(throws: OTPError.self) { try YandexKey(secret: rfcSecret, pin: pin) }
        }
    }

    @Test func `Yandex Key needs sixteen bytes`() throws {
        let short = try OTPSecret(legacyBytes: [1, 2, 3])
        #expect(throws: OTPError.self) { try YandexKey(secret: short, pin: "1234") }
    }

    @Test func `before 1970 there are no codes`() throws {
        #expect(try MobileOTP(secret: rfcSecret, pin: "1234").code(at: -1)?.revealed == nil)
        #expect(try YandexKey(secret: rfcSecret, pin: "1234").code(at: -1)?.revealed == nil)
    }
}
