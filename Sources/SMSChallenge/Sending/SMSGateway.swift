public import MFACore

/// A message that is to be sent.
///
/// It holds a code and a number, so printing it shows neither.
public struct SMSMessage: Sendable {
    /// What this attempt is called; a gateway that knows idempotence is told it.
    public let id: FactorID
    /// To whom.
    public let address: PhoneAddress
    /// From whom.
    public let sender: SMSSender
    /// What it says, and how it travels.
    public let text: SMSText
    /// How long it is of any use; a gateway that can give it up then should.
    public let lifetime: Duration
    /// Where the gateway is to report what became of it; nil for nowhere.
    public let receiptURL: String?

    /// A message.
    public init(
        id: FactorID, address: PhoneAddress, sender: SMSSender, text: SMSText, lifetime: Duration,
        receiptURL: String? = nil
    ) {
        self.id = id
        self.address = address
        self.sender = sender
        self.text = text
        self.lifetime = lifetime
        self.receiptURL = receiptURL
    }
}

extension SMSMessage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The identifier and the masked number.
    public var description: String { "SMSMessage(\(id) to \(address.masked))" }
    /// The identifier and the masked number.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What a gateway says of a message.
///
/// The difference that matters is whether it was surely *not* sent. Only then may another gateway be asked: two
/// messages to one phone cost twice, and look like an attack.
public enum SMSOutcome: Sendable, Hashable {
    /// It has been taken, under a name of the gateway's; nil if it gives none.
    case accepted(String?)
    /// It has been refused for good.
    case rejected(Rejection)
    /// There are too many; nil if the gateway does not say for how long.
    case throttled(retryAfter: Duration?)
    /// It was surely not sent, and that has nothing to do with the message.
    case unavailable(String)
    /// Nobody knows: the request had been written when the answer was lost.
    case unknown(String)

    /// Why a message was refused.
    public struct Rejection: Sendable, Hashable {
        /// The reasons that call for different doings.
        public enum Reason: String, Sendable, Hashable, CaseIterable {
            /// There is no such number.
            case invalidNumber
            /// It cannot take messages.
            case unreachable
            /// Its owner wants none.
            case optedOut
            /// The gateway does not send there.
            case notPermitted
            /// It does not take the sender.
            case sender
            /// It does not take the text.
            case content
            /// The password is wrong, or the account is empty or blocked.
            case account
            /// Anything else.
            case other
        }

        /// The reason.
        public let reason: Reason
        /// What the gateway said, for the log; never the text or the number.
        public let detail: String

        /// A refusal.
        public init(_ reason: Reason, _ detail: String) {
            self.reason = reason
            self.detail = detail
        }
    }

    /// Whether another gateway may be asked.
    public var allowsAnother: Bool {
        switch self {
        case .accepted, .unknown: false
        case .throttled, .unavailable: true
        case .rejected(let rejection):
            switch rejection.reason {
            case .account, .notPermitted, .sender: true
            case .invalidNumber, .unreachable, .optedOut, .content, .other: false
            }
        }
    }
}

/// What sends messages.
///
/// A gateway does not throw: every failure has a class, and the class decides what is done.
public protocol SMSGateway: ReportingGateway {
    /// Sends a message.
    ///
    /// - Parameter message: The message.
    /// - Returns: What is known of it. Once the request has been written and no answer has come, that is ``SMSOutcome/unknown(_:)``.
    func send(_ message: SMSMessage) async -> SMSOutcome
}
