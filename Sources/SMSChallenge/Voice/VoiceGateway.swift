public import MFACore

/// A call that is to be made, in which a voice reads a code out.
///
/// It holds a code and a number, so printing it shows neither.
public struct VoiceCall: Sendable {
    /// What this attempt is called.
    public let id: FactorID
    /// To whom.
    public let address: PhoneAddress
    /// From which number.
    public let caller: SMSSender
    /// In which language.
    public let language: Language
    /// What is said, with a pause of a second after each.
    public let sentences: [String]
    /// How long it is of any use.
    public let lifetime: Duration
    /// Where the gateway is to report what became of it; nil for nowhere.
    public let receiptURL: String?

    /// A call.
    public init(
        id: FactorID, address: PhoneAddress, caller: SMSSender, language: Language, sentences: [String],
        lifetime: Duration, receiptURL: String? = nil
    ) {
        self.id = id
        self.address = address
        self.caller = caller
        self.language = language
        self.sentences = sentences
        self.lifetime = lifetime
        self.receiptURL = receiptURL
    }
}

extension VoiceCall: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The identifier and the masked number.
    public var description: String { "VoiceCall(\(id) to \(address.masked))" }
    /// The identifier and the masked number.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What calls people up and reads codes out.
public protocol VoiceGateway: ReportingGateway {
    /// Makes a call.
    ///
    /// - Parameter call: The call.
    /// - Returns: What is known of it; the classes are those of messages.
    func call(_ call: VoiceCall) async -> SMSOutcome
}
