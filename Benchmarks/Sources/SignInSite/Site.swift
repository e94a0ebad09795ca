import MFACore
import Measuring
import MFACore
import OTPCore
import SignInFlow

/// A site whose users have an app each, and nothing else.
public struct Site: Sendable {
    /// Where everything is kept.
    public let store: any RecordStore
    /// What time it is there.
    public let clock = Clock()
    /// The repository of its accounts.
    public let accounts: AccountRepository
    /// What signs users in.
    public let service: SignInService
    /// How many users there are.
    public let users: Int
    /// What the names of the users begin with, so that no two sites in a database meet.
    private let name: String

    /// Enough users for an app's code never to be asked for twice.
    public static let usualUsers = 8192

    /// A site in a store.
    ///
    /// - Parameters:
    ///   - store: Where everything is kept.
    ///   - users: How many users are put there.
    ///   - enforcement: Whether who has no factor has to set one up.
    ///   - hidesAccounts: Whether nobody may find out who is there.
    /// - Throws: What the store throws.
    public init(
        _ store: any RecordStore, users: Int = Site.usualUsers, enforcement: Enforcement = .optional,
        hidesAccounts: Bool = false
    ) async throws {
        self.store = store
        self.users = users
        name = "\(UInt32.random(in: 0...UInt32.max))"
        let keys = try KeyRing(current: MasterKey(name: KeyName("2026-11"), bytes: [UInt8](repeating: 7, count: 32)))
        let context = RecordContext(store: store, keys: keys, time: clock)
        accounts = AccountRepository(context)
        service = SignInService(
            context,
            rules: try SignInRules(
                app: "Acme", policy: Policy(enforcement: enforcement), hidesAccounts: hidesAccounts))
        let site = self
        try await withThrowingTaskGroup { group in
            for part in 0..<32 {
                group.addTask { for user in stride(from: part, to: users, by: 32) { try await site.enroll(user) } }
            }
            try await group.waitForAll()
        }
    }

    /// A user's account.
    public func account(_ user: Int) throws -> AccountID { try AccountID("\(name)-\(user)@acme.example") }

    /// A user's app.
    public func app(_ user: Int) throws -> TOTP {
        TOTP(secret: try OTPSecret(bytes: (0..<20).map { UInt8(truncatingIfNeeded: user &* ($0 + 1) >> ($0 % 8)) }))
    }

    /// A user's request, from an address of his own.
    public func request(_ user: Int, session: Int, isKnownSource: Bool) throws -> SignInRequest {
        let address = isKnownSource ? NetworkAddress("10.1.\(user >> 8 & 255).\(user & 255)") : nil
        return SignInRequest(try account(user), session: "\(session)", source: address.map { ClientSource($0) })
    }

    /// What a user has come for, whose password was right.
    public var start: SignInStart { SignInStart(accountName: "alice@acme.example") }

    /// Signs the next user in, from the password to the grant.
    ///
    /// - Parameter isKnownSource: Whether the site knows where he comes from, and counts what comes from there.
    /// - Throws: ``Problem``, and what the store throws.
    public func signIn(isKnownSource: Bool = false) async throws {
        let number = clock.tick()
        let user = number % users
        let request = try request(user, session: number, isKnownSource: isKnownSource)
        let token = try await begin(request)
        // Others go on with the clock meanwhile: whoever has to wait long for a processor types the next code.
        for _ in 0..<5 {
            let code = try app(user).code(at: clock.now())?.text ?? ""
            if try await verify(code, token, request) { return }
        }
        throw Problem("a right code was not taken")
    }

    /// Begins a sign-in; the token of its page.
    public func begin(_ request: SignInRequest) async throws -> String {
        guard case .page(let page, nil) = try await service.begin(start, request) else { throw Problem("no page") }
        return page.token
    }

    /// Types a code; false if it was not taken.
    private func verify(_ code: String, _ token: String, _ request: SignInRequest) async throws -> Bool {
        let answer = try await service.handle(.submit(code), token: token, request)
        guard case .verified(let grant, _) = consume answer else { return false }
        _ = try grant.take(in: request.session)
        return true
    }

    private func enroll(_ user: Int) async throws {
        let now = UnixTime(clock.now().seconds - 3600)
        let phone = UnconfirmedApp(
            id: .random(from: SystemRandom()), name: "Phone", totp: try app(user), createdAt: now)
        let factor = try phone.confirm(typed: phone.totp.code(at: now)?.text ?? "", at: now).get()
        try await accounts.update(try account(user)) { account, _ in
            Result { () throws(AccountRefusal) in try account.add(factor, under: .standard, Occasion(at: now)) }
        }.get()
    }
}
