internal import EnrollmentFlow
internal import MFACore
internal import MFATestKit
internal import OTPCore
internal import PhoneNumbers
internal import RecoveryCodes
internal import SMSChallenge
internal import SignInFlow
internal import Testing

/// A site with everything switched on that a sign-in can meet.
struct SignInWalkSite {
    let policy: Policy
    let lamp: AnsweredElsewhere
    let words = WordList()
    /// Where recovery codes are sent to.
    let messenger = RecordingMessenger(
        RecoveryAddress(id: "mail", channel: .email, masked: "a•••@acme.example"),
        RecoveryAddress(id: "letter", channel: .post, masked: "Storgata •"))
    private let keys: KeyRing
    private let rules: SignInRules
    private let texts: SMSTexts
    private let routes: SMSRoutes
    private let sending: SendingPolicy
    private let apps: AuthenticatorApps
    private let passwords: KnownPasswords

    init(_ alice: AccountID) throws {
        lamp = try AnsweredElsewhere()
        keys = try KeyRing(current: MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32)))
        policy = try Policy(
            methods: [.authenticatorApp, .sms, .recoveryCode, lamp.method, words.method], enforcement: .required,
            backup: .optional, reauthentication: .whenOlderThan(.seconds(600)),
            trustedDevices: .on(lifetime: .seconds(7 * 86_400)))
        rules = try SignInRules(app: "Acme", policy: policy)
        texts = try SMSTexts(app: "Acme")
        routes = try SMSRoutes(RecordingGateway(), as: try #require(SMSSender(name: "Acme")))
        var limits = SendingLimits(perNumber: [], perAccount: [], perSource: [], perPrefix: [], inAll: [])
        limits.unverified = .none
        sending = try SendingPolicy(enrolment: .only([.norway]), signIn: .only([.norway]), limits: limits)
        apps = try AuthenticatorApps(issuer: "Acme")
        passwords = KnownPasswords([alice: "secret"])
    }

    func context(_ store: any RecordStore, _ time: ManualTime, seed: UInt64) -> RecordContext {
        RecordContext(store: store, keys: keys, time: time, random: SeededRandom(seed: seed))
    }

    func signIns(_ context: RecordContext) -> SignInService {
        let messages = SMSChallenges(context, policy: policy, sending: sending, texts: texts, routes: routes)
        return SignInService(
            context, rules: rules, messages: messages, typed: [words], waiting: [lamp], messenger: messenger,
            recoveryCodes: .saved)
    }

    func enrollments(_ context: RecordContext) throws -> EnrollmentService {
        EnrollmentService(
            context, rules: try EnrollmentRules(app: "Acme", policy: policy, methods: [apps], recoveryCodes: .saved),
            passwords: passwords)
    }
}

/// One of the site's two servers, for as long as it lives.
struct SignInWalkServer {
    let clock: ManualTime
    let signIns: SignInService
    let enrollments: EnrollmentService
    /// Whether it dies at one of its calls to the store.
    let isDying: Bool
}

/// A list of words that nobody can foresee, each of which works once, in order.
struct WordList: TypedMethod {
    let method: FactorMethod

    init() {
        // The name is one.
        method = (try? FactorMethod(custom: "words", interaction: .typed)) ?? .recoveryCode
    }

    /// A list that begins with its first word.
    static func credential(seed: UInt64) -> OtherCredential {
        OtherCredential(secret: [0, 0] + withUnsafeBytes(of: seed.bigEndian) { Array($0) })
    }

    /// The number of the next word, and the word.
    static func next(of credential: OtherCredential) -> (number: Int, word: String) {
        let number = number(in: credential)
        return (number, word(number, of: credential))
    }

    func judge(_ typed: String, with credential: OtherCredential, at now: UnixTime) -> OtherCodeVerdict {
        let next = WordList.number(in: credential)
        if typed == WordList.word(next, of: credential) {
            let seed = credential.withUnsafeBytes { Array($0.dropFirst(2)) }
            return .right(OtherCredential(secret: [UInt8((next + 1) >> 8 & 0xFF), UInt8((next + 1) & 0xFF)] + seed))
        }
        return (max(0, next - 20)..<next).contains { typed == WordList.word($0, of: credential) } ? .used : .wrong
    }

    private static func number(in credential: OtherCredential) -> Int {
        credential.withUnsafeBytes { Int($0[0]) << 8 | Int($0[1]) }
    }

    private static func word(_ number: Int, of credential: OtherCredential) -> String {
        let seed = credential.withUnsafeBytes { $0.dropFirst(2).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        return "w\(String(SeededRandom(seed: seed &+ UInt64(number) &* 0x1_0001).next() >> 32, radix: 16))"
    }
}
