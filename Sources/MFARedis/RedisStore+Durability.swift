#if Redis
    internal import MFACore

    extension RedisStore {
        /// How safely the server keeps what it has answered, as far as it tells.
        public struct Durability: Sendable, Hashable {
            /// Whether nothing that was answered is lost when the server or its machine crashes; nil if it does not tell.
            public let survivesCrash: Bool?
            /// Whether a server that is full refuses to write, and does not forget instead; nil if it does not tell.
            public let refusesWhenFull: Bool?
            /// How many replicas follow the server now; nil if it does not tell.
            public let replicas: Int?
            /// How many replicas must follow closely for the server to write anything; nil if it does not tell.
            public let requiredReplicas: Int?
            /// What an operator should change or look up, each in a sentence; empty if there is nothing.
            public let advice: [String]
        }
    }

    extension RedisStore.Durability {
        /// What follows from the answers of `CONFIG GET` and `INFO`; an answer that was refused is missing.
        init(settings: [String: String], info: [String: String]) {
            var advice: [String] = []
            let isAppending = settings["appendonly"].map { $0 == "yes" } ?? info["aof_enabled"].map { $0 == "1" }
            let always = settings["appendfsync"].map { $0 == "always" }
            let neverPauses = settings["no-appendfsync-on-rewrite"].map { $0 == "no" }
            switch (isAppending, always, neverPauses) {
            case (false, _, _):
                survivesCrash = false
                advice.append(
                    "A crash loses all since the last snapshot; set “appendonly yes” and “appendfsync always”.")
            case (_, false, _):
                survivesCrash = false
                advice.append("A crash loses the last seconds; set “appendfsync always”.")
            case (_, _, false):
                survivesCrash = false
                advice.append(
                    "A crash during a rewrite of the append-only file loses the last seconds; "
                        + "set “no-appendfsync-on-rewrite no”.")
            case (true, true, true):
                survivesCrash = true
            default:
                survivesCrash = nil
                advice.append(
                    "The server does not tell what a crash loses; see that it has “appendonly yes” and "
                        + "“appendfsync always”, or permit “config|get” and “info”.")
            }

            let limit = settings["maxmemory"] ?? info["maxmemory"]
            let policy = settings["maxmemory-policy"] ?? info["maxmemory_policy"]
            if limit == "0" || policy == "noeviction" {
                refusesWhenFull = true
            } else if policy != nil {
                refusesWhenFull = false
                advice.append("A full server forgets records and counts; set “maxmemory-policy noeviction”.")
            } else {
                refusesWhenFull = nil
                advice.append(
                    "The server does not tell what it does when it is full; see that it has "
                        + "“maxmemory-policy noeviction”.")
            }

            replicas = info["connected_slaves"].flatMap { Int($0) }
            requiredReplicas = settings["min-replicas-to-write"].flatMap { Int($0) }
            if let replicas, replicas > 0, requiredReplicas == 0 {
                advice.append(
                    "A fail-over may lose any number of writes; set “min-replicas-to-write 1” and a small "
                        + "“min-replicas-max-lag”.")
            }
            self.advice = advice
        }
    }
#endif
