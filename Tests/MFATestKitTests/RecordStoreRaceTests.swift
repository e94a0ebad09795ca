import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct `A race over one database` {
    private func run(_ stores: [any RecordStore]) async throws -> [String] {
        let collection = try RecordCollection("race")
        let races = stores.map { RecordStoreRace($0, in: collection, keys: 2, rounds: 5, tasks: 4) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for race in races { group.addTask { try await race.contend() } }
            try await group.waitForAll()
        }
        return try await races[0].faults(participants: races.count)
    }

    @Test func `has no faults when the store keeps its promises`() async throws {
        let shared = InMemoryStore()
        #expect(try await run([shared, shared, shared]) == [])
    }

    @Test func `tries again when the store has too much to do`() async throws {
        let shared = InMemoryStore()
        let busy = FaultyStore(shared, faults: [.init(.unavailable, calls: 3...9), .init(.unavailable, call: 40)])
        #expect(try await run([shared, busy]) == [])
    }

    @Test func `finds out that two participants do not share a database`() async throws {
        let faults = try await run([InMemoryStore(), InMemoryStore()])
        #expect(faults.contains("Updates of record 0 were lost: it says 20 after 40 of them."))
        #expect(faults.contains("Additions to counter 1 were lost: it says 20 after 40 of them."))
    }

    @Test func `finds out that things were claimed twice`() async throws {
        let shared = InMemoryStore()
        let generous = BrokenStore(write: { _, change, key, now throws(StoreError) in
            let outcome = try await shared.write(change, to: key, at: now)
            if case .insert = change { return .written }
            return outcome
        })
        let collection = try RecordCollection("race")
        let races = [
            RecordStoreRace(shared, in: collection, keys: 1), RecordStoreRace(generous, in: collection, keys: 1),
        ]
        for race in races { try await race.contend() }
        let line = #line + 2
        try await withKnownIssue {
            try await races[0].verify(participants: 2)
        } matching: { issue in
            issue.sourceLocation?.line == line
        }
    }
}
