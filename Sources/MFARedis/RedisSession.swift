#if Redis
    internal import MFACore

    /// A connection that is signed in at the master and knows its scripts.
    final class RedisSession {
        let link: RedisLink
        /// What `EVALSHA` calls the scripts.
        let writeScript: [UInt8]
        let addScript: [UInt8]
        /// Which run of which server it is; asked for by the first page.
        var serverRun: String?

        init(link: RedisLink, writeScript: [UInt8], addScript: [UInt8]) {
            self.link = link
            self.writeScript = writeScript
            self.addScript = addScript
        }
    }

    /// Finds the server and makes sessions.
    struct RedisConnector {
        private let configuration: RedisStore.Configuration
        /// In the order in which they are asked: one that did not answer comes last.
        private var sentinels: [RedisStore.Address] = []

        init(_ configuration: RedisStore.Configuration) {
            self.configuration = configuration
            if case .sentinels(let addresses, _) = configuration.server.kind { sentinels = addresses }
        }

        mutating func session(before deadline: ContinuousClock.Instant) throws(StoreError) -> RedisSession {
            switch configuration.server.kind {
            case .fixed(let address):
                return try session(at: address, before: deadline)
            case .sentinels(_, let master):
                let addresses = sentinels
                var failure = StoreError(
                    .badConfiguration, "The configuration names no Sentinel; give the address of at least one.")
                for (index, sentinel) in addresses.enumerated() {
                    // One that is silent must leave time for those after it, and for the master itself.
                    let share = (deadline - .now) / (addresses.count - index + 1)
                    do throws(StoreError) {
                        let address = try address(of: master, from: sentinel, before: .now + share)
                        return try session(at: address, before: index + 1 < addresses.count ? .now + share : deadline)
                    } catch {
                        failure = error
                        sentinels.append(sentinels.removeFirst())
                    }
                }
                throw failure
            }
        }

        private func address(
            of master: String, from sentinel: RedisStore.Address, before deadline: ContinuousClock.Instant
        ) throws(StoreError) -> RedisStore.Address {
            var commands = RedisCommands()
            if let credentials = configuration.sentinelCredentials { commands.signIn(credentials) }
            commands.command("SENTINEL", "get-master-addr-by-name", master)
            guard let reply = try replies(to: commands, at: sentinel, before: deadline).replies.last else {
                throw .notRedis
            }
            switch reply {
            case .nothing:
                throw StoreError(.badConfiguration, "Sentinel knows no master of the name in the configuration.")
            case .refusal(let refusal):
                throw refusal.setUpError
            default:
                guard let parts = reply.list, parts.count == 2, let host = parts[0].string, let port = parts[1].decimal,
                    (1...65535).contains(port)
                else { throw .notRedis }
                return .host(host, port: Int(port))
            }
        }

        private func session(
            at address: RedisStore.Address, before deadline: ContinuousClock.Instant
        ) throws(StoreError) -> RedisSession {
            var commands = RedisCommands()
            if let credentials = configuration.credentials { commands.signIn(credentials) }
            if configuration.database != 0 { commands.command("SELECT", String(configuration.database)) }
            commands.command("ROLE")
            commands.command("SCRIPT", "LOAD", RedisScripts.write)
            commands.command("SCRIPT", "LOAD", RedisScripts.add)
            var (link, replies) = try replies(to: commands, at: address, before: deadline)
            guard let add = replies.popLast(), let write = replies.popLast(), let role = replies.popLast() else {
                throw .notRedis
            }
            // In this order, so that what is told is the cause: whoever is not signed in gets errors for the rest too.
            for case .refusal(let refusal) in replies { throw refusal.setUpError }
            try check(role)
            for case .refusal(let refusal) in [write, add] { throw refusal.setUpError }
            guard let writeScript = write.bytes, let addScript = add.bytes else { throw .notRedis }
            return RedisSession(link: link, writeScript: writeScript, addScript: addScript)
        }

        private func check(_ role: RedisReply) throws(StoreError) {
            switch role {
            case .list(let parts):
                guard parts.first?.string == "master" else { throw .isReplica }
            case .refusal(let refusal):
                if case .busy = refusal.kind { throw refusal.setUpError }
                // The user need not have the permission, unless who is master may change.
                if case .sentinels = configuration.server.kind { throw refusal.setUpError }
                if refusal.code == "NOAUTH" || refusal.code == "DENIED" { throw refusal.setUpError }
            default:
                throw .notRedis
            }
        }

        private func replies(
            to commands: RedisCommands, at address: RedisStore.Address, before deadline: ContinuousClock.Instant
        ) throws(StoreError) -> (link: RedisLink, replies: [RedisReply]) {
            var replies: [RedisReply] = []
            do throws(LinkFailure) {
                let link = try RedisLink(to: address, before: deadline)
                try link.send(commands.bytes, before: deadline)
                while replies.count < commands.count { replies.append(try link.receive(before: deadline)) }
                return (link, replies)
            } catch {
                // A server that has too many connections says so and closes this one.
                for case .refusal(let refusal) in replies { throw refusal.setUpError }
                throw error == .late ? .late : .unreachable
            }
        }
    }

    extension RedisCommands {
        fileprivate mutating func signIn(_ credentials: RedisStore.Credentials) {
            if let user = credentials.user {
                command("AUTH", user, credentials.password)
            } else {
                command("AUTH", credentials.password)
            }
        }
    }
#endif
