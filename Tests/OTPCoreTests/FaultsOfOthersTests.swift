import Base32
import OTPCore
import TestVectors
import Testing

/// Faults that other libraries have had, one test each, so that they are not made here.
@Suite struct FaultsOfOthersTests {
    let totp = TOTP(secret: rfcSecret)
    let hotp = HOTP(secret: rfcSecret)

    @Test func `pyotp - a date without a zone is an hour off every autumn`() {
        let vector = TestVectors.all.edgeCases.autumnClockChange
        #expect(totp.step(at: UnixTime(vector.unixTime)) == vector.step)
        #expect(totp.step(at: UnixTime(vector.unixTime)) != vector.wrongStep)
    }

    @Test func `pyotp - superscript digits pass for digits, and Arabic-Indic ones do not`() throws {
        #expect(throws: OTPError.self) { try OTPCode(typed: "²⁸⁷⁰⁸²") }
        #expect(try OTPCode(typed: "٢٨٧٠٨٢").text == "287082")
        #expect(try OTPCode(typed: "287 082").text == "287082")
    }

    @Test func `pyotp - the matched step 0 reads as failure`() {
        #expect(newState(totp.verify(typed: "755224", at: 0, state: .init()))?.lastAcceptedStep == 0)
    }

    @Test func `pyotp and pquerna - zero, one or a negative number of digits is taken`() {
        for digits in [-1, 0, 1, 5] { #expect(OTPDigits(rawValue: digits) == nil) }
    }

    @Test func `pyotp - Base32 with bits left over is taken as if it were canonical`() {
        #expect(throws: Base32Error.self) { try Base32Format.rfc4648.decode("MZ======") }
    }

    @Test func `Hummingbird - a code is an integer and loses its leading zeros`() {
        let eight = TOTP(secret: rfcSecret, digits: .eight)
        #expect(eight.code(at: 1_111_111_109)?.text == "07081804")
    }

    @Test func `Hummingbird - the key is text, so that random bytes cannot be one`() throws {
        let bytes: [UInt8] = (0..<20).map { 255 - $0 }
        #expect(try OTPSecret(bytes: bytes).withUnsafeBytes { Array($0) } == bytes)
    }

    @Test func `Hummingbird and Vapor - a date before 1970 stops the process`() {
        #expect(totp.code(at: -1) == nil)
        #expect(totp.code(at: UnixTime(.min)) == nil)
    }

    @Test func `Vapor - a range around a small counter, or beyond Int64, stops the process`() throws {
        let wide = try HOTP.LookAhead(100)
        #expect(
            settle(hotp.verify(hotp.code(at: 0), state: .init(nextCounter: 0), lookAhead: wide)) != .rejected(.wrong))
        #expect(
            settle(hotp.verify(hotp.code(at: 1 << 63), state: .init(nextCounter: 1 << 63), lookAhead: wide))
                != .rejected(.wrong))
    }

    @Test func `Vapor - relaxed Base32 refuses small letters`() throws {
        #expect(try Base32Format.rfc4648.decode("mzxw6ytb", tolerating: .typed) == Array("fooba".utf8))
    }

    @Test func `totp-rs - a period of zero is read and stops the process later`() {
        #expect(throws: OTPError.self) { try TOTP.Period(seconds: 0) }
    }

    @Test func `totp-rs and pquerna - the window underflows near the epoch`() throws {
        let wide = TOTP.Profile(window: try TOTP.Window(behind: 20, ahead: 20))
        #expect(
            newState(totp.verify(totp.code(forStep: 3), at: 31, state: .init(), profile: wide))?.lastAcceptedStep == 3)
        #expect(
            settle(totp.verify(totp.code(forStep: .max), at: 0, state: .init(), profile: wide)) == .rejected(.wrong))
    }

    @Test func `totp-rs - debug output prints the secret`() {
        #expect(!String(reflecting: totp).contains("12345678"))
        #expect(!String(reflecting: totp).contains("49, 50"))
    }

    @Test func `pquerna - the default secret of a counter has 80 bits`() {
        #expect(OTPSecret.random().count == 20)
    }

    @Test func `hectorm and notp - the window of a counter looks back and takes the code just used`() {
        let used = hotp.code(at: 4)
        #expect(settle(hotp.verify(used, state: .init(nextCounter: 5))) == .rejected(.wrong))
    }

    @Test func `otplib - a clock that was set back is an exception`() {
        #expect(
            settle(totp.verify(typed: "287082", at: 59, state: .init(lastAcceptedStep: 1_000_000)))
                == .rejected(.replayed))
    }

    @Test func `KeePassXC and Otp_NET - ten digits overflow 32 bits`() {
        #expect(OTPDigits(rawValue: 10) == nil)
        // 2³¹ - 1 is the largest value there is, and nine digits hold its remainder.
        #expect(OTPDigits.allCases.last == .nine)
    }

    @Test func `goiabada - the first matching step is stored, and the same digits count twice`() throws {
        let vector = TestVectors.all.edgeCases.sameCodeSteps.vectors[0]
        let time = try #require(totp.start(ofStep: vector.first))
        let found = newState(totp.verify(typed: vector.code6, at: time, state: .init()))
        let state = try #require(found)
        let later = try #require(totp.start(ofStep: vector.second))
        #expect(settle(totp.verify(typed: vector.code6, at: later, state: state)) == .rejected(.replayed))
    }

    @Test func `google2fa - the offset is read from byte 19 of a longer digest`() throws {
        let secret = try OTPSecret(bytes: TestVectors.all.key("K32"))
        let totp = TOTP(secret: secret, algorithm: .sha256, digits: .eight)
        #expect(totp.code(at: 59)?.text == "46119246")
    }

    @Test func `django-otp - drift moves on every success and walks away`() throws {
        var state = TOTP.State()
        for round in 0..<50 {
            let step = UInt64(1000 + round * 10)
            let code = totp.code(forStep: step + 1 + UInt64(max(state.drift, 0)))
            if let next = newState(totp.verify(code, at: UnixTime(Int64(step) * 30), state: state)) { state = next }
        }
        #expect(state.drift == 1)
    }
}
