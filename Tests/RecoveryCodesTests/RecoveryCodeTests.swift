import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import Testing

@Suite struct RecoveryCodeTests {
    @Test func `ten codes of eighty bits, each of which works once`() async throws {
        let fixture = try Fixture()
        let issued = try await fixture.service.issue(to: fixture.alice).get()
        #expect(issued.codes.count == 10 && Set(issued.codes).count == 10)
        #expect(
            issued.codes.allSatisfy { $0.wholeMatch(of: /([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}/) != nil })
        for (index, code) in issued.codes.enumerated() {
            guard case .accepted(let left, nil) = try await fixture.service.verify(typed: code, of: fixture.alice)
            else {
                Issue.record("a code was not taken")
                return
            }
            #expect(left == 9 - index)
            guard case .alreadyUsed = try await fixture.service.verify(typed: code, of: fixture.alice) else {
                Issue.record("a code was taken twice")
                return
            }
        }
        #expect(fixture.observer.contents.last == .recoveryCodeUsed(remaining: 0))
    }

    @Test func `T7: of fifty who type one code at once, one is let in`() async throws {
        let fixture = try Fixture()
        let code = try await fixture.service.issue(to: fixture.alice).get().codes[4]
        let granted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    if case .accepted = try await fixture.service.verify(typed: code, of: fixture.alice) {
                        true
                    } else {
                        false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(granted == 1)
        #expect(try await fixture.service.standing(of: fixture.alice).remaining == 9)
    }

    @Test func `T8: a code of one user is none of another's`() async throws {
        let fixture = try Fixture()
        let code = try await fixture.service.issue(to: fixture.alice).get().codes[0]
        let bob = try AccountID("bob")
        guard case .refused(.nothingToVerify) = try await fixture.service.verify(typed: code, of: bob) else {
            Issue.record("a user without codes was let in")
            return
        }
        _ = try await fixture.service.issue(to: bob).get()
        guard case .refused(.wrong) = try await fixture.service.verify(typed: code, of: bob) else {
            Issue.record("another user's code was taken")
            return
        }
    }

    @Test func `a code is read as people write it`() async throws {
        let fixture = try Fixture()
        let codes = try await fixture.service.issue(to: fixture.alice).get().codes
        let spellings: [(String) -> String] = [
            { $0.lowercased() }, { $0.replacing("-", with: " ") }, { $0.replacing("-", with: "") },
            { $0.replacing("0", with: "O").replacing("1", with: "l") }, { "  \($0)\n" },
            { $0.replacing("-", with: "–").replacing("1", with: "I").replacing("0", with: "o") },
        ]
        for (code, spell) in zip(codes, spellings) {
            let typed = spell(code)
            guard case .accepted = try await fixture.service.verify(typed: typed, of: fixture.alice) else {
                Issue.record("“\(typed)” was not read as \(code)")
                continue
            }
        }
    }

    @Test(arguments: [
        "", " ", "0", "null", "0000-0000-0000-0000", "ABCD-EFGH-JKMN", String(repeating: "A", count: 10_000), "💥",
        "123456", "ABCD-EFGH-JKMN-PQR$",
    ])
    func `T22: what is no code is a wrong guess, and counted`(_ typed: String) async throws {
        let fixture = try Fixture()
        _ = try await fixture.service.issue(to: fixture.alice).get()
        guard case .refused(.wrong(let left)) = try await fixture.service.verify(typed: typed, of: fixture.alice) else {
            Issue.record("it was not refused as wrong")
            return
        }
        #expect(left == 9)
    }

    @Test func `T17: guesses at recovery codes spend the account's budget, and a pause stops them`() async throws {
        let fixture = try Fixture()
        let code = try await fixture.service.issue(to: fixture.alice).get().codes[0]
        for _ in 0..<10 { _ = try await fixture.service.verify(typed: "wrong", of: fixture.alice) }
        guard case .refused(.paused(let until)) = try await fixture.service.verify(typed: code, of: fixture.alice)
        else {
            Issue.record("guessing goes on")
            return
        }
        fixture.time.set(until)
        guard case .accepted = try await fixture.service.verify(typed: code, of: fixture.alice) else {
            Issue.record("the right code is not taken after the pause")
            return
        }
    }

    @Test func `new codes void the old ones`() async throws {
        let fixture = try Fixture()
        let old = try await fixture.service.issue(to: fixture.alice).get().codes
        let new = try await fixture.service.issue(to: fixture.alice).get().codes
        #expect(Set(old).isDisjoint(with: new))
        guard case .refused(.wrong) = try await fixture.service.verify(typed: old[0], of: fixture.alice) else {
            Issue.record("an old code was taken")
            return
        }
        guard case .accepted = try await fixture.service.verify(typed: new[0], of: fixture.alice) else {
            Issue.record("a new code was not taken")
            return
        }
    }

    @Test func `a saved code is replaced when it is used`() async throws {
        let fixture = try Fixture(.saved)
        var code = try #require(try await fixture.service.issue(to: fixture.alice).get().codes.first)
        for _ in 0..<3 {
            guard case .accepted(1, let next?) = try await fixture.service.verify(typed: code, of: fixture.alice) else {
                Issue.record("the code was not taken, or not replaced")
                return
            }
            #expect(next.codes.count == 1 && next.codes[0] != code)
            guard case .refused(.wrong) = try await fixture.service.verify(typed: code, of: fixture.alice) else {
                Issue.record("the old code still works")
                return
            }
            code = next.codes[0]
        }
    }

    @Test func `who has few is told, and who has none`() async throws {
        let fixture = try Fixture()
        let english = Localizer(.english)
        #expect(try await fixture.service.standing(of: fixture.alice).warning == nil)
        let codes = try await fixture.service.issue(to: fixture.alice).get().codes
        for (index, code) in codes.enumerated() {
            _ = try await fixture.service.verify(typed: code, of: fixture.alice)
            let warning = try await fixture.service.standing(of: fixture.alice).warning.map(english.text)
            switch 9 - index {
            case 4...: #expect(warning == nil)
            case 0: #expect(warning == "You have no recovery codes left. Make new ones.")
            case let left:
                #expect(warning?.contains(left == 1 ? "one recovery code left" : "\(left) recovery codes") == true)
            }
        }
    }

    @Test func `T38: whoever reads the database or a log finds no code`() async throws {
        let fixture = try Fixture()
        let issued = try await fixture.service.issue(to: fixture.alice).get()
        let sheet = RecoverySheet(issued, app: "Acme", account: "alice@acme.example")
        let account = try #require(try await fixture.accounts.load(fixture.alice))
        var dumped = ""
        dump(account, to: &dumped)
        for text in ["\(issued)", String(reflecting: issued), "\(sheet)", String(reflecting: sheet), dumped] {
            for code in issued.codes { #expect(!text.contains(code) && !text.contains(code.replacing("-", with: ""))) }
        }
        // The same codes twice have nothing in common where they are stored.
        let digests = try await (0..<2).asyncMap { _ in
            _ = try await fixture.service.issue(to: fixture.alice).get()
            let account = try #require(try await fixture.accounts.load(fixture.alice))
            var text = ""
            dump(account.recoveryCodes, to: &text)
            return text
        }
        #expect(digests[0] != digests[1])
    }

    @Test func `codes are made only where the policy allows them, and by rules that make sense`() async throws {
        let fixture = try Fixture(policy: Policy(methods: [.authenticatorApp]))
        #expect(try await fixture.service.issue(to: fixture.alice).refusal == .methodNotAllowed(.recoveryCode))
        for (count, bits) in [(4, 80), (21, 80), (10, 40), (10, 64), (10, 81)] {
            #expect(throws: PolicyError.self) { try RecoveryCodeRules(.list(count: count), bits: bits) }
        }
        let long = try Fixture(RecoveryCodeRules(.list(count: 5), bits: 160))
        let code = try await long.service.issue(to: long.alice).get().codes[2]
        #expect(code.filter { $0 != "-" }.count == 32)
        guard case .accepted = try await long.service.verify(typed: code, of: long.alice) else {
            Issue.record("a long code was not taken")
            return
        }
    }

    @Test func `a store that fails grants nothing`() async throws {
        let fixture = try Fixture()
        let code = try await fixture.service.issue(to: fixture.alice).get().codes[0]
        let faulty = FaultyStore(fixture.store, faults: [.init(.unavailable, calls: 1..., of: .write)])
        let broken = RecoveryCodeService(
            RecordContext(store: faulty, keys: fixture.context.keys, time: fixture.time, random: SeededRandom(seed: 2)))
        await #expect(throws: RecordError.self) { try await broken.verify(typed: code, of: fixture.alice) }
        guard case .accepted = try await fixture.service.verify(typed: code, of: fixture.alice) else {
            Issue.record("the code was lost by a failure")
            return
        }
    }

    @Test(arguments: Language.allCases)
    func `a sheet can be printed, kept in a file and copied`(_ language: Language) async throws {
        let fixture = try Fixture()
        let issued = try await fixture.service.issue(to: fixture.alice).get()
        let sheet = RecoverySheet(issued, app: "Acme Øst AS", account: "alice@acme.example")
        let text = sheet.text(in: Localizer(language))
        #expect(!text.contains("{") && text.hasSuffix("\n") && text.contains("alice@acme.example"))
        for (number, code) in issued.codes.enumerated() { #expect(text.contains("\(number + 1)  \(code)\n")) }
        #expect(sheet.clipboard.split(separator: "\n").map(String.init) == issued.codes)
        #expect(sheet.fileName == "recovery-codes-acme-st-as.txt")
        #expect(!Localizer(language).text(Message(RecoveryPhrase.alreadyUsed)).isEmpty)
    }
}

extension Result where Success == IssuedRecoveryCodes, Failure == AccountRefusal {
    fileprivate var refusal: AccountRefusal? { if case .failure(let refusal) = self { refusal } else { nil } }
}

extension Range<Int> {
    fileprivate func asyncMap<Element>(_ transform: (Int) async throws -> Element) async rethrows -> [Element] {
        var result: [Element] = []
        for index in self { result.append(try await transform(index)) }
        return result
    }
}
