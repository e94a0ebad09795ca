internal import MFAJSON
internal import OutboundHTTP
internal import SMSChallenge

extension SMSSender {
    /// The name, the number with its plus, or a number of one country, which has none.
    var international: String { form == .number && !isShort ? "+" + text : text }

    /// Whether it is a number that only one country knows: no international one has fewer than seven digits.
    var isShort: Bool { form == .number && text.utf8.count < 7 }
}

extension SMSMessage {
    /// How long it is of any use, in whole seconds within what a gateway takes.
    func seconds(within bounds: ClosedRange<Int64>) -> Int64 {
        min(max(lifetime.components.seconds, bounds.lowerBound), bounds.upperBound)
    }
}

extension ReceiptCall {
    /// The body as a form.
    var form: FormFields { FormFields(String(decoding: body, as: UTF8.self)) }

    /// The body as JSON; nil for what is none.
    var json: JSONValue? { try? JSONReader.read(body[...]) }
}

extension SMSReport {
    /// What a status says by a gateway's table.
    ///
    /// A name that the gateway has added since says nothing; as an error it would be reported again for hours.
    init(status: String?, in states: [String: SMSDelivery.State]) {
        guard let status else {
            self = .unreadable
            return
        }
        self = states[status].map { .state($0) } ?? .nothingNew
    }
}
