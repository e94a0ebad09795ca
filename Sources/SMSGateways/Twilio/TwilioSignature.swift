internal import MFACrypto
package import OutboundHTTP

/// What Twilio signs its calls with: HMAC-SHA-1 over the address and the form, in Base64.
package struct TwilioSignature: Sendable {
    private let key: SecretBytes

    /// Signatures by an account's token.
    package init(token: GatewaySecret) { key = token.key }

    /// The signature of a call.
    package func text(of url: String, _ form: FormFields) -> String {
        let fields = Set(form.fields.map { Field(name: Array($0.name.utf8), value: Array($0.value.utf8)) })
        let message = fields.sorted().reduce(into: Array(url.utf8)) { $0 += $1.name + $1.value }
        return Base64.encode(message.withUnsafeBytes { HMAC.code(of: $0, by: key, .sha1) }.bytes)
    }

    /// Whether a signature is one of this call, in whichever way the address's port was written.
    package func isValid(_ signature: String, of url: String, _ form: FormFields) -> Bool {
        let signature = SecretBytes(copying: Array(signature.utf8))
        return TwilioSignature.spellings(of: url).contains { spelling in
            constantTimeEqual(SecretBytes(copying: Array(text(of: spelling, form).utf8)), signature)
        }
    }

    /// A field counts once for each value.
    private struct Field: Hashable, Comparable {
        let name: [UInt8]
        let value: [UInt8]

        static func < (left: Field, right: Field) -> Bool {
            left.name == right.name
                ? left.value.lexicographicallyPrecedes(right.value) : left.name.lexicographicallyPrecedes(right.name)
        }
    }

    /// The address as it was given, without a port, and with the one that its scheme implies.
    private static func spellings(of url: String) -> [String] {
        let isSecure = url.hasPrefix("https://")
        guard isSecure || url.hasPrefix("http://") else { return [url] }
        let authority = url.dropFirst(isSecure ? 8 : 7).prefix { $0 != "/" && $0 != "?" }
        // In brackets there are the colons of an address of version 6.
        let port = authority.lastIndex(of: ":").flatMap { authority[$0...].contains("]") ? nil : $0 }
        let start = url[..<(port ?? authority.endIndex)]
        let rest = url[authority.endIndex...]
        return [url, "\(start)\(rest)", "\(start):\(isSecure ? 443 : 80)\(rest)"]
    }
}
