internal import MFACore

/// NIST SP 800-63B-4.
extension ComplianceRow {
    private static func row(
        _ id: String, _ clause: String, _ demand: String, _ fulfilment: Fulfilment, _ how: String,
        tests: [String] = [],
        violation: @escaping @Sendable (ComplianceFacts) -> String? = { _ in nil }
    ) -> ComplianceRow {
        ComplianceRow(
            id, "SP 800-63B-4 §\(clause)", demand, fulfilment, how, tests: tests, in: [.nistAAL2],
            violation: { facts, _ in violation(facts) })
    }

    static let nist = nistCodes + nistBinding + nistSessions

    private static let nistCodes: [ComplianceRow] = [
        row(
            "N1", "3.2.2",
            "Wrong tries in a row are limited to a hundred at most; then the factor is out of use for good",
            .package, "`GuessBudget`: ten in a window, a hundred in all",
            tests: ["pauses double up to an hour, and a hundred wrong guesses put the factor out of use"]),
        row(
            "N2", "3.2.2", "Waiting times may grow; a right code sets the count back", .package,
            "Pauses from half a minute to an hour",
            tests: ["the right code of any app settles the wrong guesses at all of them"]),
        row(
            "N3", "3.1.3.2", "A new out-of-band code does not set the count back", .package,
            "One count in the account for all codes",
            tests: ["T11: sending again sends the same code, and gives neither time nor tries"]),
        row(
            "N4", "3.1.3.2", "Out-of-band codes are random, of six digits at least, good for ten minutes at most, once",
            .package, "`ChallengeRules` takes nothing else",
            tests: [
                "T42: a code is refused from the second in which its time is over",
                "rules that are too weak are refused",
            ]),
        row(
            "N5", "3.1.3.2", "Out-of-band codes under 64 bits are rate-limited", .package,
            "Tries of the code, budget of the account, limits of the source",
            tests: ["T16: guessing is limited, not only asking for codes"]),
        row(
            "N6", "3.1.3", "An approval elsewhere carries a secret over from where the user signs in", .host,
            "A `WaitingMethod` of your own has to; approval on the phone will"),
        row(
            "N7", "3.1.3.2", "Requests since the last success are bounded", .host,
            "A `WaitingMethod` of your own has to refuse the surplus in `begin`"),
        row(
            "N8", "3.1.3.1", "What approves shows itself by a key of its own", .host,
            "A `WaitingMethod` of your own has to; approval on the phone will"),
        row(
            "N9", "3.1.3.1", "Codes are not shown on a locked phone", .host,
            "What a phone shows of a message is its owner's setting; tell users"),
        row(
            "N10", "3.1.3.1", "Electronic mail is no factor", .configuration,
            "There is no such method, and the profile refuses one of that name",
            violation: { facts in
                facts.mailMethods.first.map {
                    "“\($0)” is electronic mail; leave it out, or use it for recovery alone."
                }
            }),
        row(
            "N11", "3.1.3.3", "Codes over the telephone network are restricted; another number is a new binding",
            .package,
            "A number is replaced by a set-up of the new one",
            tests: ["T48: another number is a new binding: the old one works until the new one has shown its code"]),
        row(
            "N12", "3.1.3.3", "A changed SIM card is considered before sending", .host,
            "Give `SMSChallenges` a `NumberRisk`",
            tests: ["T48: a number in other hands gets no code"]),
        row(
            "N13", "3.2.9", "With restricted methods: another one for everybody, notice of the risk", .configuration,
            "The offer of SMS says so; the profile refuses SMS alone",
            violation: { facts in
                facts.policy.methods.contains(.sms) && !facts.hasUnrestrictedMethod
                    ? "SMS is the only method; allow authenticator apps or another unrestricted one beside it." : nil
            }),
        row(
            "N14", "3.1.4.1", "Keys of 112 bits at least, codes of six digits, a new one within two minutes",
            .configuration,
            "160 bits and 30 seconds, unless configured otherwise",
            tests: ["the safe default has no issues, and every app has a model"],
            violation: { facts in
                facts.periods.first { $0 > 120 }.map { "Codes are shown for \($0) seconds; take 120 at most." }
            }),
        row(
            "N15", "3.1.4.2", "A code is accepted once; keys are protected", .package,
            "The step is stored before the grant exists; accounts are sealed with AES-256-GCM",
            tests: ["T3: a hundred submissions of one right code are one grant, in one process and in four"]),
        row(
            "N16", "3.1.4.2", "Users may be warned of a code that is used twice", .package,
            "The event `codeReplayed` with its notice",
            tests: ["users are told of what they should look at, in every language"]),
        row(
            "N17", "3.1.2.2", "Look-up secrets are stored by a password hash with a salt, used once, rate-limited",
            .package,
            "scrypt, a salt for each set", tests: ["T7: of fifty who type one code at once, one is let in"]),
        row(
            "N18", "3.1.2.1", "Look-up secrets are handed out in an authenticated session", .host,
            "Set-ups ask for the password and a factor; begin them in a signed-in session only",
            tests: ["T34: whoever has a factor needs it to add another one, and the password alone does not do"]),
    ]

