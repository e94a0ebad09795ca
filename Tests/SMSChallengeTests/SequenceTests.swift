import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import SMSChallenge
import TestVectors
import Testing

/// What two browsers of one account may do in any order, with servers that die in the middle of it.
@Suite struct SequenceTests {
    @Test(arguments: 0..<200)
    func `whatever the order, a code is granted once, in time, within its tries, and not too much is sent`(
        _ seed: UInt64
    ) async throws {
        var story = try Story(seed: seed)
        for _ in 0..<80 { try await story.goOn() }
        story.checkMessages()
    }

    @Test func `the stories are not about nothing`() async throws {
        var accepted = 0
        var wrong = 0
        var thrown = 0
        for seed in UInt64(0)..<40 {
            var story = try Story(seed: seed)
            for _ in 0..<80 { try await story.goOn() }
            accepted += story.known.count { $0.isGranted }
            wrong += story.known.map(\.wrong).reduce(0, +)
            thrown += story.thrown
        }
        #expect(accepted > 20 && wrong > 100 && thrown > 50)
    }
}

/// One order of events, which its seed decides.
private struct Story {
    /// A challenge that a browser was told of.
    struct Known {
        let sent: SentChallenge
        let session: String
        let code: String
        let begunAt: UnixTime
        var isGranted = false
        /// Whether it was ended, or another one took its place.
        var isOver = false
        var wrong = 0
    }

    var known: [Known] = []
    var thrown = 0
    private var random: SeededGenerator
    private let seed: UInt64
    private let store = InMemoryStore()
    private let time = ManualTime()
    private let gateway = RecordingGateway()
    private let keys: KeyRing
    private let texts: SMSTexts
    private let routes: SMSRoutes
    private let numbers: [PhoneNumber]
    /// When messages left, with their numbers and codes.
    private var messages: [(at: UnixTime, number: String, code: String)] = []
    private var steps: UInt64 = 0

    init(seed: UInt64) throws {
        self.seed = seed
        random = SeededGenerator(seed: seed)
        keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 1, count: 32)))
        texts = try SMSTexts(app: "Acme")
        routes = try SMSRoutes(gateway, as: try #require(SMSSender(name: "Acme")))
        numbers = try ["406 12 345", "406 12 346"].map { try PhoneNumber($0, in: .norway) }
        time.set(1_700_000_000)
    }

    /// A server, which dies at one of its calls to the store, or does not.
    private mutating func server() throws -> SMSChallenges {
        steps += 1
        let faulty = FaultyStore(store)
        if Int.random(in: 0..<6, using: &random) == 0 {
            let call = Int.random(in: 1...14, using: &random)
            faulty.add(.init(Bool.random(using: &random) ? .answerLost : .unavailable, calls: call...call))
            faulty.add(.init(.unavailable, calls: (call + 1)...))
        }
        let context = RecordContext(
            store: faulty, keys: keys, time: time, random: SeededRandom(seed: seed &* 1000 &+ steps))
        return SMSChallenges(
            context, sending: try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.norway])), texts: texts,
            routes: routes)
    }

    private func recipient(_ session: String) throws -> SMSChallenges.Recipient {
        SMSChallenges.Recipient(try AccountID("alice"), session: session)
    }

    mutating func goOn() async throws {
        let count = gateway.messages.count
        do {
            switch Int.random(in: 0..<12, using: &random) {
            case 0, 1: try await begin()
            case 2: try await resend()
            case 3, 4: try await verify(right: true)
            case 5, 6, 7: try await verify(right: false)
            case 8: try await cancel()
            default: time.advance(bySeconds: [5, 29, 31, 61, 125, 301, 700, 3600].randomElement(using: &random) ?? 5)
            }
        } catch is RecordError {
            thrown += 1
        }
        for message in gateway.messages.dropFirst(count) {
            let code = message.text.text.firstMatch(of: /[0-9]{6}/).map { String($0.output) } ?? ""
            messages.append((time.now(), message.address.e164, code))
        }
    }

    private mutating func begin() async throws {
        let session = Bool.random(using: &random) ? "laptop" : "phone"
        let number = numbers.randomElement(using: &random) ?? numbers[0]
        let result = try await server().begin(adding: number, for: recipient(session))
        guard case .success(let sent) = result else { return }
        for index in known.indices where known[index].session == session { known[index].isOver = true }
        known.append(Known(sent: sent, session: session, code: gateway.code, begunAt: time.now()))
    }

    private mutating func resend() async throws {
        guard let challenge = known.suffix(3).randomElement(using: &random) else { return }
        let count = gateway.messages.count
        let result = try await server().resend(challenge.sent.id, for: recipient(challenge.session))
        guard case .success(let again) = result else { return }
        #expect(gateway.messages.count == count + 1 && gateway.code == challenge.code)
        #expect(again.expiresAt == challenge.sent.expiresAt && !challenge.isOver && !challenge.isGranted)
    }

    private mutating func verify(right: Bool) async throws {
        guard let index = known.indices.suffix(3).randomElement(using: &random) else { return }
        let challenge = known[index]
        let isStranger = Int.random(in: 0..<5, using: &random) == 0
        let session = isStranger ? "somebody else" : challenge.session
        let typed = right ? challenge.code : challenge.code == "123456" ? "654321" : "123456"
        switch try await server().verify(typed: typed, for: challenge.sent.id, by: recipient(session)) {
        case .accepted:
            #expect(right && !isStranger, "what was not sent to this browser was granted")
            #expect(!challenge.isGranted, "it was granted twice")
            #expect(!challenge.isOver, "it was granted after its end")
            #expect(challenge.wrong < 5, "it was granted beyond its tries")
            #expect(time.now() < challenge.begunAt.advanced(by: .seconds(300)), "it was granted too late")
            known[index].isGranted = true
        case .wrong:
            #expect(!right)
            known[index].wrong += 1
            #expect(known[index].wrong <= 5)
        case .expired, .alreadyUsed, .exhausted, .unknown, .numberInTooManyAccounts, .refused: break
        }
    }

    private mutating func cancel() async throws {
        guard let index = known.indices.suffix(3).randomElement(using: &random) else { return }
        let challenge = known[index]
        if try await server().cancel(challenge.sent.id, by: recipient(challenge.session)) {
            #expect(!challenge.isOver)
            known[index].isOver = true
        }
    }

    func checkMessages() {
        let byCode = Dictionary(grouping: messages, by: \.code).mapValues(\.count)
        #expect(byCode.values.allSatisfy { $0 <= 5 })
        for (window, most) in [(Int64(3600), 10), (86_400, 20)] {
            let byWindow = Dictionary(grouping: messages) { $0.at.seconds / window }.mapValues(\.count)
            #expect(byWindow.values.allSatisfy { $0 <= most })
        }
        for (_, sent) in Dictionary(grouping: messages, by: \.number) {
            for (earlier, later) in zip(sent, sent.dropFirst()) {
                #expect(later.at.seconds - earlier.at.seconds >= 30)
            }
        }
    }
}
