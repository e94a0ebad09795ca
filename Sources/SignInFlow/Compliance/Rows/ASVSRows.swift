internal import MFACore

/// OWASP ASVS 5.0.
extension ComplianceRow {
    private static func row(
        _ clause: String, level: Int, _ demand: String, _ fulfilment: Fulfilment, _ how: String, tests: [String] = [],
        violation: @escaping @Sendable (ComplianceFacts, Policy.Profile) -> String? = { _, _ in nil }
    ) -> ComplianceRow {
        ComplianceRow(
            "V\(clause)", "ASVS 5.0 \(clause)", demand, fulfilment, how, tests: tests,
            in: level < 3 ? [.asvsL2, .asvsL3] : [.asvsL3], violation: violation)
    }

    static let asvs = asvsFactors + asvsCodes + asvsRest

    private static let asvsFactors: [ComplianceRow] = [
        row(
            "6.1.1", level: 1, "Limits are documented, also against locking others out", .package,
            "“Counting guesses”; known browsers and strangers have budgets of their own",
            tests: ["T20: a stranger who guesses on purpose does not stop a known client, nor use up the factor"]),
        row(
            "6.1.3", level: 2, "All ways in are documented and equally strong", .host,
            "Let every route that signs in go through `SignInService`"),
        row(
            "6.3.3", level: 2, "Several factors are demanded", .configuration, "`Policy.enforcement` or the calendar",
            violation: { facts, _ in
                facts.isOptionalForSome
                    ? "A second factor is optional for some; set enforcement to .required or a date." : nil
            }),
        row(
            "6.3.3-L3", level: 3, "One of them is hardware, and phishing does not get it", .unclaimed,
            "There are no passkeys here: offer them beside"),
        row("6.3.4", level: 2, "No way in is undocumented", .host, "As 6.1.3"),
        row(
            "6.3.5", level: 3, "Users are told of suspicious sign-ins, also of those that stopped half-way", .host,
            "Send the notices of `guessesPaused`, `codeReplayed`, `signInDenied`, `trustedDeviceMisused`",
            tests: ["users are told of what they should look at, in every language"]),
        row(
            "6.3.6", level: 3, "Electronic mail is no factor", .configuration, "There is no such method",
            violation: { facts, _ in
                facts.mailMethods.first.map {
                    "“\($0)” is electronic mail; leave it out, or use it for recovery alone."
                }
            }),
        row(
            "6.3.7", level: 3, "Users are told of changes", .host, "Send `MFAEvent.notice(contact:)`",
            tests: ["users are told of what they should look at, in every language"]),
        row(
            "6.3.8", level: 3, "Nobody learns whether a user is there", .host,
            "Where a form takes name, password and code at once, set `hidesAccounts` and begin with `.failed` after a wrong password"
        ),
        row(
            "6.4.1", level: 1, "Codes that activate are random, and good for a short time or once", .package,
            "Set-ups end after fifteen minutes",
            tests: ["T36: a code confirms one app once, also when it is sent a hundred times"]),
        row(
            "6.4.3", level: 2, "A new password is no way round the second factor", .host,
            "Resetting a password must not touch the account here"),
        row(
            "6.4.4", level: 2, "Whoever has lost a factor shows as much as at the set-up", .configuration,
            "Two pieces of evidence, and a new set-up",
            violation: { facts, _ in
                facts.recovery.combinations.contains(.keptCode)
                    ? "One kept code recovers an account; take RecoveryRules.twoPieces." : nil
            }),
        row(
            "6.4.6", level: 3, "Support can begin a reset and learns no secret", .package,
            "A reset takes factors away and shows nothing",
            tests: ["a change needs a name, a reason and a factor that is there"]),
    ]

    private static let asvsCodes: [ComplianceRow] = [
        row(
            "6.5.1", level: 2, "Look-up secrets, out-of-band codes and TOTP work once", .package,
            "Spent in the write that grants",
            tests: ["T1 and T2: a code counts once, and no earlier one counts after it"]),
        row(
            "6.5.2", level: 2, "Look-up secrets under 112 bits are hashed with a salt", .package,
            "scrypt, a salt for each set",
            tests: ["a code is void whose list is made anew while it is being judged"]),
        row("6.5.3", level: 2, "Codes come from a cryptographic generator", .package, "libcrypto's"),
        row("6.5.4", level: 2, "Codes have 20 bits, or six random digits", .package, "Six digits at least"),
        row(
            "6.5.5", level: 2, "Out-of-band codes live ten minutes at most, TOTP thirty seconds", .configuration,
            "`TOTP.Profile.strictFollowingDrift` or `.strict`, and a period of thirty seconds",
            tests: ["the strict profile is that of ASVS: one code, one period, no drift"],
            violation: { facts, _ in
                if facts.forgivesOtherSteps {
                    return
                        "Codes of apps live longer than thirty seconds; take the profile .strictFollowingDrift or .strict, at "
                        + "sign-in and at set-up."
                }
                return facts.periods.first { $0 > 30 }.map { "Codes are shown for \($0) seconds; take 30." }
            }),
        row(
            "6.5.6", level: 3, "Every factor can be revoked", .package, "`remove`, `suspend`, `disable`",
            tests: ["a factor is removed by whoever has the password and verifies, and only as far as policy allows"]),
        row(
            "6.5.8", level: 3, "Time comes from a trusted source", .host,
            "Keep the servers' clocks right; `TimeSource` is asked"),
        row(
            "6.6.1", level: 2, "Codes by SMS only beside something stronger, with notice; at level 3 none",
            .configuration,
            "The profile refuses SMS alone, and at level 3 altogether",
            violation: { facts, profile in
                guard facts.policy.methods.contains(.sms) else { return nil }
                if profile == .asvsL3 { return "SMS is allowed; leave it out at level 3." }
                return facts.hasUnrestrictedMethod
                    ? nil : "SMS is the only method; allow authenticator apps or another stronger one beside it."
            }),
        row(
            "6.6.2", level: 2, "An out-of-band code is bound to its own request", .package,
            "To session, purpose and account",
            tests: ["T22: a code is of no use in another session, and costs nobody a guess there"]),
        row(
            "6.6.3", level: 2, "Out-of-band codes are rate-limited", .package, "Tries, budget and limits",
            tests: ["T13: of a hundred parallel guesses five are looked at"]),
        row(
            "6.6.4", level: 3, "Requests to phones are rate-limited and matched by a number", .host,
            "Comes with approval on the phone"),
    ]

