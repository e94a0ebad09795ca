internal import Synchronization

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Threads that may wait for a database, which Swift's few shared ones must not.
///
/// They carry out what ``StoreLanes`` hand them. They are an executor of tasks as well: a task that runs on them calls
/// the database by itself, where another one has to wake a thread for every verb and be woken by it.
public final class StoreThreads: TaskExecutor {
    /// What the threads share, without keeping alive whom they work for.
    private final class Shared: Sendable {
        let queue = JobQueue<Work>()
        /// How many pieces of work are waiting or being done.
        let unfinished = Atomic(0)
    }

    private enum Work: Sendable {
        case task(UnownedJob, on: UnownedTaskExecutor)
        case errand(@Sendable () -> Void)

        func carryOut() {
            switch self {
            case .task(let job, let executor): job.runSynchronously(on: executor)
            case .errand(let errand): errand()
            }
        }
    }

    private let count: Int
    private let shared = Shared()
    private let ending: Countdown

    /// Starts so many threads, but at least one.
    public init(count: Int) {
        self.count = max(1, count)
        ending = Countdown(self.count)
        let (shared, ending) = (shared, ending)
        for _ in 0..<self.count {
            startThread {
                ThreadMark.set(shared)
                while let work = shared.queue.take(limit: 1).first {
                    work.carryOut()
                    shared.unfinished.subtract(1, ordering: .relaxed)
                }
            } ended: {
                ending.step()
            }
        }
    }

    deinit { shared.queue.close() }

    /// Whether one of them has nothing to do.
    var haveIdle: Bool { shared.unfinished.load(ordering: .relaxed) < count }

    /// Whether the caller is on one of these threads, and may wait.
    var areCurrent: Bool { ThreadMark.is(shared) }

    /// Runs a part of a task.
    public func enqueue(_ job: consuming ExecutorJob) { carryOut(.task(UnownedJob(job), on: asUnownedTaskExecutor())) }

    /// Runs something that is no task.
    func run(_ errand: @escaping @Sendable () -> Void) { carryOut(.errand(errand)) }

    /// Ends the threads when they have done what is queued, and waits for that.
    public func close() async {
        shared.queue.close()
        await ending.end()
    }

    private func carryOut(_ work: Work) {
        shared.unfinished.add(1, ordering: .relaxed)
        switch shared.queue.append(work) {
        case .queued: break
        case .full, .closed:
            // A task that was here when the threads were ended has to go on somewhere.
            startThread { work.carryOut() }
        }
    }
}

/// Tells on which threads the caller is.
private enum ThreadMark {
    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let status = pthread_key_create(&key, nil)
        precondition(status == 0, "the system gives no more thread keys (error \(status))")
        return key
    }()

    /// The thread works for an owner, which it keeps alive.
    static func set(_ owner: AnyObject) { pthread_setspecific(key, Unmanaged.passUnretained(owner).toOpaque()) }

    static func `is`(_ owner: AnyObject) -> Bool {
        pthread_getspecific(key) == Unmanaged.passUnretained(owner).toOpaque()
    }
}
