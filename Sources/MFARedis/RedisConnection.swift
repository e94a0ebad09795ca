#if Redis
    internal import MFACore

    /// A connection for a lane: it sends what tasks ask for at the same time in one go, and connects anew when it has to.
    struct RedisConnection: StoreConnection {
        private let configuration: RedisStore.Configuration
        private var connector: RedisConnector
        private var session: RedisSession?
        private var round: RedisRound

        /// Until when no connection is tried, and why.
        private var pause: (end: ContinuousClock.Instant, length: Duration, reason: StoreError)?

        init(_ configuration: RedisStore.Configuration) {
            self.configuration = configuration
            connector = RedisConnector(configuration)
            round = RedisRound(keys: RedisKeys(prefix: configuration.keyPrefix))
        }

        mutating func perform(_ jobs: [StoreJob]) {
            var open = jobs.filter { job in
                guard case .sweep = job.request else { return true }
                job.answer(.success(.swept(0)))  // Redis does it by itself.
                return false
            }
            // A connection that breaks is no reason to fail for those whom it has done nothing to, once.
            for _ in 0..<2 where !open.isEmpty {
                do throws(StoreError) {
                    let session = try connectedSession(for: open)
                    open = round.run(open, over: session)
                    if round.isSessionSpoilt { self.session = nil }
                } catch {
                    for job in open { job.answer(.failure(error)) }
                    return
                }
            }
            for job in open { job.answer(.failure(.connectionLost)) }
        }

        mutating func close() { session = nil }

        private mutating func connectedSession(for jobs: [StoreJob]) throws(StoreError) -> RedisSession {
            // A server that has been restarted, or closes idle connections, has closed this one before anything is sent.
            if let session, session.link.isOpen { return session }
            session = nil
            let now = ContinuousClock.now
            if let pause, now < pause.end { throw pause.reason }
            do throws(StoreError) {
                let deadline = jobs.reduce(now + configuration.connectDeadline) { min($0, $1.deadline) }
                let made = try connector.session(before: deadline)
                session = made
                pause = nil
                return made
            } catch {
                let length = min(pause.map { $0.length * 2 } ?? .milliseconds(20), configuration.longestPause)
                pause = (.now + length, length, error)
                throw error
            }
        }
    }
#endif
