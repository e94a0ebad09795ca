public import OutboundHTTP
public import Testing

/// Checks what every `HTTPClient` has to keep to, on a client of your own.
///
/// ```swift
/// @Test func conformance() async throws {
///     try await HTTPClientConformance(MyClient()).run()
/// }
/// ```
///
/// It brings servers of its own, at free ports of 127.0.0.1, and calls nobody else. They speak HTTP without TLS; whether
/// the client looks at certificates is for a test of its own.
public struct HTTPClientConformance: Sendable {
    private let client: any HTTPClient
    private var checks = Check.allCases
    private var leftOut: [Check: String] = [:]
    private var patience = Patience.usual
    private var report: @Sendable (Finding) -> Void = { $0.report() }

    /// A suite for a client.
    public init(_ client: any HTTPClient) { self.client = client }

    /// The same suite without some of its checks.
    ///
    /// - Parameters:
    ///   - check: What not to check.
    ///   - reason: Why the client need not keep these promises; every run shows it as a warning.
    /// - Returns: The smaller suite.
    public func without(_ check: Check, because reason: String) -> HTTPClientConformance {
        var suite = self
        suite.leftOut[check] = reason
        return suite
    }

    /// A part of the suite, for the tests of the suite itself.
    package func only(_ checks: Check..., patience: (@Sendable () async -> Void)? = nil) -> HTTPClientConformance {
        var suite = self
        suite.checks = checks
        if let patience { suite.patience = Patience(patience) }
        return suite
    }

    /// The same suite, which tells what it finds to somebody else; for the tests of the suite itself.
    package func reporting(to report: @escaping @Sendable (Finding) -> Void) -> HTTPClientConformance {
        var suite = self
        suite.report = report
        return suite
    }

    /// Checks the client.
    ///
    /// - Parameter sourceLocation: Where to report what is broken.
    /// - Throws: If this machine lets nobody listen at its own address.
    public func run(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let judge = Judge(at: sourceLocation, report)
        for check in checks {
            if let reason = leftOut[check] {
                judge.mention("The promises about \(check) are not checked: \(reason)")
            } else {
                try await check.part(HTTPTrial(client: client, patience: patience, judge: judge))
            }
        }
    }
}
