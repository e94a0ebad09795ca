internal import EnrollmentFlow
internal import MFACore
internal import MFATestKit
internal import OTPCore
internal import RecoveryCodes
internal import SignInFlow
internal import TestVectors

/// A user at two browsers and an attacker who has the password, who do anything in any order, on two servers that die in the middle of it
/// and whose clocks differ.
///
/// The walk knows all secrets, so it knows of everything that is typed whether it is right, and remembers what has been spent.
public struct SignInWalk {
    /// What must not be and was, in sentences, each with the event at which it was first.
    public private(set) var problems: [String] = []
    private var seen: Set<String> = []
    /// What it has come to, in numbers.
    public internal(set) var tally = SignInTally()

    var random: SeededGenerator
    let seed: UInt64
    /// How often the attacker is told a code that would be right, as if he had guessed it; in reality nobody tells him.
    let luck: Double
    var events: UInt64 = 0
    let store = InMemoryStore()
    let site: SignInWalkSite
    let alice: AccountID
    /// Two servers' clocks; the first one is right.
    let clocks = [ManualTime(1_795_000_000), ManualTime(1_795_000_000)]
    /// How far the second clock is ahead of the first.
    var offset: Int64 = 0
    var server: SignInWalkServer
    /// The user's two browsers, and the attacker's two sessions.
    var browsers: [WalkingBrowser]
    var memory = SignInMemory()
    var siege: Siege
    /// How likely it is that the next one is the attacker.
    var pressure = 0.3

    /// A walk that its seed decides.
    public init(seed: UInt64, luck: Double = 0) async throws {
        self.seed = seed
        self.luck = luck
        random = SeededGenerator(seed: seed)
        alice = try AccountID("alice")
        site = try SignInWalkSite(alice)
        siege = Siege(began: clocks[0].now().seconds)
        let context = site.context(store, clocks[0], seed: seed)
        server = SignInWalkServer(
            clock: clocks[0], signIns: site.signIns(context), enrollments: try site.enrollments(context), isDying: false
        )
        browsers = [
            WalkingBrowser(SignInRequest(alice, session: "laptop", browser: "Firefox on Linux")),
            WalkingBrowser(SignInRequest(alice, session: "phone", browser: "Safari on iOS")),
        ]
        for session in ["evil", "worse"] {
            let source = NetworkAddress("203.0.113.7").map { ClientSource($0) }
            let request = SignInRequest(alice, session: session, source: source, browser: "Edge on Windows")
            browsers.append(WalkingBrowser(request, isAttacker: true))
        }
        try await renew()
    }

    mutating func note(_ problem: String) {
        if seen.insert(problem).inserted { problems.append("event \(events): \(problem)") }
    }

    mutating func happens(_ probability: Double) -> Bool { Double.random(in: 0..<1, using: &random) < probability }

    mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

    /// One event.
    public mutating func step() async throws {
        events += 1
        if events % 64 == 0 { pressure = [0.05, 0.3, 0.6, 0.95].randomElement(using: &random) ?? 0.3 }
        // The user is on holiday.
        if events % 4096 > 3584 { pressure = 1 }
        try changeServer()
        do {
            if happens(pressure) { try await attack() } else { try await live() }
        } catch is RecordError {
            // In the middle of a set-up; whatever happens to a sign-in is looked at where it happens.
            tally.died += 1
        }
        try await checkAccount()
    }

    /// A server, which dies at one of its calls to the store, or does not.
    private mutating func changeServer() throws {
        let faulty = FaultyStore(store)
        let isDying = number(0..<8) == 0
        if isDying {
            let call = number(1..<9)
            faulty.add(.init(Bool.random(using: &random) ? .answerLost : .unavailable, calls: call...call))
            faulty.add(.init(.unavailable, calls: (call + 1)...))
        }
        let clock = clocks[number(0..<2)]
        let context = site.context(isDying ? faulty : store, clock, seed: seed &* 1_000_003 &+ events)
        server = SignInWalkServer(
            clock: clock, signIns: site.signIns(context), enrollments: try site.enrollments(context), isDying: isDying)
    }

