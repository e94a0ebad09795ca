import MFATestKit
import PhoneNumbers
import Testing

/// The rules of reading, each with the numbers that went wrong elsewhere.
@Suite struct ReadingTests {
    private func refusal(_ text: String, _ region: Region? = nil) -> PhoneNumberRefusal? {
        do throws(PhoneNumberRefusal) {
            _ = try PhoneNumber(text, in: region)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        "40612345", "406 12 345", "406-12-345", "(406) 12.345", "406/12/345", "406\u{A0}12\u{202F}345", " 40612345\n",
        "４０６１２３４５", "٤٠٦١٢٣٤٥", "۴۰۶۱۲۳۴۵", "४०६१२३४५", "𝟒𝟎𝟔𝟏𝟐𝟑𝟒𝟓", "406‐12–345", "406−12−345", "［４０６］１２～３４５",
        "\u{202A}+47 406 12 345\u{202C}", "\u{200E}40612345", "+47 406 12 345", "(+47) 40612345", "＋４７４０６１２３４５",
        "tel:+47-406-12-345", "TEL:40612345", "tel:40612345;phone-context=+47", "tel:40612345;phone-context=example.no",
        "tel:+4740612345;isub=1", "tel://+4740612345", "40612345,", "40612345 ;", "4740612345", "004740612345",
        "+004740612345",
    ])
    func `a number is the same in all scripts, with all separators`(text: String) throws {
        #expect(try PhoneNumber(text, in: .norway).e164 == "+4740612345")
    }

    @Test func `letters are not read as digits`() {
        for text in ["1-800-FLOWERS", "800 ABBA", "Tlf. 201 555 0123", "201 555 0123 mobile", "２０１ＦＩＶＥ", "telefon"] {
            #expect(refusal(text, .unitedStates) == .letters, "\(text)")
        }
    }

    @Test(arguments: [
        "40612345 ext 5", "40612345 Ext. 5", "40612345x5", "40612345,5", "40612345;5", "40612345 #5",
        "40612345 linje 5",
        "40612345 доб. 5", "tel:+4740612345;ext=5",
    ])
    func `an extension is refused, since no message reaches it`(text: String) {
        #expect(refusal(text, .norway) == .extension)
    }

    @Test func `what can be in no number is named`() {
        for (text, character) in [
            ("406*12345", "*"), ("40612+345", "+"), ("++4740612345", "+"), ("406=12345", "="), ("☎40612345", "☎"),
            ("40612345#", "#"), ("#40612345", "#"), (",40612345", ","), ("4061234²", "²"),
            ("tel:+47406;phone-context=+47", "+"),
        ] as [(String, Character)] {
            #expect(refusal(text, .norway) == .invalidCharacter(character), "\(text)")
        }
    }

    @Test func `the prefix for calls abroad is that of the chosen region`() throws {
        for (text, region) in [
            ("0047 40612345", "DE"), ("011 47 40612345", "US"), ("810 47 40612345", "RU"), ("8~10 47 40612345", "RU"),
            ("0011 47 40612345", "AU"), ("990 47 40612345", "FI"), ("00 47 40612345", "FI"), ("010 47 40612345", "JP"),
        ] {
            #expect(try PhoneNumber(text, in: Region(region)).e164 == "+4740612345", "\(text) \(region)")
        }
        #expect(try PhoneNumber("0041 44 668 18 00", in: .germany).e164 == "+41446681800")
        // The same digits are something else where they are no prefix.
        #expect(try PhoneNumber("011 15 2345-6789", in: Region("AR")).e164 == "+5491123456789")
    }

