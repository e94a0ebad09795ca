internal import MFACrypto

extension GatewayCredentials {
    /// What stands in the header field `Authorization` (RFC 7617).
    var basicAuthorization: String { "Basic " + Base64.encode(Array("\(user):\(password)".utf8)) }
}

extension GatewaySecret {
    /// A token in the place of the user's name, with no password.
    var basicAuthorization: String { "Basic " + Base64.encode(Array("\(text):".utf8)) }

    /// The secret as the key of a code.
    var key: SecretBytes { SecretBytes(copying: Array(text.utf8)) }
}
