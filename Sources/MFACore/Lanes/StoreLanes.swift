internal import Synchronization

/// Connections that carry out the verbs of a store, through a library that blocks.
///
/// Each lane is a connection, which one of the ``StoreThreads`` uses at a time. What is asked for while all lanes are busy
/// waits in one line, and a lane takes several jobs at once, up to its fair share.
///
/// A task that runs on the threads itself and finds a lane free uses it on the spot, which saves waking two threads.
public final class StoreLanes: Sendable {
    /// How lanes behave.
    public struct Configuration: Sendable {
        /// How many connections; at least 1.
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

    /// While jobs wait, no lane is free: whoever frees one looks first.
    private struct State {
        var waiting = Line<StoreJob>()
        var free: [Lane]
        var isClosed = false
    }

    private let configuration: Configuration
    private let threads: StoreThreads
    private let state: Mutex<State>
    private let ending: Countdown

    /// Lanes that are used on some threads.
    ///
    /// - Parameters:
    ///   - configuration: How they behave.
    ///   - threads: The threads; there should be as many as all lanes on them together.
    ///   - connect: Makes a connection; called on one of the threads when a lane is first used. It does not fail: a
    ///     connection that cannot be opened says so in its answers, and tries again.
    public init(
        _ configuration: Configuration, on threads: StoreThreads,
        connect: @escaping @Sendable () -> any StoreConnection
    ) {
        self.configuration = configuration
        self.threads = threads
        let count = max(1, configuration.lanes)
        ending = Countdown(count)
        state = Mutex(State(free: (0..<count).map { _ in Lane(connect) }))
    }

    deinit {
        let lanes = state.withLock { state in state.free }
        for lane in lanes { threads.run { lane.close() } }
    }

    /// Carries out what waits, gives the connections up, and waits for that; what is asked for later is refused.
    public func close() async {
        let free = state.withLock { state in
            state.isClosed = true
            defer { state.free = [] }
            return state.free
        }
        for lane in free { end(lane) }
        await ending.end()
    }

    /// Carries out a request.
    public func perform(_ request: StoreRequest) async throws(StoreError) -> StoreAnswer {
        guard !Task.isCancelled else { throw .cancelled }
        let job = StoreJob(request, deadline: .now + configuration.deadline)
        switch admit(job) {
        case .go(let lane) where threads.areCurrent:
            lane.carryOut([job])
            release(lane)
        case .go(let lane):
            threads.run { self.serve([job], on: lane) }
        case .wait:
            break
        case .refused(let error):
            throw error
        }
        return try await withTaskCancellationHandler {
            await job.result
        } onCancel: {
            if withdraw(job) { job.answer(.failure(.cancelled)) }
        }.get()
    }

    /// The threads, if one of them has nothing to do and a lane is free; nil otherwise.
    ///
    /// This is what a store names as its ``RecordStore/executor``. Where all are at work, a task does better to stay
    /// where it is: what it asks for then waits together with what others ask for, with a deadline.
    public var executor: (any TaskExecutor)? { isFree && threads.haveIdle ? threads : nil }

    /// How many requests wait because all lanes are busy, for whoever watches over a server.
    public var waiting: Int { state.withLock { state in state.waiting.count } }

    /// Whether the caller would be served on the spot.
    public var areFreeHere: Bool { threads.areCurrent && isFree }

    private var isFree: Bool { state.withLock { state in !state.free.isEmpty } }

    // MARK: Coming and going

    private enum Admission {
        /// On this lane, which nobody else has now.
        case go(Lane)
        case wait
        case refused(StoreError)
    }

    private func admit(_ job: StoreJob) -> Admission {
        state.withLock { state in
            guard !state.isClosed else { return .refused(StoreError(.unavailable, "The store has been closed.")) }
            if let lane = state.free.popLast() { return .go(lane) }
            guard state.waiting.count < configuration.waitingLimit else {
                return .refused(
                    StoreError(
                        .unavailable,
                        "\(configuration.waitingLimit) requests are waiting for the database already; try again."))
            }
            state.waiting.append(job)
            return .wait
        }
    }

    private func withdraw(_ job: StoreJob) -> Bool {
        state.withLock { state in state.waiting.remove { $0 === job } }
    }

    /// Carries out jobs and then what has come meanwhile.
    private func serve(_ jobs: [StoreJob], on lane: Lane) {
        var jobs = jobs
        while !jobs.isEmpty {
            lane.carryOut(jobs)
            jobs = nextJobs(for: lane)
        }
    }

    /// Gives a lane back, or has a thread go on with it.
    private func release(_ lane: Lane) {
        let jobs = nextJobs(for: lane)
        if !jobs.isEmpty { threads.run { self.serve(jobs, on: lane) } }
    }

    /// A fair share of what waits; if nothing does, the lane is free.
    private func nextJobs(for lane: Lane) -> [StoreJob] {
        let (jobs, isOver) = state.withLock { state -> ([StoreJob], Bool) in
            if state.waiting.isEmpty {
                if !state.isClosed { state.free.append(lane) }
                return ([], state.isClosed)
            }
            let lanes = max(1, configuration.lanes)
            let share = (state.waiting.count + lanes - 1) / lanes
            return (state.waiting.take(min(share, max(1, configuration.batch))), false)
        }
        if isOver { end(lane) }
        return jobs
    }

    private func end(_ lane: Lane) {
        let ending = ending
        threads.run {
            lane.close()
            ending.step()
        }
    }
}
