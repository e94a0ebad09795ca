import MFAJSON
import OTPAuthURI
import OTPCore

/// The operations on URIs.
enum URIOperations {
    static func parse(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let text = try request.text("uri")
        describe(try orBadInput { () throws(KeyURIError) in try KeyURI(parsing: text) }, &reply)
    }

    static func build(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let authenticator = try authenticator(request)
        let issuer = request.isNull("issuer") ? nil : try request.optionalText("issuer")
        let account = try request.text("account")
        let uri = try orBadInput { () throws(KeyURIError) in
            try KeyURI(authenticator, issuer: issuer, account: account)
        }
        reply.set("uri", uri.encoded().revealed)
    }

    static func parseMigration(_ request: Request, _ reply: inout JSONObject) throws(RequestError) {
        let text = try request.text("uri")
        let batch = try orBadInput { () throws(MigrationError) in try MigrationBatch(parsing: text) }
        reply.set(
            "accounts",
            batch.accounts.map { account in
                var fields = JSONObject()
                switch account {
                case .success(let uri): describe(uri, &fields)
                case .failure(let error): fields.set("error", error.description)
                }
                return fields
            })
        var fields = JSONObject()
        fields.set("size", batch.size)
        fields.set("index", batch.index)
        fields.set("id", batch.id)
        reply.set("batch", fields)
    }

    private static func authenticator(_ request: Request) throws(RequestError) -> KeyURI.Authenticator {
        switch try request.optionalText("type") ?? "totp" {
        case "totp": .totp(try request.totp())
        case "hotp": .hotp(try request.hotp(), counter: try request.number("counter"))
        case "steam": .steam(SteamGuard(secret: try request.secret()))
        default: throw RequestError("The field type must be totp, hotp or steam.")
        }
    }

    private static func describe(_ uri: KeyURI, _ reply: inout JSONObject) {
        switch uri.authenticator {
        case .totp: reply.set("type", "totp")
        case .hotp: reply.set("type", "hotp")
        case .steam: reply.set("type", "steam")
        }
        if let issuer = uri.issuer { reply.set("issuer", issuer) } else { reply.setNull("issuer") }
        reply.set("account", uri.account)
        reply.set("secret", uri.secret.base32(groupsOf: nil).revealed)
        reply.set("algorithm", uri.algorithm.rawValue)
        reply.set("digits", uri.codeLength)
        if let period = uri.period { reply.set("period", period) }
        if let counter = uri.counter { reply.set("counter", counter) }
        reply.set("warnings", uri.warnings.map(\.description))
    }
}
