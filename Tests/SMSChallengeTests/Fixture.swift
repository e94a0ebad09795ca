import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import SMSChallenge
import Synchronization
import Testing

/// A gateway that keeps the calls it is to make.
final class PlayedVoice: VoiceGateway {
    let name = "voice"
    private let made = Mutex<[VoiceCall]>([])

    var calls: [VoiceCall] { made.withLock { $0 } }

    func call(_ call: VoiceCall) async -> SMSOutcome {
        made.withLock { $0.append(call) }
        return .accepted("call")
    }
}

/// Looks up nothing, and says what a test says.
struct PlayedRisk: NumberRisk {
    let verdict: NumberRiskVerdict

    func assess(
        _ number: PhoneNumber, for purpose: CodeChallenge.Purpose, of account: AccountID
    ) async -> NumberRiskVerdict { verdict }
}

/// Challenges over a store in memory, with a clock and gateways of a test.
struct Fixture {
    let time: ManualTime
    let random = SeededRandom(seed: 5)
    let observer = RecordingObserver()
    let context: RecordContext
    let accounts: AccountRepository
    let challenges: SMSChallenges
    let number: PhoneNumber

    init(
        _ gateways: any SMSGateway..., store: any RecordStore = InMemoryStore(), policy: SendingPolicy? = nil,
        routes: SMSRoutes? = nil, risk: NumberRiskVerdict? = nil, voice: PlayedVoice? = nil, calls: VoiceCalls? = nil,
        keys: (any KeyProvider)? = nil, receipts: SMSReceipts? = nil,
        time: ManualTime = ManualTime()
    ) throws {
        self.time = time
        let key = try MasterKey(name: KeyName("2026-11"), bytes: [UInt8](repeating: 9, count: 32))
        context = RecordContext(store: store, keys: try keys ?? KeyRing(current: key), time: time, random: random)
        accounts = AccountRepository(context, observers: [observer])
        number = try PhoneNumber("406 12 345", in: .norway)
        challenges = SMSChallenges(
            context, sending: try policy ?? Fixture.policy(), texts: try SMSTexts(app: "Acme"),
            routes: try routes ?? SMSRoutes([.init(by: gateways, as: try #require(SMSSender(name: "Acme")))]),
            voice: try calls
                ?? voice.map {
                    try VoiceCalls(
                        app: "Acme", to: [.norway], by: [$0], from: try #require(SMSSender(number: "+4721000000")))
                }, risk: risk.map { PlayedRisk(verdict: $0) }, receipts: receipts, observers: [observer])
    }

    static func policy(_ limits: SendingLimits = .standard) throws -> SendingPolicy {
        try SendingPolicy(
            enrolment: .only([.norway, .sweden]), signIn: .only([.norway, .sweden, .denmark]), limits: limits)
    }

    func recipient(
        _ account: String = "alice", session: String = "laptop", language: Language = .english, source: String? = nil
    ) throws -> SMSChallenges.Recipient {
        SMSChallenges.Recipient(
            try AccountID(account), session: session,
            source: source.flatMap { NetworkAddress($0) }.map { ClientSource($0) }, language: language)
    }

    /// What the gateway calls the last message of a challenge, as it is stored.
    func reference(of challenge: FactorID) async throws -> String? {
        try await RecordRepository<DeliveryList>(context, .message).load(challenge.text)?.attempts.last?.reference
    }

    /// Adds the number to an account, by a code.
    func enrol(
        _ gateway: RecordingGateway, _ account: String = "alice", number: PhoneNumber? = nil
    ) async throws -> FactorID {
        let sent = try await challenges.begin(adding: number ?? self.number, for: recipient(account)).get()
        let verdict = try await challenges.verify(typed: gateway.code, for: sent.id, by: recipient(account))
        guard case .accepted(let answer) = verdict else { throw Failure("the code was not accepted: \(verdict)") }
        let factor = try #require(answer.confirmedFactor(id: .random(from: random), name: "Mine"))
        try await accounts.update(AccountID(account)) { account, now in
            Result { () throws(AccountRefusal) in try account.add(factor, under: .standard, Occasion(at: now)) }
        }.get()
        time.advance(bySeconds: 3600)
        return factor.id
    }
}

struct Failure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

extension ChallengeVerdict {
    var isAccepted: Bool { if case .accepted = self { true } else { false } }
}

extension Result where Success == SentChallenge, Failure == SendingRefusal {
    /// Why nothing was sent; nil if something was.
    var refusal: SendingRefusal? { if case .failure(let refusal) = self { refusal } else { nil } }
}
