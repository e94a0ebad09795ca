import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import Testing

/// What is said about recovery codes, and what is not.
@Suite struct RecoveryTextTests {
    @Test(arguments: Language.allCases)
    func `every phrase has words in every language, with nothing left open`(_ language: Language) {
        for phrase in RecoveryPhrase.allCases {
            for number in [1, 7] {
                let values = ["app", "date", "left"].map { ($0, Message.Value.number(number)) }
                let text = Localizer(language).text(
                    Message(phrase, Dictionary(uniqueKeysWithValues: values)))
                #expect(!text.isEmpty && !text.contains { "{}|#".contains($0) }, "\(phrase.rawValue): \(text)")
                let hasPlace = phrase.translations[.english].contains("{")
                #expect(number == 1 || text.contains("7") == hasPlace, "\(phrase.rawValue): \(text)")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func `whoever is let in hears nothing, and everybody else why he is not`(_ language: Language) async throws {
        let fixture = try Fixture()
        let code = try await fixture.service.issue(to: fixture.alice).get().codes[0]
        var texts: [String] = []
        for typed in [code, code, "wrong"] {
            let verdict = try await fixture.service.verify(typed: typed, of: fixture.alice)
            texts.append(verdict.message(at: fixture.time.now()).map(Localizer(language).text) ?? "")
        }
        #expect(texts[0].isEmpty && !texts[1].isEmpty && !texts[2].isEmpty && texts[1] != texts[2])
        // An app that shows a new code is of no use to somebody with a list.
        #expect(texts[1] == Localizer(language).text(Message(RecoveryPhrase.alreadyUsed)))
        #expect(texts[2].contains("9"))
    }

    @Test func `the sheet of the one saved code has no numbers, and says that it is replaced`() async throws {
        let fixture = try Fixture(.saved)
        let issued = try await fixture.service.issue(to: fixture.alice).get()
        let sheet = RecoverySheet(issued, app: "Acme", account: "alice")
        #expect(issued.isSaved && sheet.lines == issued.codes && sheet.clipboard == issued.codes[0])
        let text = sheet.text(in: Localizer(.english))
        #expect(text.hasSuffix("\n\n\(issued.codes[0])\n"))
        #expect(text.contains("When you have used it, you get a new one."))
        #expect(!text.contains("Each code works once"))
    }

    @Test func `T38: codes and their sheet show how many there are, however they are printed`() async throws {
        let fixture = try Fixture()
        let issued = try await fixture.service.issue(to: fixture.alice).get()
        let sheet = RecoverySheet(issued, app: "Acme", account: "alice")
        let verdict = RecoveryVerdict.accepted(remaining: 1, replacement: issued)
        var dumped = ""
        for value in [issued, sheet, verdict] as [Any] { dump(value, to: &dumped) }
        for text in [dumped, "\(verdict)", String(reflecting: verdict), "\([issued])", "\([sheet])"] {
            for code in issued.codes { #expect(!text.contains(code)) }
        }
        #expect("\(issued)" == "IssuedRecoveryCodes(10)" && "\(sheet)" == "RecoverySheet(10)")
        #expect(Mirror(reflecting: issued).children.isEmpty && Mirror(reflecting: sheet).children.isEmpty)
    }
}
