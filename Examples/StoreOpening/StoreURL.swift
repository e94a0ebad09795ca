public import MFACore
internal import MFAPostgres
internal import MFARedis
internal import MFASQLite

/// Opens a store by its URL, for programs that are told on the command line where their data are.
public enum StoreURL {
    /// The store that a URL names: `sqlite:PATH`, `postgres://…`, `redis://…`, `redis-sentinel://…`.
    ///
    /// - Parameters:
    ///   - url: The URL.
    ///   - connections: How many connections to a server.
    /// - Returns: The store.
    /// - Throws: ``StoreError``; it never shows the URL, in which a password may stand.
    public static func open(_ url: String, connections: Int = 4) async throws(StoreError) -> any RecordStore {
        let scheme = url.prefix { $0 != ":" }
        switch scheme {
        #if SQLite
            case "sqlite": return try SQLiteStore(path: path(url))
        #endif
        #if PostgreSQL
            case "postgres", "postgresql":
                return try await PostgresStore(.init(url, connections: connections))
        #endif
        #if Redis
            case "redis", "redis-sentinel":
                var configuration = try RedisStore.Configuration(url: url)
                configuration.connections = connections
                return RedisStore(configuration)
        #endif
        default:
            throw StoreError(
                .badConfiguration,
                "The scheme “\(scheme)” is none that this program was built for; those are \(schemes).")
        }
    }

    private static var schemes: String {
        var names: [String] = []
        #if SQLite
            names.append("sqlite:")
        #endif
        #if PostgreSQL
            names.append("postgres:")
        #endif
        #if Redis
            names.append("redis:")
        #endif
        return names.isEmpty ? "none: build it with a trait" : names.joined(separator: ", ")
    }

    /// The path of `sqlite:PATH` and `sqlite:///PATH`.
    private static func path(_ url: String) -> String {
        let rest = url.dropFirst("sqlite:".count)
        return String(rest.hasPrefix("//") ? rest.dropFirst(2) : rest)
    }
}
