#if Redis
    internal import MFACore
    internal import OTPCore

    /// Asks the one question how safely the server keeps things.
    enum DurabilityProbe {
        /// Asks over a connection and a thread for this alone, since hiredis blocks and no verb of a store is meant.
        static func ask(_ configuration: RedisStore.Configuration) async throws(StoreError) -> RedisStore.Durability {
            let answer = Awaited<Result<RedisStore.Durability, StoreError>>()
            startThread {
                let deadline = ContinuousClock.now + configuration.deadline
                answer.give(
                    Result { () throws(StoreError) in try ask(configuration, before: deadline) })
            }
            return try await answer.value.get()
        }

        private static func ask(
            _ configuration: RedisStore.Configuration, before deadline: ContinuousClock.Instant
        ) throws(StoreError) -> RedisStore.Durability {
            var connector = RedisConnector(configuration)
            let session = try connector.session(before: min(deadline, .now + configuration.connectDeadline))
            let names = [
                "appendonly", "appendfsync", "no-appendfsync-on-rewrite", "maxmemory", "maxmemory-policy",
                "min-replicas-to-write",
            ]
            var commands = RedisCommands()
            for name in names { commands.command("CONFIG", "GET", name) }
            // Three sections, one a command: servers before 7 know no more at once.
            for section in ["persistence", "memory", "replication"] { commands.command("INFO", section) }
            let replies: [RedisReply]
            do throws(LinkFailure) {
                replies = try session.link.ask(commands, before: deadline)
            } catch {
                throw error == .late ? .late : .connectionLost
            }
            var settings: [String: String] = [:]
            for (name, reply) in zip(names, replies) {
                if let pair = reply.list, pair.count == 2 { settings[name] = pair[1].string }
            }
            var info: [String: String] = [:]
            let told = replies.dropFirst(names.count).compactMap(\.string).joined()
            for line in told.split(whereSeparator: \.isNewline) {
                let parts = line.split(separator: ":", maxSplits: 1)
                if parts.count == 2 { info[String(parts[0])] = String(parts[1]) }
            }
            return RedisStore.Durability(settings: settings, info: info)
        }
    }
#endif
