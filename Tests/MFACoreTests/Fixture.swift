import MFACore
import MFATestKit
import OTPCore

/// A store with keys, a clock, chance and an observer, and accounts in it.
struct Fixture: Sendable {
    let store: any RecordStore
    let time: ManualTime
    let random: SeededRandom
    let observer = RecordingObserver()
    let context: RecordContext
    let accounts: AccountRepository

    init(
        store: any RecordStore = InMemoryStore(), seed: UInt64 = 1, namespace: Namespace = .none,
        keys: KeyRing = Fixture.keys("2026-11")
    ) {
        self.store = store
        time = ManualTime()
        random = SeededRandom(seed: seed)
        context = RecordContext(store: store, keys: keys, namespace: namespace, time: time, random: random)
        accounts = AccountRepository(context, observers: [observer])
    }

    /// A ring whose keys come from their names.
    static func keys(_ current: String, retired: [String] = []) -> KeyRing {
        do {
            return try KeyRing(current: key(current), retired: retired.map(key))
        } catch {
            fatalError("the fixture's keys are wrong: \(error)")
        }
    }

    static func key(_ name: String) throws -> MasterKey {
        try MasterKey(name: try KeyName(name), bytes: keyBytes(name))
    }

    static func keyBytes(_ name: String) -> [UInt8] {
        let letters = Array(name.utf8)
        return (0..<32).map { letters[$0 % letters.count] &+ UInt8($0) }
    }

    func occasion(_ source: String? = "192.0.2.7") -> Occasion {
        Occasion(at: time.now(), from: source.flatMap { NetworkAddress($0) }.map { ClientSource($0) })
    }

    /// An app of which the secret is known.
    func totp(_ index: Int = 0) -> TOTP {
        var generator = SeededGenerator(SeededRandom(seed: 100 + UInt64(index)))
        return TOTP(secret: .random(using: &generator))
    }

    /// A factor that has been confirmed by its code of some minutes ago, so that the current code is fresh.
    func confirmedApp(_ index: Int = 0, name: String = "My phone") throws -> ConfirmedFactor {
        let past = UnixTime(time.now().seconds - 300)
        let app = UnconfirmedApp(id: .random(from: random), name: name, totp: totp(index), createdAt: past)
        return try app.confirm(typed: totp(index).code(at: past)?.text ?? "", at: past).get()
    }

    /// An account with that many apps.
    func account(_ id: String = "alice", apps: Int = 1, policy: Policy = .standard) throws -> Account {
        var account = Account(id: try AccountID(id), createdAt: time.now())
        for index in 0..<apps { try account.add(confirmedApp(index), under: policy, occasion()) }
        return account
    }

    /// Stores an account with that many apps.
    @discardableResult
    func storeAccount(_ id: String = "alice", apps: Int = 1, policy: Policy = .standard) async throws -> AccountID {
        let id = try AccountID(id)
        let factors = try (0..<apps).map { try confirmedApp($0) }
        let occasion = occasion()
        try await accounts.update(id) { account, _ in
            Result { () throws(AccountRefusal) in
                for factor in factors { try account.add(factor, under: policy, occasion) }
            }
        }.get()
        return id
    }

    func code(_ index: Int = 0) -> String { totp(index).code(at: time.now())?.text ?? "" }

    /// A code that none of an account's apps would take.
    func wrongCode(apps: Int = 1) -> String {
        let right = Set(
            (0..<apps).flatMap { index in
                (-2...2).compactMap { totp(index).code(at: UnixTime(time.now().seconds + $0 * 30))?.text }
            })
        return ["000000", "111111", "222222", "333333", "444444", "555555"].first { !right.contains($0) } ?? ""
    }
}

/// A random source as the standard library wants it.
struct SeededGenerator: RandomNumberGenerator {
    let source: SeededRandom

    init(_ source: SeededRandom) { self.source = source }

    mutating func next() -> UInt64 { source.next() }
}

/// Runs something so many times at once.
func inParallel<Result: Sendable>(
    _ count: Int, _ body: @escaping @Sendable () async throws -> Result
) async throws -> [Result] {
    try await withThrowingTaskGroup(of: Result.self) { group in
        for _ in 0..<count { group.addTask { try await body() } }
        return try await group.reduce(into: []) { $0.append($1) }
    }
}
