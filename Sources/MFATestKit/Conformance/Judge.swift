internal import Synchronization
internal import Testing

/// Reports what a subject does not keep to, each sentence once.
final class Judge: Sendable {
    private let report: @Sendable (Finding) -> Void
    private let sourceLocation: SourceLocation
    private let reported = Mutex<Set<String>>([])

    init(at sourceLocation: SourceLocation, _ report: @escaping @Sendable (Finding) -> Void) {
        self.sourceLocation = sourceLocation
        self.report = report
    }

    /// Reports that a promise is broken unless it holds.
    func expect(_ holds: Bool, _ promise: String) {
        if !holds { say(Finding(sentence: promise, sourceLocation: sourceLocation)) }
    }

    /// Reports what is merely worth knowing.
    func mention(_ sentence: String) {
        say(Finding(sentence: sentence, isWarning: true, sourceLocation: sourceLocation))
    }

    private func say(_ finding: Finding) {
        if reported.withLock({ $0.insert(finding.sentence).inserted }) { report(finding) }
    }
}
