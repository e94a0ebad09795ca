#if Redis
    internal import MFACore
    internal import OTPCore

    /// Puts requests into commands, and reads the replies.
    ///
    /// One request is one command here; a page is several, and has a type of its own.
    struct RedisRequests {
        /// How the server is told which script to run.
        enum ScriptForm {
            /// By its name in the server's cache.
            case name
            /// As it stands, which puts it into the cache.
            case text
        }

        let keys: RedisKeys

        /// Appends the command for a request.
        func append(
            _ request: StoreRequest, to commands: inout RedisCommands, for session: RedisSession, scripts: ScriptForm
        ) {
            switch request {
            case .read(let key, _):
                commands.begin(arguments: 6)
                commands.argument("HMGET")
                commands.argument(keys.key(.records, key))
                for field in ["version", "value", "key", "expires"] { commands.argument(field) }
            case .write(let change, let key, let now):
                commands.begin(arguments: 11)
                switch scripts {
                case .name: commands.call(session.writeScript)
                case .text: commands.call(text: RedisScripts.write)
                }
                commands.argument(keys.key(.records, key))
                commands.argument(now.seconds)
                commands.argument(change.expected?.description ?? "")
                commands.argument(change.replacement?.version.description ?? "")
                commands.argument(change.replacement?.value ?? [])
                commands.argument(change.replacement?.keyName ?? "")
                if let expiresAt = change.replacement?.expiresAt {
                    commands.argument(expiresAt.seconds)
                    commands.argument(RedisRequests.life(from: now, to: expiresAt))
                } else {
                    commands.argument("")
                    commands.argument("")
                }
            case .add(let amount, let key, let expiresAt, let now):
                commands.begin(arguments: 8)
                switch scripts {
                case .name: commands.call(session.addScript)
                case .text: commands.call(text: RedisScripts.add)
                }
                commands.argument(keys.key(.counters, key))
                commands.argument(now.seconds)
                commands.argument(amount)
                commands.argument(expiresAt.seconds)
                commands.argument(RedisRequests.life(from: now, to: expiresAt))
            case .removeCounter(let key):
                commands.begin(arguments: 2)
                commands.argument("DEL")
                commands.argument(keys.key(.counters, key))
            case .sweep, .page:
                preconditionFailure("a sweep needs no command, and a page more than one")
            }
        }

        /// The milliseconds after which Redis may remove what has this expiry.
        private static func life(from now: UnixTime, to expiresAt: UnixTime) -> Int64 {
            let (difference, overflow) = expiresAt.seconds.subtractingReportingOverflow(now.seconds)
            let left = overflow && expiresAt > now ? RedisScripts.longestLife : overflow ? 0 : difference
            return (min(max(left, 0), RedisScripts.longestLife) + RedisScripts.margin) * 1000
        }

        /// The answer to a request that a reply holds.
        func answer(to request: StoreRequest, from reply: RedisReply) -> StoreJob.Answer {
            if case .refusal(let refusal) = reply {
                return .failure(refusal.error(changing: request.changesSomething))
            }
            switch request {
            case .read(_, let now):
                return RedisRequests.record(in: reply, at: now)
            case .write:
                switch reply {
                case .integer(1): return .success(.outcome(.written))
                case .integer(0): return .success(.outcome(.conflict))
                default: return .failure(.damaged)
                }
            case .add:
                if case .integer(-1) = reply { return .failure(.counterOverflow) }
                return reply.decimal.map { .success(.value($0)) } ?? .failure(.damaged)
            case .removeCounter:
                return .success(.done)
            case .sweep, .page:
                preconditionFailure("a sweep needs no command, and a page more than one")
            }
        }

        private static func record(in reply: RedisReply, at now: UnixTime) -> StoreJob.Answer {
            guard let fields = reply.list, fields.count == 4 else { return .failure(.damaged) }
            if case (.nothing, .nothing, .nothing, .nothing) = (fields[0], fields[1], fields[2], fields[3]) {
                return .success(.record(nil))
            }
            guard let hex = fields[0].string, let version = RecordVersion(hex: hex), let value = fields[1].bytes,
                let keyName = fields[2].string
            else { return .failure(.damaged) }
            var expiresAt: UnixTime?
            if case .text = fields[3] {
                guard let seconds = fields[3].decimal else { return .failure(.damaged) }
                expiresAt = UnixTime(seconds)
            }
            guard
                let record = try? StoredRecord(value: value, version: version, expiresAt: expiresAt, keyName: keyName)
            else { return .failure(.damaged) }
            return .success(.record(record.isAlive(at: now) ? record : nil))
        }
    }

    extension RedisCommands {
        /// The beginning of a command that runs a script of one key.
        fileprivate mutating func call(_ name: [UInt8]) {
            argument("EVALSHA")
            argument(name)
            argument("1")
        }

        fileprivate mutating func call(text: String) {
            argument("EVAL")
            argument(text)
            argument("1")
        }
    }
#endif
