internal import OTPCore

// What is known of the apps, as data. A row is added with the report it rests on; a row that an app's newer version has
// made untrue is removed or gets a newer date. "source" means that the behaviour was read in the app's published source of
// that version.

extension CompatibilityRule {
    static let table: [CompatibilityRule] = google + microsoft + authy + passwordManagers + openSource + others

    // MARK: Google

    private static let google: [CompatibilityRule] = [
        .init(
            .googleIOS, .algorithmOutside(rfc), .refused, "knows SHA1, SHA256 and SHA512 only", "2023", "labanskoller"),
        .init(.googleIOS, .steamType, .refused, "does not know the type steam", "2023", "labanskoller"),
        .init(
            .googleIOS, .noParameterIssuer, .cosmetic, "takes the issuer from the parameter only", "2020",
            "google-authenticator#652"),
        .init(
            .googleAndroid, .algorithmOutside([.sha1]), .wrongCodes, "used SHA1 instead until version 5.20R4",
            "2023-03",
            "gauth-android#29, labanskoller"),
        .init(
            .googleAndroid, .digitsOutside(6...6), .wrongCodes, "showed six digits in versions before mid-2023",
            "2023-07",
            "labanskoller"),
        .init(
            .googleAndroid, .periodOutside([30]), .wrongCodes, "uses 30 seconds instead", "2024-02", "keycloak#27349"),
        .init(
            .googleAndroid, .counterAbove(2_147_483_647), .refused, "keeps counters in 32 bits", "2020",
            "source of the last open version"),
        .init(
            .googleAndroid, .steamType, .refused, "does not know the type steam", "2020",
            "source of the last open version"),
        .init(
            .googleAndroid, .noParameterIssuer, .cosmetic, "takes the issuer from the parameter only", "2020",
            "source of the last open version"),
    ]

    // MARK: Microsoft

    private static let microsoft: [CompatibilityRule] = [
        .init(.microsoft, .algorithmOutside([.sha1]), .wrongCodes, "uses SHA1 instead", "2025", "fmarier, Otp.NET#54"),
        .init(
            .microsoft, .digitsOutside(6...6), .wrongCodes, "shows six digits instead", "2025", "fmarier, labanskoller"),
        .init(
            .microsoft, .periodOutside([30]), .wrongCodes, "uses 30 seconds instead", "2025",
            "fmarier, TwoFactorAuth.Net#18"),
        .init(.microsoft, .counterBased, .refused, "does not support codes by counter", "2024", "keycloak#27351"),
        .init(.microsoft, .steamType, .refused, "does not know the type steam", "2024", "keycloak#27351"),
        .init(
            .microsoft, .noLabelIssuer, .cosmetic, "takes the issuer from the label only", "2024", "Otp.NET#62"),
    ]

    // MARK: Authy

    private static let authy: [CompatibilityRule] = [
        .init(.authy, .algorithmOutside([.sha1]), .wrongCodes, "uses SHA1 instead", "2025", "fmarier, labanskoller"),
        .init(.authy, .periodOutside([30]), .wrongCodes, "uses 30 seconds instead", "2025", "fmarier, google2fa#126"),
        .init(
            .authy, .digitsOutside(6...8), .wrongCodes, "is only known to show six to eight digits", "2023",
            "labanskoller"),
        .init(.authy, .counterBased, .refused, "is said to have dropped codes by counter", "2023", "unconfirmed"),
        .init(.authy, .steamType, .refused, "does not know the type steam", "2023", "labanskoller"),
        .init(
            .authy, .differentIssuers, .refused, "refuses an issuer parameter that differs from the label's", "2019",
            "python-vipaccess#53"),
    ]

    // MARK: Password managers

    private static let passwordManagers: [CompatibilityRule] = [
        .init(
            .onePassword, .algorithmOutside([.sha1, .sha256]), .wrongCodes,
            "is reported both to know SHA512 and not to",
            "2021", "Authelia's support table"),
        .init(
            .onePassword, .digitsOutside(6...6), .wrongCodes,
            "is reported both to show other lengths than six and not to",
            "2021", "Authelia's support table"),
        .init(.onePassword, .counterBased, .refused, "is not known to support codes by counter", "2025", "Eden"),
        .init(.onePassword, .steamType, .refused, "does not know the type steam", "2025", "Eden"),
        .init(.bitwarden, .algorithmOutside(rfc), .wrongCodes, "uses SHA1 instead", "2026-08", "source"),
        .init(.bitwarden, .counterBased, .wrongCodes, "treats codes by counter as codes by time", "2026-08", "source"),
        .init(
            .bitwarden, .textContains([" "]), .cosmetic, "loses a label with a space (Android authenticator)", "2025",
            "bitwarden/android#5719"),
        .init(.bitwarden, .steamType, .wrongCodes, "takes the type steam for codes by time", "2026-08", "source"),
        .init(
            .bitwarden, .textContains(capitals), .cosmetic, "makes the whole URI lower case, names included", "2026-08",
            "source"),
        .init(
            .bitwarden, .noParameterIssuer, .cosmetic, "takes the issuer from the parameter only", "2026-08", "source"),
        .init(
            .applePasswords, .algorithmOutside(rfc), .refused, "is only known to support SHA1, SHA256 and SHA512",
            "2025", "Eden"),
        .init(
            .applePasswords, .periodOutside([30]), .wrongCodes, "uses 30 seconds instead", "2025", "Eden"),
        .init(
            .applePasswords, .digitsOutside(6...6), .wrongCodes, "is only known to show six digits", "2025", "Eden"),
        .init(.applePasswords, .counterBased, .refused, "is not known to support codes by counter", "2025", "Eden"),
        .init(.applePasswords, .steamType, .refused, "does not know the type steam", "2025", "Eden"),
    ]

