internal import MFAJSON
internal import OTPCore

extension MFAEvent {
    /// The event as fields of a JSON object.
    func write(to object: inout JSONObject) {
        object.set("event", content.name)
        object.set("id", id.text)
        object.set("at", at.seconds)
        if namespace != .none { object.set("tenant", namespace.name) }
        if let account { object.set("account", account.text) }
        if let factor { object.set("factor", factor.text) }
        if let method { object.set("method", method.name) }
        switch actor {
        case .user: object.set("actor", "user")
        case .staff(let name): object.set("actor", "staff:\(name)")
        case .system: object.set("actor", "system")
        }
        if let source {
            object.set("address", source.address.description)
            if let region = source.region { object.set("region", region) }
        }
        if let session { object.set("session", session) }
        if let reason { object.set("why", reason) }
        content.writeDetails(to: &object)
    }
}

extension MFAEvent.Content {
    /// What the kind of event is called in logs; stable from release to release.
    public var name: String {
        switch self {
        case .factorAdded: "factor-added"
        case .factorRenamed: "factor-renamed"
        case .factorRemoved: "factor-removed"
        case .factorReplaced: "factor-replaced"
        case .factorSuspended: "factor-suspended"
        case .factorResumed: "factor-resumed"
        case .factorDisabled: "factor-disabled"
        case .factorUsed: "factor-used"
        case .guessWrong: "guess-wrong"
        case .guessesPaused: "guesses-paused"
        case .sourceRefused: "source-refused"
        case .codeReplayed: "code-replayed"
        case .codeSent: "code-sent"
        case .codeNotSent: "code-not-sent"
        case .sendingRefused: "sending-refused"
        case .sendingAlarm: "sending-alarm"
        case .recoveryCodesIssued: "recovery-codes-issued"
        case .recoveryCodeUsed: "recovery-code-used"
        case .trustedDeviceAdded: "trusted-device-added"
        case .trustedDeviceRevoked: "trusted-device-revoked"
        case .trustedDeviceUsed: "trusted-device-used"
        case .trustedDeviceMisused: "trusted-device-misused"
        case .signInVerified: "sign-in-verified"
        case .signInImpossible: "sign-in-impossible"
        case .signInDenied: "sign-in-denied"
        case .recoveryCodeSent: "recovery-code-sent"
        case .accountRecovered: "account-recovered"
        case .resetRequested: "reset-requested"
        case .resetRepudiated: "reset-repudiated"
        case .enforcementReminded: "enforcement-reminded"
        case .enforcementSnoozed: "enforcement-snoozed"
        case .enforcementExempted: "enforcement-exempted"
        case .accountReset: "account-reset"
        case .accountExported: "account-exported"
        case .accountErased: "account-erased"
        case .recordRefused: "record-refused"
        case .observerFailed: "observer-failed"
        }
    }

    fileprivate func writeDetails(to object: inout JSONObject) {
        switch self {
        case .factorReplaced(let by): object.set("by", by.text)
        case .factorSuspended(let reason): object.set("reason", "\(reason)")
        case .factorDisabled(let reason): object.set("reason", "\(reason)")
        case .guessWrong(let triesLeft): object.set("triesLeft", triesLeft)
        case .guessesPaused(let until), .sourceRefused(let until), .enforcementSnoozed(let until):
            object.set("until", until.seconds)
        case .codeSent(let gateway, let region):
            object.set("gateway", gateway)
            object.set("region", region)
        case .codeNotSent(let reason): object.set("reason", reason)
        case .sendingRefused(let limit, let until):
            object.set("limit", limit)
            object.set("until", until)
        case .sendingAlarm(let limit, let until):
            object.set("limit", limit)
            object.set("until", until.seconds)
        case .recoveryCodesIssued(let count): object.set("count", count)
        case .recoveryCodeUsed(let remaining): object.set("remaining", remaining)
        case .trustedDeviceAdded(let id), .trustedDeviceRevoked(let id), .trustedDeviceUsed(let id),
            .trustedDeviceMisused(let id):
            object.set("device", id.text)
        case .signInVerified(let application), .signInDenied(let application): object.set("application", application)
        case .signInImpossible(let application, let reason):
            object.set("application", application)
            object.set("reason", reason)
        case .recoveryCodeSent(let channel): object.set("channel", "\(channel)")
        // Its name is what the user objects with, and the log's readers are not the user.
        case .resetRequested(_, let due, let reason):
            object.set("due", due.seconds)
            object.set("reason", reason)
        case .enforcementExempted(let until, let reason):
            object.set("until", until)
            object.set("reason", reason)
        case .accountReset(let reason), .recordRefused(let reason): object.set("reason", reason)
        case .accountErased(let records): object.set("records", records)
        case .observerFailed(let observer, let event):
            object.set("observer", observer)
            object.set("of", event.text)
        case .factorAdded, .factorRenamed, .factorRemoved, .factorResumed, .factorUsed, .codeReplayed,
            .enforcementReminded, .accountExported, .accountRecovered, .resetRepudiated:
            break
        }
    }
}
