package import Testing

/// Something that the suite has to say about a store.
package struct Finding: Sendable {
    /// Which promise is broken, or what else there is to say.
    package let sentence: String
    /// What the store has thrown where nothing should.
    package var error: (any Error)?
    /// Whether it is merely worth knowing.
    package var isWarning = false
    /// Where the suite was run.
    package let sourceLocation: SourceLocation

    /// Makes an issue of it, in the test that runs.
    func report() {
        let comment = Comment(rawValue: sentence)
        if let error {
            Issue.record(error, comment, sourceLocation: sourceLocation)
        } else {
            Issue.record(comment, severity: isWarning ? .warning : .error, sourceLocation: sourceLocation)
        }
    }
}
