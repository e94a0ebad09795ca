internal import EnrollmentFlow
internal import MFACore
internal import OTPCore
internal import SignInFlow

/// A browser in a walk, with the pages that it shows and has shown.
struct WalkingBrowser {
    var request: SignInRequest
    let isAttacker: Bool
    /// The page that it shows; nil for none.
    var tab: WalkingTab?
    /// Pages that it has shown, the newest last.
    var old: [WalkingTab] = []
    /// Whether a server has died that it asked for something.
    var isUnsure = false
    /// The last thing that it was granted.
    var signIn: SignIn?

    init(_ request: SignInRequest, isAttacker: Bool = false) {
        self.request = request
        self.isAttacker = isAttacker
    }

    mutating func show(_ next: WalkingTab?) {
        if let tab { old.append(tab) }
        if old.count > 8 { old.removeFirst() }
        tab = next
    }

    mutating func close() { show(nil) }
}

/// A page of a sign-in, and what the walk knows of it.
struct WalkingTab {
    let token: String
    /// The number of the sign-in that it belongs to.
    let signIn: Int
    let session: String
    let action: String?
    /// Whether a factor has been shown in a recovery.
    var hasShownFactor = false
    var page: SignInPage<String>?
    var required: RequiredEnrollment?

    var isRecovery: Bool { page?.kind == .recovery }
}

/// Something that is done in a sign-in.
enum WalkingAct {
    case begin
    case stepUp(StepUp)
    case handle(SignInEvent, WalkingTab)
    case finish(FinishedEnrollment, WalkingTab)

    var tab: WalkingTab? {
        switch self {
        case .begin, .stepUp: nil
        case .handle(_, let tab), .finish(_, let tab): tab
        }
    }

    /// What was typed; nil for nothing.
    var typed: String? { if case .handle(.submit(let text, _), _) = self { text } else { nil } }

    /// Whether it sends a request, unless an earlier sign-in of the session has one that is out, and then goes on with that.
    var mayGoOn: Bool {
        switch self {
        case .begin, .stepUp, .handle(.use, _): true
        default: false
        }
    }

    /// What is confirmed by it; nil for a sign-in.
    var action: String? { if case .stepUp(let demand) = self { demand.action } else { tab?.action } }
}

/// What came of it.
enum WalkingAnswer {
    case granted(SignIn, TrustedBrowser?)
    case page(SignInPage<String>, SignInRejection?)
    case enrollment(RequiredEnrollment)
    case impossible(ImpossibleSignIn)
    case refused(SignInRefusal)
    case cancelled

    /// What was granted is taken for the session and the action that were asked for.
    init(_ answer: consuming SignInAnswer, in session: String, for action: String?) throws(SignInRefusal) {
        switch consume answer {
        case .verified(let grant, _):
            let browser = grant.browser
            self = .granted(try grant.take(in: session, for: action), browser)
        case .page(let page, let reason): self = .page(page, reason)
        case .enrollment(let required): self = .enrollment(required)
        case .impossible(let reason): self = .impossible(reason)
        case .refused(let refusal): self = .refused(refusal)
        case .cancelled: self = .cancelled
        }
    }

    /// Why nobody was let in by what was typed; nil if it was taken.
    var rejection: SignInRejection? { if case .page(_, let reason?) = self { reason } else { nil } }
}

/// What a walk remembers.
struct SignInMemory {
    /// A request that is answered elsewhere.
    struct Request {
        let id: FactorID
        let browser: Int
        let signIn: Int
        let action: String?
    }

    /// How many sign-ins have begun.
    var begun = 0
    /// The numbers of those that let somebody in.
    var granted: Set<Int> = []
    /// Everything that works once and has been taken.
    var spent: Set<String> = []
    /// What the user has typed and was taken: the attacker has seen it over his shoulder.
    var heard: [String] = []
    /// The latest requests.
    var requests: [Request] = []
    /// How many requests have been looked at.
    var sent = 0
    /// The requests that the user has said yes to.
    var approved: Set<FactorID> = []
    /// When a remembered browser's token was taken.
    var tokenUses: [String: Int64] = [:]
    /// Tokens that a remembered browser has shown, and has other ones for since.
    var oldTokens: [(token: String, retiredAt: Int64)] = []
    /// The factors that the user has put there.
    var factors: Set<FactorID> = []
    /// Whether the user is about to put one there.
    var isSettingUp = false
    /// The latest set-ups.
    var finished: [FinishedEnrollment] = []
    /// The recovery code that the user has kept; nil for none.
    var keptCode: String?

    mutating func hear(_ text: String) {
        heard.append(text)
        if heard.count > 40 { heard.removeFirst() }
    }
}
