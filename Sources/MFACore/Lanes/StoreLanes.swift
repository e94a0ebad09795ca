/// Threads that carry out the verbs of a store through a library that blocks.
///
/// Swift's tasks run on few threads, which must not wait for a disk or a network. A store over a blocking library hands its
/// verbs to lanes: each is one thread with one connection. Jobs that come while all lanes are busy wait in one queue,
/// and a lane takes several at once, up to its fair share.
public final class StoreLanes: Sendable {
    /// How lanes behave.
    public struct Configuration: Sendable {
        /// How many threads, and connections; at least 1.
        public var lanes: Int
        /// How many jobs a connection is given at once, at most.
        public var batch: Int
        /// How long a verb may take from the call to its answer.
        public var deadline: Duration
        /// How many jobs may wait; more are refused at once.
        public var waitingLimit: Int

        /// Sensible values for a database on the same machine or the next one.
        public init(lanes: Int = 4, batch: Int = 64, deadline: Duration = .seconds(5), waitingLimit: Int = 10_000) {
            self.lanes = lanes
            self.batch = batch
            self.deadline = deadline
            self.waitingLimit = waitingLimit
        }
    }

    private let queue = JobQueue<StoreJob>()
    private let configuration: Configuration
    private let ending: Countdown

    /// Starts the threads.
    ///
    /// - Parameters:
    ///   - configuration: How they behave.
    ///   - connect: Makes a connection; called once on every thread. It does not fail: a connection that cannot be opened
    ///     says so in its answers, and tries again.
    public init(
        _ configuration: Configuration, connect: @escaping @Sendable () -> any StoreConnection
    ) {
        self.configuration = configuration
        let ending = Countdown(max(1, configuration.lanes))
        self.ending = ending
        let queue = queue
        for _ in 0..<max(1, configuration.lanes) {
            startThread {
                var connection = connect()
                while true {
                    let jobs = queue.take(limit: max(1, configuration.batch), threads: max(1, configuration.lanes))
                    guard !jobs.isEmpty else { break }
                    StoreLanes.carryOut(jobs, by: &connection)
                }
                connection.close()
            } ended: {
                ending.step()
            }
        }
    }

    deinit { queue.close() }

    /// Carries out what is queued, ends the threads, and waits for that; what is asked for later is refused.
    public func close() async {
        queue.close()
        await ending.end()
    }

    /// Has one of the threads carry out a request, and waits for its answer.
    public func perform(_ request: StoreRequest) async throws(StoreError) -> StoreAnswer {
        guard !Task.isCancelled else { throw .cancelled }
        let job = StoreJob(request, deadline: .now + configuration.deadline)
        switch queue.append(job, limit: configuration.waitingLimit) {
        case .queued: break
        case .full:
            throw StoreError(
                .unavailable, "\(configuration.waitingLimit) requests are waiting for the database already; try again.")
        case .closed:
            throw StoreError(.unavailable, "The store has been closed.")
        }
        let queue = queue
        let answer = await withTaskCancellationHandler {
            await job.result
        } onCancel: {
            if queue.remove(job) { job.answer(.failure(.cancelled)) }
        }
        return try answer.get()
    }

    private static func carryOut(_ jobs: [StoreJob], by connection: inout any StoreConnection) {
        let now = ContinuousClock.now
        var timely: [StoreJob] = []
        for job in jobs {
            if job.deadline > now {
                timely.append(job)
            } else {
                job.answer(.failure(StoreError(.unavailable, "The database was too busy for too long; try again.")))
            }
        }
        guard !timely.isEmpty else { return }
        connection.perform(timely)
        for job in timely where !job.isAnswered {
            job.answer(
                .failure(
                    job.request.changesSomething
                        ? StoreError(
                            .outcomeUnknown, "The database gave no answer; it may have done what it was asked.")
                        : StoreError(.unavailable, "The database gave no answer; try again.")))
        }
    }
}