    // MARK: Open-source apps

    private static let openSource: [CompatibilityRule] = [
        .init(.aegis, .algorithmOutside(rfc), .refused, "knows neither SHA224 nor SHA384", "2026", "source of 3.4.2"),
        .init(
            .aegis, .periodBeyond(1...2_147_483), .refused, "takes periods up to 2147483 seconds", "2026",
            "source of 3.4.2"),
        .init(
            .aegis, .colonInAccount, .cosmetic, "shows the whole label as the account", "2026", "source of 3.4.2"),
        .init(
            .freeOTPAndroid, .periodBeyond(5...Int(Int32.max)), .refused, "takes periods from 5 seconds", "2026",
            "source of 2.0.6"),
        .init(.freeOTPAndroid, .colonInAccount, .refused, "refuses a second colon", "2026", "source of 2.0.6"),
        .init(.freeOTPAndroid, .secretBelow(16), .cosmetic, "warns of a short secret", "2026", "source of 2.0.6"),
        .init(.freeOTPAndroid, .steamType, .refused, "does not know the type steam", "2026", "source of 2.0.6"),
        .init(
            .freeOTPAndroid, .issuerMeansSteam(ignoringCase: false), .wrongCodes,
            "takes an issuer named Steam for Steam's codes",
            "2026", "source of 2.0.6"),
        .init(
            .freeOTPIOS, .periodBeyond(5...Int(Int32.max)), .refused, "takes periods from 5 seconds", "2026-03",
            "source"),
        .init(.freeOTPIOS, .colonInAccount, .cosmetic, "drops what follows a second colon", "2026-03", "source"),
        .init(
            .freeOTPIOS, .noLabelIssuer, .cosmetic, "takes a label without colon for the issuer", "2026-03", "source"),
        .init(.freeOTPIOS, .steamType, .refused, "does not know the type steam", "2026-03", "source"),
        .init(.freeOTPPlus, .digitsOutside(5...8), .refused, "takes five to eight digits", "2025-02", "source"),
        .init(.freeOTPPlus, .steamType, .refused, "does not know the type steam", "2025-02", "source"),
        .init(
            .freeOTPPlus, .issuerMeansSteam(ignoringCase: false), .wrongCodes,
            "takes an issuer named Steam for Steam's codes",
            "2025-02", "source"),
        .init(
            .freeOTPPlus, .noParameterIssuer, .cosmetic, "takes the issuer from the parameter only", "2025-02", "source"
        ),
        .init(.twoFASIOS, .digitsOutside(5...8), .refused, "takes five to eight digits", "2026", "source of 5.4.4"),
        .init(
            .twoFASIOS, .periodOutside([10, 30, 60, 90]), .refused, "takes periods of 10, 30, 60 and 90 seconds",
            "2026",
            "source of 5.4.4"),
        .init(.twoFASIOS, .steamType, .refused, "does not know the type steam", "2026", "source of 5.4.4"),
        .init(.twoFASIOS, .secretBelow(2), .refused, "takes secrets from 4 characters", "2026", "source of 5.4.4"),
        .init(.twoFASIOS, .secretAbove(320), .refused, "takes secrets up to 512 characters", "2026", "source of 5.4.4"),
        .init(
            .twoFASIOS, .noParameterIssuer, .cosmetic, "takes the issuer from the parameter only", "2026",
            "source of 5.4.4"),
        .init(
            .twoFASIOS, .textContains(["+"]), .cosmetic, "reads a + as a space", "2026", "source of 5.4.4"),
        .init(
            .twoFASAndroid, .digitsOutside(5...8), .wrongCodes, "shows six digits instead", "2026", "source of 5.5.3"),
        .init(
            .twoFASAndroid, .textContains(["#", "+", "%", "/", "="]), .cosmetic,
            "unescapes the URI before it splits it, so that this character changes the text", "2026", "source of 5.5.3"),
        .init(
            .twoFASAndroid, .textContains(["?"]), .refused, "takes what follows a ? in a name for the parameters",
            "2026",
            "source of 5.5.3"),
        .init(
            .twoFASAndroid, .textContains(["&"]), .wrongCodes, "may take what follows a & in a name for a parameter",
            "2026",
            "source of 5.5.3"),
        .init(
            .twoFASAndroid, .issuerLongerThan(30), .cosmetic, "cuts the issuer at 30 characters", "2026",
            "source of 5.5.3"),
        .init(
            .twoFASAndroid, .accountLongerThan(50), .cosmetic, "cuts the account at 50 characters", "2026",
            "source of 5.5.3"),
        .init(
            .twoFASAndroid, .noParameterIssuer, .cosmetic, "takes the issuer from the parameter only", "2026",
            "source of 5.5.3"),
        .init(.ente, .algorithmOutside(rfc), .wrongCodes, "uses SHA1 instead", "2026-07", "source"),
        .init(.ente, .textContains(["+"]), .cosmetic, "reads a + as a space", "2026-07", "source"),
        .init(.ente, .issuerContains("period="), .cosmetic, "cuts an issuer at the text period=", "2026-07", "source"),
        .init(
            .ente, .issuerBeginsWith("steamperiod="), .wrongCodes, "cuts this issuer to Steam, and shows Steam's codes",
            "2026-07",
            "source"),
        .init(
            .ente, .issuerMeansSteam(ignoringCase: true), .wrongCodes, "takes an issuer named Steam for Steam's codes",
            "2026-07",
            "source"),
        .init(
            .ente, .counterAbove(UInt64(Int64.max)), .wrongCodes, "begins at 30 where it cannot read the counter",
            "2026-07",
            "source"),
        .init(.ente, .noParameterIssuer, .cosmetic, "takes the issuer from the parameter only", "2026-07", "source"),
        .init(.keePassXC, .algorithmOutside(rfc), .wrongCodes, "uses SHA1 instead", "2024-10", "source"),
        .init(.keePassXC, .counterBased, .wrongCodes, "treats codes by counter as codes by time", "2024-10", "source"),
        .init(.keePassXC, .steamType, .wrongCodes, "takes the type steam for codes by time", "2024-10", "source"),
        .init(.keePassXC, .periodBeyond(1...86_400), .wrongCodes, "uses a day for longer periods", "2024-10", "source"),
        .init(.stratum, .algorithmOutside(rfc), .refused, "knows neither SHA224 nor SHA384", "2026", "source of 1.6.2"),
        .init(
            .stratum, .textContains(["#", "?", "/", "="]), .cosmetic,
            "unescapes the URI before it splits it, so that this character changes the text", "2026", "source of 1.6.2"),
        .init(
            .stratum, .textContains(["&"]), .wrongCodes, "may take what follows a & in a name for a parameter", "2026",
            "source of 1.6.2"),
        .init(
            .stratum, .counterDigitsOutside(6...8), .refused, "takes codes by counter of six to eight digits", "2026",
            "source of 1.6.2"),
        .init(
            .stratum, .issuerMeansSteam(ignoringCase: false, cutAt: "#"), .wrongCodes,
            "takes an issuer named Steam for Steam's codes", "2026",
            "source of 1.6.2"),
        .init(.stratum, .steamType, .refused, "does not know the type steam", "2026", "source of 1.6.2"),
    ]

