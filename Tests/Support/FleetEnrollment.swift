public import MFACore
internal import EnrollmentFlow
internal import MFATestKit
internal import OTPCore
internal import Testing

/// Many browsers of one user who all set an app up at the same moment.
public struct FleetEnrollment: Sendable {
    private let service: EnrollmentService
    private let accounts: AccountRepository
    private let account: AccountID

    /// How many apps an account may have.
    public static let cap = 5

    /// The set-ups of an account in a store.
    public init(_ store: any RecordStore, id: String) throws {
        let keys = try KeyRing(
            current: MasterKey(name: KeyName("fleet"), bytes: [UInt8](repeating: 42, count: MasterKey.byteCount)))
        let context = RecordContext(store: store, keys: keys)
        accounts = AccountRepository(context)
        account = try AccountID(id)
        let policy = try Policy(
            methods: [.authenticatorApp], backup: .optional, reauthentication: .whenOlderThan(.seconds(3600)),
            caps: .init(factorsPerMethod: FleetEnrollment.cap, factors: 10, trustedDevices: 0))
        service = EnrollmentService(
            context,
            rules: try EnrollmentRules(app: "Acme", policy: policy, methods: [AuthenticatorApps(issuer: "Acme")]),
            passwords: KnownPasswords([:]))
    }

    /// Sets so many apps up at once; how many were taken.
    public func run(_ count: Int, process: String) async throws -> Int {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                group.addTask { try await self.enrol(session: "\(process) \(number)") }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
    }

    /// How many factors the account has.
    public func factors() async throws -> Int { try await accounts.load(account)?.factors.count ?? 0 }

    private func enrol(session: String) async throws -> Bool {
        var browser = SetUpBrowser(service, EnrollmentRequest(account, session: session))
        let now = UnixTime.now()
        // Without an offer, so that nobody is refused before he has a code.
        try await browser.begin(EnrollmentStart(accountName: "alice", passwordTypedAt: now, factorVerifiedAt: now))
        try await browser.choose("authy")
        let secret = try #require(browser.page?.content.manual.compactMap(\.copied).last)
        let phone = TOTP(secret: try OTPSecret(base32: secret))
        try await browser.submit()
        try await browser.submit(phone.code(at: .now())?.text ?? "")
        return browser.step == .done
    }
}
