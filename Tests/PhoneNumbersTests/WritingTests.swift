import MFACore
import PhoneNumbers
import Testing

@Suite struct WritingTests {
    @Test(arguments: [
        ("+4740612345", "40 61 23 45", "+47 40 61 23 45", "•• •• •3 45"),
        ("+46701234567", "070-123 45 67", "+46 70 123 45 67", "•••-••• •5 67"),
        ("+358412345678", "041 2345678", "+358 41 2345678", "••• ••••678"),
        ("+79123456789", "8 (912) 345-67-89", "+7 912 345-67-89", "• (•••) •••-•7-89"),
        ("+12015550123", "(201) 555-0123", "+1 201-555-0123", "(•••) •••-•123"),
        ("+5491123456789", "011 15-2345-6789", "+54 9 11 2345-6789", "••• ••-••••-•789"),
        ("+6834002", "4002", "+683 4002", "••02"), ("+4702000", "02000", "+47 02000", "•••00"),
        ("+5075071234", "507-1234", "+507 507-1234", "•••-••34"),
    ])
    func `a number is written for people at home, abroad, and behind a mask`(
        e164: String, national: String, international: String, masked: String
    ) throws {
        let number = try PhoneNumber(e164)
        #expect(number.e164 == e164)
        #expect(number.national == national)
        #expect(number.international == international)
        #expect(number.masked == masked)
        // What is written is read as the same number.
        #expect(try PhoneNumber(national, in: number.region) == number)
        #expect(try PhoneNumber(international) == number)
    }

    @Test func `a number prints masked, in every way of printing`() throws {
        let number = try PhoneNumber("+47 406 12 345")
        var dumped = ""
        dump([number], to: &dumped)
        for text in ["\(number)", String(reflecting: number), "\([number])", "\(Optional(number) as Any)", dumped] {
            #expect(text.contains("•• •• •3 45") && !text.contains("4061") && !text.contains("40 61"), "\(text)")
        }
    }

    @Test func `the mask hides all but three digits of every region's example`() {
        for region in Region.all {
            guard let masked = region.example?.masked else { continue }
            let shown = masked.count { $0.isNumber }
            let digits = shown + masked.count { $0 == "•" }
            #expect(shown == (digits < 8 ? 2 : 3), "\(region)")
        }
    }

    @Test func `an account keeps a number and gives it back`() throws {
        let number = try PhoneNumber("070-123 45 67", in: .sweden)
        let address = try #require(number.address)
        #expect(address.e164 == "+46701234567")
        #expect(PhoneNumber(address) == number)
    }

    private func kept(_ e164: String) -> PhoneNumber? { PhoneAddress(e164: e164).flatMap { PhoneNumber($0) } }

    @Test func `a kept number outlives a change of the plan`() throws {
        let former = try #require(kept("+4720123456"))
        #expect(former.type == .unknown && former.region == .norway && former.e164 == "+4720123456")
        #expect(former.national == "20 12 34 56" && former.masked == "•• •• •4 56")
        let shapeless = try #require(kept("+47123456789"))
        #expect(shapeless.national == "123456789" && shapeless.international == "+47 123456789")
        #expect(PhoneAddress(e164: "+9991234567") != nil && kept("+9991234567") == nil)
    }

    @Test(
        arguments: [
            ("41234", "NO", "41 23 4"), ("412345678", "NO", "412345678"), ("0701234", "SE", "070-123 4"),
            ("070-12", "SE", "070-12"),
            ("2015550", "US", "201-5550"), ("20155501", "US", "(201) 555-01"), ("12015550123", "US", "12015550123"),
            ("+4741234", "US", "+47 41 23 4"), ("+47", "NO", "+47"),
            ("+4", "NO", "+4"), ("", "NO", ""), ("abc", "NO", "abc"), ("+", "NO", "+"), ("41234", nil, "41234"),
            ("40612345", "NO", "40 61 23 45"), ("07400123456", "GB", "07400 123456"), ("+999", "NO", "+999"),
        ] as [(String, String?, String)])
    func `a number that is being typed gets its separators`(text: String, region: String?, written: String) {
        #expect(PhoneNumber.formatted(typing: text, in: region.flatMap { Region($0) }) == written)
    }

    @Test func `typing never changes a digit`() {
        for region in Region.all {
            guard let national = region.example?.national, let international = region.example?.international else {
                continue
            }
            for whole in [national, international] {
                for length in 0...whole.count {
                    let text = String(whole.prefix(length))
                    let written = PhoneNumber.formatted(typing: text, in: region)
                    #expect(written.filter(\.isNumber) == text.filter(\.isNumber), "\(region) \(text)")
                }
            }
        }
    }

    @Test func `the tables say where they come from`() {
        #expect(PhoneNumber.tablesVersion.hasPrefix("phonenumbers "))
    }
}
