public import MFACore
public import Testing

/// Checks what every `PasswordVerifier` has to keep to, on a verifier of your own.
///
/// ```swift
/// @Test func conformance() async throws {
///     let suite = PasswordVerifierConformance(
///         MyPasswords(database: "test"), account: try AccountID("alice"), password: longPassword,
///         unknown: try AccountID("nobody"))
///     await suite.run()
///     print(await suite.timings(rounds: 20))
/// }
/// ```
///
/// Take a password that is longer than 72 bytes and has letters of both cases: only with such a one does it show that a
/// verifier reads no more than the beginning. The suite checks about a hundred passwords, so a digest that is cheaper than
/// the one in production saves time.
public struct PasswordVerifierConformance: Sendable {
    private let verifier: any PasswordVerifier
    private let account: AccountID
    private let password: String
    private let unknown: AccountID
    private var patience = Patience.usual
    private var report: @Sendable (Finding) -> Void = { $0.report() }

    /// A suite for a verifier.
    ///
    /// - Parameters:
    ///   - verifier: The verifier, which can check passwords for as long as the suite runs.
    ///   - account: A user who is there.
    ///   - password: His password.
    ///   - unknown: A user who is not there.
    public init(_ verifier: any PasswordVerifier, account: AccountID, password: String, unknown: AccountID) {
        self.verifier = verifier
        self.account = account
        self.password = password
        self.unknown = unknown
    }

    /// The same suite, which tells what it finds to somebody else; for the tests of the suite itself.
    package func reporting(
        patience: (@Sendable () async -> Void)? = nil, to report: @escaping @Sendable (Finding) -> Void
    ) -> PasswordVerifierConformance {
        var suite = self
        suite.report = report
        if let patience { suite.patience = Patience(patience) }
        return suite
    }

    /// Checks the verifier.
    ///
    /// - Parameter sourceLocation: Where to report what is broken.
    public func run(sourceLocation: SourceLocation = #_sourceLocation) async {
        let judge = Judge(at: sourceLocation, report)
        guard let first = await verdict(of: password, account) else {
            return judge.expect(false, "A verifier comes back.")
        }
        judge.expect(first == .right, "A user's own password is right.")
        for (name, typed) in wrongPasswords {
            let verdict = await verdict(of: typed, account)
            judge.expect(
                verdict == .wrong || verdict == .unavailable, "No password is right but the user's: \(name) is not.")
        }
        let verdict = await verdict(of: wrong, account)
        judge.expect(verdict == .wrong, "A wrong password is wrong, and not one that could not be checked.")
        await checkUnknown(judge)
        await checkTogether(judge)
        await checkCancelled(judge)
    }

    /// Measures how long a wrong password takes, of a user who is there and of one who is not.
    ///
    /// The two should not differ: whoever can tell them apart learns whom to guess at. It asserts nothing, since a time
    /// depends on what else the machine does; print it, and look.
    ///
    /// - Parameter rounds: How often each is measured, in turns.
    /// - Returns: The times in the order in which they were measured.
    public func timings(rounds: Int) async -> (known: [Duration], unknown: [Duration]) {
        let clock = ContinuousClock()
        // The first calls open connections and fill caches.
        for account in [account, unknown] { _ = await verifier.verify(wrong, of: account) }
        var times: (known: [Duration], unknown: [Duration]) = ([], [])
        for _ in 0..<rounds {
            times.known.append(await clock.measure { _ = await verifier.verify(wrong, of: account) })
            times.unknown.append(await clock.measure { _ = await verifier.verify(wrong, of: unknown) })
        }
        return times
    }

    // MARK: Parts

    private func checkUnknown(_ judge: Judge) async {
        for (name, typed) in [("another user's", password), ("a wrong one", wrong), ("none", "")] {
            let verdict = await verdict(of: typed, unknown)
            judge.expect(
                verdict == .wrong,
                "The password of a user who is not there is wrong, or it would show who is there: \(name).")
        }
    }

    private func checkTogether(_ judge: Judge) async {
        let verdicts = await withTaskGroup(of: (isRight: Bool, verdict: PasswordVerdict?).self) { group in
            for turn in 0..<64 {
                let typed = turn % 3 == 0 ? password : wrong
                let account = turn % 3 == 2 ? unknown : account
                group.addTask { (turn % 3 == 0, await verdict(of: typed, account)) }
            }
            var verdicts: [(isRight: Bool, verdict: PasswordVerdict?)] = []
            for await verdict in group { verdicts.append(verdict) }
            return verdicts
        }
        judge.expect(verdicts.allSatisfy { $0.verdict != nil }, "Sixty-four calls at once come back.")
        judge.expect(
            !verdicts.contains { $0.verdict == ($0.isRight ? .wrong : .right) },
            "Sixty-four calls at once are told the same as each alone.")
        // It may say that it has too much to do, and then nobody is let in.
        let refused = verdicts.filter { $0.verdict == .unavailable }.count
        if refused > 0 { judge.mention("Of sixty-four passwords at once \(refused) could not be checked.") }
    }

    private func checkCancelled(_ judge: Judge) async {
        let ofRight = await patience.answerWhenCancelled { await verifier.verify(password, of: account) }
        let ofWrong = await patience.answerWhenCancelled { await verifier.verify(wrong, of: account) }
        judge.expect(ofRight != nil && ofWrong != nil, "A call that is cancelled comes back.")
        judge.expect(ofWrong != .right, "A call that is cancelled lets nobody in with a wrong password.")
        judge.expect(
            ofRight != .wrong,
            "A call that is cancelled does not call the right password wrong: it would cost the user a try.")
    }

    private func verdict(of typed: String, _ account: AccountID) async -> PasswordVerdict? {
        await patience.answer { await verifier.verify(typed, of: account) }
    }

    // MARK: Passwords

    private var wrong: String { "not " + password.reversed() + " at all" }

    /// What is not the password, each with its name: a finding repeats no password.
    private var wrongPasswords: [(name: String, password: String)] {
        var swapped = password.lowercased()
        if swapped == password { swapped = password.uppercased() }
        let long = String(repeating: "x", count: 100_000)
        let all = [
            ("nothing", ""), ("a hundred thousand letters", long),
            ("it, and a hundred thousand letters", password + long),
            ("it in another case", swapped), ("it, and a space", password + " "), ("a space, and it", " " + password),
            ("it, and a NUL", password + "\u{0}"), ("it, a NUL, and more", password + "\u{0}more"),
            ("a NUL, and it", "\u{0}" + password), ("it, and a line's end", password + "\n"),
            ("it twice", password + password), ("it without its end", String(password.dropLast())),
            // What a reader takes for the same, and no form of normalisation does (UAX #15).
            ("it, and a space that takes no room", password + "\u{200B}"),
            ("it in letters that look like its own", String(password.map { look[$0] ?? $0 })),
        ]
        // A password without letters has no other case.
        return all.filter { $0.1 != password }
    }

    /// Cyrillic letters that look like Latin ones.
    private var look: [Character: Character] {
        ["a": "\u{430}", "c": "\u{441}", "e": "\u{435}", "o": "\u{43E}", "p": "\u{440}", "x": "\u{445}"]
    }
}