    private static let asvsRest: [ComplianceRow] = [
        row(
            "2.3.1", level: 1, "Steps are taken in order", .package, "A machine that refuses what is not there",
            tests: ["every event in every step is handled, or refused for its reason"]),
        row(
            "2.3.3", level: 2, "What belongs together happens together or not at all", .package,
            "One record, one conditional write",
            tests: ["T14: a server that dies at any moment loses nobody's factor, and makes none without its code"]),
        row(
            "2.3.4", level: 2, "Nothing is spent twice", .package, "Compare and swap",
            tests: ["T3: a hundred submissions of one right code are one grant, in one process and in four"]),
        row(
            "2.4.1", level: 2, "Costly things are protected against automation", .package, "`SendingLimits`",
            tests: ["T46: what codes cost has a ceiling, and an alarm below it"]),
        row(
            "3.5.1", level: 1, "Other sites can do nothing in a user's name", .host,
            "Hand the page's token back; send by POST",
            tests: ["T34: without the page's own token nothing is done"]),
        row("3.5.3", level: 1, "Nothing is changed by GET", .host, "Call `handle` for POST alone"),
        row("7.2.3", level: 1, "Session tokens have 128 bits", .host, "As your sessions do"),
        row(
            "7.2.4", level: 1, "A new session token after every sign-in", .host,
            "Make a new session when a grant is taken"),
        row(
            "7.4.3", level: 2, "Ending other sessions is offered when a factor changes", .host,
            "Offer it on `factorAdded`, `factorRemoved`, `factorReplaced`"),
        row(
            "7.5.1", level: 2, "Full sign-in before factors are changed", .configuration, "`Reauthentication.always`",
            tests: ["T34: the password is asked for, and its tries are counted over all sessions"],
            violation: { facts, _ in
                facts.policy.reauthentication == .always
                    ? nil
                    : "The password is not asked for each time that factors are changed; set reauthentication to .always."
            }),
        row("7.5.3", level: 3, "Sensitive acts are confirmed anew", .host, "Call `stepUp` for them"),
        row(
            "11.2.2", level: 2, "Algorithms and keys can be changed", .package, "Named keys, forms with numbers",
            tests: ["users who sign in during the walk lose nothing"]),
        row(
            "11.2.4", level: 3, "Secrets are compared in constant time", .package, "`constantTimeEqual`",
            tests: ["secrets are equal when their bytes are"]),
        row(
            "11.3.2", level: 1, "Authenticated encryption", .package, "AES-256-GCM, a key for each record",
            tests: ["the published vectors are sealed and opened"]),
        row(
            "13.3.1", level: 2, "Secrets are kept in a vault, and change", .host,
            "Keep master keys in one, behind `KeyProvider`; `Resealing` changes them",
            tests: ["users who sign in during the walk lose nothing"]),
        row("14.2.1", level: 1, "No secrets in addresses", .host, "Send codes and tokens in bodies"),
        row(
            "14.2.6", level: 3, "Telephone numbers are masked", .package, "`PhoneAddress.masked`",
            tests: ["T49: whether a number is in somebody's account is told to nobody who has not its code"]),
        row("14.3.2", level: 2, "Pages with secrets are not stored", .host, "Send the page's `cacheControl`"),
        row(
            "16.2.5", level: 2, "No codes in logs", .package, "Events name accounts, factors and sources",
            tests: ["T27: no event holds a code, a secret or a number"]),
        row(
            "16.3.1", level: 2, "Every try is logged, with its factor", .package,
            "`guessWrong`, `factorUsed`, `signInVerified`, `signInImpossible`",
            tests: ["what happens to an account is told after it is stored, with who, when and where"]),
        row(
            "16.5.3", level: 2, "What fails lets nobody in", .package, "Failures throw, refusals are values",
            tests: ["what cannot be settled is an error and grants nothing"]),
    ]
}
