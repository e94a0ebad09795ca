public import MFACore
public import OTPCore

/// Who sets something up, and from where: what the host knows of a request.
public struct EnrollmentRequest: Sendable {
    /// Whose account.
    public var account: AccountID
    /// The host's session, a text that only the two of them know.
    ///
    /// A set-up goes on in the session in which it began, and in no other.
    public var session: String
    /// Whether the browser has been here before.
    public var client: ClientStanding
    /// Where the request comes from.
    public var source: ClientSource?
    /// The user's language.
    public var language: Language

    /// A request.
    public init(
        _ account: AccountID, session: String, client: ClientStanding = .stranger, source: ClientSource? = nil,
        language: Language = .english
    ) {
        self.account = account
        self.session = session
        self.client = client
        self.source = source
        self.language = language
    }
}

/// What a set-up is for, as it begins.
public struct EnrollmentStart: Sendable {
    /// Whom the user signs in as, as apps show it.
    public var accountName: String
    /// Where the user is.
    public var situation: Enrollment.Situation
    /// What the new factor is for.
    public var purpose: Enrollment.Purpose
    /// The offer that the user has taken already; nil to ask him.
    public var offer: String?
    /// When the user last typed his password in this session; nil if it is not known.
    public var passwordTypedAt: UnixTime?
    /// When the user last verified with a factor in this session; nil if he has not.
    public var factorVerifiedAt: UnixTime?
    /// The applications that the user has to be able to sign in to, by identifier.
    public var applications: [String]

    /// A beginning.
    public init(
        accountName: String, in situation: Enrollment.Situation = .settings, purpose: Enrollment.Purpose = .add,
        offer: String? = nil, passwordTypedAt: UnixTime? = nil, factorVerifiedAt: UnixTime? = nil,
        applications: [String] = []
    ) {
        self.accountName = accountName
        self.situation = situation
        self.purpose = purpose
        self.offer = offer
        self.passwordTypedAt = passwordTypedAt
        self.factorVerifiedAt = factorVerifiedAt
        self.applications = applications
    }
}

/// What is answered to an event.
public enum EnrollmentAnswer: Sendable {
    /// The page to show.
    case page(EnrollmentPage<String>)
    /// It was carried to its end.
    case finished(FinishedEnrollment)
    /// The user did not want to go on; what was confirmed before stays.
    case cancelled
}
