import EnrollmentFlow
import MFACore
import MFATestKit
import OTPCore
import PhoneNumbers
import RecoveryCodes
import SMSChallenge
import SMSGateways
import TestSupport
import Testing

/// The host app of a guide: one user, kari, and what the site's owner has chosen.
struct Site {
    let time = ManualTime()
    let observer = RecordingObserver()
    let context: RecordContext
    let accounts: AccountRepository
    let service: EnrollmentService
    let challenges: SMSChallenges
    let settings: FactorSettings
    let kari: AccountID
    let password = "blåbær og fløte"
    let name = "kari@cozone.example"

    init(
        issuer: String = "CoZone", policy: Policy = .standard, gateway: any SMSGateway = RecordingGateway(),
        order: EnrollmentRules.Order = .methods, reachability: EnrollmentRules.Reachability = .warn,
        others: [any EnrollmentMethod] = []
    ) throws {
        time.set(UnixTime(1_795_000_000))
        let keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32)))
        context = RecordContext(store: InMemoryStore(), keys: keys, time: time, random: SystemRandom())
        accounts = AccountRepository(context, observers: [observer])
        kari = try AccountID("kari")
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
                support: SupportDetails(
                    lines: ["support@cozone.example", "08–16"], address: "mailto:support@cozone.example")),
            passwords: KnownPasswords([kari: password]), observers: [observer])
        settings = FactorSettings(service)
    }

    func request(_ language: Language, session: String = "kari's browser") -> EnrollmentRequest {
        EnrollmentRequest(kari, session: session, language: language)
    }

    func browser(_ language: Language, session: String = "kari's browser") -> SetUpBrowser {
        SetUpBrowser(service, request(language, session: session))
    }

    /// The factors that the user has.
    func factors() async throws -> [Factor] { try await accounts.load(kari)?.factors ?? [] }

    /// Whether a code from an app signs the user in now.
    func takes(_ code: String) async throws -> Bool {
        let verdict = try await accounts.update(kari) { account, now in
            account.verifyAppCode(typed: code, under: service.rules.policy, Occasion(at: now))
        }
        if case .accepted = verdict { return true }
        return false
    }
}
