internal import MFAJSON
internal import OutboundHTTP
internal import SMSChallenge

/// Where an account makes what it sends: its messages or its calls.
struct TwilioResource: Sendable {
    private let account: TwilioAccount
    private let address: HTTPAddress
    private let client: any HTTPClient

    init(_ name: String, of account: TwilioAccount, at base: HTTPAddress?, client: any HTTPClient) {
        self.account = account
        address = (base ?? HTTPAddress(https: "api.twilio.com"))
            .appending("/2010-04-01/Accounts/\(account.sid)/\(name).json")
        self.client = client
    }

    /// Makes one of what the resource has.
    func make(_ fields: FormFields) async -> SMSOutcome {
        let call = HTTPCall.form(fields, to: address, authorization: account.credentials.basicAuthorization)
        return await client.outcome(of: call, TwilioResource.outcome)
    }

    /// Twilio advises against logic on its codes, so the status decides, but where a code says more of the number.
    private static func outcome(of answer: HTTPAnswer) -> SMSOutcome {
        let json = answer.json
        guard !(200..<300).contains(answer.status) else {
            return sid(in: json).map { .accepted($0) } ?? .unknown(answer.detail(code: nil))
        }
        let code = code(in: json)
        let detail = answer.detail(code: code)
        return switch (answer.status, code) {
        case (400..<500, "21610"): .rejected(.init(.optedOut, detail))
        case (400..<500, "21211"): .rejected(.init(.invalidNumber, detail))
        case (400..<500, "21614"), (400..<500, "30005"), (400..<500, "30006"): .rejected(.init(.unreachable, detail))
        case (400..<500, "21408"): .rejected(.init(.notPermitted, detail))
        case (400..<500, "20003"): .rejected(.init(.account, detail))
        default: answer.outcome(code: code)
        }
    }

    /// Two letters and 32 digits.
    private static func sid(in json: JSONValue?) -> String? {
        guard let sid = json?["sid"]?.text, sid.utf8.count == 34 else { return nil }
        return sid.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic || ("0"..."9").contains($0) }
            ? sid : nil
    }

    /// Five digits, so that it can be neither a number nor a code that was sent.
    private static func code(in json: JSONValue?) -> String? {
        guard case .number(let code) = json?["code"], code.utf8.count == 5, Int(code) != nil else { return nil }
        return code
    }

    /// Reads a report, after its signature.
    func report(
        in call: ReceiptCall, to url: String, status field: String, _ states: [String: SMSDelivery.State]
    ) -> SMSReport {
        let form = call.form
        if let token = account.signing {
            guard let signature = call.headers["x-twilio-signature"],
                TwilioSignature(token: token).isValid(signature, of: url, form)
            else { return .forged }
        }
        return SMSReport(status: form[field], in: states)
    }
}
