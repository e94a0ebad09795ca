internal import MFAJSON
internal import OutboundHTTP
internal import SMSChallenge

extension HTTPGateway {
    /// What a call carries.
    public enum Body: Sendable {
        /// A form, its fields in this order.
        case form([(name: String, value: Template)])
        /// A JSON text.
        case json(JSONTemplate)
    }

    /// A JSON text with places that each message fills.
    public indirect enum JSONTemplate: Sendable {
        /// A text.
        case text(Template)
        /// A number: digits, a lifetime or the recipient's number without its plus.
        case number(Template)
        /// True or false.
        case bool(Bool)
        /// A list; an element that has no value is left out.
        case list([JSONTemplate])
        /// An object, its fields in this order; one that has no value is left out.
        case object([(name: String, value: JSONTemplate)])
    }
}

extension HTTPGateway.Body {
    /// The media type.
    var type: String {
        switch self {
        case .form: "application/x-www-form-urlencoded"
        case .json: "application/json"
        }
    }

    /// The body for a message.
    func text(for message: SMSMessage) -> String {
        switch self {
        case .form(let fields):
            FormFields(fields.compactMap { name, template in template.value(for: message).map { (name, $0) } }).text
        case .json(let template): template.text(for: message) ?? ""
        }
    }

    /// The templates in it.
    var templates: [HTTPGateway.Template] {
        switch self {
        case .form(let fields): fields.map(\.value)
        case .json(let template): template.templates
        }
    }
}

extension HTTPGateway.JSONTemplate {
    /// The text for a message; nil if the message has no value for it.
    func text(for message: SMSMessage) -> String? {
        switch self {
        case .text(let template): template.value(for: message).map(JSONObject.quoted)
        case .number(let template): template.value(for: message)
        case .bool(let value): value ? "true" : "false"
        case .list(let elements):
            "[" + elements.compactMap { $0.text(for: message) }.joined(separator: ",") + "]"
        case .object(let fields):
            "{"
                + fields.compactMap { name, value in
                    value.text(for: message).map { "\(JSONObject.quoted(name)):\($0)" }
                }.joined(separator: ",") + "}"
        }
    }

    /// The templates in it.
    fileprivate var templates: [HTTPGateway.Template] {
        switch self {
        case .text(let template), .number(let template): [template]
        case .bool: []
        case .list(let elements): elements.flatMap(\.templates)
        case .object(let fields): fields.flatMap(\.value.templates)
        }
    }
}
