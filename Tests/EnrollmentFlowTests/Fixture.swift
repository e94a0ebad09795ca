import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import QRPayload
import SMSChallenge
import TestSupport
import Testing

/// A site with everything switched on, over a store in memory.
struct Fixture {
    let time: ManualTime
    let store: any RecordStore
    let context: RecordContext
    let accounts: AccountRepository
    let observer = RecordingObserver()
    let gateway = RecordingGateway()
    let passwords: KnownPasswords
    let service: EnrollmentService
    let settings: FactorSettings
    let alice: AccountID

    init(
        policy: Policy = .standard, order: EnrollmentRules.Order = .methods, asksSecondCode: Bool = false,
        apps: AuthenticatorApps? = nil, others: [any EnrollmentMethod] = [], hasPhones: Bool = true,
        calls: VoiceCalls? = nil, offersCalls: Bool = false,
        store: any RecordStore = InMemoryStore(), time: ManualTime = ManualTime(), seed: UInt64 = 1
    ) throws {
        self.time = time
        self.store = store
        if time.now() < 1_000_000 { time.set(1_795_000_000) }
        let keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32)))
        context = RecordContext(store: store, keys: keys, time: time, random: SeededRandom(seed: seed))
        accounts = AccountRepository(context, observers: [observer])
        alice = try AccountID("alice")
        passwords = KnownPasswords([alice: "secret"])
        var limits = SendingLimits(perNumber: [], perAccount: [], perSource: [], perPrefix: [], inAll: [])
        limits.unverified = .none
        let challenges = SMSChallenges(
            context, policy: policy,
            sending: try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.norway]), limits: limits),
            texts: try Fixture.texts.get(), routes: try SMSRoutes(gateway, as: try #require(SMSSender(name: "Acme"))),
            voice: calls)
        let phones = PhoneMessages(challenges, region: .norway, offersCalls: offersCalls)
        service = EnrollmentService(
            context,
            rules: try EnrollmentRules(
                app: "Acme", policy: policy,
                methods: [try apps ?? AuthenticatorApps(issuer: "Acme", asksSecondCode: asksSecondCode)]
                    + (hasPhones ? [phones] : []) + others, order: order),
            passwords: passwords, observers: [observer])
        settings = FactorSettings(service)
    }

    private static let texts = Result { try SMSTexts(app: "Acme") }

    func browser(_ account: String = "alice", session: String = "laptop", language: Language = .english) throws
        -> SetUpBrowser
    {
        SetUpBrowser(service, EnrollmentRequest(try AccountID(account), session: session, language: language))
    }

    func start(
        _ offer: String? = nil, in situation: Enrollment.Situation = .settings,
        purpose: Enrollment.Purpose = .add, factorVerifiedAt: UnixTime? = nil
    ) -> EnrollmentStart {
        EnrollmentStart(
            accountName: "alice@acme.example", in: situation, purpose: purpose, offer: offer,
            factorVerifiedAt: factorVerifiedAt)
    }

    func factors(_ account: String = "alice") async throws -> [Factor] {
        try await accounts.load(AccountID(account))?.factors ?? []
    }

    /// Sets an app up, from the beginning to the end; the phone with it.
    func enrol(
        _ offer: String = "other-app", session: String = "laptop", purpose: Enrollment.Purpose = .add,
        factorVerifiedAt: UnixTime? = nil
    ) async throws -> TOTP {
        var browser = try browser(session: session)
        try await browser.begin(start(offer, purpose: purpose, factorVerifiedAt: factorVerifiedAt))
        try await browser.submit("secret")
        let phone = try await browser.phone()
        try await browser.submit()
        try await browser.submit(phone.code(at: time.now())?.text ?? "")
        if browser.step == .backup { try await browser.press(.skip) }
        try await browser.submit()
        try #require(browser.finished != nil)
        return phone
    }
}

extension SetUpBrowser {
    /// A phone into which the secret is typed that the page shows.
    mutating func phone() async throws -> TOTP {
        if page?.content.scan != nil { try await choose("type") }
        let secret = try #require(page?.content.manual.compactMap(\.copied).last)
        return TOTP(secret: try OTPSecret(base32: secret))
    }
}

extension EnrollmentStep {
    static let add = EnrollmentStep(.authenticatorApp, "add")
    static let platform = EnrollmentStep(.authenticatorApp, "platform")
    static let code = EnrollmentStep(.authenticatorApp, "code")
    static let secondCode = EnrollmentStep(.authenticatorApp, "second-code")
    static let number = EnrollmentStep(.sms, "number")
    static let smsCode = EnrollmentStep(.sms, "code")
}
