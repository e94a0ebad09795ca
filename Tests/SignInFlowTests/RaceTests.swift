import MFACore
import TestSupport
import Testing

/// What sign-ins must keep to when a hundred come at once, at one server with a store in memory.
@Suite struct RaceTests {
    @Test func `T3: a hundred submissions of one right code let in once, each in its own sign-in or all in one`()
        async throws
    {
        try await Fleet.signsInOnce(nil, InMemoryStore())
    }

    @Test func `T4: a code that is spent on one way is spent on all`() async throws {
        try await Fleet.spendsForEveryWay(nil, InMemoryStore())
    }

    @Test func `T13: a hundred wrong guesses through sign-ins are a hundred`()
        async throws
    {
        try await Fleet.countsGuessesOfSignIns(nil, InMemoryStore())
    }

    @Test func `T7: a recovery code lets in once`() async throws {
        try await Fleet.takesRecoveryCodesOnce(nil, InMemoryStore())
    }

    @Test func `T26: a request that was approved lets in once`() async throws {
        try await Fleet.approvesOnce(nil, InMemoryStore())
    }

    @Test func `T14: a store that fails between the check and the write gives no grant and no guess`() async throws {
        try await Fleet.keepsToItWithFaults(InMemoryStore())
    }
}
