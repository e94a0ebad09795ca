#if PostgreSQL
    import MFAPostgres
    import MFATestKit
    import Testing

    @Suite struct ConformanceTests {
        @Test(arguments: [1, 8])
        func `the store keeps every promise`(connections: Int) async throws {
            let database = try TestDatabase()
            try await RecordStoreConformance { try await database.store(connections: connections) }.run()
        }
    }
#endif
