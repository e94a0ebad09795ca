#if PostgreSQL
    /// How long to wait before the next attempt to connect: not at all after the first failure, then longer and longer.
    struct ReconnectPause {
        private static let shortest = Duration.milliseconds(25)
        private static let longest = Duration.seconds(2)

        private var failures = 0
        /// When the next attempt may be made.
        private(set) var end = Instant.now

        /// Takes note that the connection could not be made, or was lost before it was of any use.
        mutating func noteFailure() {
            failures += 1
            var pause = Duration.zero
            if failures > 1 {
                pause = min(ReconnectPause.longest, ReconnectPause.shortest * (1 << min(failures - 2, 10)))
            }
            // At random, lest a whole fleet come back to a server in the same moment.
            end = .now + pause * Double.random(in: 0.5...1)
        }

        /// Takes note that the connection works.
        mutating func noteSuccess() { failures = 0 }
    }
#endif
