#if Redis
    internal import MFACore
    internal import OTPCore

    /// Gives one page of keys by `SCAN`.
    ///
    /// A cursor of Redis is a place in the hash table of one run of one server; another one has its keys in other places,
    /// and would silently leave some out. So ours names the run.
    struct RedisPager {
        let session: RedisSession
        let keys: RedisKeys
        let deadline: ContinuousClock.Instant

        /// How many places one command looks at, and how many one page does, about: the server does nothing else meanwhile,
        /// and somebody waits for the page.
        private static let scanLimit = 1000
        private static let pageLimit = 10_000

        private enum Failure: Error {
            case link(LinkFailure)
            case store(StoreError)
        }

        func page(_ request: PageRequest, at now: UnixTime) throws(LinkFailure) -> StoreJob.Answer {
            do throws(Failure) {
                return .success(.page(try walk(request, at: now)))
            } catch {
                switch error {
                case .link(let failure): throw failure
                case .store(let error): return .failure(error)
                }
            }
        }

        private func walk(_ request: PageRequest, at now: UnixTime) throws(Failure) -> RecordPage {
            let run = try serverRun()
            var cursor = try request.cursor.map { cursor throws(Failure) in try place(cursor, in: run) } ?? 0
            let pattern = keys.pattern(of: request)
            var found: Set<[UInt8]> = []
            var looked = 0
            var count = min(request.limit, RedisPager.scanLimit)
            repeat {
                var commands = RedisCommands()
                commands.begin(arguments: 6)
                commands.argument("SCAN")
                commands.argument(String(cursor))
                commands.argument("MATCH")
                commands.argument(pattern)
                commands.argument("COUNT")
                commands.argument(Int64(count))
                guard let parts = try ask(commands)[0].list, parts.count == 2, let names = parts[1].list,
                    let next = parts[0].string.flatMap({ UInt64($0) })
                else { throw .store(.notRedis) }
                for name in names.lazy.compactMap(\.bytes) { found.insert(name) }
                looked += count
                cursor = next
                // Where other keys are in the majority, more at once.
                if names.isEmpty { count = min(count * 2, RedisPager.scanLimit) }
            } while cursor != 0 && found.count < request.limit && looked < RedisPager.pageLimit
            return RecordPage(
                identifiers: try present(Array(found), of: request, at: now),
                next: cursor == 0 ? nil : RecordPage.Cursor(text: "\(run)-\(cursor)"))
        }

        /// The identifiers of those keys whose record or counter is present.
        private func present(
            _ names: [[UInt8]], of request: PageRequest, at now: UnixTime
        ) throws(Failure) -> [String] {
            guard !names.isEmpty else { return [] }
            var commands = RedisCommands()
            for name in names {
                commands.begin(arguments: 4)
                commands.argument("HMGET")
                commands.argument(name)
                commands.argument(request.kind == .records ? "version" : "value")
                commands.argument("expires")
            }
            let start = keys.start(of: request)
            var identifiers: [String] = []
            for (name, reply) in zip(names, try ask(commands)) {
                guard let fields = reply.list, fields.count == 2 else { throw .store(.damaged) }
                let expiresAt = fields[1].decimal.map { UnixTime($0) }
                switch (fields[0], fields[1]) {
                case (.nothing, .nothing):
                    continue  // It has gone meanwhile.
                case (.text, .nothing) where request.kind == .records:
                    break
                case (.text, .text):
                    guard let expiresAt else { throw .store(.damaged) }
                    if now >= expiresAt { continue }
                default:
                    throw .store(.damaged)
                }
                guard let identifier = String(validating: name.dropFirst(start.count), as: UTF8.self) else {
                    throw .store(.damaged)
                }
                identifiers.append(identifier)
            }
            return identifiers
        }

        /// Which run of which server this is.
        private func serverRun() throws(Failure) -> String {
            if let run = session.serverRun { return run }
            var commands = RedisCommands()
            commands.command("INFO", "server")
            guard let lines = try ask(commands)[0].string?.split(whereSeparator: \.isNewline),
                let line = lines.first(where: { $0.hasPrefix("run_id:") })
            else { throw .store(.notRedis) }
            let run = String(line.dropFirst("run_id:".count).prefix(16))
            session.serverRun = run
            return run
        }

        private func place(_ cursor: RecordPage.Cursor, in run: String) throws(Failure) -> UInt64 {
            let parts = cursor.text.split(separator: "-", omittingEmptySubsequences: false)
            guard parts.count == 2, let place = UInt64(parts[1]), place != 0, String(place) == parts[1],
                parts[0].utf8.count == 16, Hex.bytes(parts[0]) != nil
            else {
                throw .store(
                    StoreError(.badCursor, "This is not where a page of this store ended; begin with the first page."))
            }
            guard parts[0] == run else {
                throw .store(
                    StoreError(
                        .badCursor,
                        "The Redis server has been restarted or replaced since that page; begin with the first page."))
            }
            return place
        }

        private func ask(_ commands: RedisCommands) throws(Failure) -> [RedisReply] {
            let replies: [RedisReply]
            do throws(LinkFailure) {
                replies = try session.link.ask(commands, before: deadline)
            } catch {
                throw .link(error)
            }
            for case .refusal(let refusal) in replies { throw .store(refusal.error(changing: false)) }
            return replies
        }
    }
#endif
