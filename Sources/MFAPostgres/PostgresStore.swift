#if PostgreSQL
    public import MFACore

    /// A store in a PostgreSQL database, which any number of servers may share.
    ///
    /// Each verb is one statement and one transaction, so the promises of `RecordStore` hold whatever the number of
    /// servers. The server must be PostgreSQL 12 or newer, and the encoding of the database UTF-8.
    ///
    /// **Durability** is the server's: with `synchronous_commit` and `fsync` on, as they come, what was answered as
    /// written has reached the disk, and the standbys that `synchronous_standby_names` lists. The store changes
    /// neither.
    ///
    /// **Fail-over.** Only a server that takes writes is used, unless the connection string sets `target_session_attrs`
    /// otherwise: a standby might show what has been written over. Several hosts in the connection string are tried in
    /// turn.
    ///
    /// **Poolers.** The statements are prepared once per connection. A pooler that hands every transaction to another
    /// connection has to know about that (PgBouncer: `max_prepared_statements`) or pool by session.
    public final class PostgresStore: LaneBackedStore {
        private let reads: StoreLanes
        private let changes: StoreLanes
        private let threads: StoreThreads

        /// Connects, creates the tables if they are missing, and opens the store.
        ///
        /// Servers that start at the same time wait for each other. Creating the tables gives up after a minute.
        ///
        /// - Parameter configuration: Where the database is, and how to use it.
        /// - Throws: `StoreError` with the code `badConfiguration` for what has to be corrected (the user, the
        ///   password, the server's version, tables of a newer version of this package), and `unavailable` for what may
        ///   pass.
        public init(_ configuration: Configuration) async throws(StoreError) {
            let route = try Route(configuration)
            let failure = Awaited<StoreError?>()
            startThread { failure.give(Migration.failure(over: route)) }
            if let failure = await failure.value { throw failure }

            let threads = StoreThreads(count: configuration.connections)
            self.threads = threads
            func lanes(_ count: Int) -> StoreLanes {
                let lanes = StoreLanes.Configuration(
                    lanes: count, deadline: configuration.deadline, waitingLimit: configuration.waitingLimit)
                return StoreLanes(lanes, on: threads) { PostgresConnection(over: route) }
            }
            // Reads wait for no disk, and the fuller their batches are, the less each costs: few connections are best. Each
            // change of a batch waits for the disk after the one before; on different connections they wait together.
            let connections = max(1, configuration.connections)
            let readConnections = connections == 1 ? 0 : max(1, connections / 8)
            changes = lanes(connections - readConnections)
            reads = readConnections == 0 ? changes : lanes(readConnections)
        }

        /// The lanes that carry out a request.
        public func lanes(for request: StoreRequest) -> StoreLanes {
            if case .read = request { reads } else { changes }
        }

        /// The threads that wait for the server, while one of its connections is free.
        public var executor: (any TaskExecutor)? { changes.executor }

        /// Carries out what is waiting, and closes the connections; what is asked for later is refused.
        public func close() async {
            await reads.close()
            await changes.close()
            await threads.close()
        }
    }
#endif
