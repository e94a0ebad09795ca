#if Redis
    internal import CHiredis

    #if canImport(Glibc)
        internal import Glibc
    #elseif canImport(Musl)
        internal import Musl
    #elseif canImport(Darwin)
        internal import Darwin
    #endif

    /// Why a connection is of no use any more.
    enum LinkFailure: Error {
        /// Nothing of what was to be sent has left.
        case unsent
        /// It was closed, or what came is not of Redis' protocol.
        case lost
        /// The deadline passed.
        case late
    }

    /// A connection that sends bytes and receives replies, each until a deadline.
    ///
    /// After a failure it has to be given up. It belongs to one thread, and has SIGPIPE blocked there.
    ///
    /// The socket does not block. A time limit on a blocking one would begin anew with every byte that comes, and both sides
    /// would wait for each other where neither reads before it has written.
    final class RedisLink {
        private let context: UnsafeMutablePointer<redisContext>

        init(to address: RedisStore.Address, before deadline: ContinuousClock.Instant) throws(LinkFailure) {
            let left = deadline - .now
            guard left > .zero else { throw .late }
            let parts = left.components
            let time = timeval(
                tv_sec: .init(parts.seconds), tv_usec: .init(parts.attoseconds / 1_000_000_000_000))
            let opened: UnsafeMutablePointer<redisContext>? =
                switch address.kind {
                case .host(let name, let port): redisConnectWithTimeout(name, CInt(port), time)
                case .socket(let path): redisConnectUnixWithTimeout(path, time)
                }
            guard let opened else { throw .unsent }
            guard opened.pointee.err == 0, RedisLink.prepare(opened) else {
                redisFree(opened)
                throw .unsent
            }
            context = opened
        }

        deinit { redisFree(context) }

        private static func prepare(_ context: UnsafeMutablePointer<redisContext>) -> Bool {
            // hiredis writes without MSG_NOSIGNAL, and a signal would end the process when the server closes.
            var pipe = sigset_t()
            sigemptyset(&pipe)
            sigaddset(&pipe, SIGPIPE)
            pthread_sigmask(SIG_BLOCK, &pipe, nil)

            // A server that vanishes without a word is noticed between two requests too.
            if context.pointee.connection_type == REDIS_CONN_TCP { redisEnableKeepAlive(context) }
            let descriptor = context.pointee.fd
            let status = fcntl(descriptor, F_GETFL)
            context.pointee.flags &= ~REDIS_BLOCK
            return status != -1 && fcntl(descriptor, F_SETFL, status | O_NONBLOCK) != -1
                && fcntl(descriptor, F_SETFD, FD_CLOEXEC) != -1
        }

        /// Whether the server has not closed it, as far as is known here.
        ///
        /// No reply may be due: what can be read is the end, or something that nobody has asked for.
        var isOpen: Bool {
            var entry = pollfd(fd: context.pointee.fd, events: CShort(POLLIN), revents: 0)
            return poll(&entry, 1, 0) == 0
        }

        /// Sends everything, and keeps what comes meanwhile.
        func send(_ bytes: [UInt8], before deadline: ContinuousClock.Instant) throws(LinkFailure) {
            let status = bytes.withUnsafeBytes { bytes in
                redisAppendFormattedCommand(
                    context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
            }
            guard status == REDIS_OK else { throw .unsent }
            var isFirst = true
            while true {
                var isDone: CInt = 0
                guard redisBufferWrite(context, &isDone) == REDIS_OK else { throw isFirst ? .unsent : .lost }
                if isDone != 0 { return }
                isFirst = false
                try wait(for: POLLIN | POLLOUT, before: deadline)
            }
        }

        /// The next reply.
        func receive(before deadline: ContinuousClock.Instant) throws(LinkFailure) -> RedisReply {
            while true {
                var reply: UnsafeMutableRawPointer?
                guard redisGetReplyFromReader(context, &reply) == REDIS_OK else { throw .lost }
                if let reply { return RedisReply(taking: reply) }
                try wait(for: POLLIN, before: deadline)
            }
        }

        /// Sends commands and gives their replies.
        func ask(
            _ commands: RedisCommands, before deadline: ContinuousClock.Instant
        ) throws(LinkFailure) -> [RedisReply] {
            try send(commands.bytes, before: deadline)
            var replies: [RedisReply] = []
            while replies.count < commands.count { replies.append(try receive(before: deadline)) }
            return replies
        }

        private func wait(for events: CInt, before deadline: ContinuousClock.Instant) throws(LinkFailure) {
            let left = deadline - .now
            guard left > .zero else { throw .late }
            var entry = pollfd(fd: context.pointee.fd, events: CShort(events), revents: 0)
            let count = poll(&entry, 1, RedisLink.milliseconds(left))
            guard count > 0 else {
                if count == 0 || errno == EINTR { return }
                throw .lost
            }
            // All but room for writing is something to read, and be it the end.
            if CInt(entry.revents) & ~POLLOUT != 0 {
                guard redisBufferRead(context) == REDIS_OK else { throw .lost }
            }
        }

        /// Rounded up, so that nobody wakes up before the time and goes round in a circle.
        private static func milliseconds(_ duration: Duration) -> CInt {
            let (seconds, attoseconds) = duration.components
            return CInt(min(seconds, 86_400) * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
        }
    }
#endif
