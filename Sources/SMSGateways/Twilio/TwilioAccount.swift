/// An account at Twilio, and what its calls are authorised and its reports are signed with.
public struct TwilioAccount: Sendable {
    /// Its identifier: `AC` and 32 hexadecimal digits.
    public let sid: String
    let credentials: GatewayCredentials
    let signing: GatewaySecret?

    /// An account whose token authorises calls and signs reports; nil for what is no identifier of an account.
    public init?(sid: String, authToken: GatewaySecret) {
        guard let credentials = GatewayCredentials(user: sid, password: authToken.text) else { return nil }
        self.init(sid: sid, apiKey: credentials, signing: authToken)
    }

    /// An account of which the server knows a key that can be revoked; nil for what is no identifier of an account.
    ///
    /// - Parameters:
    ///   - sid: The account.
    ///   - apiKey: The key's identifier, which begins with `SK`, and its secret.
    ///   - signing: The account's token, with which Twilio signs reports. Without it they are believed for the address
    ///     alone that they are called to, which nobody but Twilio was given.
    public init?(sid: String, apiKey: GatewayCredentials, signing: GatewaySecret? = nil) {
        guard sid.utf8.count == 34, sid.hasPrefix("AC"), sid.dropFirst(2).utf8.allSatisfy(TwilioAccount.isHexDigit)
        else { return nil }
        self.sid = sid
        credentials = apiKey
        self.signing = signing
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }
}
