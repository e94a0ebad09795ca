public import MFACore
public import OTPAuthURI
public import OTPCore

/// Authenticator apps as a way to verify: each profile is one entry in the list.
///
/// A secret is made each time that the step is entered which shows it, and is shown there and nowhere else. What confirms the
/// app is a code; that code is spent by it, so that it cannot sign in a second time.
public struct AuthenticatorApps: EnrollmentMethod {
    /// What codes are made of.
    public struct Codes: Sendable, Hashable {
        /// The hash function.
        public var algorithm: OTPAlgorithm
        /// How long a code is.
        public var digits: OTPDigits
        /// How long a code is shown.
        public var period: TOTP.Period

        /// SHA-1, six digits, thirty seconds: what every app understands.
        public static let standard = Codes(algorithm: .sha1, digits: .six, period: .standard)

        /// Codes of one's own.
        public init(algorithm: OTPAlgorithm, digits: OTPDigits, period: TOTP.Period) {
            self.algorithm = algorithm
            self.digits = digits
            self.period = period
        }
    }

    /// The apps, in the order in which they are offered.
    public let profiles: [AppProfile]
    /// Who issues the accounts, as apps show it.
    public let issuer: String
    /// What codes are made of.
    public let codes: Codes
    /// How much to forgive in a code that confirms.
    public let verification: TOTP.Profile
    /// Whether a second code is asked for, which shows that the app goes on counting.
    public let asksSecondCode: Bool
    /// What can be chosen, with what the user should know of each app.
    public let offers: [MethodOffer]

    /// Authenticator apps.
    ///
    /// - Parameters:
    ///   - issuer: Who issues the accounts, as apps show it.
    ///   - profiles: The apps, in the order in which they are offered.
    ///   - codes: What codes are made of; the pages warn of apps that would get other ones wrong.
    ///   - verification: How much to forgive in a code that confirms.
    ///   - asksSecondCode: Whether a second code is asked for.
    /// - Throws: `KeyURIError` for an issuer that cannot stand in a URI.
    public init(
        issuer: String, profiles: [AppProfile] = [.microsoft, .google, .authy, .other], codes: Codes = .standard,
        verification: TOTP.Profile = .standard, asksSecondCode: Bool = false
    ) throws(KeyURIError) {
        self.profiles = profiles
        self.issuer = issuer
        self.codes = codes
        self.verification = verification
        self.asksSecondCode = asksSecondCode
        // What the issuer cannot be shows here, and not when the first user comes. The account's name and the secret have no
        // part in what apps misread.
        let totp = TOTP(
            secret: .random(), algorithm: codes.algorithm, digits: codes.digits, period: codes.period)
        let uri = try KeyURI(.totp(totp), issuer: issuer, account: "user")
        offers = profiles.map { profile in
            MethodOffer(
                id: profile.id, title: profile.title,
                detail: Message(profile.name == nil ? AppPhrase.otherAppDetail : AppPhrase.detailOffline),
                use: profiles.count == 1 ? Message(AppPhrase.useCodes) : profile.title, contact: .app,
                warnings: profile.warnings(about: uri))
        }
    }

    /// What factors it makes.
    public var method: FactorMethod { .authenticatorApp }

    // MARK: Steps

    static let platform = "platform"
    static let add = "add"
    static let code = "code"
    static let secondCode = "second-code"

    /// The names of the steps that are still to come.
    public func steps(after step: String?, _ memo: StepMemo) -> [String] {
        let all =
            (profile(memo)?.asksPlatform ?? false ? [AuthenticatorApps.platform] : [])
            + [AuthenticatorApps.add, AuthenticatorApps.code] + (asksSecondCode ? [AuthenticatorApps.secondCode] : [])
        guard let step else { return all }
        return all.firstIndex(of: step).map { Array(all[($0 + 1)...]) } ?? []
    }

