public import EnrollmentFlow
internal import MFACore
public import OTPCore

/// Everything that a page, a terminal or a native app shows of a sign-in, without any logic of its own.
///
/// One field takes whatever the user types, a code of any kind or a recovery code: what it is, its shape says.
public struct SignInPage<Text: Sendable>: Sendable {
    /// What has to come back with every event: it is the sign-in itself, sealed for this session.
    public let token: String
    /// What kind of page it is.
    public let kind: SignInPageKind
    /// The headline.
    public let title: Text
    /// What to do, a paragraph each.
    public let instructions: [Text]
    /// What can be typed; nil for nothing.
    public let field: PageField<Text>?
    /// What stands there large, such as a number to be typed into the phone; nil for nothing.
    public let shown: String?
    /// The other ways, the best one first.
    public let choices: [SignInChoice<Text>]
    /// What the box says by which the browser is remembered; nil for no such box.
    public let remember: Text?
    /// What can be done, the main thing first.
    public let actions: [SignInAction<Text>]
    /// What was wrong with the last input; nil if nothing was.
    public let error: Text?
    /// From when on the sign-in is over.
    public let expiresAt: UnixTime
    /// How long that is from now, in words.
    public let timeLeft: Text
    /// Where the user gets help.
    public let support: SupportDetails?

    /// After how many seconds the page asks by itself whether something has happened; nil for a page that does not.
    public var asksAfterSeconds: Int? { kind == .waiting ? 2 : nil }
    /// What a page of this kind is sent with, so that nobody keeps it.
    public var cacheControl: String { "no-store" }

    func map<Other: Sendable>(_ transform: (Text) -> Other) -> SignInPage<Other> {
        SignInPage<Other>(
            token: token, kind: kind, title: transform(title), instructions: instructions.map(transform),
            field: field.map { field in
                PageField<Other>(
                    name: field.name, label: transform(field.label), kind: field.kind, value: field.value,
                    placeholder: field.placeholder)
            },
            shown: shown,
            choices: choices.map {
                SignInChoice<Other>(id: $0.id, title: transform($0.title), detail: $0.detail.map(transform))
            },
            remember: remember.map(transform),
            actions: actions.map { SignInAction<Other>(event: $0.event, label: transform($0.label), from: $0.from) },
            error: error.map(transform), expiresAt: expiresAt, timeLeft: transform(timeLeft), support: support)
    }
}

/// What kind of page a sign-in shows.
public enum SignInPageKind: Sendable, Hashable {
    /// Something is typed.
    case typing
    /// Something is answered elsewhere.
    case waiting
    /// Nothing is sent before the user asks for it.
    case offering
    /// What else the user has who has none of his factors.
    case recovery
}

/// Another way to verify.
public struct SignInChoice<Text: Sendable>: Sendable {
    /// What is sent when it is chosen.
    public let id: SignInWay.ID
    /// What users read.
    public let title: Text
    /// A line below it; nil for none.
    public let detail: Text?
}

/// Something that can be done.
public struct SignInAction<Text: Sendable>: Sendable {
    /// What is sent when it is done.
    public let event: SignInEvent.Kind
    /// What users read.
    public let label: Text
    /// From when on it can be done; nil for now.
    public let from: UnixTime?
}
