import MFACore
import MFATestKit
import OTPCore
import RecoveryCodes
import Testing

/// Codes that are stored, and what has become of them when one is typed.
@Suite struct StoredCodeTests {
    @Test func `codes that a later release has stored are refused by an earlier one, and are not lost by that`()
        async throws
    {
        let fixture = try Fixture()
        let code = try await fixture.service.issue(to: fixture.alice).get().codes[0]
        let set = try #require(try await fixture.accounts.load(fixture.alice)?.recoveryCodes)
        func store(scheme: String) async throws {
            let stored = RecoveryCodeSet(
                scheme: scheme, salt: set.salt, issuedAt: set.issuedAt, entries: set.entries)
            try await fixture.accounts.update(fixture.alice) { account, now in
                account.issueRecoveryCodes(stored, Occasion(at: now))
            }
        }
        try await store(scheme: "scrypt-99-8-1")
        guard case .refused(.wrong(let left)) = try await fixture.service.verify(typed: code, of: fixture.alice) else {
            Issue.record("a code was taken that cannot be judged")
            return
        }
        // Whoever tries is counted like anybody who guesses.
        #expect(left == 9)
        #expect(try await fixture.service.standing(of: fixture.alice).remaining == 10)
        try await store(scheme: set.scheme)
        guard case .accepted(9, nil) = try await fixture.service.verify(typed: code, of: fixture.alice) else {
            Issue.record("the code was lost")
            return
        }
    }

    @Test func `codes that the policy allows no more are not taken, and not spent`() async throws {
        let fixture = try Fixture()
        let code = try await fixture.service.issue(to: fixture.alice).get().codes[0]
        let strict = try Fixture(
            policy: Policy(methods: [.authenticatorApp]), store: fixture.store, time: fixture.time, seed: 2)
        guard case .refused(.nothingToVerify) = try await strict.service.verify(typed: code, of: fixture.alice) else {
            Issue.record("a code was taken that the policy does not allow")
            return
        }
        #expect(try await fixture.service.standing(of: fixture.alice).remaining == 10)
    }

    /// What a slow server answers to the right code, when something happens after it has looked at the account.
    private func verdict(
        on code: String, _ fixture: Fixture, whenMeanwhile happens: () async throws -> Void
    ) async throws -> RecoveryVerdict {
        let gate = FaultyStore.Gate()
        let held = FaultyStore(fixture.store, faults: [.init(.waits(for: gate), call: 2, of: .read)])
        let slow = try Fixture(store: held, time: fixture.time, seed: 2)
        async let verdict = slow.service.verify(typed: code, of: fixture.alice)
        while held.count(of: .read) < 2 { await Task.yield() }
        do {
            // Also when it fails, so that nobody waits for ever.
            defer { gate.open() }
            try await happens()
        }
        return try await verdict
    }

    @Test func `T17: guesses on another server that end in a pause stop the one that is being judged`() async throws {
        let fixture = try Fixture()
        let code = try await fixture.service.issue(to: fixture.alice).get().codes[0]
        let verdict = try await verdict(on: code, fixture) {
            for _ in 0..<10 { _ = try await fixture.service.verify(typed: "wrong", of: fixture.alice) }
        }
        guard case .refused(.paused) = verdict else {
            Issue.record("the code was judged in a pause")
            return
        }
        #expect(try await fixture.service.standing(of: fixture.alice).remaining == 10)
    }

    @Test func `a code is void whose list is made anew while it is being judged`() async throws {
        let fixture = try Fixture()
        let code = try await fixture.service.issue(to: fixture.alice).get().codes[0]
        let verdict = try await verdict(on: code, fixture) {
            _ = try await fixture.service.issue(to: fixture.alice).get()
        }
        guard case .refused(.wrong) = verdict else {
            Issue.record("a code of the old list was taken")
            return
        }
        #expect(try await fixture.service.standing(of: fixture.alice).remaining == 10)
    }
}
