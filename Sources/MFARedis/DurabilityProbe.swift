#if Redis
    internal import MFACore
    internal import OTPCore
    internal import Synchronization

    /// A connection for the one question how safely the server keeps things.
    ///
    /// It has a lane of its own, since hiredis blocks and lanes are what may.
    struct DurabilityProbe: StoreConnection {
        /// Where the answer is put, since no verb of a store returns it.
        private final class Findings: Sendable {
            let durability = Mutex<RedisStore.Durability?>(nil)
        }

        private let configuration: RedisStore.Configuration
        private let findings: Findings

        static func ask(_ configuration: RedisStore.Configuration) async throws(StoreError) -> RedisStore.Durability {
            let findings = Findings()
            let lanes = StoreLanes(StoreLanes.Configuration(lanes: 1, deadline: configuration.deadline)) {
                DurabilityProbe(configuration: configuration, findings: findings)
            }
            // What is asked for is of no account; a sweep is what has nothing to do.
            _ = try await lanes.perform(.sweep(limit: 0, at: 0))
            guard let durability = findings.durability.withLock({ $0 }) else { throw .connectionLost }
            return durability
        }

        mutating func perform(_ jobs: [StoreJob]) {
            for job in jobs {
                do throws(StoreError) {
                    let durability = try ask(before: job.deadline)
                    findings.durability.withLock { $0 = durability }
                    job.answer(.success(.swept(0)))
                } catch {
                    job.answer(.failure(error))
                }
            }
        }

        mutating func close() {}

        private func ask(before deadline: ContinuousClock.Instant) throws(StoreError) -> RedisStore.Durability {
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
