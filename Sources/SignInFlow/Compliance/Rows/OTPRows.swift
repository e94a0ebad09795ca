internal import MFACore

/// RFC 4226 and RFC 6238, which both standards lean on.
extension ComplianceRow {
    private static func row(
        _ id: String, _ clause: String, _ demand: String, _ how: String, tests: [String]
    ) -> ComplianceRow {
        ComplianceRow(
            id, clause, demand, .package, how, tests: tests, in: [.nistAAL2, .asvsL2, .asvsL3])
    }

    static let otp: [ComplianceRow] = [
        row(
            "R4", "RFC 4226 §4 R4", "Codes of six digits at least", "Six to nine",
            tests: ["RFC 4226 appendix D gives its codes"]),
        row(
            "R6", "RFC 4226 §4 R6", "Keys of 128 bits at least, 160 advised", "160 by default",
            tests: ["secret prints a fresh one of the length asked for"]),
        row(
            "R7.3", "RFC 4226 §7.3", "Guesses are throttled", "`GuessBudget`",
            tests: ["ten wrong guesses bring a pause, and the right code is not looked at during it"]),
        row(
            "R7.4", "RFC 4226 §7.4", "Counters are found again by codes in a row",
            "Look-ahead, and resynchronisation forward only",
            tests: ["two codes in a row find a counter far ahead, and both are spent"]),
        row(
            "R7.5", "RFC 4226 §7.5", "Keys are stored encrypted", "AES-256-GCM",
            tests: ["T38: whoever reads the database or a log finds no code"]),
        row(
            "R5.2", "RFC 6238 §5.2", "Steps of thirty seconds, one step of delay, each code once", "As it stands there",
            tests: ["T1 and T2: a code counts once, and no earlier one counts after it"]),
        row(
            "R6-drift", "RFC 6238 §6", "Drift may be learned", "Learned from codes that agree, bounded",
            tests: ["three agreeing codes move the window, two do not"]),
    ]
}
