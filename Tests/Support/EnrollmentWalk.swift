internal import EnrollmentFlow
public import MFACore
internal import MFATestKit
internal import OTPCore
internal import PhoneNumbers
internal import RecoveryCodes
internal import SMSChallenge
internal import TestVectors
internal import Testing

/// Two browsers of one user who do anything in any order, on servers that die in the middle of it.
public struct EnrollmentWalk {
    /// What must not be and was, in sentences.
    public private(set) var problems: [String] = []

    /// The secrets that were shown.
    public private(set) var secrets: Set<String> = []
    /// The names of factors that a right code was typed for.
    public private(set) var confirmed: Set<FactorID> = []
    /// How many calls died.
    public private(set) var died = 0
    private var random: SeededGenerator
    private let seed: UInt64
    private var steps: UInt64 = 0
    private let store = InMemoryStore()
    private let gateway = RecordingGateway()
    private let site: Site
    private let time = ManualTime()
    private var browsers: [SetUpBrowser]
    /// The phones, by browser; nil where nothing is to be typed into one.
    private var phones: [TOTP?] = [nil, nil]
    /// How many right codes were sent whose answer was lost or said yes.
    private var rightCodes = 0

    /// A walk that its seed decides.
    public init(seed: UInt64) throws {
        self.seed = seed
        random = SeededGenerator(seed: seed)
        time.set(1_795_000_000)
        site = try Site(gateway)
        let alice = try AccountID("alice")
        let service = try site.service(store, time, seed: seed)
        browsers = ["laptop", "phone"].map { SetUpBrowser(service, EnrollmentRequest(alice, session: $0)) }
    }

    /// A server, which dies at one of its calls to the store, or does not.
    private mutating func changeServer() throws {
        steps += 1
        let faulty = FaultyStore(store)
        if Int.random(in: 0..<8, using: &random) == 0 {
            let call = Int.random(in: 1...10, using: &random)
            faulty.add(.init(Bool.random(using: &random) ? .answerLost : .unavailable, calls: call...call))
            faulty.add(.init(.unavailable, calls: (call + 1)...))
        }
        let service = try site.service(faulty, time, seed: seed &* 1_000_003 &+ steps)
        for index in browsers.indices { browsers[index].use(service) }
    }

    /// One event.
    public mutating func step() async throws {
        try changeServer()
        let index = Int.random(in: 0..<2, using: &random)
        do {
            try await act(index)
            try await look(index)
        } catch is RecordError {
            died += 1
            browsers[index].use(try site.service(store, time, seed: seed &+ steps))
            try await browsers[index].reload()
            if browsers[index].refusal != nil { browsers[index].close() }
            try await look(index)
        }
        try await checkAccount()
    }

    private mutating func act(_ index: Int) async throws {
        guard let page = browsers[index].page else {
            let offers: [String?] = [nil, "google", "authy", "other-app", "sms", "recovery-codes"]
            let offer = offers.randomElement(using: &random) ?? nil
            try await browsers[index].begin(start(offer))
            return
        }
        switch Int.random(in: 0..<20, using: &random) {
        case 0: try await browsers[index].send(.cancel)
        case 1: time.advance(bySeconds: [1, 30, 60, 301, 1000].randomElement(using: &random) ?? 1)
        case 2: try await browsers[index].reload()
        case 3: try await browsers[index].begin(start(nil))
        case 4, 5:
            let steps = page.actions.compactMap { if case .back(let step) = $0.event { step } else { nil } }
            try await browsers[index].send(.back(to: steps.randomElement(using: &random) ?? .choose))
        case 6:
            let events: [EnrollmentEvent] = [.skip, .check, .resend(.text), .choose("nonsense"), .submit([:])]
            try await browsers[index].send(events.randomElement(using: &random) ?? .check)
        default: try await forward(index, page)
        }
    }

    private mutating func forward(_ index: Int, _ page: EnrollmentPage<String>) async throws {
        switch page.step {
        case .password: try await browsers[index].send(.submit(["password": "secret"]))
        case .number: try await browsers[index].send(.submit(["country": "NO", "number": "40612345"]))
        case .smsCode: try await type(gateway.code, index)
        case .code:
            let code = phones[index]?.code(at: time.now())?.text ?? "000000"
            try await type(Int.random(in: 0..<3, using: &random) == 0 ? "000000" : code, index)
        default:
            if let choice = page.content.choices.randomElement(using: &random) {
                try await browsers[index].send(.choose(choice.id))
            } else {
                try await browsers[index].send(.submit([:]))
            }
        }
    }

