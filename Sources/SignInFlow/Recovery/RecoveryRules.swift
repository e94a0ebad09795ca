public import MFACore
internal import OTPCore

/// What a user has to show who has none of his factors any more.
///
/// It never lets anybody in by itself: what follows is that a new factor has to be set up.
public struct RecoveryRules: Sendable, Hashable {
    /// Pieces of evidence that suffice together (NIST SP 800-63B-4 §4.2.2.2).
    public enum Combination: Sendable, Hashable, CaseIterable {
        /// A recovery code that the user has kept.
        case keptCode
        /// A recovery code that the user has kept, and one that was sent to an address.
        case keptAndIssued
        /// Codes that were sent by two different ways.
        case twoIssued
        /// A recovery code that the user has kept, and a factor that does not work where he signs in.
        case keptCodeAndFactor
        /// A code that was sent to an address, and a factor that does not work where he signs in.
        case issuedAndFactor
    }

    /// The combinations that suffice; none for no recovery but by support.
    public let combinations: Set<Combination>
    /// Whether a kept code also stands for the second factor of a single sign-in, when the user has left his phone at home.
    ///
    /// It is a look-up secret then (NIST SP 800-63B-4 §3.1.2), and nothing has to be set up anew.
    public let keptCodesSignIn: Bool
    /// How long the user can object, at all of his addresses, before a recovery takes effect; zero for not at all.
    public let coolingOff: Duration
    /// How many codes are sent to addresses in a day.
    public let issuedPerDay: Int

    /// A kept code, or two pieces of evidence; at once.
    public static let standard = RecoveryRules(
        unchecked: Set(Combination.allCases), keptCodesSignIn: false, coolingOff: .zero, issuedPerDay: 5)
    /// Two pieces of evidence, always (NIST SP 800-63B-4 §4.2.2.2).
    public static let twoPieces = RecoveryRules(
        unchecked: Set(Combination.allCases).subtracting([.keptCode]), keptCodesSignIn: false, coolingOff: .zero,
        issuedPerDay: 5)
    /// By support alone.
    public static let none = RecoveryRules(
        unchecked: [], keptCodesSignIn: false, coolingOff: .zero, issuedPerDay: 5)

    private init(
        unchecked combinations: Set<Combination>, keptCodesSignIn: Bool, coolingOff: Duration, issuedPerDay: Int
    ) {
        self.combinations = combinations
        self.keptCodesSignIn = keptCodesSignIn
        self.coolingOff = coolingOff
        self.issuedPerDay = issuedPerDay
    }

    /// Rules of one's own.
    ///
    /// - Parameters:
    ///   - combinations: What suffices.
    ///   - keptCodesSignIn: Whether a kept code also stands for a single sign-in's second factor.
    ///   - coolingOff: How long the user can object: nothing to thirty days.
    ///   - issuedPerDay: How many codes are sent to addresses in a day: 1 to 20.
    /// - Throws: `PolicyError`.
    public init(
        _ combinations: Set<Combination>, keptCodesSignIn: Bool = false, coolingOff: Duration = .zero,
        issuedPerDay: Int = 5
    ) throws(PolicyError) {
        try PolicyError.check(
            coolingOff >= .zero && coolingOff <= .seconds(30 * 86_400),
            "A recovery that the user can object to for \(coolingOff): take nothing to thirty days.")
        try PolicyError.check(
            (1...20).contains(issuedPerDay), "\(issuedPerDay) recovery codes sent in a day: take 1 to 20.")
        self.init(
            unchecked: combinations, keptCodesSignIn: keptCodesSignIn, coolingOff: coolingOff,
            issuedPerDay: issuedPerDay)
    }

    /// Whether pieces of evidence suffice.
    ///
    /// A way by which codes are sent counts once, and a message and a call to a phone are one way.
    func suffices(_ evidence: [SignInEvidence]) -> Bool {
        let hasKept = evidence.contains { $0.kind == .recoveryCode }
        let hasFactor = evidence.contains { $0.kind == .factor }
        let issued = Set(
            evidence.filter { $0.kind == .issuedCode }.map { evidence in
                [RecoveryChannel.text, .voice].contains { "\($0)" == evidence.method } ? "phone" : evidence.method ?? ""
            })
        return combinations.contains { combination in
            switch combination {
            case .keptCode: hasKept
            case .keptAndIssued: hasKept && !issued.isEmpty
            case .twoIssued: issued.count >= 2
            case .keptCodeAndFactor: hasKept && hasFactor
            case .issuedAndFactor: !issued.isEmpty && hasFactor
            }
        }
    }

    /// Whether somebody could show enough who has these things.
    func couldSuffice(kept: Bool, channels: [RecoveryChannel], factor: Bool) -> Bool {
        let epoch = UnixTime(0)
        var evidence = channels.map { SignInEvidence(.issuedCode, method: "\($0)", at: epoch) }
        if kept { evidence.append(SignInEvidence(.recoveryCode, at: epoch)) }
        if factor { evidence.append(SignInEvidence(.factor, at: epoch)) }
        return suffices(evidence)
    }

    /// Whether codes that the user has kept are of any use, beside signing in.
    var usesKeptCodes: Bool {
        !combinations.isDisjoint(with: [.keptCode, .keptAndIssued, .keptCodeAndFactor])
    }

    /// Whether codes that are sent to addresses are of any use.
    var usesIssuedCodes: Bool {
        !combinations.isDisjoint(with: [.keptAndIssued, .twoIssued, .issuedAndFactor])
    }

    /// Whether a factor that does not work where the user signs in is of any use.
    var usesFactors: Bool { !combinations.isDisjoint(with: [.keptCodeAndFactor, .issuedAndFactor]) }
}
