#if Redis
    internal import MFACore

    /// An error that the server has answered with.
    ///
    /// Of its text, only the code is kept: the rest may repeat what it was sent.
    struct RedisRefusal {
        enum Kind {
            /// The script is not in the server's cache.
            case unknownScript
            /// The server cannot do it now.
            case busy
            /// The server is a replica.
            case replica
            /// Something of another kind is stored there.
            case otherType
            /// The server is set up in another way than the store.
            case misconfigured(String)
            /// What this package knows nothing of.
            case other
        }

        let kind: Kind
        let code: String

        init(_ text: String) {
            var code = String(text.prefix { $0 != " " })
            if text.hasPrefix("ERR Error running script") {
                // Servers before 7 put the code of the command that failed into the middle of the script's own error.
                let words = text.split(separator: " ").lazy.map { String($0.drop { $0 == "-" }) }
                code = words.first { RedisRefusal.kinds[$0] != nil } ?? code
            }
            let isCode = code.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
            self.code = isCode && !code.isEmpty ? code : "ERR"
            if let kind = RedisRefusal.kinds[code] {
                self.kind = kind
            } else if text.contains("max number of clients") {
                kind = .busy
            } else if text.contains("can't run this command") {
                kind = .misconfigured(RedisRefusal.permissions)
            } else {
                kind = .other
            }
        }

        private static let permissions =
            "The user at the Redis server lacks permissions; the documentation of RedisStore lists the needed ones."
        private static let cluster =
            "The server belongs to a Redis Cluster; give the address of a proxy that routes, or of a single server."
        private static let signIn =
            "The Redis server does not take the user and password of the configuration; correct them, or give them."

        private static let kinds: [String: Kind] = [
            "NOSCRIPT": .unknownScript,
            "LOADING": .busy, "BUSY": .busy, "OOM": .busy, "MASTERDOWN": .busy, "CLUSTERDOWN": .busy, "TRYAGAIN": .busy,
            "MISCONF": .busy, "NOREPLICAS": .busy,
            "READONLY": .replica,
            "WRONGTYPE": .otherType,
            "MOVED": .misconfigured(cluster), "ASK": .misconfigured(cluster), "CROSSSLOT": .misconfigured(cluster),
            "NOAUTH": .misconfigured(signIn), "WRONGPASS": .misconfigured(signIn),
            "NOPERM": .misconfigured(permissions),
            "DENIED": .misconfigured(
                "The Redis server takes no connections from other machines; see its protected-mode, bind and requirepass."
            ),
        ]

        /// What it means for a request.
        func error(changing: Bool) -> StoreError {
            switch kind {
            case .busy:
                return StoreError(.unavailable, "The Redis server cannot do it now (\(code)); try again.")
            case .replica:
                return .isReplica
            case .otherType:
                return .damaged
            case .misconfigured(let sentence):
                // Within a script, a command may be forbidden after another one has written.
                return StoreError(code == "ERR" && changing ? .outcomeUnknown : .badConfiguration, sentence)
            case .unknownScript, .other:
                return StoreError(
                    changing ? .outcomeUnknown : .unavailable,
                    "The Redis server refused with an unexpected error (\(code)); see its log and its configuration.")
            }
        }

        /// What it means while a connection is set up.
        var setUpError: StoreError {
            guard case .other = kind else { return error(changing: false) }
            return StoreError(
                .badConfiguration,
                "The Redis server refused a new connection (\(code)); see the password, the database and its version.")
        }
    }

    extension StoreError {
        static let isReplica = StoreError(
            .unavailable, "The Redis server is a replica and not the master; try again after the fail-over.")

        static let damaged = StoreError(
            .damaged, "What is stored in Redis under this key has not been written by this package.")

        static let unreachable = StoreError(
            .unavailable, "The Redis server cannot be reached; see whether it runs, and whether its address is right.")

        static let late = StoreError(.unavailable, "The Redis server did not answer in time; try again.")

        static let connectionLost = StoreError(.unavailable, "The connection to the Redis server was lost; try again.")

        static let answerLost = StoreError(
            .outcomeUnknown, "The answer of the Redis server did not come; it may have done what it was asked.")

        static let notRedis = StoreError(
            .badConfiguration, "What answers at the address in the configuration is not a Redis server.")
    }
#endif
