import Foundation
import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct EventTests {
    let fixture = Fixture()

    @Test func `what happens to an account is told after it is stored, with who, when and where`() async throws {
        let id = try await fixture.storeAccount()
        let event = try #require(fixture.observer.events.first)
        #expect(event.content == .factorAdded)
        #expect(event.account == id && event.method == .authenticatorApp && event.factor != nil)
        #expect(event.at == fixture.time.now() && event.actor == .user)
        #expect(event.source?.address.description == "192.0.2.7")
    }

    @Test func `an observer that fails stops nothing, and the others hear of it`() async throws {
        let failing = RecordingObserver(name: "mail", failing: { _ in true })
        let other = RecordingObserver()
        let accounts = AccountRepository(fixture.context, observers: [failing, other])
        try await accounts.update(AccountID("alice")) { account, _ in account.noteReminder(fixture.occasion()) }
        #expect(try await accounts.load(AccountID("alice"))?.enforcement.firstRemindedAt != nil)
        let first = try #require(other.events.first)
        #expect(other.contents == [.enforcementReminded, .observerFailed(observer: "mail", event: first.id)])
        #expect(failing.contents == [.enforcementReminded])
    }

    @Test func `T27: no event holds a code, a secret or a number`() async throws {
        let secret = fixture.totp().secret.base32(groupsOf: nil).revealed
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let log = try await EventLogFile(path: path, keys: nil)
        let accounts = AccountRepository(fixture.context, observers: [log])
        let id = try await fixture.storeAccount()
        let phone = ConfirmedFactor(
            id: .random(from: fixture.random), name: "Mum's phone",
            credential: .phone(try #require(PhoneAddress(e164: "+4790123456"))), createdAt: fixture.time.now(),
            confirmedAt: fixture.time.now())
        let (right, wrong) = (fixture.code(), fixture.wrongCode())
        try await accounts.update(id) { account, _ in
            Result { () throws(AccountRefusal) in try account.add(phone, under: .standard, fixture.occasion()) }
        }.get()
        for code in [wrong, right, right] {
            _ = try await accounts.update(id) { account, _ in
                account.verifyAppCode(typed: code, under: .standard, fixture.occasion())
            }
        }
        // Without the links of the chain, in which any six digits may stand.
        let text = try lines(of: path).map { $0.split(separator: #""previous""#)[0] }.joined()
        #expect(text.contains("code-replayed") && text.contains("guess-wrong"))
        for hidden in [secret, right, wrong, "90123456", "Mum"] { #expect(!text.contains(hidden)) }
    }

    @Test func `every kind of event is written with what belongs to it`() async throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let other = FactorID.random(from: fixture.random)
        let kinds: [(MFAEvent.Content, String)] = [
            (.factorAdded, ""), (.factorRenamed, ""), (.factorRemoved, ""),
            (.factorReplaced(by: other), #""by":"\#(other)""#),
            (.factorSuspended(.reportedLost), #""reason":"reportedLost""#), (.factorResumed, ""),
            (.factorDisabled(.tooManyGuesses), #""reason":"tooManyGuesses""#), (.factorUsed, ""),
            (.guessWrong(triesLeft: 3), #""triesLeft":3"#), (.guessesPaused(until: 99), #""until":99"#),
            (.sourceRefused(until: 99), #""until":99"#), (.codeReplayed, ""),
            (.codeSent(gateway: "kannel", region: "NO"), #""gateway":"kannel","region":"NO""#),
            (.codeNotSent(reason: "account"), #""reason":"account""#),
            (.sendingRefused(limit: "number", until: 99), #""limit":"number","until":99"#),
            (.sendingAlarm(limit: "all", until: 99), #""limit":"all","until":99"#),
            (.recoveryCodesIssued(count: 10), #""count":10"#), (.recoveryCodeUsed(remaining: 9), #""remaining":9"#),
            (.trustedDeviceAdded(other), #""device":"\#(other)""#),
            (.trustedDeviceRevoked(other), #""device":"\#(other)""#),
            (.enforcementReminded, ""), (.enforcementSnoozed(until: 99), #""until":99"#),
            (.enforcementExempted(until: 99, reason: "leave"), #""until":99,"reason":"leave""#),
            (.accountReset(reason: "lost"), #""reason":"lost""#), (.accountExported, ""),
            (.accountErased(records: 2), #""records":2"#), (.recordRefused(reason: "moved"), #""reason":"moved""#),
            (.observerFailed(observer: "mail", event: other), #""observer":"mail","of":"\#(other)""#),
        ]
        let log = try await EventLogFile(path: path, keys: nil)
        let hub = EventHub([log], namespace: try Namespace("shop"))
        let source = NetworkAddress("192.0.2.7").map { ClientSource($0, region: "NO") }
        let occasion = Occasion(at: 7, by: .staff("kari"), from: source, session: "s1")
        for (content, _) in kinds {
            await hub.tell([
                MFAEvent.Draft(
                    content: content, account: try AccountID("a"), factor: other, method: .sms, occasion: occasion)
            ])
        }
        let lines = try lines(of: path)
        #expect(lines.count == kinds.count)
        for (line, (content, details)) in zip(lines, kinds) {
            let frame =
                #""at":7,"tenant":"shop","account":"a","factor":"\#(other)","method":"sms","actor":"staff:kari","#
            let end = #""address":"192.0.2.7","region":"NO","session":"s1","# + (details.isEmpty ? "" : details + ",")
            #expect(line.contains(#""event":"\#(content.name)","#), "\(line)")
            #expect(line.contains(frame + end + #""previous""#), "\(line)")
        }
    }

    @Test func `users are told of what they should look at, in every language`() async throws {
        let recorder = RecordingObserver()
        let hub = EventHub([recorder])
        let told: [MFAEvent.Content] = [
            .factorAdded, .factorRemoved, .factorReplaced(by: .random(from: fixture.random)),
            .factorSuspended(.reportedLost), .factorResumed, .factorDisabled(.byOperator),
            .guessesPaused(until: 99), .codeReplayed, .recoveryCodesIssued(count: 10), .recoveryCodeUsed(remaining: 1),
            .trustedDeviceAdded(.random(from: fixture.random)), .accountReset(reason: "lost"),
        ]
        let untold: [MFAEvent.Content] = [
            .factorRenamed, .factorUsed, .guessWrong(triesLeft: 1), .enforcementReminded, .accountExported,
        ]
        for content in told + untold { await hub.tell([draft(content, method: .push)]) }
        for (event, content) in zip(recorder.events, told + untold) {
            let notice = event.notice(contact: "help@example.com")
            #expect((notice == nil) == untold.contains(content))
            for language in Language.allCases {
                let texts = (notice ?? []).map(Localizer(language).text)
                #expect(texts.allSatisfy { !$0.isEmpty && !$0.contains("{") })
                #expect(notice == nil || texts.last?.contains("help@example.com") == true)
            }
        }
    }

    @Test func `a log of a hundred parallel events is intact, private and goes on after reopening`() async throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let keys = Fixture.keys("2026-11")
        for _ in 0..<2 {
            let log = try await EventLogFile(path: path, keys: keys)
            let hub = EventHub([log], random: fixture.random)
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<50 { group.addTask { await hub.tell([draft(.accountExported)]) } }
            }
            await log.close()
        }
        let lines = try lines(of: path)
        #expect(lines.count == 100)
        guard case .intact(let end) = try await EventLogVerifier(keys: keys).verify(lines) else {
            Issue.record("the log is broken")
            return
        }
        #expect(end.line == 100)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func `a line that is changed, removed, added, moved or cut off is found`() async throws {
        let keys = Fixture.keys("2026-11")
        let path = try await log(of: 6, keys: keys)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let lines = try lines(of: path)
        let verifier = EventLogVerifier(keys: keys)
        guard case .intact(let end) = try await verifier.verify(lines) else {
            Issue.record("the log is broken from the beginning")
            return
        }
        func firstBroken(_ lines: [String], through end: EventLogVerifier.End? = nil) async throws -> UInt64? {
            if case .broken(let line, _) = try await verifier.verify(lines, through: end) { line } else { nil }
        }
        var changed = lines
        changed[2] = changed[2].replacingOccurrences(of: "alice", with: "mallet")
        #expect(try await firstBroken(changed) == 3)
        var removed = lines
        removed.remove(at: 3)
        #expect(try await firstBroken(removed) == 4)
        #expect(try await firstBroken(lines[0..<2] + [lines[1]] + lines[2...]) == 3)
        var swapped = lines
        swapped.swapAt(1, 2)
        #expect(try await firstBroken(swapped) == 2)
        let cut = Array(lines.dropLast(2))
        #expect(try await firstBroken(cut) == nil)
        #expect(try await firstBroken(cut, through: end) == 5)
        #expect(try await firstBroken(lines, through: end) == nil)
        #expect(try await firstBroken(lines, through: .init(line: 6, seal: String(repeating: "a", count: 64))) == 6)
        #expect(try await firstBroken(lines + ["{}"]) == 7)
        // Every bit of one line.
        for (index, byte) in lines[4].utf8.enumerated() {
            for bit in 0..<8 {
                var bytes = Array(lines[4].utf8)
                bytes[index] = byte ^ (1 << bit)
                guard let text = String(validating: bytes, as: UTF8.self) else { continue }
                #expect(try await firstBroken(lines[0..<4] + [text] + lines[5...]) != nil)
            }
        }
    }

    @Test func `a chain without a key does not pass for one with a key, nor under an unknown one`() async throws {
        let keys = Fixture.keys("2026-11")
        let path = try await log(of: 2, keys: nil)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let lines = try lines(of: path)
        #expect(try await EventLogVerifier(keys: nil).verify(lines) != .broken(line: 1, reason: ""))
        guard case .broken(1, let reason) = try await EventLogVerifier(keys: keys).verify(lines) else {
            Issue.record("a keyless chain was taken for a keyed one")
            return
        }
        #expect(reason.contains("without a key"))
        let keyed = try await log(of: 2, keys: keys)
        defer { try? FileManager.default.removeItem(atPath: keyed) }
        guard case .broken(1, _) = try await EventLogVerifier(keys: Fixture.keys("other")).verify(self.lines(of: keyed))
        else {
            Issue.record("a chain under an unknown key was accepted")
            return
        }
    }

    @Test func `a line that was cut short by a crash is dropped, and the chain goes on`() async throws {
        let path = try await log(of: 3, keys: nil)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        for length in stride(from: 0, to: whole.count, by: 7) {
            try whole.prefix(length).write(to: URL(fileURLWithPath: path))
            let kept = whole.prefix(length).count { $0 == UInt8(ascii: "\n") }
            let log = try await EventLogFile(path: path, keys: nil)
            await EventHub([log], random: fixture.random).tell([draft(.accountExported)])
            await log.close()
            let lines = try lines(of: path)
            #expect(lines.count == kept + 1)
            #expect(try await EventLogVerifier(keys: nil).verify(lines) == .intact(end(of: lines)))
        }
    }

    @Test func `a file that is no log, or that another writer has, is left alone`() async throws {
        let path = temporaryPath()
        defer { try? FileManager.default.removeItem(atPath: path) }
        for text in ["my diary", "my diary\nsecond page\n", "{\"line\":1}\n"] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            await #expect(throws: EventLogError.self) { try await EventLogFile(path: path, keys: nil) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        }
        try FileManager.default.removeItem(atPath: path)
        let first = try await EventLogFile(path: path, keys: nil)
        await #expect(throws: EventLogError.self) { try await EventLogFile(path: path, keys: nil) }
        withExtendedLifetime(first) {}
    }

    // MARK: Helpers

    private func temporaryPath() -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("events-\(UUID().uuidString)").path
    }

    private func draft(_ content: MFAEvent.Content, method: FactorMethod? = nil) -> MFAEvent.Draft {
        MFAEvent.Draft(content: content, account: try? AccountID("alice"), method: method, occasion: fixture.occasion())
    }

    private func log(of count: Int, keys: KeyRing?) async throws -> String {
        let path = temporaryPath()
        let log = try await EventLogFile(path: path, keys: keys)
        let hub = EventHub([log], random: fixture.random)
        for _ in 0..<count { await hub.tell([draft(.accountExported)]) }
        await log.close()
        return path
    }

    private func lines(of path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private func end(of lines: [String]) throws -> EventLogVerifier.End {
        let last = try #require(lines.last)
        let seal = last.dropLast(2).suffix(64)
        return .init(line: UInt64(lines.count), seal: String(seal))
    }
}
