#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// What waits for a thread.
///
/// `Mutex` cannot be waited on, so this is a POSIX lock with a condition.
package final class JobQueue<Job: Sendable>: @unchecked Sendable {
    // Safe to share: the two primitives are made before anybody else has a reference, and everything below them is touched
    // only between `pthread_mutex_lock` and `pthread_mutex_unlock`.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs = Line<Job>()
    private var sleepers = 0
    private var isClosed = false

    package init() {
        mutex.initialize(to: pthread_mutex_t())
        condition.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    /// What became of a job that was handed in.
    package enum Admission: Sendable {
        case queued, full, closed
    }

    /// Puts a job at the end.
    package func append(_ job: Job, limit: Int = .max) -> Admission {
        let (admission, isAwaited) = locked { () -> (Admission, Bool) in
            guard !isClosed else { return (.closed, false) }
            guard jobs.count < limit else { return (.full, false) }
            jobs.append(job)
            return (.queued, sleepers > 0)
        }
        // After unlocking, so that whoever wakes up does not find the door shut.
        if isAwaited { pthread_cond_signal(condition) }
        return admission
    }

    /// Waits for jobs and takes some, at most `limit`; none when the queue is closed and empty.
    package func take(limit: Int) -> [Job] {
        locked {
            while jobs.isEmpty && !isClosed {
                sleepers += 1
                pthread_cond_wait(condition, mutex)
                sleepers -= 1
            }
            return jobs.take(limit)
        }
    }

    /// Takes no more jobs, and wakes every thread to finish what is left.
    package func close() {
        locked {
            isClosed = true
            pthread_cond_broadcast(condition)
        }
    }
}
