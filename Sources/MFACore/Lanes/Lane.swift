internal import Synchronization

/// A connection, which is made when it is first used.
final class Lane: Sendable {
    private let connect: @Sendable () -> any StoreConnection
    // Nobody ever waits for this lock, since a lane is in one pair of hands at a time; it is there for the compiler to
    // see it.
    private let connection = Mutex<(any StoreConnection)?>(nil)

    init(_ connect: @escaping @Sendable () -> any StoreConnection) { self.connect = connect }

    /// Answers every job.
    func carryOut(_ jobs: [StoreJob]) {
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
        connection.withLock { [timely] connection in
            var open = connection ?? connect()
            connection = nil
            open.perform(timely)
            connection = open
        }
        for job in timely where !job.isAnswered { job.answer(.failure(Lane.silence(about: job.request))) }
    }

    /// Gives the connection up.
    func close() {
        connection.withLock { connection in
            connection?.close()
            connection = nil
        }
    }

    private static func silence(about request: StoreRequest) -> StoreError {
        request.changesSomething
            ? StoreError(.outcomeUnknown, "The database gave no answer; it may have done what it was asked.")
            : StoreError(.unavailable, "The database gave no answer; try again.")
    }
}
