import MFACore
import MFATestKit
import Synchronization
import Testing

@Suite struct PasswordVerifierConformanceTests {
    private static let password = "Correct horse, battery staple; " + String(repeating: "and so on ", count: 6)
    private let alice: AccountID
    private let nobody: AccountID

    init() throws { (alice, nobody) = (try AccountID("alice"), try AccountID("nobody")) }

    /// A verifier with the faults of a test, which sees what was typed, whether it is right, and whether the user is there.
    private struct Flawed: PasswordVerifier {
        var says: @Sendable (_ typed: String, _ isRight: Bool, _ isThere: Bool) async -> PasswordVerdict

        func verify(_ password: String, of account: AccountID) async -> PasswordVerdict {
            let isThere = account.text == "alice"
            return await says(password, isThere && password == PasswordVerifierConformanceTests.password, isThere)
        }
    }

    private func suite(_ verifier: any PasswordVerifier) -> PasswordVerifierConformance {
        PasswordVerifierConformance(
            verifier, account: alice, password: PasswordVerifierConformanceTests.password, unknown: nobody)
    }

    private func findings(
        until hang: Hang? = nil,
        _ says: @escaping @Sendable (_ typed: String, _ isRight: Bool, _ isThere: Bool) async -> PasswordVerdict
    ) async -> [String] {
        let found = Mutex<[String]>([])
        await suite(Flawed(says: says)).reporting(patience: hang?.patience) { finding in
            found.withLock { $0.append(finding.sentence) }
        }.run()
        return found.withLock { $0 }
    }

    /// Whether there is one finding, about one password of the many that are wrong.
    private func isOnly(_ name: String, _ found: [String]) -> Bool {
        found == ["No password is right but the user's: \(name) is not."]
    }

    @Test func `a verifier that keeps to everything passes`() async {
        await suite(Flawed { _, isRight, _ in isRight ? .right : .wrong }).run()
        #expect(await findings { _, isRight, _ in isRight ? .right : .wrong }.isEmpty)
    }

    @Test func `known passwords pass`() async {
        await suite(KnownPasswords([alice: PasswordVerifierConformanceTests.password])).run()
    }

    @Test func `a password without letters, and of one letter, can be checked as well`() async {
        for password in ["1", "19.05", "x", "Ж", "🐎", " "] {
            await PasswordVerifierConformance(
                KnownPasswords([alice: password]), account: alice, password: password, unknown: nobody
            ).run()
        }
    }

    @Test func `a verifier that lets nobody in is found`() async {
        #expect(await findings { _, _, _ in .wrong }.contains("A user's own password is right."))
        #expect(await !findings { _, _, _ in .unavailable }.isEmpty)
    }

    @Test func `a verifier that lets everybody in is found`() async {
        #expect(await findings { _, _, isThere in isThere ? .right : .wrong }.count > 10)
        #expect(await findings { _, _, _ in .right }.count > 13)
    }

    @Test func `a verifier that takes what is not quite the password is found`() async {
        let password = PasswordVerifierConformanceTests.password
        let flaws: [(name: String, normal: @Sendable (String) -> String)] = [
            ("it in another case", { $0.lowercased() }),
            ("it, and a NUL", { $0.hasSuffix("\0") ? String($0.dropLast()) : $0 }),
            ("a NUL, and it", { $0.hasPrefix("\0") ? String($0.dropFirst()) : $0 }),
            ("it, and a space that takes no room", { $0.filter { $0 != "\u{200B}" } }),
            ("it twice", { $0 == password + password ? password : $0 }),
            ("it, and a line's end", { $0.last == "\n" ? String($0.dropLast()) : $0 }),
            ("it, and a space", { $0.hasSuffix(" ") && $0 != password ? String($0.dropLast()) : $0 }),
            ("a space, and it", { $0.first == " " ? String($0.dropFirst()) : $0 }),
        ]
        for (name, normal) in flaws {
            let found = await findings { typed, isRight, isThere in
                isRight || isThere && normal(typed) == normal(password) ? .right : .wrong
            }
            #expect(isOnly(name, found), "\(name): \(found)")
        }
        for (name, typed) in [("nothing", ""), ("a hundred thousand letters", String(repeating: "x", count: 100_000))] {
            let found = await findings { $1 || $2 && $0 == typed ? .right : .wrong }
            #expect(isOnly(name, found), "\(found)")
        }
    }

