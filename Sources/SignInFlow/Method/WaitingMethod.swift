public import MFACore
public import OTPCore

/// A method that is answered elsewhere, on a phone or by a person: the page, or a client without one, only waits.
///
/// The flow keeps what belongs to a request and asks after it. An approval counts for the one sign-in that the request was made for, once,
/// and only after the account has been stored.
public protocol WaitingMethod: Sendable {
    /// The method; its interaction is `elsewhere`.
    var method: FactorMethod { get }
    /// What RFC 8176 calls it.
    var references: [String] { get }

    /// Sends a request out.
    ///
    /// - Parameter attempt: What is asked for.
    /// - Returns: What has to be kept and shown, or why nothing was sent.
    /// - Throws: `RecordError`.
    func begin(_ attempt: WaitingAttempt) async throws(RecordError) -> Result<WaitingDetails, WaitingRefusal>

    /// How a request stands.
    ///
    /// - Parameters:
    ///   - attempt: What was asked for.
    ///   - details: What ``begin(_:)`` has returned.
    /// - Returns: How it stands.
    /// - Throws: `RecordError`.
    func state(
        of attempt: WaitingAttempt, _ details: WaitingDetails
    ) async throws(RecordError) -> WaitingState

    /// Takes a request back that nobody waits for any more.
    func cancel(_ attempt: WaitingAttempt, _ details: WaitingDetails) async
}

extension WaitingMethod {
    /// Another channel than the one of the password.
    public var references: [String] { ["mca"] }
}

/// A request that is answered elsewhere.
public struct WaitingAttempt: Sendable {
    /// What it is called.
    public let id: FactorID
    /// Whose account.
    public let account: AccountID
    /// Whom the user signs in as.
    public let accountName: String
    /// The factor that it goes to.
    public let factor: Factor
    /// Where the user wants to sign in.
    public let application: Application
    /// What is to be confirmed; nil for signing in.
    public let action: String?
    /// Where the user sits.
    public let source: ClientSource?
    /// The user's language.
    public let language: Language
    /// When it was made.
    public let begunAt: UnixTime
    /// From when on an answer is of no use.
    public let expiresAt: UnixTime
}

/// What a waiting method keeps with a request, and what the user is shown meanwhile.
public struct WaitingDetails: Sendable, Hashable {
    /// What the method keeps, such as its own name of the request.
    public var kept: [String: String]
    /// What stands on the page, such as a number to be typed into the phone; nil for nothing.
    public var shown: String?

    /// What is kept and shown.
    public init(kept: [String: String] = [:], shown: String? = nil) {
        self.kept = kept
        self.shown = shown
    }
}

/// Why no request was sent.
public struct WaitingRefusal: Error, Sendable {
    /// What the user is told.
    public let message: Message

    /// A reason.
    public init(_ message: Message) { self.message = message }
}

/// How a request stands.
public enum WaitingState: UInt8, Sendable, Hashable, CaseIterable {
    /// It has not been answered.
    case waiting
    /// The answer was yes.
    case approved
    /// The answer was no.
    case denied
    /// Nobody has answered in time.
    case expired
}
