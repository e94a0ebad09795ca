public import MFACore
public import OTPCore

/// Who signs in, and from where: what the host knows of a request.
public struct SignInRequest: Sendable {
    /// Whose account.
    public var account: AccountID
    /// The host's session, a text that only the two of them know.
    ///
    /// A sign-in goes on in the session in which it began, and in no other. Give the user a new session when it is done.
    public var session: String
    /// Whether the browser has been here before, as far as the host knows; a remembered browser's token tells as well.
    public var client: ClientStanding
    /// Where the request comes from.
    public var source: ClientSource?
    /// The user's language.
    public var language: Language
    /// By what this browser is told from others, the same for as long as it lives; see ``TrustedBrowser``.
    public var browser: String
    /// The token that the browser shows, from the cookie that ``TrustedBrowser/token`` was put into; nil for none.
    public var trustedToken: String?

    /// A request.
    public init(
        _ account: AccountID, session: String, client: ClientStanding = .stranger, source: ClientSource? = nil,
        language: Language = .english, browser: String = "", trustedToken: String? = nil
    ) {
        self.account = account
        self.session = session
        self.client = client
        self.source = source
        self.language = language
        self.browser = browser
        self.trustedToken = trustedToken
    }
}

/// What a sign-in is for, as it begins.
public struct SignInStart: Sendable {
    /// What became of the first factor.
    public enum FirstFactor: Sendable, Hashable {
        /// The password was right; when it was typed, if that was not now.
        case passed(at: UnixTime? = nil)
        /// It was not, and the user is not to find out by what happens next; see ``SignInRules/hidesAccounts``.
        case failed
    }

    /// Whom the user signs in as, as pages and apps show it.
    public var accountName: String
    /// Where to, by the identifier of `Policy/applications`.
    public var application: String
    /// What became of the first factor.
    public var firstFactor: FirstFactor
    /// The groups that the user is in, for the calendar; see ``EnforcementCalendar``.
    public var groups: Set<String>
    /// Whether what the user sits at can show a page and take a code; a terminal server or RADIUS client cannot.
    public var canShowPage: Bool

    /// A beginning.
    public init(
        accountName: String, application: String = "", firstFactor: FirstFactor = .passed(), groups: Set<String> = [],
        canShowPage: Bool = true
    ) {
        self.accountName = accountName
        self.application = application
        self.firstFactor = firstFactor
        self.groups = groups
        self.canShowPage = canShowPage
    }
}