    // MARK: Others

    private static let others: [CompatibilityRule] = [
        .init(.duo, .algorithmOutside([.sha1]), .wrongCodes, "uses SHA1 instead", "2025", "fmarier, labanskoller"),
        .init(
            .duo, .digitsOutside(6...6), .refused, "refuses other lengths than six digits", "2025",
            "fmarier, labanskoller"),
        .init(.duo, .periodOutside([30]), .wrongCodes, "uses 30 seconds instead", "2025", "fmarier, labanskoller"),
        .init(.duo, .counterBased, .refused, "has a scheme of its own for codes by counter", "2023", "labanskoller"),
        .init(.duo, .steamType, .refused, "does not know the type steam", "2023", "labanskoller"),
        .init(
            .yubico, .algorithmOutside(rfc), .refused, "is only known to support SHA1, SHA256 and SHA512", "2023",
            "labanskoller"),
        .init(
            .yubico, .labelBytesAbove(64), .refused, "holds labels of at most 64 bytes", "2023", "yubioath-flutter#91"),
        .init(.yubico, .secretAbove(63), .refused, "has refused long secrets", "2017", "yubioath-desktop#24"),
        .init(.yubico, .steamType, .refused, "does not know the type steam", "2023", "labanskoller"),
    ]

    private static let rfc: Set<OTPAlgorithm> = [.sha1, .sha256, .sha512]
    private static let capitals = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
