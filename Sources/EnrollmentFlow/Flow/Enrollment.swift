public import MFACore
public import OTPCore

/// A set-up that is under way, as one value.
///
/// It is stored as one record, bound to the host's session, and over with it. Nothing in it counts for anything until a factor has been
/// confirmed and is part of the account.
public struct Enrollment: Sendable {
    /// What the new factor is for.
    public enum Purpose: Sendable, Hashable {
        /// One more.
        case add
        /// In the place of another one, which works until then.
        case replace(FactorID)
    }

    /// Where the user is.
    public enum Situation: UInt8, Sendable, Hashable, CaseIterable {
        /// Signed in, at his settings.
        case settings
        /// In the middle of a sign-in that goes on no further without.
        case signIn
    }

    /// A page, with what is kept of it.
    struct Entry: Sendable {
        let step: EnrollmentStep
        var memo = StepMemo()
        /// How often what was entered there was wrong.
        var refusals = 0
    }

    /// A factor that was set up.
    struct Confirmed: Sendable, Hashable {
        let factor: FactorID
        let method: FactorMethod
        /// The offer that it was set up by.
        let offer: String
        let at: UnixTime
    }

    /// Whose it is.
    public let account: AccountID
    /// Whom the user signs in as, as apps show it.
    public let accountName: String
    /// What the new factor is for.
    public let purpose: Purpose
    /// Where the user is.
    public let situation: Situation
    /// The applications that the user has to be able to sign in to.
    public let applications: [String]
    /// When it began.
    public let beganAt: UnixTime
    /// From when on it is over.
    public let expiresAt: UnixTime

    let session: SessionBinding
    /// Whether the password has to be typed.
    let asksPassword: Bool
    /// Whether the user had verified with a factor when it began; if not, he must not have had one.
    let isVerified: Bool
    /// The offer that was chosen before it began; nil if it is chosen in it.
    let preselected: String?

    /// What has to come with the next event.
    public internal(set) var token: String
    /// The pages before this one, the first one first.
    var past: [Entry] = []
    /// This page.
    var current: Entry
    /// How many of the pages before are settled, and are not gone back to.
    var settled = 0
    /// What the factor that is being set up is going to be called.
    var factor: FactorID
    /// When its set-up began.
    var factorBegunAt: UnixTime
    /// What was set up.
    var confirmed: [Confirmed] = []

    /// The step that the user is at.
    public var step: EnrollmentStep { current.step }

    /// The steps that can be gone back to, the nearest one first.
    public var backSteps: [EnrollmentStep] {
        guard step != .done else { return [] }
        return past.dropFirst(settled).map(\.step).filter { $0 != .password }.reversed()
    }
}

extension Enrollment {
    /// What all pages since the last factor keep, with the offer that was chosen, before it began or in it.
    var memo: StepMemo {
        var memo = StepMemo()
        if confirmed.isEmpty { memo[StepMemo.offer] = preselected }
        return past.dropFirst(settled).reduce(memo) { $0.overlaid(by: $1.memo) }.overlaid(by: current.memo)
    }

    /// Whether it may still change the account: somebody may have set a factor up meanwhile, which this user has not shown.
    func mayChange(_ account: Account, adding factor: FactorID? = nil) -> Bool {
        isVerified
            || account.factors.allSatisfy { other in
                other.id == factor || confirmed.contains { $0.factor == other.id }
            }
    }

    /// The offer that was chosen; nil if none was.
    var offer: String? { memo[StepMemo.offer] }
}
