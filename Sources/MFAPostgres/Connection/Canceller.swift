#if PostgreSQL
    internal import CPostgres
    internal import MFACore
    internal import Synchronization

    /// Sends requests to cancel, each on a thread of its own.
    ///
    /// libpq sends such a request over a connection of its own, and waits for the server without any limit. A lane must
    /// not: a server that does not answer is often why something is cancelled.
    final class Canceller: Sendable {
        private let isBusy = Atomic(false)

        init() {}

        /// Sends a request, unless the one before is still on its way, and frees it.
        ///
        /// Threads that wait for a server which is gone must not pile up. In that case the server only learns later,
        /// from the end of the connection, that nobody waits any more.
        func send(_ request: OpaquePointer) {
            guard !isBusy.exchange(true, ordering: .relaxed) else { return PQfreeCancel(request) }
            // Handed over to the thread: nobody else has it from here on.
            nonisolated(unsafe) let request = request
            startThread {
                withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { message in
                    _ = PQcancel(request, message.baseAddress, Int32(message.count))
                }
                PQfreeCancel(request)
                self.isBusy.store(false, ordering: .relaxed)
            }
        }
    }
#endif