    @Test func `a verifier that reads no more than the beginning is found`() async {
        let password = PasswordVerifierConformanceTests.password
        let beginning = await findings { typed, _, isThere in
            isThere && typed.utf8.prefix(72).elementsEqual(password.utf8.prefix(72)) ? .right : .wrong
        }
        #expect(beginning.contains("No password is right but the user's: it without its end is not."))
        #expect(beginning.contains("No password is right but the user's: it, and a hundred thousand letters is not."))
        let untilNUL = await findings { typed, _, isThere in
            isThere && typed.prefix { $0 != "\0" } == password ? .right : .wrong
        }
        #expect(untilNUL.count == 2)
    }

    @Test func `a verifier that looks letters up by their shape is found`() async {
        let pairs: [Character: Character] = [
            "\u{430}": "a", "\u{441}": "c", "\u{435}": "e", "\u{43E}": "o", "\u{440}": "p", "\u{445}": "x",
        ]
        let found = await findings { typed, _, isThere in
            isThere && String(typed.map { pairs[$0] ?? $0 }) == PasswordVerifierConformanceTests.password
                ? .right : .wrong
        }
        #expect(isOnly("it in letters that look like its own", found), "\(found)")
    }

    @Test func `a verifier that shows who is not there is found`() async {
        let unavailable = await findings { $1 ? .right : $2 ? .wrong : .unavailable }
        #expect(unavailable.filter { $0.contains("is not there") }.count == 3)
        let right = await findings { $1 || !$2 ? .right : .wrong }
        #expect(right.filter { $0.contains("is not there") }.count == 3)
    }

    @Test func `a verifier that cannot tell a wrong password is found`() async {
        let found = await findings { $1 ? .right : $2 ? .unavailable : .wrong }
        #expect(found.contains("A wrong password is wrong, and not one that could not be checked."))
    }

    @Test func `a verifier that mixes up calls at once is found`() async {
        let inside = Mutex(0)
        let found = await findings { _, isRight, _ in
            let isAlone = inside.withLock { count in
                count += 1
                return count == 1
            }
            // Long enough for the others to come, if there are any.
            for _ in 0..<100 { await Task.yield() }
            inside.withLock { $0 -= 1 }
            return isRight == isAlone ? .right : .wrong
        }
        #expect(found == ["Sixty-four calls at once are told the same as each alone."])
    }

    @Test func `a verifier that has too much to do is mentioned, and no more`() async {
        let inside = Mutex(0)
        let warnings = Mutex<[Bool]>([])
        let verifier = Flawed { _, isRight, _ in
            let isAlone = inside.withLock { count in
                count += 1
                return count == 1
            }
            for _ in 0..<100 { await Task.yield() }
            inside.withLock { $0 -= 1 }
            return isAlone ? isRight ? .right : .wrong : .unavailable
        }
        await suite(verifier).reporting { finding in warnings.withLock { $0.append(finding.isWarning) } }.run()
        #expect(warnings.withLock { $0 } == [true])
    }

    @Test func `a verifier that takes a cancelled call for an answer is found`() async {
        #expect(
            await findings { _, isRight, _ in isRight || Task.isCancelled ? .right : .wrong } == [
                "A call that is cancelled lets nobody in with a wrong password."
            ])
        #expect(
            await findings { _, isRight, _ in isRight && !Task.isCancelled ? .right : .wrong } == [
                "A call that is cancelled does not call the right password wrong: it would cost the user a try."
            ])
        #expect(
            await findings { _, isRight, _ in Task.isCancelled ? .unavailable : isRight ? .right : .wrong }.isEmpty)
    }

    @Test func `a verifier that does not come back is found`() async {
        let (always, sometimes) = (Hang(), Hang())
        #expect(await findings(until: always) { _, _, _ in await always.forever() } == ["A verifier comes back."])
        let found = await findings(until: sometimes) { _, isRight, _ in
            if Task.isCancelled { return await sometimes.forever() }
            return isRight ? .right : .wrong
        }
        #expect(found == ["A call that is cancelled comes back."])
    }

    @Test func `a verifier that does not come back when there are many is found`() async {
        let hang = Hang()
        let inside = Mutex(0)
        let found = await findings(until: hang) { _, isRight, _ in
            if inside.withLock({ $0 > 0 }) { return await hang.forever() }
            inside.withLock { $0 += 1 }
            for _ in 0..<100 { await Task.yield() }
            inside.withLock { $0 -= 1 }
            return isRight ? .right : .wrong
        }
        #expect(found.first == "Sixty-four calls at once come back.")
    }

    @Test func `times are measured in turns, and nothing is made of them`() async {
        let asked = Mutex<[Bool]>([])
        let verifier = Flawed { _, _, isThere in
            asked.withLock { $0.append(isThere) }
            return .wrong
        }
        let (known, unknown) = await suite(verifier).timings(rounds: 3)
        #expect(known.count == 3 && unknown.count == 3)
        #expect(asked.withLock { $0 } == [true, false, true, false, true, false, true, false])
    }
}
