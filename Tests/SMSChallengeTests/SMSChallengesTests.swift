import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import SMSChallenge
import Testing

@Suite struct SMSChallengesTests {
    @Test func `A13: a number is added by a code, and signs in by the next`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(gateway)
        let factor = try await fixture.enrol(gateway)
        let alice = try fixture.recipient(language: .norwegianBokmål)
        let sent = try await fixture.challenges.begin(with: factor, for: alice).get()
        #expect(sent.maskedNumber.hasSuffix("45") && !sent.maskedNumber.contains("406"))
        #expect(sent.triesLeft == 5 && sent.digits == 6)
        #expect(sent.resendAt == fixture.time.now().advanced(by: .seconds(30)))
        #expect(sent.expiresAt == fixture.time.now().advanced(by: .seconds(300)))
        let message = try #require(gateway.messages.last)
        #expect(message.text.text.hasPrefix("Acme: Koden din er \(gateway.code). Den er gyldig i 5 minutter."))
        #expect(message.address.e164 == "+4740612345" && message.sender.text == "Acme")
        #expect(message.lifetime == .seconds(300))
        #expect(try await fixture.challenges.verify(typed: gateway.code, for: sent.id, by: alice).isAccepted)
        #expect(fixture.observer.contents.count { $0 == .codeSent(gateway: "one", region: "NO") } == 2)
    }

    @Test func `T11: a resend sends the same code, after a wait, and never too often`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(gateway)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        let code = gateway.code
        let early = try await fixture.challenges.resend(sent.id, for: alice)
        #expect(early.refusal == .wait(until: fixture.time.now().advanced(by: .seconds(30))))
        for wait in [30, 60, 120] {
            fixture.time.advance(bySeconds: Int64(wait))
            let again = try await fixture.challenges.resend(sent.id, for: alice).get()
            #expect(gateway.code == code && again.expiresAt == sent.expiresAt && again.triesLeft == 5)
        }
        #expect(gateway.messages.count == 4)
        #expect(gateway.messages.last?.lifetime == .seconds(90))
        fixture.time.advance(bySeconds: 90)
        #expect(try await fixture.challenges.resend(sent.id, for: alice).refusal == .over)
        #expect(gateway.messages.count == 4)
    }

    @Test func `T26: another session can neither resend, verify nor cancel`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(gateway)
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).get()
        fixture.time.advance(bySeconds: 60)
        let stranger = try fixture.recipient(session: "elsewhere")
        #expect(try await fixture.challenges.resend(sent.id, for: stranger).refusal == .over)
        #expect(try await !fixture.challenges.cancel(sent.id, by: stranger))
        #expect(try await !fixture.challenges.verify(typed: gateway.code, for: sent.id, by: stranger).isAccepted)
        #expect(
            try await fixture.challenges.verify(typed: gateway.code, for: sent.id, by: fixture.recipient()).isAccepted)
    }

    @Test func `a challenge that is cancelled is over, and its code opens nothing`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(gateway)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        #expect(try await fixture.challenges.cancel(sent.id, by: alice))
        #expect(try await !fixture.challenges.cancel(sent.id, by: alice))
        #expect(try await !fixture.challenges.verify(typed: gateway.code, for: sent.id, by: alice).isAccepted)
    }

    // MARK: Gateways

    @Test(arguments: [
        SMSOutcome.throttled(retryAfter: nil), .unavailable("down"), .rejected(.init(.account, "empty")),
        .rejected(.init(.notPermitted, "no")), .rejected(.init(.sender, "unknown")),
    ])
    func `the next gateway is asked for what was surely not sent`(_ outcome: SMSOutcome) async throws {
        let (first, second) = (RecordingGateway("first", outcome), RecordingGateway("second"))
        let fixture = try Fixture(first, second)
        _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).get()
        #expect(first.messages.count == 1 && second.messages.count == 1)
        #expect(first.messages[0].text == second.messages[0].text && first.messages[0].id != second.messages[0].id)
        #expect(fixture.observer.contents == [.codeSent(gateway: "second", region: "NO")])
    }

    @Test func `what may have been sent is never sent again by itself`() async throws {
        let (first, second) = (RecordingGateway("first", .unknown("timeout")), RecordingGateway("second"))
        let fixture = try Fixture(first, second)
        let alice = try fixture.recipient()
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        #expect(first.messages.count == 1 && second.messages.isEmpty)
        #expect(try await fixture.challenges.verify(typed: first.code, for: sent.id, by: alice).isAccepted)
    }

    @Test(arguments: [SMSOutcome.Rejection.Reason.invalidNumber, .unreachable, .optedOut, .content, .other])
    func `what every gateway would refuse is not carried from one to the next`(
        _ reason: SMSOutcome.Rejection.Reason
    ) async throws {
        let (first, second) = (RecordingGateway("first", .rejected(.init(reason, "no"))), RecordingGateway("second"))
        let fixture = try Fixture(first, second)
        let result = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient())
        #expect(result.refusal == .notSent(reason) && second.messages.isEmpty)
        #expect(fixture.observer.contents == [.codeNotSent(reason: "first: \(reason.rawValue), no")])
    }

    @Test func `a code that was not sent costs nothing: neither a wait nor a place in any limit`() async throws {
        let gateway = RecordingGateway("one", .unavailable("down"), .unavailable("down"), .accepted(nil))
        let one = try SourceLimits.Limit(1, per: .seconds(3600))
        let limits = SendingLimits(
            perNumber: [one], perAccount: [one], perSource: [one], perPrefix: [one], inAll: [one])
        let fixture = try Fixture(gateway, policy: Fixture.policy(limits))
        let alice = try fixture.recipient(source: "192.0.2.1")
        for _ in 0..<2 {
            #expect(try await fixture.challenges.begin(adding: fixture.number, for: alice).refusal == .notSent(nil))
        }
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: alice).get()
        #expect(try await fixture.challenges.verify(typed: gateway.code, for: sent.id, by: alice).isAccepted)
    }

    @Test func `a gateway that fails again and again is left alone for a while`() async throws {
        let (first, second) = (RecordingGateway("first", .unavailable("down")), RecordingGateway("second"))
        let fixture = try Fixture(first, second)
        for number in 0..<7 {
            _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient("user \(number)"))
                .get()
        }
        #expect(first.messages.count == 5 && second.messages.count == 7)
        fixture.time.advance(bySeconds: 30)
        for number in 7..<9 {
            _ = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient("user \(number)"))
                .get()
        }
        // One was let through, and it failed again.
        #expect(first.messages.count == 6)
    }

    // MARK: Who gets none

    @Test func `T46: nothing is sent where nothing is to be sent`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(gateway)
        let jamaica = try PhoneNumber("+18762101234")
        let refused: [(PhoneNumber, SendingRefusal)] = [
            (jamaica, .regionNotServed(jamaica.region)), (try PhoneNumber("+4532123456"), .regionNotServed(.denmark)),
            (try PhoneNumber("+4782012345"), .typeNotServed), (try PhoneNumber("+4721012345"), .typeNotServed),
        ]
        for (number, refusal) in refused {
            #expect(try await fixture.challenges.begin(adding: number, for: fixture.recipient()).refusal == refusal)
        }
        #expect(gateway.messages.isEmpty)
        #expect(fixture.observer.contents == Array(repeating: .sendingRefused(limit: "policy", until: nil), count: 4))
    }

    @Test func `a policy that would strand its users is refused`() {
        #expect(throws: PolicyError.self) { try SendingPolicy(enrolment: .only([]), signIn: .any) }
        #expect(throws: PolicyError.self) { try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.sweden])) }
        #expect(throws: PolicyError.self) { try SendingPolicy(enrolment: .any, signIn: .only([.sweden])) }
        #expect(throws: PolicyError.self) { try SendingPolicy(enrolment: .any, signIn: .any, types: []) }
    }

    @Test func `T48: a number in other hands gets no code`() async throws {
        for (verdict, refusal) in [
            (NumberRiskVerdict.stepUp, SendingRefusal.needsBetterFactor), (.refuse, .suspicious),
        ] {
            let gateway = RecordingGateway()
            let fixture = try Fixture(gateway, risk: verdict)
            let result = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient())
            #expect(result.refusal == refusal && gateway.messages.isEmpty)
        }
    }

    // MARK: What stays behind

    @Test func `T27: neither code nor number stands in what is printed or stored in the clear`() async throws {
        let store = InMemoryStore()
        let gateway = RecordingGateway()
        let fixture = try Fixture(gateway, store: store)
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).get()
        let message = gateway.messages[0]
        for text in ["\(message)", String(reflecting: message), "\(sent)", "\(fixture.observer.events)"] {
            #expect(!text.contains(gateway.code) && !text.contains("40612345") && !text.contains("406 12"))
        }
        for collection in ["account", "limit", "message", "flow"] {
            for kind in PageRequest.Kind.allCases {
                let page = try await store.page(
                    PageRequest(kind, in: RecordCollection(collection)), at: fixture.time.now())
                #expect(!page.identifiers.contains { $0.contains("0612345") })
            }
        }
    }

    @Test func `erasing a person removes codes and counters`() async throws {
        let gateway = RecordingGateway()
        let fixture = try Fixture(gateway)
        let sent = try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient()).get()
        let occasion = Occasion(at: fixture.time.now())
        #expect(try await fixture.accounts.erase(AccountID("alice"), occasion) == 3)
        #expect(
            try await !fixture.challenges.verify(typed: gateway.code, for: sent.id, by: fixture.recipient()).isAccepted)
    }

    @Test func `when nothing can be written down, nothing is sent`() async throws {
        let gateway = RecordingGateway()
        for verb in [FaultyStore.Verb.add, .read, .write] {
            let store = FaultyStore(InMemoryStore(), faults: [.init(.unavailable, calls: 1..., of: verb)])
            let fixture = try Fixture(gateway, store: store)
            await #expect(throws: RecordError(.storeFailed, "")) {
                try await fixture.challenges.begin(adding: fixture.number, for: fixture.recipient())
            }
        }
        #expect(gateway.messages.isEmpty)
    }

    @Test(arguments: Language.allCases)
    func `every refusal has words`(_ language: Language) {
        let reasons = SMSOutcome.Rejection.Reason.allCases.map { SendingRefusal.notSent($0) }
        let refusals: [SendingRefusal] =
            [
                .wait(until: 30), .limit(until: 3600), .tooManySessions(until: 60), .sentOften, .over,
                .regionNotServed(.denmark), .typeNotServed, .noSuchFactor, .paused(until: 60), .paused(until: nil),
                .needsBetterFactor, .suspicious, .notSent(nil),
            ] + reasons
        for refusal in refusals {
            let text = Localizer(language).text(refusal.message(at: 0))
            #expect(!text.isEmpty && !text.contains("{"))
        }
    }
}
