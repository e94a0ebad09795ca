internal import EnrollmentFlow
public import MFACore
internal import OTPCore
internal import RecoveryCodes
public import SignInFlow
internal import Testing

/// A site that is configured as a profile demands, and can be spoilt one setting at a time.
public struct CompliantSite {
    /// What a site has to say about itself.
    public struct Settings: Sendable {
        /// The methods.
        public var methods: Set<FactorMethod>
        /// Who must have a second factor.
        public var enforcement: Enforcement
        /// From when on, by groups; nil for the same for all.
        public var calendar: EnforcementCalendar?
        /// When the password is asked for.
        public var reauthentication: Policy.Reauthentication
        /// Whether browsers are remembered.
        public var trustedDevices: Policy.TrustedDevices
        /// How much is forgiven in codes.
        public var forgivesCodes: Bool
        /// How long codes are shown.
        public var period: Int
        /// What recovers an account.
        public var recovery: RecoveryRules
    }

    /// The profile.
    public let profile: Policy.Profile
    /// The settings.
    public var settings: Settings

    /// A site for a profile.
    public init(_ profile: Policy.Profile) {
        self.profile = profile
        settings = Settings(
            methods: profile == .asvsL3
                ? [.authenticatorApp, .recoveryCode] : [.authenticatorApp, .sms, .recoveryCode],
            enforcement: .required, calendar: nil, reauthentication: .always, trustedDevices: .off,
            forgivesCodes: false, period: 30, recovery: .twoPieces)
    }

    /// A site for a profile by its name.
    public init(named name: String) throws {
        self.init(try #require(Policy.Profile.allCases.first { $0.name == name }, "there is no profile \(name)"))
    }

    /// What every row comes to.
    public var evidence: ComplianceEvidence {
        get throws { try compliance().evidence() }
    }

    /// The site, held against the profile.
    public func compliance() throws -> Compliance {
        let key = try MasterKey(name: KeyName("k"), bytes: [UInt8](repeating: 5, count: 32))
        let context = RecordContext(store: InMemoryStore(), keys: try KeyRing(current: key))
        let policy = try Policy(
            methods: settings.methods, enforcement: settings.enforcement, reauthentication: settings.reauthentication,
            trustedDevices: settings.trustedDevices)
        let codes = settings.forgivesCodes ? TOTP.Profile.standard : .strictFollowingDrift
        let period = try TOTP.Period(seconds: settings.period)
        let apps = try AuthenticatorApps(
            issuer: "Acme", codes: .init(algorithm: .sha1, digits: .six, period: period), verification: codes)
        let signIns = SignInService(
            context,
            rules: try SignInRules(
                app: "Acme", policy: policy, calendar: settings.calendar, appCodes: codes, recovery: settings.recovery))
        // A site without apps has nothing to set up here.
        guard settings.methods.contains(.authenticatorApp) else { return try Compliance(profile, signIns: signIns) }
        let enrollments = EnrollmentService(
            context, rules: try EnrollmentRules(app: "Acme", policy: policy, methods: [apps]), passwords: Nobody())
        return try Compliance(profile, signIns: signIns, enrollments: enrollments)
    }
}

/// Knows nobody's password.
private struct Nobody: PasswordVerifier {
    func verify(_ password: String, of account: AccountID) async -> PasswordVerdict { .wrong }
}
