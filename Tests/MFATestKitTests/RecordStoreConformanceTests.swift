import MFACore
import MFATestKit
import Synchronization
import Testing

/// What a body reports as issues, none of which counts.
private func issues(of body: () async throws -> Void) async throws -> [(text: String, line: Int?)] {
    let found = Mutex<[(text: String, line: Int?)]>([])
    try await withKnownIssue(isIntermittent: true) {
        try await body()
    } matching: { issue in
        let text = ([issue.error.map { "\($0)" } ?? ""] + issue.comments.map(\.rawValue)).joined(separator: " ")
        found.withLock { $0.append((text, issue.sourceLocation?.line)) }
        return true
    }
    return found.withLock { $0 }
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
        let found = try await issues { try await RecordStoreConformance { flaw.makeStore() }.only(flaw.check).run() }
        for sentence in flaw.sentences {
            #expect(
                found.contains { $0.text.contains(sentence) },
                "“\(sentence)” is not among \(Set(found.map(\.text)).sorted())")
        }
    }

    @Test func `reports at the line that runs it, from all of its parts`() async throws {
        let line = #line + 4
        let found = try await issues {
            try await RecordStoreConformance { BrokenStore(write: { _, _, _, _ in .conflict }) }
                .only(.records, .recordRaces)
                .run()
        }
        #expect(found.count > 10)
        #expect(found.allSatisfy { $0.line == line })
    }

    @Test func `throws what making the store throws`() async {
        await #expect(throws: StoreError(.badConfiguration, "")) {
            try await RecordStoreConformance { throw StoreError(.badConfiguration, "There is no such place.") }.run()
        }
    }

    @Test func `leaves out what it is told to, and says so`() async throws {
        let found = try await issues {
            try await RecordStoreConformance { BrokenStore(remove: { _, _ in }) }
                .only(.counters, .counterRaces)
                .without(.counters, because: "nothing is ever removed")
                .without(.counterRaces, because: "of that neither")
                .run()
        }
        #expect(
            found.map(\.text) == [
                " The promises about counters are not checked: nothing is ever removed",
                " The promises about racing for a counter are not checked: of that neither",
            ])
    }
}
