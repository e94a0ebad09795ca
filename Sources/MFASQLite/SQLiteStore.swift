#if SQLite
    public import MFACore

    /// A store in one file, for a server that runs on one machine.
    ///
    /// ```swift
    /// let store = try SQLiteStore(path: "/var/lib/shop/mfa.sqlite")
    /// ```
    ///
    /// Several processes on the machine may use the file at the same time. It must not lie on a network file system, where
    /// SQLite's locks do not hold. Beside it SQLite keeps two more, with `-wal` and `-shm` at the end of their names, which
    /// belong to it: copy it with `sqlite3 mfa.sqlite ".backup copy.sqlite"` and not by hand.
    ///
    /// **Durability.** A write is answered after the system has said that it is on the disk; writes that wait at the same
    /// time share one such wait. What was answered survives a crash of the process at any moment, and of the machine as far
    /// as its disk tells the truth. ``Configuration/Synchronous`` says what the other setting gives up.
    ///
    /// **Looking into it.** `sqlite3 mfa.sqlite "SELECT * FROM overview"` shows what is stored, but for the values, which are
    /// sealed.
    public final class SQLiteStore: LaneBackedStore {
        private let readers: StoreLanes
        private let writer: StoreLanes
        private let threads: StoreThreads

        /// Opens the file, or makes it.
        ///
        /// It waits for the disk, and for a process that is making the same file, so it belongs to the start of a program.
        ///
        /// - Parameter configuration: Which file, and how to use it.
        /// - Throws: `badConfiguration` for what somebody has to put right; `unavailable` for a database that is locked or
        ///   a disk that is full; `damaged`.
        public init(_ configuration: Configuration) throws(StoreError) {
            let path = try Opening.prepare(configuration)
            let readerCount = max(1, configuration.readers)
            threads = StoreThreads(count: readerCount + 1)
            readers = StoreLanes(
                .init(
                    lanes: readerCount, batch: 16, deadline: configuration.deadline,
                    waitingLimit: configuration.waitingLimit),
                on: threads
            ) {
                ReaderConnection(LazyDatabase(path: path, role: .reader, configuration: configuration))
            }
            // One, because SQLite lets only one connection write at a time; many jobs, because they share a transaction.
            writer = StoreLanes(
                .init(
                    lanes: 1, batch: 256, deadline: configuration.deadline, waitingLimit: configuration.waitingLimit),
                on: threads
            ) {
                WriterConnection(
                    LazyDatabase(path: path, role: .writer, configuration: configuration),
                    busyTimeout: configuration.busyTimeout)
            }
        }

        /// Opens a file with the usual settings, or makes it.
        ///
        /// - Parameter path: Where it is. Its folder must be there.
        /// - Throws: As ``init(_:)`` does.
        public convenience init(path: String) throws(StoreError) { try self.init(Configuration(path: path)) }

        /// The lanes that carry out a request.
        public func lanes(for request: StoreRequest) -> StoreLanes {
            // Who reads mostly goes on to write. A connection keeps the pages that it has read, until another one writes.
            if case .read = request, writer.areFreeHere { return writer }
            return request.changesSomething ? writer : readers
        }

        /// The threads that wait for the disk, while nobody writes.
        public var executor: (any TaskExecutor)? { writer.executor }

        /// Carries out what has been asked for, and closes the file; what is asked for later is refused.
        ///
        /// A store that nobody refers to any more closes its file by itself, a little later.
        public func close() async {
            await readers.close()
            await writer.close()
            await threads.close()
        }
    }
#endif