    @Test func `no calling code begins with zero`() {
        for text in ["+03123456", "+0", "+012015550123"] { #expect(refusal(text) == .unknownCallingCode, "\(text)") }
        #expect(refusal("00 03123456", .germany) != nil)
        #expect(refusal("00 999 123456", .germany) == .unknownCallingCode)
        #expect(refusal("+999 123456", .germany) == .unknownCallingCode)
    }

    @Test func `a prefix for calls at home is taken off only where it is one, behind the calling code too`() throws {
        for (text, region, e164) in [
            ("8 812 309 12 34", "RU", "+78123091234"), ("+7 812 309 12 34", "RU", "+78123091234"),
            ("8 (912) 345-67-89", "RU", "+79123456789"), ("+6104 12 345 678", "AU", "+61412345678"),
            ("+46 (0)70 123 45 67", "SE", "+46701234567"), ("0046 (0)70 123 45 67", "NO", "+46701234567"),
            ("070-123 45 67", "SE", "+46701234567"), ("06 20 123 4567", "HU", "+36201234567"),
            ("1 201 555 0123", "US", "+12015550123"), ("01512 3456789", "DE", "+4915123456789"),
        ] {
            #expect(try PhoneNumber(text, in: Region(region)).e164 == e164, "\(text)")
        }
    }

    @Test func `what is left out at home is put in again`() throws {
        for (text, region, e164) in [
            ("464-1234", "AG", "+12684641234"), ("886377", "SM", "+3780549886377"),
            ("011 15 2345-6789", "AR", "+5491123456789"),
            ("0 15 11 96123-4567", "BR", "+5511961234567"), ("11 96123-4567", "BR", "+5511961234567"),
        ] {
            #expect(try PhoneNumber(text, in: Region(region)).e164 == e164, "\(text)")
        }
    }

    @Test func `zeros in front stay where they belong to the number`() throws {
        let rome = try PhoneNumber("02 1234 5678", in: .italy)
        #expect(rome.e164 == "+390212345678" && rome.international == "+39 02 1234 5678")
        #expect(try PhoneNumber("+39 0212345678") == rome)
        #expect(try PhoneNumber("06698 12345", in: Region("VA")).region.code == "VA")
        #expect(try PhoneNumber("02000", in: .norway).national == "02000")
    }

    @Test func `regions that share a calling code are told apart, whatever was chosen`() throws {
        for (text, chosen, region) in [
            ("41234567", "SJ", "NO"), ("+47 79 12 34 56", "NO", "SJ"), ("+7 701 234 5678", "RU", "KZ"),
            ("+1 876 210 1234", "US", "JM"), ("07781 123456", "GB", "GG"), ("07797 712345", "GB", "JE"),
            ("+1 201 555 0123", "CA", "US"), ("+358 18 12345", "FI", "AX"),
        ] {
            #expect(try PhoneNumber(text, in: Region(chosen)).region.code == region, "\(text)")
        }
    }

    @Test func `a number that may be mobile can get messages`() throws {
        #expect(try PhoneNumber("+1 201 555 0123").type == .fixedLineOrMobile)
        for (text, type, may) in [
            ("+1 201 555 0123", .fixedLineOrMobile, true), ("+47 406 12 345", .mobile, true),
            ("+47 22 22 55 55", .fixedLine, false), ("+47 820 12 345", .premium, false),
            ("+800 1234 5678", .tollFree, false),
        ] as [(String, PhoneNumberType, Bool)] {
            let number = try PhoneNumber(text)
            #expect(number.type == type && number.type.mayBeMobile == may, "\(text)")
        }
        #expect(try PhoneNumber("+800 1234 5678").region == .nonGeographic)
    }

    @Test func `more than fifteen digits are too many`() {
        #expect(refusal("+49 30 1234 5678 9012") == .tooLong(by: 1))
        #expect(refusal(String(repeating: "1", count: 33), .norway) == .tooLong(by: 18))
        #expect(refusal(String(repeating: "1", count: 100_000), .norway) == .tooLong(by: 18))
        #expect(refusal("+47" + String(repeating: "4", count: 20)) == .tooLong(by: 12))
        #expect(refusal(String(repeating: "-", count: 100_000), .norway) == .empty)
        #expect(refusal("40612345" + String(repeating: ";", count: 100_000) + "!", .norway) == .invalidCharacter("!"))
    }

    @Test func `whatever is typed is a number or refused, and never shown`() {
        let seed = UInt64.random(in: 0 ... .max)
        var random = Chance(source: SeededRandom(seed: seed))
        let pieces = [
            "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "00", "+", " ", "(", ")", "-", ";", ",", "#", "x", "ext",
            "tel:",
            ";phone-context=", "٤", "９", "²", "ⅷ", "e\u{301}", "\u{200F}", "🙂", "\0", "\r\n", "Å", "47", "46", "1",
            "810",
        ]
        for _ in 0..<3000 {
            let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            let region = Region.all.randomElement(using: &random)
            _ = PhoneNumber.formatted(typing: text, in: region)
            if let refusal = refusal(text, region) { #expect(!"\(refusal)".isEmpty, "seed \(seed)") }
        }
    }

    @Test func `each fault has a refusal of its own`() {
        for (text, region, expected) in [
            ("", .norway, .empty), (" - ", .norway, .empty), ("+", .norway, .empty), ("40612345", nil, .noRegion),
            ("+4", nil, .unknownCallingCode), ("+47", nil, .tooShort(by: 8)), ("+47 4", nil, .tooShort(by: 7)),
            ("4061234", .norway, .tooShort(by: 1)), ("+47 406", nil, .tooShort(by: 5)),
            ("4", .norway, .tooShort(by: 7)),
            ("406123456", .norway, .tooLong(by: 1)), ("20 12 34 56", .norway, .notAssigned(.norway)),
            ("555 0123", .unitedStates, .tooShort(by: 3)), ("070-123 45 6", .sweden, .tooShort(by: 1)),
            ("+1 000 555 0123", .norway, .notAssigned(.unitedStates)), ("+800 1234 567", nil, .tooShort(by: 1)),
        ] as [(String, Region?, PhoneNumberRefusal)] {
            #expect(refusal(text, region) == expected, "\(text) \(refusal(text, region)?.name ?? "is read")")
        }
    }
}

/// Chance that a seed repeats.
private struct Chance: RandomNumberGenerator {
    let source: SeededRandom

    mutating func next() -> UInt64 { source.next() }
}
