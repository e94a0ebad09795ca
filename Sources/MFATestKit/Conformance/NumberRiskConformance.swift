internal import MFACore
public import PhoneNumbers
public import SMSChallenge
public import Testing

/// Checks what every `NumberRisk` has to keep to, on a look-up of your own.
///
/// ```swift
/// @Test func conformance() async throws {
///     let numbers = [try PhoneNumber("+47 406 12 345"), try PhoneNumber("+44 7400 123456")]
///     await NumberRiskConformance(MyLookUp(server: "http://127.0.0.1:\(port)"), numbers: numbers).run()
/// }
/// ```
///
/// It makes a hundred look-ups and more, so let it call a server of the test's own, which says the same of a number for as long as
/// the suite runs, and different things of different numbers. What the verdict should be is for tests of the look-up itself.
public struct NumberRiskConformance: Sendable {
    private struct Question: Sendable {
        let number: PhoneNumber
        let purpose: CodeChallenge.Purpose
        let account: AccountID
    }

    private let risk: any NumberRisk
    private let numbers: [PhoneNumber]
    private var patience = Patience.usual
    private var report: @Sendable (Finding) -> Void = { $0.report() }

    /// A suite for a look-up.
    ///
    /// - Parameters:
    ///   - risk: The look-up.
    ///   - numbers: Numbers to look up, at least one.
    public init(_ risk: any NumberRisk, numbers: [PhoneNumber]) {
        self.risk = risk
        self.numbers = numbers
    }

    /// The same suite, which tells what it finds to somebody else; for the tests of the suite itself.
    package func reporting(
        patience: (@Sendable () async -> Void)? = nil, to report: @escaping @Sendable (Finding) -> Void
    ) -> NumberRiskConformance {
        var suite = self
        suite.report = report
        if let patience { suite.patience = Patience(patience) }
        return suite
    }

    /// Checks the look-up.
    ///
    /// - Parameter sourceLocation: Where to report what is broken.
    public func run(sourceLocation: SourceLocation = #_sourceLocation) async {
        let judge = Judge(at: sourceLocation, report)
        let questions = questions
        guard !questions.isEmpty else { return judge.expect(false, "There are no numbers to look up.") }
        var alone: [NumberRiskVerdict?] = []
        for question in questions {
            let verdict = await patience.answer { await answer(to: question) }
            judge.expect(verdict != nil, "A look-up comes back, whatever the code is for: \(question.purpose).")
            alone.append(verdict)
        }
        // Whoever did not come back alone has been reported.
        guard !alone.contains(nil) else { return }

        let together = await withTaskGroup(of: (Int, NumberRiskVerdict?).self) { group in
            for call in 0..<max(64, questions.count) {
                let place = call % questions.count
                group.addTask { (place, await patience.answer { await answer(to: questions[place]) }) }
            }
            var verdicts: [(place: Int, verdict: NumberRiskVerdict?)] = []
            for await verdict in group { verdicts.append(verdict) }
            return verdicts
        }
        judge.expect(together.allSatisfy { $0.verdict != nil }, "Sixty-four look-ups at once come back.")
        judge.expect(
            together.allSatisfy { $0.verdict == nil || $0.verdict == alone[$0.place] },
            "Sixty-four look-ups at once are told the same as each alone.")

        for question in questions.prefix(CodeChallenge.Purpose.allCases.count) {
            // What it says then is up to the host, as with every look-up that fails.
            let verdict = await patience.answerWhenCancelled { await answer(to: question) }
            judge.expect(verdict != nil, "A look-up that is cancelled comes back: \(question.purpose).")
        }
    }

    private func answer(to question: Question) async -> NumberRiskVerdict {
        await risk.assess(question.number, for: question.purpose, of: question.account)
    }

    /// Every number for every purpose, of users whom the host does not know.
    private var questions: [Question] {
        guard let account = try? AccountID("conformance") else { return [] }
        return numbers.flatMap { number in
            CodeChallenge.Purpose.allCases.map { Question(number: number, purpose: $0, account: account) }
        }
    }
}