    private func start(_ offer: String?) -> EnrollmentStart {
        EnrollmentStart(accountName: "alice@acme.example", offer: offer, factorVerifiedAt: time.now())
    }

    private mutating func type(_ code: String, _ index: Int) async throws {
        if code != "000000" { rightCodes += 1 }
        try await browsers[index].send(.submit(["code": code]))
    }

    /// What the page shows: a secret is shown in one visit to its page, and never again.
    private mutating func look(_ index: Int) async throws {
        guard let page = browsers[index].page else {
            phones[index] = nil
            return
        }
        guard page.step == .add else { return }
        if page.content.scan != nil { try await browsers[index].send(.choose("type")) }
        guard let secret = browsers[index].page?.content.manual.compactMap(\.copied).last else { return }
        let isSameVisit = phones[index]?.secret.base32(groupsOf: nil).revealed == secret
        if !isSameVisit, !secrets.insert(secret).inserted { problems.append("a secret was shown again") }
        phones[index] = TOTP(secret: try OTPSecret(base32: secret))
    }

    private mutating func checkAccount() async throws {
        let accounts = AccountRepository(try site.context(store, time, seed: seed &+ steps))
        let alice = try AccountID("alice")
        let factors = try await accounts.load(alice)?.factors ?? []
        confirmed.formUnion(factors.map(\.id))
        if confirmed.count > rightCodes { problems.append("there is a factor for which no right code was typed") }
        if factors.contains(where: { $0.state != .active }) { problems.append("a factor is not in use") }
        // Room for more.
        if factors.count >= 4 {
            try await accounts.update(alice) { account, now in account.reset(reason: "full", Occasion(at: now)) }
        }
    }

    /// Looks whether something is left when the time of everything is over.
    public mutating func end() async throws {
        time.advance(bySeconds: 100_000)
        while try await store.sweep(limit: 1000, at: time.now()) > 0 {}
        let page = try await store.page(PageRequest(in: RecordCollection("flow")), at: UnixTime(0))
        if !page.identifiers.isEmpty { problems.append("something is left of set-ups that are over") }
    }
}

/// A site with everything switched on.
private struct Site {
    private let keys: KeyRing
    private let texts: SMSTexts
    private let routes: SMSRoutes
    private let sending: SendingPolicy
    private let apps: AuthenticatorApps
    private let passwords: KnownPasswords

    init(_ gateway: RecordingGateway) throws {
        keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32)))
        texts = try SMSTexts(app: "Acme")
        routes = try SMSRoutes(gateway, as: try #require(SMSSender(name: "Acme")))
        var limits = SendingLimits(perNumber: [], perAccount: [], perSource: [], perPrefix: [], inAll: [])
        limits.unverified = .none
        sending = try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.norway]), limits: limits)
        apps = try AuthenticatorApps(issuer: "Acme")
        passwords = KnownPasswords([try AccountID("alice"): "secret"])
    }

    func context(_ store: any RecordStore, _ time: ManualTime, seed: UInt64) throws -> RecordContext {
        RecordContext(store: store, keys: keys, time: time, random: SeededRandom(seed: seed))
    }

    func service(_ store: any RecordStore, _ time: ManualTime, seed: UInt64) throws -> EnrollmentService {
        let context = try context(store, time, seed: seed)
        let challenges = SMSChallenges(context, sending: sending, texts: texts, routes: routes)
        // One region is enough, and listing all of them is most of what a page costs.
        let phones = PhoneMessages(challenges, region: .norway, regions: [.norway])
        return EnrollmentService(
            context, rules: try EnrollmentRules(app: "Acme", methods: [apps, phones], recoveryCodes: .saved),
            passwords: passwords)
    }
}

extension EnrollmentStep {
    fileprivate static let add = EnrollmentStep(.authenticatorApp, "add")
    fileprivate static let code = EnrollmentStep(.authenticatorApp, "code")
    fileprivate static let number = EnrollmentStep(.sms, "number")
    fileprivate static let smsCode = EnrollmentStep(.sms, "code")
}
