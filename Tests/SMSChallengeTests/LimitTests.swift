import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import SMSChallenge
import Testing

@Suite struct LimitTests {
    @Test(arguments: ["number", "account", "source", "prefix", "all"])
    func `T46: a limit holds exactly for sixty-four who ask at once`(_ kind: String) async throws {
        let gateway = RecordingGateway()
        let ten = try [SourceLimits.Limit(10, per: .seconds(3600))]
        var limits = SendingLimits(
            perNumber: kind == "number" ? ten : [], perAccount: kind == "account" ? ten : [],
            perSource: kind == "source" ? ten : [], perPrefix: kind == "prefix" ? ten : [],
            inAll: kind == "all" ? ten : [])
        // None of these codes is ever typed in.
        limits.unverified = .none
        let fixture = try Fixture(gateway, policy: Fixture.policy(limits))
        let results = try await withThrowingTaskGroup(of: SendingRefusal?.self) { group in
            for index in 0..<64 {
                // Whatever is not the limit is different for each of them.
                let account = kind == "account" ? "alice" : "user \(index)"
                let session = "session \(index)"
                let number = try PhoneNumber(
                    kind == "number"
                        ? "40612345" : kind == "prefix" ? "4061\(2000 + index)" : "4\(1_000_000 + index * 10_007)",
                    in: .norway)
                let source = kind == "source" ? "192.0.2.1" : "192.0.2.\(index)"
                let recipient = try fixture.recipient(account, session: session, source: source)
                group.addTask { try await fixture.challenges.begin(adding: number, for: recipient).refusal }
            }
            var results: [SendingRefusal?] = []
            for try await result in group { results.append(result) }
            return results
        }
        // An account takes three sessions at once, which is less than its limit here.
        let expected = kind == "account" ? 3 : 10
        #expect(results.count { $0 == nil } == expected)
        #expect(gateway.messages.count == expected)
        guard kind != "account" else { return }
        let until = results.compactMap { refusal in if case .limit(let until)? = refusal { until } else { nil } }
        #expect(until.count == 54 && Set(until).count == 1)
        #expect(fixture.observer.contents.count { if case .sendingRefused(kind, _) = $0 { true } else { false } } == 1)
        fixture.time.set(until[0])
        let later = try fixture.recipient("later", source: "192.0.2.1")
        #expect(
            try await fixture.challenges.begin(adding: PhoneNumber("40612345", in: .norway), for: later).refusal == nil)
    }

    @Test func `a stranger cannot use up what the owner of a number needs to sign in`() async throws {
        let gateway = RecordingGateway()
        let one = try SourceLimits.Limit(1, per: .seconds(86_400))
        let limits = SendingLimits(perNumber: [one], perAccount: [], perSource: [], perPrefix: [one], inAll: [])
        let fixture = try Fixture(gateway, policy: Fixture.policy(limits))
        let factor = try await fixture.enrol(gateway)
        let mallory = try fixture.recipient("mallory")
        #expect(try await fixture.challenges.begin(adding: fixture.number, for: mallory).refusal != nil)
        #expect(try await fixture.challenges.begin(with: factor, for: fixture.recipient()).refusal == nil)
    }

    // MARK: Different things

    /// Limits that are never reached, but those that a test is about.
    private func limits(_ change: (inout SendingLimits) throws -> Void) rethrows -> SendingLimits {
        var limits = SendingLimits(perNumber: [], perAccount: [], perSource: [], perPrefix: [], inAll: [])
        limits.unverified = .none
        try change(&limits)
        return limits
    }

    private func policy(_ limits: SendingLimits) throws -> SendingPolicy {
        try SendingPolicy(enrolment: .any, signIn: .any, limits: limits)
    }

    @Test func `T46: from one address codes go to three regions a day, however often`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(
            gateway, policy: policy(limits { $0.regionsPerSource = [try .init(3, per: .seconds(86_400))] }))
        let numbers = try ["+4740612345", "+46701234567", "+4532123456", "+447400123456"].map { try PhoneNumber($0) }
        for round in 0..<3 {
            for (index, number) in numbers.enumerated() {
                let recipient = try fixture.recipient("user \(round) \(index)", source: "192.0.2.1")
                let refusal = try await fixture.challenges.begin(adding: number, for: recipient).refusal
                #expect((refusal == nil) == (index < 3), "\(number.region.code) in round \(round)")
            }
        }
        let elsewhere = try fixture.recipient("user", source: "192.0.2.2")
        #expect(try await fixture.challenges.begin(adding: numbers[3], for: elsewhere).refusal == nil)
        fixture.time.advance(bySeconds: 86_400)
        let tomorrow = try fixture.recipient("user 4", source: "192.0.2.1")
        #expect(try await fixture.challenges.begin(adding: numbers[3], for: tomorrow).refusal == nil)
    }

    @Test func `T46: three regions are three, whoever asks at once`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(
            gateway, policy: policy(limits { $0.regionsPerSource = [try .init(3, per: .seconds(86_400))] }))
        let numbers = try ["+4740612345", "+46701234567", "+4532123456", "+447400123456", "+4915112345678"]
            .map { try PhoneNumber($0) }
        let served = try await withThrowingTaskGroup(of: Region?.self) { group in
            for index in 0..<60 {
                let number = numbers[index % numbers.count]
                let recipient = try fixture.recipient("user \(index)", source: "192.0.2.1")
                group.addTask {
                    try await fixture.challenges.begin(adding: number, for: recipient).refusal == nil
                        ? number.region : nil
                }
            }
            return try await group.reduce(into: Set<Region>()) { served, region in
                if let region { served.insert(region) }
            }
        }
        #expect(served.count <= 3 && !served.isEmpty)
    }

    @Test func `an account has five numbers`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(gateway, policy: policy(limits { _ in }))
        for index in 0..<5 {
            _ = try await fixture.enrol(gateway, number: PhoneNumber("4061234\(index)", in: .norway))
        }
        let sixth = try PhoneNumber("40612349", in: .norway)
        let result = try await fixture.challenges.begin(adding: sixth, for: fixture.recipient())
        #expect(result.refusal == .tooManyNumbers && gateway.messages.count == 5)
    }

    @Test func `a number is in five accounts, and nobody is told before he has shown that it is his`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(
            gateway, policy: policy(limits { $0.accountsPerNumber = [try .init(5, per: .seconds(2_592_000))] }))
        for index in 0..<5 { _ = try await fixture.enrol(gateway, "user \(index)") }
        // Whoever has it already may take it anew.
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient("user 0")).get()
        let sixth = try fixture.recipient("user 5")
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: sixth).get()
        let wrong = gateway.code == "000000" ? "000001" : "000000"
        guard case .wrong = try await fixture.challenges.verify(typed: wrong, for: sent.id, by: sixth) else {
            Issue.record("a wrong code has told more than that it is wrong")
            return
        }
        let verdict = try await fixture.challenges.verify(typed: gateway.code, for: sent.id, by: sixth)
        guard case .numberInTooManyAccounts = verdict else {
            Issue.record("the number is in a sixth account")
            return
        }
        #expect(verdict.message(at: fixture.time.now()) != nil)
    }

    // MARK: Money

    @Test func `T46: what codes cost has a ceiling, and an alarm below it`() async throws {
        let gateway = RecordingGateway()
        let limits = try limits {
            $0.inAll = [try .init(20, per: .seconds(3600))]
            $0.prices = .init([.sweden: 3], otherwise: 2)
        }
        let fixture = try Fixture(gateway, policy: policy(limits))
        var refusals = 0
        for index in 0..<10 {
            let number = try index % 2 == 0 ? fixture.number : PhoneNumber("+46701234567")
            let result = try await fixture.challenges.begin(adding: number, for: fixture.recipient("user \(index)"))
            refusals += result.refusal == nil ? 0 : 1
        }
        // 2 + 3 four times is the whole of it.
        #expect(gateway.messages.count == 8 && refusals == 2)
        let end = UnixTime((fixture.time.now().seconds / 3600 + 1) * 3600)
        let alarms = fixture.observer.contents.filter { if case .sendingAlarm = $0 { true } else { false } }
        #expect(alarms == [.sendingAlarm(limit: "all", until: end)])
    }

    // MARK: Codes that never come back

    private func budgetFixture(_ gateway: RecordingGateway, _ budget: UnverifiedBudget) throws -> Fixture {
        try Fixture(gateway, policy: policy(limits { $0.unverified = budget }))
    }

    /// Asks for a code in the name of somebody new, and types it in or not.
    private func ask(_ fixture: Fixture, _ gateway: RecordingGateway, verify: Bool) async throws -> SendingRefusal? {
        let user = try fixture.recipient(
            "user \(gateway.messages.count)", source: "192.0.2.\(gateway.messages.count % 250)")
        let number = try PhoneNumber("4\(1_000_000 + gateway.messages.count * 13)", in: .norway)
        switch try await fixture.challenges.begin(adding: number, for: user) {
        case .failure(let refusal): return refusal
        case .success(let sent):
            guard verify else { return nil }
            #expect(try await fixture.challenges.verify(typed: gateway.code, for: sent.id, by: user).isAccepted)
            return nil
        }
    }

    @Test func `T46: codes that never come back are a reason to send no more there`() async throws {
        let gateway = RecordingGateway()
        let fixture = try budgetFixture(gateway, .init(region: .init(perHour: 3, perDay: 20), source: nil, mode: .deny))
        fixture.time.set(UnixTime(1_700_000_400))
        for _ in 0..<8 { #expect(try await ask(fixture, gateway, verify: false) == nil) }
        // Their time is not over yet.
        fixture.time.advance(bySeconds: 200)
        #expect(try await ask(fixture, gateway, verify: false) == nil)
        fixture.time.advance(bySeconds: 600)
        let refusal = try await ask(fixture, gateway, verify: false)
        guard case .limit(let until)? = refusal else {
            Issue.record("a code was sent: \(String(describing: refusal))")
            return
        }
        for _ in 0..<5 { #expect(try await ask(fixture, gateway, verify: false) != nil) }
        #expect(gateway.messages.count == 9 && until > fixture.time.now())
        let told = fixture.observer.contents.count { if case .sendingRefused = $0 { true } else { false } }
        #expect(told == 1, "whoever asks all the time fills the log")
        #expect(fixture.observer.contents.last == .sendingRefused(limit: "unverified", until: until))
        // Elsewhere nothing has happened, and whoever has a number gets his codes.
        let sweden = try PhoneNumber("+46701234567")
        #expect(try await fixture.challenges.begin(adding: sweden, for: fixture.recipient("bob")).refusal == nil)
        fixture.time.set(until)
        #expect(try await ask(fixture, gateway, verify: false) == nil)
    }

    @Test func `codes that come back make room for some that do not`() async throws {
        let gateway = RecordingGateway()
        let fixture = try budgetFixture(gateway, .init(region: .init(perHour: 1, perDay: 1), source: nil, mode: .deny))
        for _ in 0..<100 { #expect(try await ask(fixture, gateway, verify: true) == nil) }
        // Two tenths of a hundred in the hour.
        for _ in 0..<19 { #expect(try await ask(fixture, gateway, verify: false) == nil) }
        fixture.time.advance(bySeconds: 1200)
        #expect(try await ask(fixture, gateway, verify: false) == nil)
        fixture.time.advance(bySeconds: 1200)
        #expect(try await ask(fixture, gateway, verify: false) != nil)
        // A day later it is three tenths of a hundred a day.
        fixture.time.advance(bySeconds: 86_400)
        #expect(try await ask(fixture, gateway, verify: false) == nil)
    }

    @Test func `an address that lets codes lie is told to wait, and others are not`() async throws {
        let gateway = RecordingGateway()
        let fixture = try budgetFixture(gateway, .init(region: nil, source: .init(perHour: 2, perDay: 10), mode: .deny))
        for index in 0..<2 {
            let user = try fixture.recipient("user \(index)", source: "192.0.2.1")
            _ = try await fixture.challenges.begin(adding: fixture.number, for: user).get()
        }
        fixture.time.advance(bySeconds: 1200)
        let third = try await fixture.challenges.begin(
            adding: fixture.number, for: fixture.recipient("user 3", source: "192.0.2.1"))
        #expect(third.refusal != nil)
        let other = try await fixture.challenges.begin(
            adding: fixture.number, for: fixture.recipient("user 4", source: "192.0.2.2"))
        #expect(other.refusal == nil)
    }

    @Test func `a budget that only records sends and tells`() async throws {
        let gateway = RecordingGateway()
        let fixture = try budgetFixture(
            gateway, .init(region: .init(perHour: 1, perDay: 1), source: nil, mode: .recordOnly))
        #expect(try await ask(fixture, gateway, verify: false) == nil)
        fixture.time.advance(bySeconds: 1200)
        #expect(try await ask(fixture, gateway, verify: false) == nil)
        #expect(gateway.messages.count == 2)
        #expect(
            fixture.observer.contents.contains { if case .sendingRefused("unverified", _) = $0 { true } else { false } }
        )
    }

    @Test func `a code that was not sent, or whose user has found another way, is not one that never came back`()
        async throws
    {
        let gateway = RecordingGateway("one", .unavailable("down"), .accepted(nil))
        let fixture = try budgetFixture(gateway, .init(region: .init(perHour: 1, perDay: 1), source: nil, mode: .deny))
        #expect(try await ask(fixture, gateway, verify: false) == .notSent(nil))
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        #expect(try await fixture.challenges.cancel(sent.id, by: alice, finishedOtherwise: true))
        fixture.time.advance(bySeconds: 1200)
        #expect(try await ask(fixture, gateway, verify: false) == nil)
        fixture.time.advance(bySeconds: 1200)
        #expect(try await ask(fixture, gateway, verify: false) != nil)
    }

    @Test func `nobody is refused because a hundred others wait for their codes with him`() async throws {
        let gateway = RecordingGateway()
        let fixture = try budgetFixture(gateway, .standard)
        try await withThrowingTaskGroup(of: SendingRefusal?.self) { group in
            for index in 0..<100 {
                let number = try PhoneNumber("4\(1_000_000 + index * 13)", in: .norway)
                let user = try fixture.recipient("user \(index)", source: "192.0.2.\(index)")
                group.addTask { try await fixture.challenges.begin(adding: number, for: user).refusal }
            }
            for try await refusal in group { #expect(refusal == nil) }
        }
        #expect(gateway.messages.count == 100)
    }

    @Test func `T46: a prefix counts codes that nobody types in, and forgets those that somebody does`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(
            gateway, policy: policy(limits { $0.perPrefix = [try .init(2, per: .seconds(3600))] }))
        fixture.time.set(UnixTime(1_700_002_800))
        // Sent twice, and typed in: neither of both is counted any more.
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        fixture.time.advance(bySeconds: 30)
        _ = try await fixture.challenges.resend(sent.id, for: alice).get()
        #expect(try await fixture.challenges.verify(typed: gateway.code, for: sent.id, by: alice).isAccepted)
        for index in 0..<3 {
            let number = try PhoneNumber("4061234\(index)", in: .norway)
            let refusal = try await fixture.challenges.begin(adding: number, for: fixture.recipient("user \(index)"))
                .refusal
            #expect((refusal == nil) == (index < 2))
        }
    }
}
