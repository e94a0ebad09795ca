import TestSupport
import Testing

@Suite struct SignInWalkTests {
    // `make walks` takes a million.
    @Test
    func `wherever users and an attacker with the password go, nothing counts twice, and only what is right lets in`()
        async throws
    {
        var recoveries = 0
        for seed in UInt64(0)..<4 {
            var walk = try await SignInWalk(seed: seed)
            for _ in 0..<800 { try await walk.step() }
            try await walk.end()
            let tally = walk.tally
            #expect(walk.problems.isEmpty, "seed \(seed): \(tally)")
            // A walk that goes nowhere shows nothing.
            #expect(tally.granted > 20 && tally.grants.count >= 4 && tally.died > 10 && tally.pauses > 3, "\(tally)")
            #expect(tally.guesses > 40 && tally.unseen > 10, "\(tally)")
            recoveries += tally.recoveries
        }
        #expect(recoveries > 0)
    }

    @Test func `a walk knows a lucky guess from one that something else has let in`() async throws {
        var walk = try await SignInWalk(seed: 1, luck: 0.1)
        for _ in 0..<800 { try await walk.step() }
        try await walk.end()
        #expect(walk.problems.isEmpty)
        #expect(walk.tally.luckyGrants > 0 && walk.tally.luckyEvidence > 0, "\(walk.tally)")
        #expect(walk.tally.lucky == walk.tally.luckyGrants + walk.tally.luckyEvidence)
    }
}
