internal import MFACrypto
internal import MFAJSON
internal import OutboundHTTP
public import SMSChallenge

extension HTTPGateway {
    /// How a gateway reports what became of a message.
    ///
    /// A report is believed because it is called to an address that nobody but the gateway was given. A gateway that can be
    /// told to send a secret along in a header field is asked for it besides.
    public struct Reports: Sendable {
        /// Where the status stands.
        public enum Source: Sendable {
            /// A parameter of the address.
            case query(String)
            /// A field of a form in the body.
            case form(String)
            /// A text or a number in a JSON body.
            case json(Path)
        }

        let sources: [Source]
        let states: [String: SMSDelivery.State]
        let secret: (header: String, value: GatewaySecret)?

        /// Reports.
        ///
        /// - Parameters:
        ///   - sources: Where the status stands; the first place that has one counts.
        ///   - states: What the gateway's words mean. A word that is not here says nothing.
        ///   - secret: A header field that must be there, and what stands in it.
        public init(
            _ sources: Source..., states: [String: SMSDelivery.State],
            secret: (header: String, value: GatewaySecret)? = nil
        ) {
            self.sources = sources
            self.states = states
            self.secret = secret
        }

        func report(in call: ReceiptCall) -> SMSReport {
            if let secret {
                let given = GatewaySecret(unchecked: call.headers[secret.header.lowercased()] ?? "")
                guard constantTimeEqual(secret.value.key, given.key) else { return .forged }
            }
            let status = sources.lazy.compactMap { source in
                switch source {
                case .query(let name): FormFields(call.query)[name]
                case .form(let name): call.form[name]
                case .json(let path): path.value(in: call.json)?.scalar
                }
            }.first
            return SMSReport(status: status, in: states)
        }
    }
}
