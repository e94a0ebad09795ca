/// What the host demands and allows.
///
/// A policy that contradicts itself cannot be made: building one says in a sentence what would have to change.
public struct Policy: Sendable, Hashable {
    /// The methods that users may set up and use.
    public let methods: Set<FactorMethod>
    /// The methods whose factors can be demanded: all that are allowed, but recovery codes, which are for the day without any.
    public let factorMethods: Set<FactorMethod>
    /// Where users sign in; an application that is not listed takes every method and can show a page.
    public let applications: [Application]
    /// Whether users must have a second factor.
    public let enforcement: Enforcement
    /// How many factors a user must have who must have any.
    public let requiredFactors: Int
    /// What is said about one factor more, for the day when the first is lost.
    public let backup: Backup
    /// When the password is asked for before factors are changed.
    public let reauthentication: Reauthentication
    /// Whether a browser can be remembered.
    public let trustedDevices: TrustedDevices
    /// How much an account may hold.
    public let caps: Caps
    /// How many wrong guesses an account bears.
    public let guesses: GuessBudget

    /// What is said about a factor beyond the required ones.
    public enum Backup: Sendable, Hashable {
        /// It is offered.
        case optional
        /// It is advised.
        case recommended
        /// It must be there, or recovery codes.
        case required
    }

    /// When the password is asked for before factors are changed.
    public enum Reauthentication: Sendable, Hashable {
        /// Every time.
        case always
        /// When the last time is longer ago.
        case whenOlderThan(Duration)
    }

    /// Whether a browser can be remembered in the place of a second factor.
    public enum TrustedDevices: Sendable, Hashable {
        /// It can not.
        case off
        /// It can, for so long; using it does not make it longer.
        case on(lifetime: Duration)
    }

    /// How much an account may hold.
    public struct Caps: Sendable, Hashable {
        /// Factors of one method.
        public let factorsPerMethod: Int
        /// Factors in all.
        public let factors: Int
        /// Remembered browsers.
        public let trustedDevices: Int

        /// Five of a method, ten in all, ten browsers.
        public static let standard = Caps(uncheckedPerMethod: 5, factors: 10, trustedDevices: 10)

        private init(uncheckedPerMethod: Int, factors: Int, trustedDevices: Int) {
            factorsPerMethod = uncheckedPerMethod
            self.factors = factors
            self.trustedDevices = trustedDevices
        }

        /// Caps of one's own: 1 to 20 of a method, 1 to 50 in all, 0 to 50 browsers.
        ///
        /// - Throws: ``PolicyError``.
        public init(factorsPerMethod: Int, factors: Int, trustedDevices: Int) throws(PolicyError) {
            try PolicyError.check(
                (1...20).contains(factorsPerMethod) && (1...50).contains(factors) && (0...50).contains(trustedDevices),
                "Caps of \(factorsPerMethod) factors a method, \(factors) in all and \(trustedDevices) browsers: take "
                    + "1 to 20, 1 to 50 and 0 to 50.")
            try PolicyError.check(
                factorsPerMethod <= factors,
                "\(factorsPerMethod) factors of one method are more than the \(factors) that an account may hold in all."
            )
            self.init(
                uncheckedPerMethod: factorsPerMethod, factors: factors, trustedDevices: trustedDevices)
        }
    }

    /// Everything that is built in is allowed, and nothing is required.
    public static let standard = Policy(
        unchecked: [.authenticatorApp, .sms, .push, .recoveryCode], applications: [], enforcement: .optional,
        requiredFactors: 1, backup: .recommended, reauthentication: .always, trustedDevices: .off, caps: .standard,
        guesses: .standard)

