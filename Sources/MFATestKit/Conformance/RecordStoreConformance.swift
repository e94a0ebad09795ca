public import MFACore
public import Testing

/// Checks every promise of `RecordStore` on a store of your own, the races included.
///
/// ```swift
/// @Test func conformance() async throws {
///     try await RecordStoreConformance { try await MyStore(database: "test") }.run()
/// }
/// ```
///
/// A broken promise is reported at the line that calls ``run(sourceLocation:)``, with a sentence that says which one it
/// is. The ids in some sentences (T3, T7, T13, T14) are the attacks that succeed against a store that breaks them.
///
/// The suite uses collections with names of its own and never sweeps later than in 1969, so several runs may share one
/// database with each other. What it has written stays: give it a database that can be thrown away.
public struct RecordStoreConformance: Sendable {
    private let makeStore: @Sendable () async throws -> any RecordStore
    private var checks = Check.allCases
    private var leftOut: [Check: String] = [:]
    private var report: @Sendable (Finding) -> Void = { $0.report() }

    /// A suite for the stores that a closure makes.
    ///
    /// - Parameter makeStore: Makes a store that has nothing in it yet. It is called once a run.
    public init(_ makeStore: @escaping @Sendable () async throws -> any RecordStore) { self.makeStore = makeStore }

    /// The same suite without some of its checks.
    ///
    /// - Parameters:
    ///   - check: What not to check.
    ///   - reason: Why the store need not keep these promises; every run shows it as a warning.
    /// - Returns: The smaller suite.
    public func without(_ check: Check, because reason: String) -> RecordStoreConformance {
        var suite = self
        suite.leftOut[check] = reason
        return suite
    }

    /// A part of the suite, for the tests of the suite itself.
    package func only(_ checks: Check...) -> RecordStoreConformance {
        var suite = self
        suite.checks = checks
        return suite
    }

    /// The same suite, which tells what it finds to somebody else than the test that runs it; for the tests of the suite itself.
    package func reporting(to report: @escaping @Sendable (Finding) -> Void) -> RecordStoreConformance {
        var suite = self
        suite.report = report
        return suite
    }

    /// Checks a store.
    ///
    /// - Parameter sourceLocation: Where to report what is broken.
    /// - Throws: What making the store throws; everything else is reported.
    public func run(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let store = try await makeStore()
        let run = Trial.uniqueName()
        for check in checks {
            if let reason = leftOut[check] {
                report(
                    Finding(
                        sentence: "The promises about \(check) are not checked: \(reason)", isWarning: true,
                        sourceLocation: sourceLocation))
                continue
            }
            for (number, part) in check.parts.enumerated() {
                let trial = Trial(store: store, name: "\(run)/\(check.shortName)-\(number)") { [report] sentence in
                    report(Finding(sentence: sentence, sourceLocation: sourceLocation))
                }
                do {
                    try await part(trial)
                } catch {
                    report(
                        Finding(
                            sentence: "The store failed where nothing should: \(check), part \(number + 1).",
                            error: error, sourceLocation: sourceLocation))
                }
            }
        }
    }
}
