import TestSupport
import Testing

@Suite struct WalkTests {
    // `make walks` takes a million.
    @Test(arguments: 0..<4)
    func `wherever users go, no factor works that was not confirmed, and no secret is shown twice`(
        _ seed: UInt64
    ) async throws {
        var walk = try EnrollmentWalk(seed: seed)
        for _ in 0..<1000 { try await walk.step() }
        try await walk.end()
        #expect(walk.problems.isEmpty)
        // A walk that goes nowhere shows nothing.
        #expect(walk.confirmed.count > 3 && walk.secrets.count > 20 && walk.died > 20)
    }
}
