#if Redis
    import MFARedis
    import MFATestKit
    import Testing

    @Suite struct ConformanceTests {
        @Test func `the store keeps every promise of a record store`() async throws {
            try await withStore { store, _, _ in
                await #expect(throws: Never.self) { try await RecordStoreConformance { store }.run() }
            }
        }
    }
#endif