    /// Begins a step; the one that shows the secret makes it.
    public func enter(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepMemo {
        var kept = StepMemo()
        if step == AuthenticatorApps.add {
            var generator = scene.random.generator
            OTPSecret.random(for: codes.algorithm, using: &generator).withUnsafeBytes {
                kept[bytes: Name.secret] = Array($0)
            }
        }
        return kept
    }

    /// Judges what the user has done.
    public func handle(_ input: StepInput, at step: String, _ memo: StepMemo, _ scene: Scene) -> MethodOutcome {
        switch (step, input) {
        case (AuthenticatorApps.platform, .choose(let id)):
            guard profile(memo)?.platforms.contains(where: { $0.id == id }) ?? false else { return .notHere }
            var kept = StepMemo()
            kept[Name.platform] = id
            return .next(kept)
        case (AuthenticatorApps.add, .choose(let way)) where [Name.typed, Name.scanned].contains(way):
            var kept = StepMemo()
            kept[Name.way] = way
            return .stay(nil, keeping: kept)
        case (AuthenticatorApps.add, .submit): return .next(StepMemo())
        case (AuthenticatorApps.code, .submit(let fields)): return confirm(fields["code"] ?? "", memo, scene)
        case (AuthenticatorApps.secondCode, .submit(let fields)):
            return confirm(fields["code"] ?? "", memo, scene, isSecond: true)
        default: return .notHere
        }
    }

    private func confirm(
        _ typed: String, _ memo: StepMemo, _ scene: Scene, isSecond: Bool = false
    ) -> MethodOutcome {
        guard let totp = totp(memo) else { return .notHere }
        let state = TOTP.State(lastAcceptedStep: memo[Name.lastStep].flatMap { UInt64($0) })
        switch totp.verify(typed: typed, at: scene.now, state: state, profile: verification) {
        case .rejected(let reason): return .stay(message(reason))
        case .matched(let pending):
            let state = pending.newState
            guard isSecond || !asksSecondCode else {
                var kept = StepMemo()
                kept[Name.lastStep] = state.lastAcceptedStep.map { "\($0)" }
                return .next(kept)
            }
            let app = MFACore.AuthenticatorApp(totp: totp, state: state)
            return .confirmed(
                ConfirmedFactor(
                    id: scene.factor, name: name(memo), credential: .authenticatorApp(app), createdAt: scene.begunAt,
                    confirmedAt: scene.now))
        }
    }

    private func message(_ reason: TOTP.Rejection) -> Message {
        switch reason {
        case .malformed: Message(AppPhrase.codeMalformed, ["digits": .number(digits)])
        case .replayed: Message(AppPhrase.codeSame)
        case .wrong, .beforeEpoch: Message(AppPhrase.codeWrong)
        }
    }

    // MARK: Parts

    /// What the steps keep.
    enum Name {
        static let platform = "platform"
        static let secret = "secret"
        static let way = "way"
        static let typed = "type"
        static let scanned = "scan"
        static let lastStep = "last-step"
    }

    var digits: Int { codes.digits.rawValue }

    func profile(_ memo: StepMemo) -> AppProfile? { profiles.first { $0.id == memo[StepMemo.offer] } }

    /// What the factor is called until the user calls it something else.
    func name(_ memo: StepMemo) -> String { profile(memo)?.name ?? issuer }

    func totp(_ memo: StepMemo) -> TOTP? {
        memo[bytes: Name.secret].flatMap { try? OTPSecret(bytes: $0) }.map(totp)
    }

    private func totp(_ secret: OTPSecret) -> TOTP {
        TOTP(secret: secret, algorithm: codes.algorithm, digits: codes.digits, period: codes.period)
    }
}

extension AppProfile {
    /// What users read.
    var title: Message { name.map { Message.verbatim($0) } ?? Message(AppPhrase.otherApp) }

    /// What the app would make of a URI other than it means.
    fileprivate func warnings(about uri: KeyURI) -> [Message] {
        let misreaders = Set(uri.compatibilityIssues(with: apps).filter { $0.severity > .cosmetic }.map(\.app))
        return apps.filter(misreaders.contains).map {
            Message(AppPhrase.worksDifferently, ["app": .text("\($0)")])
        }
    }
}
