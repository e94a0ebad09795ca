public import OTPCore

extension FactorMethod {
    /// What users call the method.
    public var message: Message {
        switch self {
        case .authenticatorApp: Message(CorePhrase.authenticatorApp)
        case .sms: Message(CorePhrase.sms)
        case .push: Message(CorePhrase.push)
        case .recoveryCode: Message(CorePhrase.recoveryCode)
        default: Message(CorePhrase.otherMethod, ["name": .text(name)])
        }
    }
}

extension Factor.State {
    /// What users read about the state.
    public var message: Message {
        switch self {
        case .active: Message(CorePhrase.active)
        case .suspended(.reportedLost): Message(CorePhrase.reportedLost)
        case .suspended(.byOperator): Message(CorePhrase.suspendedByOperator)
        case .disabled(.tooManyGuesses): Message(CorePhrase.tooManyGuesses)
        case .disabled(.byOperator): Message(CorePhrase.disabledByOperator)
        case .disabled(.deniedByUser): Message(CorePhrase.deniedByUser)
        }
    }
}

extension GuessVerdict {
    /// What is answered.
    public func message(at now: UnixTime) -> Message {
        switch self {
        case .wrong(let tries): Message(AnswerPhrase.wrongCode, ["tries": .number(tries)])
        case .wrongAndPaused(let until), .paused(let until):
            Message(AnswerPhrase.paused, ["wait": .message(.wait(until: until, from: now))])
        case .exhausted: Message(AnswerPhrase.exhausted)
        case .nothingToVerify: Message(AnswerPhrase.nothingToVerify)
        }
    }
}

extension AppCodeVerdict {
    /// What is answered; nil for a code that was right.
    public func message(at now: UnixTime) -> Message? {
        switch self {
        case .accepted: nil
        case .alreadyUsed: Message(AnswerPhrase.alreadyUsed)
        case .refused(let verdict): verdict.message(at: now)
        }
    }
}

extension AccountRefusal {
    /// What is answered.
    public var message: Message {
        switch self {
        case .noSuchFactor: Message(AnswerPhrase.noSuchFactor)
        case .methodNotAllowed(let method):
            Message(AnswerPhrase.methodNotAllowed, ["method": .message(method.message)])
        case .full(let limit): Message(AnswerPhrase.full, ["limit": .number(limit)])
        case .duplicate: Message(AnswerPhrase.duplicate)
        case .badName: Message(AnswerPhrase.badName)
        case .stillRequired(let count): Message(AnswerPhrase.stillRequired, ["count": .number(count)])
        case .outOfUseForGood: Message(AnswerPhrase.outOfUseForGood)
        }
    }
}

extension ApplicationReach {
    /// What to tell a user who cannot sign in to the application; empty if he can.
    public func messages(in localizer: Localizer) -> [Message] {
        guard let obstacle else { return [] }
        let application = Message.Value.text(application.name)
        let unreachable = Message(AnswerPhrase.unreachable, ["application": application])
        switch obstacle {
        case .noFactor, .outOfUse, .notAllowed: return [unreachable]
        case .wrongMethods(let needed), .needsPage(let needed):
            let names = needed.map { localizer.text($0.message) }.sorted().joined(separator: ", ")
            return [
                unreachable,
                Message(AnswerPhrase.needsMethod, ["application": application, "methods": .text(names)]),
            ]
        }
    }
}

extension EnforcementStatus {
    /// What to tell the user; nil if there is nothing to tell.
    public var message: Message? {
        switch self {
        case .satisfied, .upcoming, .snoozed: nil
        case .remind(let due, _): Message(AnswerPhrase.reminder, ["date": .date(due)])
        case .grace(let until): Message(AnswerPhrase.graceUntil, ["date": .date(until)])
        case .required: Message(AnswerPhrase.required)
        }
    }
}

extension MFAEvent {
    /// What the user is told of the event, at all addresses that the host has of him.
    ///
    /// - Parameter contact: How to say that it was somebody else (NIST SP 800-63B-4 §4.6): an address, a number, a link.
    /// - Returns: What happened, and what to do if it was somebody else; nil for an event that users are not told of.
    public func notice(contact: String) -> [Message]? {
        let phrase: NoticePhrase? =
            switch content {
            case .factorAdded: .factorAdded
            case .factorRemoved: .factorRemoved
            case .factorReplaced: .factorReplaced
            case .factorSuspended: .factorSuspended
            case .factorResumed: .factorResumed
            case .factorDisabled: .factorDisabled
            case .guessesPaused: .guessesPaused
            case .codeReplayed: .codeReplayed
            case .recoveryCodesIssued: .recoveryCodesIssued
            case .recoveryCodeUsed: .recoveryCodeUsed
            case .trustedDeviceAdded: .trustedDeviceAdded
            case .accountReset: .accountReset
            case .trustedDeviceMisused: .trustedDeviceMisused
            case .accountRecovered: .accountRecovered
            case .resetRequested: .resetRequested
            case .resetRepudiated: .resetRepudiated
            case .signInDenied: .signInDenied
            case .factorRenamed, .factorUsed, .guessWrong, .sourceRefused, .trustedDeviceRevoked,
                .enforcementReminded, .enforcementSnoozed, .enforcementExempted, .accountExported, .accountErased,
                .recordRefused, .observerFailed, .codeSent, .codeNotSent, .sendingRefused,
                .sendingAlarm, .trustedDeviceUsed, .signInVerified, .signInImpossible, .recoveryCodeSent:
                nil
            }
        guard let phrase else { return nil }
        var values: [String: Message.Value] = [:]
        if let method { values["method"] = .message(method.message) }
        switch content {
        case .guessesPaused(let until): values["wait"] = .message(.wait(until: until, from: at))
        case .recoveryCodeUsed(let left): values["left"] = .number(left)
        case .resetRequested(_, let due, _): values["date"] = .date(due)
        default: break
        }
        return [Message(phrase, values), Message(NoticePhrase.repudiate, ["contact": .text(contact)])]
    }
}

extension Message {
    /// A text that is the same in every language, such as a name.
    public static func verbatim(_ text: String) -> Message { Message(CorePhrase.otherMethod, ["name": .text(text)]) }
}
