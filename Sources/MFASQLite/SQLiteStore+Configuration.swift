#if SQLite
    extension SQLiteStore {
        /// How a store uses its file.
        public struct Configuration: Sendable {
            /// Where the file is.
            public var path: String
            /// How many threads read; one more writes.
            public var readers: Int
            /// How long a verb may take from the call to its answer.
            public var deadline: Duration
            /// How long to wait for the locks of other connections, at most until the deadline of the verb.
            public var busyTimeout: Duration
            /// How many verbs may wait for the readers, and how many for the writer; more are refused at once.
            public var waitingLimit: Int
            /// When a write counts as stored.
            public var synchronous: Synchronous

            /// Settings that work for a server of any size that one machine can be.
            public init(
                path: String, readers: Int = 2, deadline: Duration = .seconds(5), busyTimeout: Duration = .seconds(5),
                waitingLimit: Int = 10_000, synchronous: Synchronous = .full
            ) {
                self.path = path
                self.readers = readers
                self.deadline = deadline
                self.busyTimeout = busyTimeout
                self.waitingLimit = waitingLimit
                self.synchronous = synchronous
            }

            /// When a write counts as stored.
            public struct Synchronous: Sendable, Hashable {
                let pragma: String

                /// When the disk has it: nothing that was answered is lost.
                ///
                /// Every transaction ends with an `fsync` of the log.
                public static let full = Synchronous(pragma: "FULL")

                /// When the system has it: faster by far, and not enough for what this package promises.
                ///
                /// A crash of the process loses nothing. A power failure or a crash of the system loses what was written
                /// since the last checkpoint, which may be minutes: used codes can be used again, and counted guesses are
                /// forgotten. The database stays whole. For tests, and where nothing of that matters.
                public static let normal = Synchronous(pragma: "NORMAL")
            }
        }
    }
#endif
