import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import RecoveryCodes
import SMSChallenge
import SignInFlow
import TestSupport
import Testing

/// A site with everything switched on, over a store in memory, and one user with a choice of factors.
struct Fixture {
    let time: ManualTime
    let store: any RecordStore
    let context: RecordContext
    let accounts: AccountRepository
    let observer = RecordingObserver()
    let gateway: RecordingGateway
    let lamp: AnsweredElsewhere
    let tokens: TokenList
    let messenger: RecordingMessenger
    let policy: Policy
    let service: SignInService
    let enrollments: EnrollmentService
    let alice: AccountID

    /// What alice has.
    enum Has: Sendable { case app, secondApp, sms, lamp, token }

    init(
        _ has: Has..., policy: Policy? = nil, calendar: EnforcementCalendar? = nil,
        sending: SignInRules.Sending = .atOnce, recovery: RecoveryRules = .standard, hidesAccounts: Bool = false,
        appCodes: TOTP.Profile = .standard, sources: SourceLimits? = .standard,
        recoveryCodes: RecoveryCodeRules = .standard, store: any RecordStore = InMemoryStore(),
        time: ManualTime = ManualTime(1_795_000_000), messenger: RecordingMessenger? = nil,
        gateway: RecordingGateway = RecordingGateway(), lamp: AnsweredElsewhere? = nil, seed: UInt64 = 1
    ) async throws {
        self.time = time
        self.store = store
        self.gateway = gateway
        self.lamp = try lamp ?? AnsweredElsewhere()
        tokens = try TokenList()
        self.policy = try policy ?? Fixture.policy()
        let keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32)))
        context = RecordContext(store: store, keys: keys, time: time, random: SeededRandom(seed: seed))
        accounts = AccountRepository(context, observers: [observer])
        alice = try AccountID("alice")
        self.messenger =
            messenger
            ?? RecordingMessenger(
                RecoveryAddress(id: "mail", channel: .email, masked: "a•••@acme.example"),
                RecoveryAddress(id: "letter", channel: .post, masked: "Storgata •"))
        var limits = SendingLimits(perNumber: [], perAccount: [], perSource: [], perPrefix: [], inAll: [])
        limits.unverified = .none
        let challenges = SMSChallenges(
            context, policy: self.policy,
            sending: try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.norway]), limits: limits),
            texts: try Fixture.texts.get(), routes: try SMSRoutes(gateway, as: try #require(SMSSender(name: "Acme"))))
        service = SignInService(
            context,
            rules: try SignInRules(
                app: "Acme", policy: self.policy, calendar: calendar, appCodes: appCodes, sending: sending,
                recovery: recovery, sources: sources, hidesAccounts: hidesAccounts),
            messages: challenges, typed: [tokens], waiting: [self.lamp], messenger: self.messenger,
            recoveryCodes: recoveryCodes, observers: [observer])
        enrollments = EnrollmentService(
            context,
            rules: try EnrollmentRules(
                app: "Acme", policy: self.policy,
                methods: [AuthenticatorApps(issuer: "Acme"), PhoneMessages(challenges, region: .norway)],
                recoveryCodes: recoveryCodes),
            passwords: KnownPasswords([alice: "secret"]), observers: [observer])
        for factor in has { try await give(factor) }
    }

    private static let texts = Result { try SMSTexts(app: "Acme") }

    static func policy(
        applications: [Application] = [], enforcement: Enforcement = .optional, backup: Policy.Backup = .optional,
        trustedDevices: Policy.TrustedDevices = .off, requiredFactors: Int = 1
    ) throws -> Policy {
        try Policy(
            methods: [
                .authenticatorApp, .sms, .recoveryCode, FactorMethod(custom: "lamp", interaction: .elsewhere),
                FactorMethod(custom: "token", interaction: .typed),
            ], applications: applications, enforcement: enforcement, requiredFactors: requiredFactors, backup: backup,
            reauthentication: .whenOlderThan(.seconds(600)), trustedDevices: trustedDevices)
    }

    // MARK: Alice's things

    /// What alice's app holds.
    let phone = TOTP(secret: Fixture.secret(7))
    /// What her second app holds.
    let secondPhone = TOTP(secret: Fixture.secret(9))

    private static func secret(_ byte: UInt8) -> OTPSecret {
        // Twenty bytes make a secret.
        (try? OTPSecret(bytes: [UInt8](repeating: byte, count: 20))) ?? .random()
    }

    /// The code that alice's app shows now.
    var code: String { phone.code(at: time.now())?.text ?? "" }
    /// A code that it does not show now, nor just before or after.
    var wrongCode: String {
        let shown = [-1, 0, 1].flatMap { step -> [String?] in
            let instant = UnixTime(time.now().seconds + 30 * Int64(step))
            return [phone.code(at: instant)?.text, secondPhone.code(at: instant)?.text]
        }
        return ["000000", "111111", "222222", "333333", "444444", "555555", "666666"].first { !shown.contains($0) }
            ?? ""
    }

    func give(_ has: Has, to id: AccountID? = nil) async throws {
        let now = time.now()
        let credential: Credential =
            switch has {
            case .app: .authenticatorApp(.init(totp: phone))
            case .secondApp: .authenticatorApp(.init(totp: secondPhone))
            case .sms: .phone(try #require(PhoneAddress(e164: "+4740612345")))
            case .lamp: .other(lamp.method, OtherCredential(secret: []))
            case .token: .other(tokens.method, OtherCredential(secret: [0]))
            }
        let factor = ConfirmedFactor(
            id: .random(from: context.random), name: "\(has)", credential: credential, createdAt: now, confirmedAt: now)
        let quiet = AccountRepository(context)
        try await quiet.update(id ?? alice) { account, now in
            Result { () throws(AccountRefusal) in try account.add(factor, under: policy, Occasion(at: now)) }
        }.get()
    }

    func factor(_ has: Has) async throws -> FactorID {
        try #require(try await account()?.factors.first { $0.name == "\(has)" }?.id)
    }

    func account() async throws -> Account? { try await AccountRepository(context).load(alice) }

    /// Recovery codes for alice.
    func recoveryCodes(_ rules: RecoveryCodeRules = .standard) async throws -> [String] {
        try await RecoveryCodeService(context, policy: policy, rules: rules).issue(to: alice).get().codes
    }

    // MARK: Alice's browsers

    func request(_ session: String = "laptop", source: String? = nil, token: String? = nil) -> SignInRequest {
        SignInRequest(
            alice, session: session, source: source.flatMap { NetworkAddress($0) }.map { ClientSource($0) },
            browser: "Firefox on Linux", trustedToken: token)
    }

    func browser(_ session: String = "laptop") -> SignInBrowser { SignInBrowser(service, request(session)) }

    func start(_ application: String = "", groups: Set<String> = [], canShowPage: Bool = true) -> SignInStart {
        SignInStart(
            accountName: "alice@acme.example", application: application, groups: groups, canShowPage: canShowPage)
    }

    /// A browser that shows the first page.
    func begun(_ application: String = "", session: String = "laptop") async throws -> SignInBrowser {
        var browser = browser(session)
        try await browser.begin(start(application))
        return browser
    }
}

/// A list of words on paper, each of which works once, in order.
struct TokenList: TypedMethod {
    let method: FactorMethod

    init() throws { method = try FactorMethod(custom: "token", interaction: .typed) }

    /// The word of that number.
    static func word(_ number: UInt8) -> String { "word-\(number)" }

    func judge(_ typed: String, with credential: OtherCredential, at now: UnixTime) -> OtherCodeVerdict {
        let next = credential.withUnsafeBytes { $0.first ?? 0 }
        if typed == TokenList.word(next) { return .right(OtherCredential(secret: [next + 1])) }
        return (0..<next).contains { typed == TokenList.word($0) } ? .used : .wrong
    }
}
