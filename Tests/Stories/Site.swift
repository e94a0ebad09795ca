import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import RecoveryCodes
import SMSChallenge
import SMSGateways
import SignInFlow
import TestSupport
import Testing

/// The host app of a guide: a user, kari, her colleague ola, and what the site's owner has chosen.
struct Site {
    let time = ManualTime()
    let observer = RecordingObserver()
    let context: RecordContext
    let accounts: AccountRepository
    let service: EnrollmentService
    let challenges: SMSChallenges
    let settings: FactorSettings
    let signIns: SignInService
    let passwords: KnownPasswords
    let kari: AccountID
    let ola: AccountID
    let password = "blåbær og fløte"
    let name = "kari@cozone.example"

    init(
        issuer: String = "CoZone", policy: Policy = .standard, gateway: any SMSGateway = RecordingGateway(),
        order: EnrollmentRules.Order = .methods, reachability: EnrollmentRules.Reachability = .warn,
        others: [any EnrollmentMethod] = [], waiting: [any WaitingMethod] = []
    ) throws {
        time.set(UnixTime(1_795_000_000))
        let keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32)))
        context = RecordContext(store: InMemoryStore(), keys: keys, time: time, random: SystemRandom())
        accounts = AccountRepository(context, observers: [observer])
        (kari, ola) = (try AccountID("kari"), try AccountID("ola"))
        passwords = KnownPasswords([kari: password, ola: "brunost"])
        let support = SupportDetails(
            lines: ["support@cozone.example", "08–16"], address: "mailto:support@cozone.example")
        challenges = SMSChallenges(
            context, policy: policy,
            sending: try SendingPolicy(enrolment: .only([.norway, .sweden]), signIn: .only([.norway, .sweden])),
            texts: try SMSTexts(app: issuer),
            routes: try SMSRoutes(gateway, as: try #require(SMSSender(name: issuer))), observers: [observer])
        let methods: [any EnrollmentMethod] =
            [try AuthenticatorApps(issuer: issuer), PhoneMessages(challenges, region: .norway, pinned: [.norway])]
            + others
        service = EnrollmentService(
            context,
            rules: try EnrollmentRules(
                app: issuer, policy: policy, methods: methods, order: order, reachability: reachability,
                support: support), passwords: passwords, observers: [observer])
        settings = FactorSettings(service)
        signIns = SignInService(
            context, rules: try SignInRules(app: issuer, policy: policy, support: support), messages: challenges,
            waiting: waiting, observers: [observer])
    }

    func request(_ language: Language, session: String = "kari's browser") -> EnrollmentRequest {
        EnrollmentRequest(kari, session: session, language: language)
    }

    func browser(_ language: Language, session: String = "kari's browser") -> SetUpBrowser {
        SetUpBrowser(service, request(language, session: session))
    }

    /// The factors that the user has.
    func factors() async throws -> [Factor] { try await accounts.load(kari)?.factors ?? [] }

    // MARK: The door

    /// A browser at the site's door, which has not been there before.
    func door(_ language: Language, _ account: AccountID? = nil, session: String = "kari's browser") -> SignInBrowser {
        SignInBrowser(
            signIns, SignInRequest(account ?? kari, session: session, language: language, browser: "Firefox on Linux"))
    }

    /// The site's own form, name and password, and whatever follows: nothing if they are wrong.
    func signIn(_ door: inout SignInBrowser, _ password: String? = nil, at application: String = "") async throws {
        door.close()
        guard await passwords.verify(password ?? self.password, of: door.request.account) == .right else { return }
        try await door.begin(SignInStart(accountName: name, application: application))
    }

    /// The same in a browser that has not been there before.
    func signIn(_ language: Language, at application: String = "") async throws -> SignInBrowser {
        var door = door(language)
        try await signIn(&door, at: application)
        return door
    }
}
