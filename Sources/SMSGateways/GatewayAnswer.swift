internal import MFAJSON
internal import OutboundHTTP
internal import SMSChallenge

extension HTTPClient {
    /// Makes a call and says what it means for the message; that there is no answer means the same for every gateway.
    func outcome(of call: HTTPCall, _ meaning: (HTTPAnswer) -> SMSOutcome) async -> SMSOutcome {
        do throws(HTTPFailure) {
            return meaning(try await answer(to: call))
        } catch {
            return switch error {
            case .notSent(let detail): .unavailable(detail)
            case .unknown(let detail): .unknown(detail)
            }
        }
    }
}

extension HTTPCall {
    /// A call that posts a form.
    static func form(_ fields: FormFields, to url: HTTPAddress, authorization: String) -> HTTPCall {
        HTTPCall(
            "POST", url,
            headers: [
                (name: "Content-Type", value: "application/x-www-form-urlencoded"),
                (name: "Authorization", value: authorization),
            ], body: Array(fields.text.utf8))
    }
}

extension HTTPAnswer {
    /// The body as JSON; nil for what is none.
    var json: JSONValue? { try? JSONReader.read(body[...]) }

    /// For how long the server wants to be left alone; nil if it does not say it in seconds, or says more than a day.
    var retryAfter: Duration? {
        guard let seconds = headers["retry-after"].flatMap({ Int($0) }), (0...86_400).contains(seconds) else {
            return nil
        }
        return .seconds(seconds)
    }

    /// What the status alone means; the gateway's own code is for the log.
    ///
    /// A server that fails without a word, or says that another one did not answer it in time, may have sent the message.
    func outcome(code: String? = nil) -> SMSOutcome {
        let detail = detail(code: code)
        return switch status {
        case 429: .throttled(retryAfter: retryAfter)
        case 401, 402, 404, 405: .rejected(.init(.account, detail))
        case 403: .rejected(.init(.notPermitted, detail))
        case 400..<500: .rejected(.init(.other, detail))
        case 504: .unknown(detail)
        case 500..<600 where !body.isEmpty: .unavailable(detail)
        default: .unknown(detail)
        }
    }

    /// What a log may know: numbers, and nothing that the gateway could have been sent.
    func detail(code: String?) -> String { code.map { "status \(status), code \($0)" } ?? "status \(status)" }
}

extension JSONValue {
    /// A field of an object.
    subscript(name: String) -> JSONValue? {
        if case .object(let fields) = self { fields[name] } else { nil }
    }

    /// An element of a list.
    subscript(index: Int) -> JSONValue? {
        if case .array(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
    }

    /// The text, of a text.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The text, or the number as it is written.
    var scalar: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .null, .bool, .array, .object: nil
        }
    }
}
