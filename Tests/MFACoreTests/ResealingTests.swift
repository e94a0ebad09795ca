import MFACore
import MFATestKit
import OTPCore
import Testing

@Suite struct ResealingTests {
    @Test func `keys are changed while everything runs: lazily at writing, and by a walk that can stop and go on`()
        async throws
    {
        let store = InMemoryStore()
        let old = Fixture(store: store)
        for index in 0..<25 { try await old.storeAccount("user \(index)") }
        let new = Fixture(store: store, seed: 2, keys: Fixture.keys("2026-12", retired: ["2026-11"]))

        // A write seals anew by itself.
        let first = try AccountID("user 0")
        try await new.accounts.update(first) { account, _ in account.noteReminder(new.occasion()) }
        #expect(try await keyName(first, new) == "2026-12")
        #expect(try await keyName(AccountID("user 1"), new) == "2026-11")

        // The walk stops after each page, and goes on from what was written down.
        var progress = Resealing.Progress()
        var pages = 0
        while !progress.isComplete {
            let resumed = progress.cursor.map { Resealing.Progress(cursor: $0) } ?? Resealing.Progress()
            let step = try await Resealing(new.context).step(from: resumed, limit: 4)
            #expect(step.refused == 0)
            progress = step
            pages += 1
        }
        #expect(pages >= 6)
        for index in 0..<25 { #expect(try await keyName(AccountID("user \(index)"), new) == "2026-12") }

        // Whoever has the new key alone can read everything.
        let only = Fixture(store: store, seed: 3, keys: Fixture.keys("2026-12"))
        for index in 0..<25 { #expect(try await only.accounts.load(AccountID("user \(index)"))?.factors.count == 1) }
    }

    @Test func `a walk counts what it has seen, and leaves alone what does not open`() async throws {
        let store = InMemoryStore()
        let old = Fixture(store: store)
        for index in 0..<5 { try await old.storeAccount("user \(index)") }
        let foreign = Fixture(store: store, seed: 2, keys: Fixture.keys("foreign"))
        try await foreign.storeAccount("stranger")
        let new = Fixture(store: store, seed: 3, keys: Fixture.keys("2026-12", retired: ["2026-11"]))
        let progress = try await Resealing(new.context).step(from: .init(), limit: 100)
        #expect((progress.seen, progress.resealed, progress.refused) == (6, 5, 1))
        #expect(try await Resealing(new.context).step(from: .init(), limit: 100).resealed == 0)
        #expect(try await keyName(AccountID("stranger"), new) == "foreign")
    }

    @Test func `users who sign in during the walk lose nothing`() async throws {
        let store = InMemoryStore()
        let old = Fixture(store: store)
        let ids = try (0..<20).map { try AccountID("user \($0)") }
        for id in ids { try await old.storeAccount(id.text) }
        let new = Fixture(store: store, seed: 2, keys: Fixture.keys("2026-12", retired: ["2026-11"]))
        let policy = try Policy(guesses: GuessBudget(perWindow: 50))
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                var progress = Resealing.Progress()
                while !progress.isComplete {
                    progress = try await Resealing(new.context).step(from: progress, limit: 3)
                }
            }
            for id in ids {
                for fixture in [old, new] {
                    for _ in 0..<5 {
                        group.addTask {
                            _ = try await new.accounts.update(id) { account, _ in
                                account.verifyAppCode(
                                    typed: fixture.wrongCode(), under: policy, fixture.occasion())
                            }
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        for id in ids { #expect(try await new.accounts.load(id)?.guesses.inARow == 10) }
    }

    private func keyName(_ id: AccountID, _ fixture: Fixture) async throws -> String? {
        try await fixture.store.read(RecordKey(.account, id.text), at: fixture.time.now())?.keyName
    }
}
