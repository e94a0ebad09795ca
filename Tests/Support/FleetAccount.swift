public import MFACore
internal import MFATestKit
public import OTPCore

/// An account whose secret and keys come from its name, so that several processes can know it.
public struct FleetAccount: Sendable {
    private let accounts: AccountRepository
    private let time = ManualTime()
    private let id: AccountID
    private let policy: Policy

    /// The account of that name in a store.
    public init(_ store: any RecordStore, id: String) throws {
        let keys = try KeyRing(
            current: MasterKey(name: KeyName("fleet"), bytes: [UInt8](repeating: 42, count: MasterKey.byteCount)))
        accounts = AccountRepository(RecordContext(store: store, keys: keys, time: time))
        self.id = try AccountID(id)
        // As many guesses as the largest test makes, so that each is counted and none is put off.
        policy = try Policy(guesses: GuessBudget(perWindow: 100, hardLimit: 100, reservedForKnownClients: 0))
    }

    /// What makes the account's codes.
    public var totp: TOTP {
        get throws {
            let letters = Array(id.text.utf8)
            return TOTP(secret: try OTPSecret(bytes: (0..<20).map { letters[$0 % letters.count] &+ UInt8($0) }))
        }
    }

    /// Stores the account, with an app that was set up some minutes before an instant.
    public func enroll(before instant: UnixTime) async throws {
        let past = UnixTime(instant.seconds - 300)
        let app = UnconfirmedApp(id: .random(from: SystemRandom()), name: "phone", totp: try totp, createdAt: past)
        let factor = try app.confirm(typed: try totp.code(at: past)?.text ?? "", at: past).get()
        time.set(past)
        try await accounts.update(id) { account, now in
            Result { () throws(AccountRefusal) in try account.add(factor, under: policy, Occasion(at: now)) }
        }.get()
    }

    /// Submits a code many times in parallel; gives how often it was accepted.
    public func submit(_ code: String, count: Int, at instant: UnixTime) async throws -> Int {
        time.set(instant)
        return try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<count {
                group.addTask {
                    let verdict = try await accounts.update(id) { account, now in
                        account.verifyAppCode(typed: code, under: policy, Occasion(at: now))
                    }
                    if case .accepted = verdict { return true } else { return false }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }

    /// The wrong guesses that are counted.
    public func wrongGuesses() async throws -> Int { try await accounts.load(id)?.guesses.inARow ?? 0 }
}
