import Foundation
import MFACore
import PhoneNumbers
import Testing

@Suite struct RegionTests {
    @Test func `regions are found by their letters`() {
        #expect(Region("NO") == .norway && Region("no") == .norway && Region("NO")?.code == "NO")
        #expect(Region.norway.callingCode == 47 && Region.unitedStates.callingCode == 1 && "\(Region.åland)" == "AX")
        for code in ["", "N", "NOR", "XX", "001", "N1", "Ø", "[\\", "@A", "ÅÅ"] {
            #expect(Region(code) == nil, "\(code)")
        }
        #expect(Region.nonGeographic.code == "001" && Region.nonGeographic.callingCode == nil)
        #expect(Region.nonGeographic.example == nil && Region.nonGeographic.name(in: .english) == "001")
        #expect(Region.all.count == 245 && Region.all.allSatisfy { Region($0.code) == $0 })
    }

    @Test func `the constants are the regions that they say`() {
        let constants: [(Region, String)] = [
            (.norway, "Norway"), (.sweden, "Sweden"), (.denmark, "Denmark"), (.finland, "Finland"),
            (.iceland, "Iceland"),
            (.faroeIslands, "Faroe Islands"), (.greenland, "Greenland"), (.åland, "Åland Islands"),
            (.svalbard, "Svalbard & Jan Mayen"), (.germany, "Germany"), (.austria, "Austria"),
            (.switzerland, "Switzerland"),
            (.liechtenstein, "Liechtenstein"), (.luxembourg, "Luxembourg"), (.netherlands, "Netherlands"),
            (.belgium, "Belgium"), (.france, "France"), (.spain, "Spain"), (.portugal, "Portugal"), (.italy, "Italy"),
            (.unitedKingdom, "United Kingdom"), (.ireland, "Ireland"), (.poland, "Poland"), (.estonia, "Estonia"),
            (.latvia, "Latvia"), (.lithuania, "Lithuania"), (.unitedStates, "United States"), (.canada, "Canada"),
        ]
        for (region, name) in constants { #expect(region.name(in: .english) == name) }
    }

    @Test func `every region has an example that is a number of its own or of a neighbour`() throws {
        for region in Region.all {
            let example = try #require(region.example, "\(region)")
            #expect(example.region == region || example.region.callingCode == region.callingCode, "\(region)")
            #expect(try PhoneNumber(example.national, in: region) == example, "\(region)")
            #expect(try PhoneNumber(example.e164) == example, "\(region)")
            #expect(example.type.mayBeMobile || ["TA", "001"].contains(region.code), "\(region) \(example.type)")
        }
        #expect(Region.norway.example?.national == "40 61 23 45")
    }

    @Test(arguments: Language.allCases)
    func `the list has every region once, in the order that the language has`(language: Language) {
        let choices = Region.all(in: language)
        #expect(Set(choices.map(\.region)) == Set(Region.all) && choices.count == Region.all.count)
        let locale = Locale(identifier: language.rawValue)
        for (first, second) in zip(choices, choices.dropFirst()) {
            #expect(
                first.name.compare(second.name, options: [], range: nil, locale: locale) == .orderedAscending,
                "\(language): \(first.name), \(second.name)")
        }
        for choice in choices {
            #expect(choice.name == choice.region.name(in: language) && choice.callingCode == choice.region.callingCode)
            #expect(!choice.example.isEmpty)
        }
    }

    @Test func `letters of the north stand after z, and in German with their plain ones`() {
        func names(_ language: Language) -> [String] { Region.all(in: language).map(\.name) }
        #expect(names(.norwegianBokmål).suffix(3) == ["Øst-Timor", "Østerrike", "Åland"])
        #expect(names(.swedish).last == "Östtimor" || names(.swedish).last == "Österrike")
        #expect(names(.german).prefix(3) == ["Afghanistan", "Ägypten", "Ålandinseln"])
    }

    @Test func `pinned regions come first and once`() {
        let choices = Region.all(in: .norwegianBokmål, pinned: [.sweden, .norway, .nonGeographic])
        #expect(choices.prefix(2).map(\.name) == ["Sverige", "Norge"])
        #expect(choices.count == Region.all.count)
    }

    @Test(
        arguments: [
            ("nor", .norwegianBokmål, "NO"), ("NO", .norwegianBokmål, "NO"), ("osterrike", .swedish, "AT"),
            ("Österrike", .swedish, "AT"), ("O\u{308}sterrike", .swedish, "AT"), ("osterrike", .norwegianBokmål, "AT"),
            ("cote d'ivoire", .english, "CI"), ("verde", .norwegianBokmål, "CV"), ("+47", .danish, "NO"),
            ("47", .danish, "NO"),
            ("+358", .finnish, "FI"), ("ahvenan", .finnish, "AX"), ("turkei", .german, "TR"),
            ("sao tome", .english, "ST"),
            ("dominikanska", .swedish, "DO"), ("faeroerne", .danish, "FO"),
        ] as [(String, Language, String)])
    func `a region is found by name, calling code and letters`(text: String, language: Language, code: String) {
        #expect(Region.search(text, in: language).contains { $0.region.code == code }, "\(text)")
    }

    @Test func `what begins with the text comes first, and nothing else is found`() {
        #expect(Region.search("guinea", in: .english).first?.name == "Guinea")
        #expect(Region.search("+4", in: .english).allSatisfy { "\($0.callingCode)".hasPrefix("4") })
        #expect(Region.search("qqq", in: .english).isEmpty && Region.search("+999", in: .english).isEmpty)
        #expect(Region.search("  ", in: .english).count == Region.all.count)
    }

    @Test func `a host can give a region another name`() throws {
        let message = Region.norway.message
        #expect(Localizer(.german).text(message) == "Norwegen" && Localizer(.finnish).text(message) == "Norja")
        let localizer = try Localizer(
            .english, overriding: [.english: ["region.NO": "The North"]], in: [RegionName.self])
        #expect(localizer.text(message) == "The North")
        #expect(RegionName(rawValue: "region.SE")?.region == .sweden)
        for name in ["region.XX", "NO", "region.no", "region."] { #expect(RegionName(rawValue: name) == nil) }
        #expect(RegionName.allCases.count == Region.all.count)
    }
}
