public import MFACore
public import OTPCore

/// A way to verify that users can set up, as the steps of its own that it takes.
///
/// The flow around it asks for the choice and the password before, and for a back-up after; it knows nothing of what a method does. A method is
/// a description: what is typed and made is kept by the flow in a ``StepMemo``, and what needs the outside world is done in
/// ``perform(_:_:_:)``, everything else by functions of their arguments.
public protocol EnrollmentMethod: Sendable {
    /// What factors it makes.
    var method: FactorMethod { get }

    /// What can be chosen: one entry, or one for each app that has pages of its own.
    var offers: [MethodOffer] { get }

    /// The names of the steps that are still to come, the next one first, as far as is known.
    ///
    /// - Parameters:
    ///   - step: The step that the user is at; nil before the first.
    ///   - memo: What is kept by all steps so far, with the offer that was chosen under ``StepMemo/offer``.
    /// - Returns: The names.
    func steps(after step: String?, _ memo: StepMemo) -> [String]

    /// Begins a step: makes what it needs, such as a secret, anew each time.
    func enter(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepMemo

    /// Judges what the user has done on a step's page.
    func handle(_ input: StepInput, at step: String, _ memo: StepMemo, _ scene: Scene) -> MethodOutcome

    /// Does what a step asked for, outside of the flow: sends something, asks somebody.
    ///
    /// - Throws: `RecordError`, when something could not be stored; the user stays where he is.
    func perform(
        _ effect: MethodEffect, _ memo: StepMemo, _ scene: Scene
    ) async throws(RecordError) -> MethodOutcome

    /// What a step's page shows.
    func page(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepContent

    /// What a step is called on the way back to it.
    func stepTitle(_ step: String, _ memo: StepMemo) -> Message
}

extension EnrollmentMethod {
    /// Nothing to begin.
    public func enter(_ step: String, _ memo: StepMemo, _ scene: Scene) -> StepMemo { StepMemo() }

    /// There is nothing outside.
    public func perform(
        _ effect: MethodEffect, _ memo: StepMemo, _ scene: Scene
    ) async throws(RecordError) -> MethodOutcome { .stay(nil) }
}

/// An entry in the list of ways to verify.
public struct MethodOffer: Sendable {
    /// How the user wants to be reached, where that is asked first.
    public enum Contact: Sendable, Hashable {
        /// By messages to a phone number.
        case phone
        /// By an app on the phone.
        case app
        /// By something else.
        case other
    }

    /// What it is called in links and records.
    public let id: String
    /// What users read.
    public let title: Message
    /// A line below it; nil for none.
    public let detail: Message?
    /// What it is called when the app has been chosen already and only its use is asked.
    public let use: Message?
    /// How the user is reached by it.
    public let contact: Contact
    /// What may go wrong with it for this site, which the user is told before he begins.
    public let warnings: [Message]

    /// An entry.
    public init(
        id: String, title: Message, detail: Message? = nil, use: Message? = nil, contact: Contact = .other,
        warnings: [Message] = []
    ) {
        self.id = id
        self.title = title
        self.detail = detail
        self.use = use
        self.contact = contact
        self.warnings = warnings
    }
}

/// Who sets up what, when, and where randomness comes from.
public struct Scene: Sendable {
    /// The instant that it is.
    public let now: UnixTime
    /// Where random bytes come from.
    public let random: any RandomSource
    /// Whose factor it is going to be.
    public let account: AccountID
    /// Whom the user signs in as.
    public let accountName: String
    /// The host's session.
    public let session: String
    /// Whether the browser has been here before.
    public let client: ClientStanding
    /// Where the request comes from.
    public let source: ClientSource?
    /// The user's language, for what leaves the server, such as a message.
    public let language: Language
    /// What the new factor is going to be called in links and events.
    public let factor: FactorID
    /// When the method's first step began.
    public let begunAt: UnixTime
}

/// What a user has done on a page.
public enum StepInput: Sendable {
    /// Pressed the main button.
    case submit([String: String])
    /// Taken one of the choices.
    case choose(String)
    /// Asked to send again.
    case resend(CodeChallenge.Channel)
    /// Nothing: the page asks whether something has happened meanwhile.
    case check
}

/// What a method makes of what the user has done.
public enum MethodOutcome: Sendable {
    /// The step is done; what is kept of it. Behind the last one comes nothing: what has confirmed no factor has set nothing up.
    case next(StepMemo)
    /// The user stays; what is wrong, and what is kept in the place of what was.
    case stay(Message?, keeping: StepMemo? = nil)
    /// Something has to be done outside first; what is kept meanwhile.
    case perform(MethodEffect)
    /// The factor works.
    case confirmed(ConfirmedFactor)
    /// The step has no such thing.
    case notHere
}

/// Something that a step asks for outside of the flow.
public struct MethodEffect: Sendable {
    /// What it is called.
    public let name: String
    /// What belongs to it.
    public let values: StepMemo

    /// Something to do.
    public init(_ name: String, _ values: StepMemo = StepMemo()) {
        self.name = name
        self.values = values
    }
}

extension StepMemo {
    /// Where the flow keeps which offer was chosen.
    public static let offer = "offer"
}

extension Scene {
    /// A factor of a method of the host's own, which the method has seen to work.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - name: What it is called until the user calls it something else.
    ///   - credential: What is kept with it.
    /// - Returns: The factor, for ``MethodOutcome/confirmed(_:)``.
    public func confirmed(_ method: FactorMethod, named name: String, _ credential: OtherCredential) -> ConfirmedFactor
    {
        ConfirmedFactor(
            id: factor, name: name, credential: .other(method, credential), createdAt: begunAt, confirmedAt: now)
    }
}