    private init(
        unchecked methods: Set<FactorMethod>, applications: [Application], enforcement: Enforcement,
        requiredFactors: Int, backup: Backup, reauthentication: Reauthentication, trustedDevices: TrustedDevices,
        caps: Caps, guesses: GuessBudget
    ) {
        self.methods = methods
        factorMethods = methods.subtracting([.recoveryCode])
        self.applications = applications
        self.enforcement = enforcement
        self.requiredFactors = requiredFactors
        self.backup = backup
        self.reauthentication = reauthentication
        self.trustedDevices = trustedDevices
        self.caps = caps
        self.guesses = guesses
    }

    /// A policy of one's own.
    ///
    /// - Throws: ``PolicyError`` with the first contradiction.
    public init(
        methods: Set<FactorMethod> = [.authenticatorApp, .sms, .push, .recoveryCode],
        applications: [Application] = [],
        enforcement: Enforcement = .optional,
        requiredFactors: Int = 1,
        backup: Backup = .recommended,
        reauthentication: Reauthentication = .always,
        trustedDevices: TrustedDevices = .off,
        caps: Caps = .standard,
        guesses: GuessBudget = .standard
    ) throws(PolicyError) {
        self.init(
            unchecked: methods, applications: applications, enforcement: enforcement,
            requiredFactors: requiredFactors, backup: backup, reauthentication: reauthentication,
            trustedDevices: trustedDevices, caps: caps, guesses: guesses)
        try checkFactors()
        try checkApplications()
        try checkDurations()
    }

    /// The same policy with another rule of who must have a second factor from when on.
    package func enforcing(_ enforcement: Enforcement) -> Policy {
        Policy(
            unchecked: methods, applications: applications, enforcement: enforcement, requiredFactors: requiredFactors,
            backup: backup, reauthentication: reauthentication, trustedDevices: trustedDevices, caps: caps,
            guesses: guesses)
    }

    /// An application by its identifier; one that is not listed takes every method and can show a page.
    public func application(_ id: String) -> Application {
        applications.first { $0.id == id } ?? Application(id: id, name: id)
    }
}

extension Policy {
    private func checkFactors() throws(PolicyError) {
        try PolicyError.check(
            !factorMethods.isEmpty, "No method is allowed, so nobody could set anything up; allow at least one.")
        try PolicyError.check(
            requiredFactors >= 1, "\(requiredFactors) required factors: take at least 1, or make them optional.")
        let possible = min(caps.factors, factorMethods.count * caps.factorsPerMethod)
        try PolicyError.check(
            requiredFactors <= possible,
            "\(requiredFactors) factors are required, and an account may hold only \(possible); raise the caps.")
        try PolicyError.check(
            backup != .required || methods.contains(.recoveryCode) || requiredFactors < possible,
            "A back-up is required, and an account may hold no factor beyond the required ones and no recovery codes.")
    }

    private func checkApplications() throws(PolicyError) {
        var seen: Set<String> = []
        for application in applications {
            try PolicyError.check(
                seen.insert(application.id).inserted, "Two applications have the identifier “\(application.id)”.")
            guard !factorMethods.contains(where: application.works) else { continue }
            try PolicyError.check(
                application.canShowPage || !factorMethods.contains { application.methods?.contains($0) ?? true },
                "“\(application.name)” can show no page, and every allowed method that works there needs one; allow a method "
                    + "that is answered elsewhere, such as push.")
            throw PolicyError(
                "No allowed method works at “\(application.name)”, so nobody could sign in there; allow one of its methods."
            )
        }
    }

    private func checkDurations() throws(PolicyError) {
        if case .whenOlderThan(let age) = reauthentication {
            try PolicyError.check(
                age > .zero && age <= .seconds(86_400),
                "Asking for the password when it is older than \(age): take more than nothing and at most a day.")
        }
        if case .on(let lifetime) = trustedDevices {
            try PolicyError.check(
                lifetime >= .seconds(60) && lifetime <= .seconds(366 * 86_400),
                "Remembering a browser for \(lifetime): take a minute to a year.")
            try PolicyError.check(
                caps.trustedDevices > 0, "Browsers can be remembered, and an account may hold none; raise the cap.")
        }
    }
}
