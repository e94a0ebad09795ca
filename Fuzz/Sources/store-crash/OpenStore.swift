import MFACore
import MFAPostgres
import MFARedis
import MFASQLite

/// A store that a URL names, for as long as it is wanted.
struct OpenStore {
    let store: any RecordStore
    /// Finishes what has been asked for, and closes the connections.
    let close: () async -> Void

    init(_ url: String) async throws {
        if url.hasPrefix("sqlite:") {
            let store = try SQLiteStore(path: String(url.dropFirst("sqlite:".count)))
            self.store = store
            close = { await store.close() }
        } else if url.hasPrefix("postgres") {
            let store = try await PostgresStore(.init(url, connections: 2))
            self.store = store
            close = { await store.close() }
        } else if url.hasPrefix("redis") {
            let store = RedisStore(try .init(url: url))
            self.store = store
            close = { await store.close() }
        } else {
            throw Problem("A store is sqlite:PATH, postgres://… or redis://….", status: 64)
        }
    }
}
