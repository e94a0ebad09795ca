#if Redis
    public import MFACore

    extension RedisStore {
        /// Where the server is, and how to use it.
        public struct Configuration: Sendable {
            /// Where the server is, or who knows it.
            public var server: Server
            /// What to sign in with at the server; nil where that is not asked for.
            public var credentials: Credentials?
            /// What to sign in with at Sentinel; nil where that is not asked for.
            public var sentinelCredentials: Credentials?
            /// The number of the database.
            public var database = 0
            /// What all keys begin with.
            ///
            /// Two stores in one database see nothing of each other if neither's prefix begins with the other's.
            public var keyPrefix = "mfa:"
            /// How many connections, each with a thread of its own, beside the one that pages have; at least 1.
            ///
            /// What tasks ask for at the same time goes over a connection in one piece, and the server does one thing after
            /// the other. So one is the fastest, unless large values are common.
            public var connections = 1
            /// How long a verb may take from the call to its answer.
            public var deadline: Duration = .seconds(5)
            /// How long it may take to find the server, to connect and to sign in.
            public var connectDeadline: Duration = .seconds(2)
            /// For how long at most no connection is tried after one has failed.
            ///
            /// The first pause is 20 milliseconds, and each is twice as long as the one before. Meanwhile every verb fails at
            /// once.
            public var longestPause: Duration = .seconds(1)
            /// How many verbs may wait for a connection; more are refused at once.
            public var waitingLimit = 10_000

            /// A server, with the values above for everything else.
            public init(_ server: Server) { self.server = server }
        }

        /// Where a server or a Sentinel listens.
        public struct Address: Sendable, Hashable {
            enum Kind: Hashable {
                case host(String, port: Int)
                case socket(path: String)
            }

            let kind: Kind

            /// A host's name or number, and a port.
            public static func host(_ name: String, port: Int = 6379) -> Address {
                Address(kind: .host(name, port: port))
            }

            /// A Unix socket.
            public static func socket(_ path: String) -> Address { Address(kind: .socket(path: path)) }
        }

        /// How the server is found.
        public struct Server: Sendable, Hashable {
            enum Kind: Hashable {
                case fixed(Address)
                case sentinels([Address], master: String)
            }

            let kind: Kind

            /// A server at a known place.
            public static func at(_ address: Address) -> Server { Server(kind: .fixed(address)) }

            /// The one that Sentinel holds for the master at the time of connecting.
            ///
            /// - Parameters:
            ///   - name: What Sentinel calls it.
            ///   - sentinels: Where to ask; the first one that answers counts.
            /// - Returns: The way to the server.
            public static func master(_ name: String, sentinels: [Address]) -> Server {
                Server(kind: .sentinels(sentinels, master: name))
            }
        }

        /// A name and a password, which no output shows.
        public struct Credentials: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
            let user: String?
            let password: String

            /// A user's password; without a user, the one of `requirepass`.
            public init(user: String? = nil, password: String) {
                self.user = user
                self.password = password
            }

            /// Nothing of what they are.
            public var description: String { "credentials" }

            /// Nothing of what they are.
            public var customMirror: Mirror { Mirror(self, children: []) }
        }
    }

    extension RedisStore.Configuration {
        /// What a URL says, with the values above for everything else.
        ///
        /// The forms are `redis://[[user]:password@]host[:port][/database]`, `unix://[[user]:password@]/path[?db=database]`
        /// and `redis-sentinel://[[user]:password@]host[:port][,host[:port]…]/master[/database]`. User, password, path and
        /// master may have percent escapes. The user and the password are the server's and not Sentinel's.
        ///
        /// - Throws: `StoreError` with the code `badConfiguration`, with a sentence that does not repeat the URL.
        public init(url: String) throws(StoreError) { self = try RedisURL(url).configuration() }
    }
#endif
