#if Redis
    public import MFACore

    /// A store in a Redis server, through hiredis.
    ///
    /// **Layout.** A record is one hash at `PREFIXr:COLLECTION:IDENTIFIER` with the fields `version` (32 hexadecimal digits),
    /// `value`, `key` (the name of the key that the value is sealed under) and, if it expires, `expires` (seconds since 1970).
    /// A counter is one hash at `PREFIXc:COLLECTION:IDENTIFIER` with the fields `value` and `expires`. Bytes of identifiers
    /// stand in keys as they are. `HGETALL 'mfa:r:accounts:alice'` shows a record.
    ///
    /// **Verbs.** A read is one `HMGET`; what compares and writes is a Lua script of one key, so that nothing can come between.
    /// Whether something is present is decided by the caller's instant. Redis' own expiry removes what has expired
    /// some minutes later, so `sweep(limit:at:)` has nothing to do and says 0.
    ///
    /// **What a crash may lose.** Redis loses what it has answered, unless it is told otherwise. ``durability()`` tells
    /// whether it has been:
    /// * `appendonly yes` and `appendfsync always`: nothing that was answered is lost in a crash. With `everysec`, the last
    ///   one or two seconds are; without an append-only file, all since the last snapshot. With
    ///   `no-appendfsync-on-rewrite yes` the same is lost as without `always` if it happens during a rewrite.
    /// * `maxmemory-policy noeviction`, or no `maxmemory`: otherwise a full server forgets records and counts of guesses.
    /// * Replication is asynchronous: a fail-over loses what the new master has not been sent yet, and a master that is cut off
    ///   goes on to answer for a while. `min-replicas-to-write 1` with a small `min-replicas-max-lag` bounds that. A code
    ///   that was used in that time could be used again.
    ///
    /// **Permissions.** A user for it alone: `ACL SETUSER mfa on >PASSWORD ~mfa:* resetchannels -@all +auth +select +role
    /// +script|load +evalsha +eval +hmget +hget +hset +hdel +hincrby +exists +del +pexpire +pttl +persist +scan +info
    /// +config|get`. `config|get` is for ``durability()`` alone. `info` serves that and `page(_:at:)`. Without `role`
    /// nobody notices that the server is a replica, and Sentinel cannot be used.
    ///
    /// **Fleets.** Sentinel is asked for the master at every connection. A Redis Cluster needs a proxy that routes by key;
    /// pages need a single server. There is no TLS: cross an open network through a tunnel.
    ///
    /// **Deadlines** hold for everything but the look-up of a host's name, which takes the time that the system's resolver
    /// takes.
    public final class RedisStore: LaneBackedStore {
        private let configuration: Configuration
        private let lanes: StoreLanes
        /// For pages, which are long and in no hurry: a walk through a collection must not hold up a sign-in.
        private let pageLanes: StoreLanes
        private let threads: StoreThreads

        /// A store that connects when it is first asked for something.
        public init(_ configuration: Configuration) {
            self.configuration = configuration
            var behaviour = StoreLanes.Configuration(
                lanes: configuration.connections, batch: 256, deadline: configuration.deadline,
                waitingLimit: configuration.waitingLimit)
            threads = StoreThreads(count: max(1, configuration.connections) + 1)
            lanes = StoreLanes(behaviour, on: threads) { RedisConnection(configuration) }
            behaviour.lanes = 1
            pageLanes = StoreLanes(behaviour, on: threads) { RedisConnection(configuration) }
        }

        /// The lanes that carry out a request.
        public func lanes(for request: StoreRequest) -> StoreLanes {
            if case .page = request { pageLanes } else { lanes }
        }

        /// The threads that wait for the server, while one of its connections is free.
        public var executor: (any TaskExecutor)? { lanes.executor }

        /// Finishes what has been asked for and closes the connections; what is asked for later is refused.
        public func close() async {
            await lanes.close()
            await pageLanes.close()
            await threads.close()
        }

        /// Asks the server how safely it keeps what it is given, over a connection for this question alone.
        ///
        /// - Throws: `StoreError` if the server cannot be reached, or is not the master.
        public func durability() async throws(StoreError) -> Durability {
            try await DurabilityProbe.ask(configuration)
        }
    }
#endif
