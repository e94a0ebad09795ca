internal import MFACore
internal import SMSChallenge

extension HTTPGateway {
    /// What stands in a field: fixed texts and places that each message fills.
    ///
    /// A template is written as a text, as one place, or as a list of both: `["Bearer ", .secret(token)]`. If a message
    /// has nothing for one of its places, such as nowhere to report to, the whole field is left out.
    public struct Template: Sendable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
        enum Part: Sendable {
            case fixed(String)
            case secret(GatewaySecret)
            case recipient(plus: Bool)
            case sender(plus: Bool)
            case senderForm(name: String, number: String, short: String)
            case text
            case encoding(gsm7: String, ucs2: String)
            case id
            case lifetime(Unit, ClosedRange<Int64>)
            case receiptURL
        }

        /// What a lifetime is counted in.
        public enum Unit: Sendable {
            /// Whole minutes, at least one.
            case minutes
            /// Seconds.
            case seconds
            /// Thousandths of a second.
            case milliseconds
        }

        let parts: [Part]

        private init(_ part: Part) { parts = [part] }

        /// A text that is the same in each message.
        public init(stringLiteral text: String) { self.init(.fixed(text)) }

        /// One template after another.
        public init(arrayLiteral templates: Template...) { parts = templates.flatMap(\.parts) }

        /// A text that is the same in each message; for a password there is ``secret(_:)``.
        public static func fixed(_ text: String) -> Template { Template(.fixed(text)) }

        /// A password or token, which printing the template does not show.
        public static func secret(_ secret: GatewaySecret) -> Template { Template(.secret(secret)) }

        /// What stands in a header field `Authorization` for a name and a password (RFC 7617).
        public static func basic(_ credentials: GatewayCredentials) -> Template {
            Template(.secret(GatewaySecret(unchecked: credentials.basicAuthorization)))
        }

        /// To whom: a plus and digits.
        public static let recipient = Template(.recipient(plus: true))
        /// To whom: the digits alone.
        public static let recipientWithoutPlus = Template(.recipient(plus: false))
        /// From whom: a name, a plus and digits, or the digits of a short number.
        public static let sender = Template(.sender(plus: true))
        /// From whom: a name, or digits alone.
        public static let senderWithoutPlus = Template(.sender(plus: false))

        /// One of three words, by what the sender is: a name, an international number, a short one.
        public static func senderForm(name: String, number: String, short: String) -> Template {
            Template(.senderForm(name: name, number: number, short: short))
        }

        /// What the message says.
        public static let text = Template(.text)

        /// One of two words, by how the message's characters are written.
        public static func encoding(gsm7: String, ucs2: String) -> Template {
            Template(.encoding(gsm7: gsm7, ucs2: ucs2))
        }

        /// What this attempt is called: twenty hexadecimal digits.
        public static let id = Template(.id)

        /// How long the message is of any use, within what the gateway takes.
        public static func lifetime(in unit: Unit, within bounds: ClosedRange<Int64> = 1...Int64.max) -> Template {
            Template(.lifetime(unit, bounds))
        }

        /// Where the gateway is to report what became of the message.
        public static let receiptURL = Template(.receiptURL)
    }
}

extension HTTPGateway.Template {
    /// The text for a message; nil if the message has nothing for one of the places.
    func value(for message: SMSMessage) -> String? {
        var value = ""
        for part in parts {
            guard let next = part.value(for: message) else { return nil }
            value += next
        }
        return value
    }

    /// Whether it has a place for what the message says.
    var hasText: Bool { parts.contains { if case .text = $0 { true } else { false } } }

    /// Whether it has a place for whom the message is for.
    var hasRecipient: Bool { parts.contains { if case .recipient = $0 { true } else { false } } }

    /// Whether it has a place for where to report, and so is left out of some messages.
    var hasReceiptURL: Bool { parts.contains { if case .receiptURL = $0 { true } else { false } } }

    /// Whether it is a number for every message.
    var isNumber: Bool {
        guard parts.count == 1, let part = parts.first else { return false }
        return switch part {
        case .recipient(plus: false), .lifetime: true
        case .fixed(let text): Int64(text).map { "\($0)" == text } ?? false
        default: false
        }
    }
}

extension HTTPGateway.Template.Part {
    fileprivate func value(for message: SMSMessage) -> String? {
        switch self {
        case .fixed(let text): text
        case .secret(let secret): secret.text
        case .recipient(let plus): plus ? message.address.e164 : String(message.address.e164.dropFirst())
        case .sender(let plus): plus ? message.sender.international : message.sender.text
        case .senderForm(let name, let number, let short):
            message.sender.form == .name ? name : message.sender.isShort ? short : number
        case .text: message.text.text
        case .encoding(let gsm7, let ucs2): message.text.encoding == .gsm7 ? gsm7 : ucs2
        case .id: message.id.text
        case .lifetime(let unit, let bounds): "\(message.lifetime(in: unit, within: bounds))"
        case .receiptURL: message.receiptURL
        }
    }
}

extension SMSMessage {
    fileprivate func lifetime(in unit: HTTPGateway.Template.Unit, within bounds: ClosedRange<Int64>) -> Int64 {
        let seconds = seconds(within: 1...1_000_000_000)
        let count =
            switch unit {
            case .minutes: max(1, seconds / 60)
            case .seconds: seconds
            case .milliseconds: seconds * 1000
            }
        return min(max(count, bounds.lowerBound), bounds.upperBound)
    }
}
