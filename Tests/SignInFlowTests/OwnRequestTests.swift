import MFACore
import SignInFlow
import TestSupport
import Testing

@Suite struct OwnRequestTests {
    @Test func `a page that is loaded in a pause does not wait for another sign-in's request`() async throws {
        let fixture = try await Fixture(.app, .lamp)
        var first = try await fixture.begun()
        #expect(first.page?.kind == .waiting)
        for _ in 0..<10 { try await first.type(fixture.wrongCode) }
        #expect(first.page?.kind == .waiting)
        // Nothing goes out in a pause, so this sign-in has no request, and none that an answer would be for.
        let second = try await fixture.begun()
        #expect(second.page?.kind == .offering)
    }
}
