#if PostgreSQL
    #if canImport(Glibc)
        internal import Glibc
    #elseif canImport(Musl)
        internal import Musl
    #elseif canImport(Darwin)
        internal import Darwin
    #endif

    typealias Instant = ContinuousClock.Instant

    /// Waits on a thread that has nothing else to do.
    enum Waiting {
        /// Waits until a socket can be read or written; false if the instant comes first.
        static func awaitSocket(_ socket: Int32, toRead: Bool, toWrite: Bool, until end: Instant) -> Bool {
            var entry = pollfd(fd: socket, events: Int16((toRead ? POLLIN : 0) | (toWrite ? POLLOUT : 0)), revents: 0)
            while true {
                let now = ContinuousClock.now
                let count = poll(&entry, 1, milliseconds(from: now, to: end))
                if count > 0 { return true }
                // An error other than an interruption is the socket's; libpq finds it and says so.
                if count < 0 && errno != EINTR { return true }
                if count == 0 && ContinuousClock.now >= end { return false }
            }
        }

        /// Whether there is something to read, or the end, without waiting.
        static func hasInput(_ socket: Int32) -> Bool {
            var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            return poll(&entry, 1, 0) > 0
        }

        /// Waits until the instant has come.
        static func pause(until end: Instant) {
            while true {
                let now = ContinuousClock.now
                guard now < end else { return }
                poll(nil, 0, milliseconds(from: now, to: end))
            }
        }

        /// Rounded up, lest the last fraction of a millisecond be waited for in circles.
        private static func milliseconds(from now: Instant, to end: Instant) -> Int32 {
            guard now < end else { return 0 }
            let (seconds, attoseconds) = now.duration(to: end).components
            guard seconds < 1_000_000 else { return 1_000_000_000 }
            return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
        }
    }
#endif
