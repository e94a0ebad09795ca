import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import SignInFlow

/// A site in memory, as small as one can be that keeps to everything; with one fault where a test wants it.
actor ToyHost: AttackedHost {
    /// What the site does wrong.
    enum Fault: Sendable, CaseIterable {
        case servesPendingSessions, servesPendingAPI, skipsAfterFederation, keepsSession, keepsOldSessionAlive
        case aliasesAreAccounts, aliasesAreNobody, believesForwarded, changesByLink, needsNoToken, takesAnyToken
    }

    /// A browser: the number of its jar.
    struct Browser: Sendable {
        let jar: Int
    }

    private struct Jar {
        var session: String
        let headers: [String: String]
    }

    private struct Session {
        var account: AccountID?
        var accountName = ""
        /// The token of the page of a sign-in that waits.
        var page: String?
        var signIn: SignIn?
        let formToken: String
    }

    nonisolated let users = [
        AttackedUser("alice", aliases: "alice@acme.example", "ACME\\alice"),
        AttackedUser("bob", aliases: "bob@acme.example"),
    ]
    nonisolated let firstFactors = ["password", "federation"]
    nonisolated let protectedRoutes = [
        HostRoute("GET", "/"), HostRoute("GET", "/socket"), HostRoute("POST", "/api/token"),
    ]
    nonisolated let changingRoutes = [
        HostRoute("POST", "/security/remove"), HostRoute("POST", "/security/recovery-codes"),
    ]

    private let fault: Fault?
    private let time = ManualTime(1_795_000_000)
    private let policy: Policy
    private let keys: KeyRing
    private var context: RecordContext
    private var signIns: SignInService
    private var settings: FactorSettings
    private var phones: [String: TOTP] = [:]
    private var sessions: [String: Session] = [:]
    private var jars: [Jar] = []

    init(_ fault: Fault? = nil) throws {
        self.fault = fault
        policy = try Policy(
            methods: [.authenticatorApp, .recoveryCode], backup: .optional,
            reauthentication: .whenOlderThan(.seconds(600)))
        keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32)))
        (context, signIns, settings) = try ToyHost.site(keys, time, policy)
    }

    private static func site(
        _ keys: KeyRing, _ time: ManualTime, _ policy: Policy
    ) throws -> (RecordContext, SignInService, FactorSettings) {
        let context = RecordContext(store: InMemoryStore(), keys: keys, time: time, random: SeededRandom(seed: 1))
        let enrollments = EnrollmentService(
            context,
            rules: try EnrollmentRules(app: "Toy", policy: policy, methods: [AuthenticatorApps(issuer: "Toy")]),
            passwords: KnownPasswords([try AccountID("alice"): "secret", try AccountID("bob"): "secret"]))
        return (
            context, SignInService(context, rules: try SignInRules(app: "Toy", policy: policy)),
            FactorSettings(enrollments)
        )
    }

    // MARK: What the attacks ask for

    func reset() async throws {
        (context, signIns, settings) = try ToyHost.site(keys, time, policy)
        (sessions, jars) = ([:], [])
        // A step of the clock, so that codes are new ones.
        time.advance(bySeconds: 30)
        for user in users {
            let phone = TOTP(secret: .random())
            phones[user.names[0]] = phone
            for name in fault == .aliasesAreAccounts ? user.names : [user.names[0]] {
                for credential in [phone, TOTP(secret: .random())] { try await give(credential, to: AccountID(name)) }
            }
        }
    }

    private func give(_ phone: TOTP, to account: AccountID) async throws {
        let now = time.now()
        let factor = ConfirmedFactor(
            id: .random(from: context.random), name: "App", credential: .authenticatorApp(.init(totp: phone)),
            createdAt: now, confirmedAt: now)
        try await AccountRepository(context).update(account) { [policy] account, now in
            Result { () throws(AccountRefusal) in try account.add(factor, under: policy, Occasion(at: now)) }
        }.get()
    }

    func open(headers: [String: String]) -> Browser {
        jars.append(Jar(session: newSession(), headers: headers))
        return Browser(jar: jars.count - 1)
    }

    func session(of browser: Browser) -> String { jars[browser.jar].session }

    func setSession(_ session: String, of browser: Browser) { jars[browser.jar].session = session }

    func secondFactors(of user: AttackedUser) async throws -> String {
        let account = try await AccountRepository(context).load(AccountID(user.names[0]))
        let factors = account?.factors.map { "\($0.id) \($0.state)" } ?? []
        return "\(factors) \(account?.recoveryCodes?.count ?? 0)"
    }

    // MARK: The sign-in

    func showFirstFactor(_ way: String, as name: String, in browser: Browser) async throws -> HostReply {
        let id = session(of: browser)
        let account = try account(called: name)
        sessions[id]?.account = account
        sessions[id]?.accountName = name
        if fault == .skipsAfterFederation, way == "federation" {
            sessions[id]?.signIn = try await signInOfNobody(id)
            return .done
        }
        let answer = try await signIns.begin(SignInStart(accountName: name), request(browser, account))
        return try take(answer, in: browser)
    }

    func type(_ code: HostCode, of user: AttackedUser, in browser: Browser) async throws -> HostReply {
        let id = session(of: browser)
        guard let account = sessions[id]?.account, let page = sessions[id]?.page else { return .refused }
        let right = phones[user.names[0]]?.code(at: time.now())?.text ?? ""
        let text = code == .right ? right : right == "000000" ? "111111" : "000000"
        return try take(
            try await signIns.handle(.submit(text), token: page, request(browser, account)), in: browser)
    }

    private func take(_ answer: consuming SignInAnswer, in browser: Browser) throws -> HostReply {
        let id = session(of: browser)
        switch consume answer {
        case .verified(let grant, _):
            sessions[id]?.signIn = try grant.take(in: id)
            sessions[id]?.page = nil
            guard fault != .keepsSession else { return .done }
            let fresh = newSession()
            let old = sessions[id]
            sessions[fresh]?.account = old?.account
            sessions[fresh]?.accountName = old?.accountName ?? ""
            sessions[fresh]?.signIn = old?.signIn
            if fault != .keepsOldSessionAlive { sessions[id] = nil }
            jars[browser.jar].session = fresh
            return .done
        case .page(let page, _):
            sessions[id]?.page = page.token
            return .asksForSecondFactor
        default: return .refused
        }
    }

    /// What the faulty site takes for a sign-in after the other side has said who it is.
    private func signInOfNobody(_ session: String) async throws -> SignIn? {
        let nobody = try SignInRequest(AccountID("nobody"), session: session)
        let answer = try await signIns.begin(SignInStart(accountName: ""), nobody)
        guard case .verified(let grant, _) = consume answer else { return nil }
        return try grant.take(in: session)
    }

    private func account(called name: String) throws -> AccountID {
        switch fault {
        case .aliasesAreAccounts, .aliasesAreNobody: return try AccountID(name)
        default: return try AccountID(users.first { $0.names.contains(name) }?.names[0] ?? name)
        }
    }

    private func request(_ browser: Browser, _ account: AccountID) -> SignInRequest {
        let forwarded = jars[browser.jar].headers["X-Forwarded-For"]
        let address = fault == .believesForwarded ? forwarded ?? "192.0.2.1" : "192.0.2.1"
        return SignInRequest(
            account, session: session(of: browser), source: NetworkAddress(address).map { ClientSource($0) })
    }

    private func newSession() -> String {
        let name = "\(SystemRandom().next())"
        sessions[name] = Session(formToken: "\(SystemRandom().next())")
        return name
    }

    // MARK: The routes

    func send(
        _ method: String, to route: HostRoute, with token: HostToken<Browser>, in browser: Browser
    ) async throws -> HostReply {
        let current = sessions[session(of: browser)]
        guard protectedRoutes.contains(route) else { return try await change(route, method, token, browser) }
        let hasPassword = current?.account != nil
        let isServed =
            switch fault {
            case .servesPendingSessions: hasPassword
            case .servesPendingAPI where route.path.hasPrefix("/api"): hasPassword
            default: current?.signIn != nil
            }
        return isServed ? .done : .refused
    }

    private func change(
        _ route: HostRoute, _ method: String, _ token: HostToken<Browser>, _ browser: Browser
    ) async throws -> HostReply {
        guard let current = sessions[session(of: browser)], let account = current.account, let signIn = current.signIn
        else { return .refused }
        if method != route.method { guard fault == .changesByLink, method == "GET" else { return .refused } }
        let given: String? =
            switch token {
            case .own: current.formToken
            case .none: nil
            case .foreign(let other): sessions[session(of: other)]?.formToken
            }
        let isRight =
            switch fault {
            case .needsNoToken: given == nil || given == current.formToken
            case .takesAnyToken: sessions.values.contains { $0.formToken == given }
            default: given == current.formToken
            }
        guard isRight else { return .refused }
        guard route.path == "/security/remove" else {
            _ = try await RecoveryCodeService(context, policy: policy).issue(to: account)
            return .done
        }
        let factors = try await AccountRepository(context).load(account)?.factors ?? []
        guard let last = factors.last else { return .refused }
        let removal = try await settings.remove(
            last.id, password: "secret", factorVerifiedAt: signIn.factorVerifiedAt,
            EnrollmentRequest(account, session: session(of: browser)))
        guard case .success = removal else { return .refused }
        return .done
    }
}
