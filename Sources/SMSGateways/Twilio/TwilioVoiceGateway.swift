internal import MFACore
public import OutboundHTTP
public import SMSChallenge

/// Calls people up through Twilio, and reads codes out.
public struct TwilioVoiceGateway: VoiceGateway {
    /// What it is called in events.
    public let name: String
    private let calls: TwilioResource

    /// A gateway.
    ///
    /// - Parameters:
    ///   - name: What it is called in events.
    ///   - account: The account that pays.
    ///   - base: Another address than `https://api.twilio.com`, such as that of a region.
    ///   - client: Makes the calls to Twilio.
    public init(
        name: String = "twilio-voice", _ account: TwilioAccount, at base: HTTPAddress? = nil, client: any HTTPClient
    ) {
        self.name = name
        calls = TwilioResource("Calls", of: account, at: base, client: client)
    }

    /// Makes a call.
    public func call(_ call: VoiceCall) async -> SMSOutcome {
        var fields = FormFields([
            ("To", call.address.e164), ("From", call.caller.international),
            ("Twiml", TwilioVoiceGateway.twiml(call.sentences, in: call.language)),
        ])
        if let receiptURL = call.receiptURL { fields.append("StatusCallback", receiptURL) }
        // How long it rings: not beyond what the code is good for, nor for longer than anybody listens to it.
        fields.append("Timeout", "\(min(max(call.lifetime.components.seconds, 5), 60))")
        return await calls.make(fields)
    }

    /// Reads what Twilio reports, after its signature.
    public func report(in call: ReceiptCall, to url: String) -> SMSReport {
        calls.report(in: call, to: url, status: "CallStatus", TwilioVoiceGateway.states)
    }

    private static let states: [String: SMSDelivery.State] = [
        "queued": .sent, "initiated": .sent, "ringing": .sent, "in-progress": .sent, "completed": .delivered,
        "busy": .failed, "no-answer": .failed, "failed": .failed, "canceled": .failed,
    ]

    /// What is to be said, in Twilio's language.
    private static func twiml(_ sentences: [String], in language: Language) -> String {
        let voice = voice(of: language)
        let said = sentences.map { #"<Say language="\#(voice)">\#(escaped($0))</Say><Pause length="1"/>"# }
        return "<Response>\(said.joined())</Response>"
    }

    /// Twilio has no voice for nynorsk.
    private static func voice(of language: Language) -> String {
        switch language {
        case .norwegianBokmål, .norwegianNynorsk: "nb-NO"
        case .swedish: "sv-SE"
        case .danish: "da-DK"
        case .finnish: "fi-FI"
        case .english: "en-GB"
        case .german: "de-DE"
        }
    }

    /// A text as it stands in XML, in which control characters have no form at all.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&apos;"
            case "\u{0}"..<" ", "\u{7F}", "\u{FFFE}", "\u{FFFF}": escaped += " "
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
