import MFACore
import MFATestKit
import Synchronization
import Testing

extension RecordStoreConformance {
    /// Runs the suite, and gives what it would otherwise report as issues.
    fileprivate func findings(sourceLocation: SourceLocation = #_sourceLocation) async throws -> [Finding] {
        let found = Mutex<[Finding]>([])
        try await reporting { finding in found.withLock { $0.append(finding) } }.run(sourceLocation: sourceLocation)
        return found.withLock { $0 }
    }
}

@Suite struct `The conformance suite of stores` {
    @Test func `finds nothing wrong with the store in memory`() async throws {
        try await RecordStoreConformance { InMemoryStore() }.run()
    }

    @Test func `may be run many times at once on one store`() async throws {
        let shared = InMemoryStore()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try await RecordStoreConformance { shared }.run() } }
            try await group.waitForAll()
        }
    }

    @Test(arguments: Flaw.all)
    func `finds out a store that`(_ flaw: Flaw) async throws {
        let found = try await RecordStoreConformance { flaw.makeStore() }.only(flaw.check).findings()
        let texts = Set(found.map { ($0.error.map { "\($0) " } ?? "") + $0.sentence })
        for sentence in flaw.sentences {
            #expect(texts.contains { $0.contains(sentence) }, "“\(sentence)” is not among \(texts.sorted())")
        }
    }

    @Test func `reports at the line that runs it, from all of its parts`() async throws {
        let line = #line + 3
        let found = try await RecordStoreConformance { BrokenStore(write: { _, _, _, _ in .conflict }) }
            .only(.records, .recordRaces)
            .findings()
        #expect(found.count > 10)
        #expect(found.allSatisfy { $0.sourceLocation.line == line })
    }

    @Test func `makes issues of what it finds, at that line`() async throws {
        let line = #line + 4
        try await withKnownIssue {
            try await RecordStoreConformance { BrokenStore(remove: { _, _ in }) }
                .only(.counters)
                .run()
        } matching: { issue in
            issue.sourceLocation?.line == line
        }
    }

    @Test func `throws what making the store throws`() async {
        await #expect(throws: StoreError(.badConfiguration, "")) {
            try await RecordStoreConformance { throw StoreError(.badConfiguration, "There is no such place.") }.run()
        }
    }

    @Test func `leaves out what it is told to, and says so`() async throws {
        let found = try await RecordStoreConformance { BrokenStore(remove: { _, _ in }) }
            .only(.counters, .counterRaces)
            .without(.counters, because: "nothing is ever removed")
            .without(.counterRaces, because: "of that neither")
            .findings()
        #expect(
            found.map(\.sentence) == [
                "The promises about counters are not checked: nothing is ever removed",
                "The promises about racing for a counter are not checked: of that neither",
            ])
        #expect(found.allSatisfy { $0.isWarning })
    }
}
