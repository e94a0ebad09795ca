import Foundation
import OTPCore
import TestVectors
import Testing

@Suite struct TimeTests {
    @Test func `an instant with a fraction is the last whole second, also before 1970`() {
        #expect(UnixTime(secondsSince1970: 59.999) == 59)
        #expect(UnixTime(secondsSince1970: -0.5) == -1)
        #expect(UnixTime(secondsSince1970: 253_402_300_799.9)?.seconds == 253_402_300_799)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e19, -1e19, .greatestFiniteMagnitude])
    func `a number that is no instant gives none`(seconds: Double) {
        #expect(UnixTime(secondsSince1970: seconds) == nil)
    }

    @Test func `instants compare, print and are stored as their seconds`() throws {
        #expect(UnixTime(1) < 2)
        #expect("\(UnixTime(-5))" == "-5")
        let data = try JSONEncoder().encode([UnixTime(59)])
        #expect(String(decoding: data, as: UTF8.self) == "[59]")
        #expect(try JSONDecoder().decode([UnixTime].self, from: data) == [59])
    }

    @Test func `the clock of this machine agrees with Foundation's`() {
        let before = Date().timeIntervalSince1970.rounded(.down)
        let now = UnixTime.now()
        #expect(Double(now.seconds) >= before)
        #expect(Double(now.seconds) <= Date().timeIntervalSince1970)
    }

    @Test func `the hour that autumn repeats has steps of its own, unlike in a calendar without a zone`() {
        let vector = TestVectors.all.edgeCases.autumnClockChange
        let totp = TOTP(secret: rfcSecret)
        #expect(totp.step(at: UnixTime(vector.unixTime)) == vector.step)
        #expect(totp.step(at: UnixTime(vector.unixTime + 3600)) == vector.wrongStep)
    }

    @Test func `the seconds that remain run from the period down to one`() throws {
        let totp = TOTP(secret: rfcSecret)
        for second in Int64(0)...60 {
            #expect(totp.secondsRemaining(at: UnixTime(second)) == 30 - Int(second % 30))
        }
        let shifted = TOTP(secret: rfcSecret, period: .minute, epoch: 7)
        #expect(shifted.secondsRemaining(at: 7) == 60)
        #expect(shifted.secondsRemaining(at: 66) == 1)
    }

    @Test func `a step begins where it begins, as far as time goes`() throws {
        let totp = TOTP(secret: rfcSecret, epoch: 100)
        #expect(totp.start(ofStep: 0) == 100)
        #expect(totp.start(ofStep: 3) == 190)
        #expect(totp.start(ofStep: .max) == nil)
        let early = TOTP(secret: rfcSecret, period: try TOTP.Period(seconds: 1), epoch: UnixTime(.min))
        #expect(early.start(ofStep: .max) == UnixTime(.max))
        #expect(early.start(ofStep: 0) == UnixTime(.min))
    }

    @Test func `codes follow one another, each with its step and time`() throws {
        let codes = Array(TOTP(secret: rfcSecret).codes(from: 59).prefix(3))
        #expect(codes.map(\.step) == [1, 2, 3])
        #expect(codes.map(\.start) == [30, 60, 90])
        #expect(codes.map(\.code.text) == ["287082", "359152", "969429"])
        let end = TOTP(secret: rfcSecret, period: try TOTP.Period(seconds: 1), epoch: UnixTime(.min))
        #expect(Array(end.codes(from: UnixTime(.max))).map(\.step) == [.max])
        #expect(Array(TOTP(secret: rfcSecret).codes(from: UnixTime(.max))).count == 1)
    }

    @Test func `impossible parameters cannot be built`() throws {
        for seconds in [0, -30, 2_147_483_648, Int.max, Int.min] {
            let error = #expect(throws: OTPError.self) { try TOTP.Period(seconds: seconds) }
            #expect(error?.code == .periodOutOfRange)
        }
        #expect(try TOTP.Period(seconds: 2_147_483_647).seconds == 2_147_483_647)
        for sides in [(-1, 0), (0, -1), (21, 0), (0, 21), (Int.max, Int.min)] {
            let error = #expect(throws: OTPError.self) { try TOTP.Window(behind: sides.0, ahead: sides.1) }
            #expect(error?.code == .windowOutOfRange)
        }
        for rule in [(1, 2), (11, 2), (3, -1), (3, 21)] {
            let error = #expect(throws: OTPError.self) { try TOTP.DriftRule.learned(after: rule.0, limit: rule.1) }
            #expect(error?.code == .driftOutOfRange)
        }
        #expect(throws: OTPError.self) { try TOTP.DriftRule.followed(limit: 21) }
        for digits in [-1, 0, 1, 5, 10, 11] { #expect(OTPDigits(rawValue: digits) == nil) }
    }
}