    /// The account as it is stored.
    func account() async throws -> Account {
        let account = try await AccountRepository(site.context(store, clocks[0], seed: seed)).load(alice)
        return account ?? Account(id: alice, createdAt: clocks[0].now())
    }

    /// Changes the account as its host does: on a server that does not die.
    func change(_ change: @Sendable (inout Account, UnixTime) -> Void) async throws {
        let context = site.context(store, clocks[0], seed: seed &* 7_919 &+ events)
        try await AccountRepository(context).update(alice) { account, now in change(&account, now) }
    }

    mutating func pass(_ seconds: [Int64]) {
        let seconds = seconds.randomElement(using: &random) ?? 1
        for clock in clocks { clock.advance(bySeconds: seconds) }
    }

    /// Gives the user everything anew, as a helpdesk and a first set-up do.
    mutating func renew() async throws {
        closeSiege()
        let seeds = (0..<5).map { _ in random.next() }
        let lamp = site.lamp.method
        let words = site.words.method
        let policy = site.policy
        let source = SeededRandom(seed: random.next())
        var credentials: [Credential] = []
        for seed in seeds.prefix(2) { credentials.append(.authenticatorApp(.init(totp: try SignInWalk.app(seed)))) }
        if let number = PhoneAddress(e164: "+4740612345") { credentials.append(.phone(number)) }
        credentials.append(.other(lamp, OtherCredential(secret: [])))
        credentials.append(.other(words, WordList.credential(seed: seeds[4])))
        let given = credentials
        // One set of codes takes 20 ms to make, so the user gets new ones only when he has none.
        var codes: (text: String, set: RecoveryCodeSet)?
        if memory.keptCode == nil {
            let issued = IssuedRecoveryCodes(drawing: .saved, random: source, at: clocks[0].now())
            codes = (issued.codes[0], try issued.digests(random: source))
        }
        let new = codes?.set
        try await change { account, now in
            let kept = new ?? account.recoveryCodes
            account.reset(reason: "full", Occasion(at: now))
            for credential in given {
                let factor = ConfirmedFactor(
                    id: .random(from: source), name: "\(credential.method)", credential: credential, createdAt: now,
                    confirmedAt: now)
                try? account.add(factor, under: policy, Occasion(at: now))
            }
            if let kept { account.issueRecoveryCodes(kept, Occasion(at: now)) }
        }
        if let codes { memory.keptCode = codes.text }
        memory.factors = Set(try await account().factors.map(\.id))
        // The second clock is set anew.
        offset = Int64(number(-30..<31))
        clocks[1].set(UnixTime(clocks[0].now().seconds + offset))
    }

    static func app(_ seed: UInt64) throws -> TOTP {
        TOTP(secret: try OTPSecret(bytes: SeededRandom(seed: seed).bytes(20)))
    }

    /// Looks whether something is left when the time of everything is over.
    public mutating func end() async throws {
        closeSiege()
        for clock in clocks { clock.advance(bySeconds: 40 * 86_400) }
        while try await store.sweep(limit: 1000, at: clocks[0].now()) > 0 {}
        for collection in ["flow", "limit", "message", "tally"] {
            for kind in PageRequest.Kind.allCases {
                let page = try await store.page(
                    PageRequest(kind, in: try RecordCollection(collection)), at: UnixTime(0))
                if !page.identifiers.isEmpty {
                    note("something is left of sign-ins that are over: \(collection)")
                }
            }
        }
        if tally.luckyGrants + tally.luckyEvidence > tally.lucky {
            note("the attacker was granted something that he had not guessed")
        }
        if tally.price > tally.bound { note("the attacker guessed more often than the budget allows") }
    }
}
