import MFACore
import MFAJSON
import OTPCore

/// An account in words, for a helpdesk: no secret, no digest, phone numbers masked.
enum Text {
    static func page(_ account: Account) -> String {
        let localizer = Localizer(.english)
        var lines = ["account   \(visible(account.id.text))", "since     \(instant(account.createdAt))"]
        for factor in account.factors {
            lines.append("factor    \(factor.id)  \(factor.method)  “\(visible(factor.name))”\(hint(factor))")
            lines.append("          \(localizer.text(factor.state.message)); confirmed \(instant(factor.confirmedAt))")
            lines.append(
                "          last used \(factor.lastUsedAt.map(instant) ?? "never"); wrong in a row \(factor.failures)")
        }
        if account.factors.isEmpty { lines.append("factors   none") }
        for factor in account.retired {
            lines.append("former    \(factor.id)  \(factor.method)  “\(visible(factor.name))”")
        }
        if let codes = account.recoveryCodes {
            lines.append("recovery  \(codes.remaining) of \(codes.count) codes left, from \(instant(codes.issuedAt))")
        }
        for device in account.trustedDevices {
            lines.append("browser   \(device.id)  “\(visible(device.name))”  until \(instant(device.expiresAt))")
        }
        lines.append("guesses   \(account.guesses.inARow) wrong in a row")
        return lines.joined(separator: "\n")
    }

    static func json(_ account: Account) -> String {
        var object = JSONObject()
        object.set("account", account.id.text)
        object.set("since", account.createdAt.seconds)
        object.set(
            "factors",
            account.factors.map { factor in
                var fields = JSONObject()
                fields.set("id", factor.id.text)
                fields.set("method", factor.method.name)
                fields.set("name", factor.name)
                fields.set("state", "\(factor.state)")
                fields.set("confirmed", factor.confirmedAt.seconds)
                if let used = factor.lastUsedAt {
                    fields.set("lastUsed", used.seconds)
                } else {
                    fields.setNull("lastUsed")
                }
                fields.set("wrongInARow", factor.failures)
                return fields
            })
        object.set("formerFactors", account.retired.count)
        object.set("recoveryCodesLeft", account.recoveryCodes?.remaining ?? 0)
        object.set("rememberedBrowsers", account.trustedDevices.count)
        object.set("wrongInARow", account.guesses.inARow)
        return object.text
    }

    /// A name whose control characters do nothing to the terminal.
    static func visible(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }

    private static func hint(_ factor: Factor) -> String {
        if case .phone(let address) = factor.credential { "  \(address.masked)" } else { "" }
    }

    private static func instant(_ time: UnixTime) -> String { "\(time)" }
}
