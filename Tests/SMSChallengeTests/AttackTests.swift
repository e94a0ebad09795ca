import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import SMSChallenge
import Testing

/// What has worked against others; the numbers are those of the threat model.
@Suite struct AttackTests {
    private static func wrong(_ code: String) -> String { code == "123456" ? "654321" : "123456" }

    /// Limits on guessing alone, so that no limit on sending is in an attacker's way.
    private func fixture(_ gateway: RecordingGateway, store: any RecordStore = InMemoryStore()) throws -> Fixture {
        var limits = SendingLimits(perNumber: [], perAccount: [], perSource: [], perPrefix: [], inAll: [])
        limits.unverified = .none
        return try Fixture(gateway, store: store, policy: Fixture.policy(limits))
    }

    @Test func `T9: new sessions and new challenges bring no new guesses`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        let factor = try await fixture.enrol(gateway)
        // Three sessions with five tries each, and one budget for all of them.
        #expect(try await guess(at: factor, sessions: 3, fixture, gateway) == 10)
    }

    /// Asks for codes in some sessions, and guesses then in all of them; how many guesses were looked at.
    private func guess(
        at factor: FactorID, sessions: Int, _ fixture: Fixture, _ gateway: RecordingGateway
    ) async throws -> Int {
        var begun: [(sent: SentChallenge, code: String, by: SMSChallenges.Recipient)] = []
        for session in 0..<sessions {
            let mallory = try fixture.recipient(session: "session \(session)")
            begun.append((try await fixture.challenges.begin(with: factor, for: mallory).get(), gateway.code, mallory))
            fixture.time.advance(bySeconds: 61)
        }
        var wrong = 0
        for (sent, code, mallory) in begun {
            for _ in 0..<6 {
                let typed = AttackTests.wrong(code)
                switch try await fixture.challenges.verify(typed: typed, for: sent.id, by: mallory) {
                case .wrong, .refused(.wrongAndPaused): wrong += 1
                case .refused, .exhausted: break
                case let verdict: Issue.record("a guess was taken: \(verdict)")
                }
            }
        }
        return wrong
    }

    @Test func `T13: of fifty wrong codes at once every one is counted`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        let typed = AttackTests.wrong(gateway.code)
        let looked = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    switch try await fixture.challenges.verify(typed: typed, for: sent.id, by: alice) {
                    case .wrong: true
                    case .refused(.wrongAndPaused), .refused(.exhausted): true
                    default: false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(looked <= 5)
        #expect(try await !fixture.challenges.verify(typed: gateway.code, for: sent.id, by: alice).isAccepted)
    }

    @Test func `T14: a guess whose request fails is counted all the same`() async throws {
        let store = InMemoryStore()
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway, store: store)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        let account = try await fixture.accounts.load(alice.account)
        #expect(account?.liveChallenges(at: fixture.time.now()).first?.triesLeft == 5)
        for round in 1...4 {
            // The store has written, and the server never hears of it, nor of anything else.
            let faulty = FaultyStore(store, faults: [.init(.answerLost, calls: 1...1, of: .write)])
            faulty.add(.init(.unavailable, calls: 2..., of: .read))
            let server = try Fixture(gateway, store: faulty, time: fixture.time)
            await #expect(throws: RecordError.self) {
                try await server.challenges.verify(
                    typed: AttackTests.wrong(gateway.code), for: sent.id, by: alice)
            }
            let account = try await fixture.accounts.load(alice.account)
            #expect(account?.liveChallenges(at: fixture.time.now()).first?.triesLeft == 5 - round)
        }
    }

    @Test func `T16: guessing is limited, not only asking for codes`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        for _ in 0..<5 {
            _ = try await fixture.challenges.verify(
                typed: AttackTests.wrong(gateway.code), for: sent.id, by: alice)
        }
        #expect(try await !fixture.challenges.verify(typed: gateway.code, for: sent.id, by: alice).isAccepted)
    }

    @Test func `T21: an older challenge opens nothing while the account bears no guess`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        let factor = try await fixture.enrol(gateway)
        let alice = try fixture.recipient()
        let old = try await fixture.challenges.begin(with: factor, for: alice).get()
        let code = gateway.code
        fixture.time.advance(bySeconds: 61)
        #expect(try await guess(at: factor, sessions: 2, fixture, gateway) == 10)
        guard case .refused = try await fixture.challenges.verify(typed: code, for: old.id, by: alice) else {
            Issue.record("the older challenge was looked at")
            return
        }
    }

    @Test(arguments: [
        "", " ", "\t\n", "null", "nil", "000000000000000000000", "1", "12345", "1234567", "abcdef", "-12345", "+12345",
        "1e5000", "[123456]", "１２３", "\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}", "💥💥💥💥💥💥", String(repeating: "1", count: 10_000),
    ])
    func `T22: what cannot be a code is refused and counted`(_ typed: String) async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        guard case .wrong(let left) = try await fixture.challenges.verify(typed: typed, for: sent.id, by: alice) else {
            Issue.record("it was not refused as wrong")
            return
        }
        #expect(left == 4)
        // In digits of another width, and with the spaces of a text that was copied, it is the code.
        let wide = String(
            String.UnicodeScalarView(gateway.code.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        #expect(try await fixture.challenges.verify(typed: " \(wide) ", for: sent.id, by: alice).isAccepted)
    }

    @Test func `T27: no error, refusal or printed form holds a code or a number`() async throws {
        let gateway = RecordingGateway("one", .rejected(.init(.content, "no")))
        let fixture = try fixture(gateway)
        let result = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient())
        for text in ["\(result)", "\(fixture.observer.events)", "\(gateway.messages)"] {
            #expect(!text.contains(gateway.code) && !text.contains("40612345") && !text.contains("406 12"))
        }
    }

    @Test func `T36: what was granted for a code once is never granted again`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        let code = gateway.code
        let granted = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    try await fixture.challenges.verify(typed: code, for: sent.id, by: alice).isAccepted
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(granted == 1)
        guard case .alreadyUsed = try await fixture.challenges.verify(typed: code, for: sent.id, by: alice) else {
            Issue.record("it is not told that the code was used")
            return
        }
    }

    @Test func `T42: a code is refused from the second in which its time is over`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        fixture.time.set(sent.expiresAt)
        guard case .expired = try await fixture.challenges.verify(typed: gateway.code, for: sent.id, by: alice) else {
            Issue.record("it was not told that the time is over")
            return
        }
    }

    @Test func `T47: the code of an earlier challenge opens nothing after a newer one`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        let alice = try fixture.recipient()
        let old = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        let code = gateway.code
        fixture.time.advance(bySeconds: 30)
        let new = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        #expect(try await !fixture.challenges.verify(typed: code, for: old.id, by: alice).isAccepted)
        #expect(try await !fixture.challenges.verify(typed: code, for: new.id, by: alice).isAccepted)
        #expect(try await fixture.challenges.verify(typed: gateway.code, for: new.id, by: alice).isAccepted)
    }

    @Test func `T49: whether a number is in somebody's account is told to nobody who has not its code`() async throws {
        let gateway = RecordingGateway()
        let fixture = try fixture(gateway)
        _ = try await fixture.enrol(gateway)
        let free = try PhoneNumber("406 12 346", in: .norway)
        var answers: [SentChallenge] = []
        for (index, number) in [fixture.number, free].enumerated() {
            let mallory = try fixture.recipient("mallory \(index)")
            answers.append(try await fixture.challenges.begin(adding: number, for: mallory).get())
        }
        #expect(answers[0].resendAt == answers[1].resendAt && answers[0].expiresAt == answers[1].expiresAt)
        #expect(answers.allSatisfy { !$0.maskedNumber.contains("406") })
        // The same for a number that cannot be reached: what a gateway says later, it says of the code.
        #expect(answers[0].digits == answers[1].digits && answers[0].triesLeft == answers[1].triesLeft)
    }
}
