import MFACore
import OTPCore

/// An account in a store in memory, whose sealed record has about 2 KB.
struct Subject {
    let accounts: AccountRepository
    let id: AccountID
    let factor: FactorID
    let occasion: Occasion
    /// The bytes of the sealed record.
    let sealedCount: Int

    /// Bytes around the content: format, length and name of the key, nonce, tag.
    var contentCount: Int { sealedCount - 2 - Subject.keyName.utf8.count - 12 - 16 }

    private static let keyName = "2026-11"

    init() async throws {
        let store = InMemoryStore()
        let key = try MasterKey(name: KeyName(Subject.keyName), bytes: (0..<32).map { UInt8($0) })
        accounts = AccountRepository(RecordContext(store: store, keys: try KeyRing(current: key)))
        id = try AccountID("alice@example.com")
        let now = UnixTime.now()
        let occasion = Occasion(at: now, from: NetworkAddress("192.0.2.7").map { ClientSource($0) })

        var account = Account(id: id, createdAt: now)
        for number in 1...5 {
            account = try account.adding(Subject.confirmedApp("Phone number \(number)", at: now), occasion)
        }
        // A history keeps sixteen entries, so that further changes leave the size as it is.
        for factor in account.factors {
            for number in 1...20 { try account.rename(factor.id, to: "Phone number \(number)", occasion) }
        }
        let stored = account
        try await accounts.update(id) { account, _ in account = stored }

        self.occasion = occasion
        factor = account.factors[0].id
        sealedCount = try await store.read(RecordKey(.account, id.text), at: now)?.value.count ?? 0
    }

    /// Gives the first factor the other one of two names, so that there is always something to store.
    static func change(_ account: inout Account, _ factor: FactorID, _ occasion: Occasion) -> UInt64 {
        let name = account.factors[0].name == "Old phone" ? "New phone" : "Old phone"
        do throws(AccountRefusal) { try account.rename(factor, to: name, occasion) } catch { return 0 }
        return 1
    }

    private static func confirmedApp(_ name: String, at now: UnixTime) throws -> ConfirmedFactor {
        let totp = TOTP(secret: .random())
        let app = UnconfirmedApp(id: .random(from: SystemRandom()), name: name, totp: totp, createdAt: now)
        return try app.confirm(typed: totp.code(at: now)?.text ?? "", at: now).get()
    }
}

extension Account {
    fileprivate func adding(_ confirmed: ConfirmedFactor, _ occasion: Occasion) throws(AccountRefusal) -> Account {
        var account = self
        try account.add(confirmed, under: .standard, occasion)
        return account
    }
}
