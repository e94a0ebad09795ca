internal import MFACrypto
package import MFAJSON

/// A JSON Web Token, signed with a key that both sides know (RFC 7519, RFC 7515).
package enum SignedToken {
    /// What a token says; nil unless it is signed by this key with HMAC-SHA-256.
    ///
    /// Nothing in the token chooses how it is verified: any other algorithm is refused, and so is what a reader would have
    /// to understand first (`crit`).
    package static func claims(in token: String, signedBy secret: GatewaySecret) -> JSONValue? {
        let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 3, let header = object(parts[0]), case .string("HS256") = header["alg"],
            header["crit"] == nil, let signature = bytes(parts[2])
        else { return nil }
        let signed = Array(token.utf8.dropLast(parts[2].count + 1))
        let code = signed.withUnsafeBytes { HMAC.code(of: $0, by: secret.key, .sha256) }
        guard constantTimeEqual(SecretBytes(copying: code.bytes), signature) else { return nil }
        return object(parts[1])
    }

    private static func object(_ part: Substring.UTF8View) -> JSONValue? {
        guard let bytes = bytes(part), let value = try? JSONReader.read(bytes.withBytes { Array($0) }[...]),
            case .object = value
        else { return nil }
        return value
    }

    /// Base64 of the URL-safe alphabet without padding, and nothing that could be written otherwise (RFC 7515 §2).
    private static func bytes(_ part: Substring.UTF8View) -> SecretBytes? {
        part.contains(UInt8(ascii: "=")) ? nil : Base64.decode(part, .url)
    }
}