    private static let nistBinding: [ComplianceRow] = [
        row(
            "N19", "4.2.1.1", "Saved recovery codes have 64 bits, are hashed, and are replaced when used", .package,
            "80 bits at least; the replacement is shown once",
            tests: ["T7: a recovery code is spent once"]),
        row(
            "N20", "4.2.1.2",
            "Issued recovery codes: six digits, ten minutes by phone, a day by mail, to confirmed addresses",
            .host, "`RecoveryChannel` keeps the times; `RecoveryMessenger` must name confirmed addresses, two at least"),
        row("N21", "4.2.1.3", "Recovery contacts", .host, "Not offered; a host may run its own"),
        row(
            "N22", "4.2.2.2", "Recovery takes two codes by different ways, or one and a factor", .configuration,
            "`RecoveryRules.twoPieces`",
            violation: { facts in
                facts.recovery.combinations.contains(.keptCode)
                    ? "One kept code recovers an account; take RecoveryRules.twoPieces." : nil
            }),
        row(
            "N23", "4.1.2.1", "Several factors; adding one takes the strongest; users are told", .package,
            "A set-up asks whoever has a factor for it; `factorAdded` with its notice",
            tests: ["T34: whoever guesses at a factor until it is out of use cannot set up his own instead"]),
        row("N24", "4.1.2.2", "Binding codes between devices", .host, "Comes with approval on the phone"),
        row(
            "N25", "4.1", "Every factor's events are recorded, with their source", .package,
            "`Factor.history`, and events",
            tests: ["a confirmed app becomes an active factor with a history"]),
        row(
            "N26", "4.3–4.5", "What is lost is put out of use at once", .package, "`suspend`, `disable`, `remove`",
            tests: ["a factor that is out of use does not count as the one that is required"]),
        row(
            "N27", "4.6", "Users are told of changes at all addresses, and how to object", .host,
            "Send `MFAEvent.notice(contact:)` to every address",
            tests: ["users are told of what they should look at, in every language"]),
    ]

    private static let nistSessions: [ComplianceRow] = [
        row(
            "N28", "5.1", "Session secrets are made after signing in", .host,
            "Make a new session when a grant is taken; `SignIn.strength` says its level"),
        row(
            "N29", "5.1", "A remembered browser is no factor", .configuration, "`TrustedDevices.off`",
            violation: { facts in
                facts.policy.trustedDevices == .off
                    ? nil : "Browsers can be remembered in the place of a second factor; set trustedDevices to .off."
            }),
        row(
            "N30", "5.1", "Changes carry a verified session", .host,
            "Hand the page's token back; send by POST",
            tests: ["T34: without the page's own token nothing is done"]),
        row(
            "N31", "2.2.3", "Sign in again after a day, or an hour without activity", .host,
            "End sessions; `StepUp` asks again by age"),
        row(
            "N32", "2.2.2", "Something that phishing does not get is offered", .unclaimed,
            "There are no passkeys here: offer them beside, or do not claim level 2"),
        row("N33", "3.2.10", "Activation secrets of devices", .host, "Comes with approval on the phone"),
        row(
            "N34", "3.2.12", "Approved random numbers", .package, "libcrypto's generator",
            tests: ["two numbers are never the same"]),
        row(
            "N35", "2.2.1", "Two factors are demanded of everybody", .configuration,
            "`Policy.enforcement` or the calendar",
            violation: { facts in
                facts.isOptionalForSome
                    ? "A second factor is optional for some; set enforcement to .required or a date." : nil
            }),
    ]
}
