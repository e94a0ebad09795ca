import OTPCore
import TestVectors
import Testing

@Suite struct TypedCodeTests {
    let typed = TestVectors.all.edgeCases.typedCodes

    @Test func `what people type for a code is that code`() throws {
        for vector in typed.accept {
            #expect(try OTPCode(typed: vector.input).text == typed.code, "\(vector.why)")
        }
    }

    @Test func `what is no code is refused`() {
        for vector in typed.malformed {
            #expect(throws: OTPError.self, "\(vector.why)") { try OTPCode(typed: vector.input) }
        }
    }

    @Test(
        arguments: [
            ("", OTPError.Code.codeEmpty), (" \n", .codeEmpty), ("-", .codeNotDigits), ("28708", .codeTooShort),
            ("2870822", .codeTooLong),
            ("28708a", .codeNotDigits), ("28708²", .codeNotDigits), ("+287082", .codeNotDigits),
            ("-287082", .codeNotDigits), ("\u{2212}287082", .codeNotDigits), (" -287082", .codeNotDigits),
            ("28\u{6DD}7082", .codeNotDigits), ("28,708", .codeNotDigits),
            ("\u{0}28708", .codeNotDigits), ("null", .codeNotDigits),
        ] as [(String, OTPError.Code)])
    func `the reason is told`(text: String, code: OTPError.Code) {
        let error = #expect(throws: OTPError.self) { try OTPCode(typed: text) }
        #expect(error?.code == code)
    }

    @Test func `a refusal does not repeat what was typed`() {
        let error = #expect(throws: OTPError.self) { try OTPCode(typed: "5551234") }
        #expect(error?.description == "The code has 7 digits; it is 6 digits long.")
    }

    @Test func `digits of every script in Unicode are read by their value`() throws {
        var scripts = 0
        for value in UInt32(0)...0x1_FFFF {
            guard let zero = Unicode.Scalar(value), zero.properties.generalCategory == .decimalNumber,
                zero.properties.numericValue == 0
            else { continue }
            let text = [2, 8, 7, 0, 8, 2].compactMap { Unicode.Scalar(value + $0) }.map { String($0) }.joined()
            #expect(try OTPCode(typed: text).text == "287082")
            scripts += 1
        }
        #expect(scripts > 60)
    }

    @Test func `ten thousand characters are refused like seven`() {
        #expect(throws: OTPError.self) { try OTPCode(typed: String(repeating: "1", count: 10_000)) }
    }

    @Test(arguments: OTPDigits.allCases)
    func `every length is read and written with its leading zeros`(digits: OTPDigits) throws {
        let text = String(repeating: "0", count: digits.rawValue - 1) + "7"
        let code = try OTPCode(typed: text, digits: digits)
        #expect(code.text == text)
        #expect(code.count == digits.rawValue)
        #expect(code.groupedText.filter { $0 != " " } == text)
    }

    @Test func `codes are shown in two halves`() throws {
        #expect(try OTPCode(typed: "287082").groupedText == "287 082")
        #expect(try OTPCode(typed: "1234567", digits: .seven).groupedText == "1234 567")
        #expect(try OTPCode(typed: "12345678", digits: .eight).groupedText == "1234 5678")
    }

    @Test func `codes are equal when their digits are`() throws {
        #expect(try OTPCode(typed: "287082") == OTPCode(typed: "٢٨٧٠٨٢"))
        #expect(try OTPCode(typed: "287082") != OTPCode(typed: "287083"))
        #expect(try OTPCode(typed: "287082") != OTPCode(typed: "0287082", digits: .seven))
    }

    @Test func `a code prints its length and nothing else`() throws {
        let code = try OTPCode(typed: "287082")
        var dumped = ""
        dump(code, to: &dumped)
        #expect("\(code)" == "OTPCode(6 digits)")
        #expect(!(dumped + String(reflecting: code)).contains("287"))
    }
}
