internal import MFAJSON
internal import OTPCore

/// Everything that is stored about a user, without secrets: what a person may ask to see.
public struct AccountExport: Sendable {
    /// Whose it is.
    public let id: AccountID
    /// The account; nil if there is none.
    public let account: Account?
    /// What else is stored under the user's name: flows that are under way, counters.
    public let others: [PersonalItem]

    /// As one JSON object, on one line.
    ///
    /// Phone numbers stand in it whole, since it is the person who asked. Secrets, digests and tokens do not.
    public var json: String {
        var object = JSONObject()
        object.set("account", id.text)
        if let account {
            object.set("since", account.createdAt.seconds)
            object.set("factors", account.factors.map(AccountExport.fields))
            object.set("formerFactors", account.retired.map(AccountExport.fields))
            if let codes = account.recoveryCodes {
                var fields = JSONObject()
                fields.set("issued", codes.issuedAt.seconds)
                fields.set("count", codes.count)
                fields.set("remaining", codes.remaining)
                object.set("recoveryCodes", fields)
            }
            object.set("rememberedBrowsers", account.trustedDevices.map(AccountExport.fields))
            object.set("wrongGuessesInARow", account.guesses.inARow)
            AccountExport.set(account.enforcement, in: &object)
        }
        object.set("otherRecords", others.map(\.description))
        return object.text
    }

    private static func fields(of factor: Factor) -> JSONObject {
        var fields = JSONObject()
        fields.set("id", factor.id.text)
        fields.set("name", factor.name)
        fields.set("method", factor.method.name)
        fields.set("state", "\(factor.state)")
        switch factor.credential {
        case .authenticatorApp(let app):
            if let step = app.state.lastAcceptedStep { fields.set("lastStep", step) }
        case .phone(let address): fields.set("number", address.e164)
        case .other(_, let credential):
            for (name, value) in credential.personal.sorted(by: { $0.key < $1.key }) { fields.set(name, value) }
        }
        fields.set("created", factor.createdAt.seconds)
        fields.set("confirmed", factor.confirmedAt.seconds)
        fields.set("lastUsed", factor.lastUsedAt)
        fields.set("wrongGuessesInARow", factor.failures)
        fields.set("history", factor.history.map(AccountExport.fields))
        return fields
    }

    private static func fields(of factor: RetiredFactor) -> JSONObject {
        var fields = JSONObject()
        fields.set("id", factor.id.text)
        fields.set("name", factor.name)
        fields.set("method", factor.method.name)
        fields.set("created", factor.createdAt.seconds)
        fields.set("history", factor.history.map(AccountExport.fields))
        return fields
    }

    private static func fields(of entry: FactorHistoryEntry) -> JSONObject {
        var fields = JSONObject()
        fields.set("event", "\(entry.event)")
        fields.set("at", entry.at.seconds)
        fields.set("source", entry.source)
        return fields
    }

    private static func fields(of device: TrustedDevice) -> JSONObject {
        var fields = JSONObject()
        fields.set("id", device.id.text)
        fields.set("name", device.name)
        fields.set("created", device.createdAt.seconds)
        fields.set("expires", device.expiresAt.seconds)
        fields.set("lastUsed", device.lastUsedAt)
        return fields
    }

    private static func set(_ enforcement: EnforcementRecord, in object: inout JSONObject) {
        object.set("firstReminded", enforcement.firstRemindedAt)
        object.set("lastReminded", enforcement.lastRemindedAt)
        object.set("snoozedUntil", enforcement.snoozedUntil)
        object.set("snoozes", enforcement.snoozes)
        object.set("exemptUntil", enforcement.exemptUntil)
    }
}

/// A record or counter that belongs to a user.
public struct PersonalItem: Sendable, Hashable, CustomStringConvertible {
    /// Record or counter.
    public let kind: PageRequest.Kind
    /// Where it is.
    public let key: RecordKey

    /// The collection and the identifier.
    public var description: String { "\(key.collection) \(key.identifier)" }
}

extension JSONObject {
    /// Adds an instant, if there is one.
    mutating func set(_ name: String, _ time: UnixTime?) {
        if let time { set(name, time.seconds) }
    }
}
