#if SQLite
    internal import MFACore

    /// Carries out everything that changes something, and single reads; what is handed over together goes into one transaction.
    ///
    /// The wait for the disk at its end is what a write costs, and so a hundred writes at a time cost hardly more than one.
    struct WriterConnection: StoreConnection {
        private var lazyDatabase: LazyDatabase
        private let busyTimeout: Duration

        init(_ database: LazyDatabase, busyTimeout: Duration) {
            lazyDatabase = database
            self.busyTimeout = busyTimeout
        }

        mutating func perform(_ jobs: [StoreJob]) {
            // A read came here because nobody writes; it needs no transaction.
            if jobs.count == 1, case .read = jobs[0].request { return read(jobs[0]) }
            let (database, timely) = begin(for: jobs)
            guard let database, !timely.isEmpty else { return }
            switch carryOut(timely, on: database) {
            case .stored(let answers):
                for (job, answer) in zip(timely, answers) { job.answer(answer) }
            case .undone(let failure):
                lazyDatabase.note(failure)
                if timely.count == 1 {
                    timely[0].answer(.failure(failure.storeError))
                } else {
                    // One of them may be to blame, and all have been taken back: the others can be done without it.
                    for job in timely { perform([job]) }
                }
            case .unclear(let failure, let answers):
                // Gives up a transaction that is still open, too.
                lazyDatabase.close()
                for (job, answer) in zip(timely, answers) {
                    if case .failure = answer {
                        job.answer(answer)
                    } else {
                        job.answer(.failure(failure.outcomeUnknown))
                    }
                }
            }
        }

        mutating func close() {
            lazyDatabase.close()
        }

        private mutating func read(_ job: StoreJob) {
            do throws(Failure) {
                job.answer(try lazyDatabase.open(until: job.deadline).carryOut(job.request))
            } catch {
                lazyDatabase.note(error)
                job.answer(.failure(error.storeError))
            }
        }

        // MARK: The three parts of a transaction

        /// Begins a transaction, and gives the jobs whose deadline has not come meanwhile.
        private mutating func begin(for jobs: [StoreJob]) -> (Database?, [StoreJob]) {
            let patience = ContinuousClock.now + busyTimeout
            var waiting = jobs
            while let first = waiting.map(\.deadline).min() {
                do throws(Failure) {
                    let database = try lazyDatabase.open(until: min(first, patience))
                    try database.statement(.begin).run([])
                    return (database, waiting)
                } catch {
                    lazyDatabase.note(error)
                    let now = ContinuousClock.now
                    let isOver = !error.isBusy || now >= patience
                    for job in waiting where isOver || job.deadline <= now { job.answer(.failure(error.storeError)) }
                    waiting.removeAll { isOver || $0.deadline <= now }
                }
            }
            return (nil, [])
        }

        /// How a transaction has ended.
        private enum Ending {
            /// It is on the disk, and what the answers say has happened.
            case stored([StoreJob.Answer])
            /// Nothing of it has happened, or ever will.
            case undone(Failure)
            /// It may be found when the database is opened again. What has failed in it has failed all the same.
            case unclear(Failure, [StoreJob.Answer])
        }

        private func carryOut(_ jobs: [StoreJob], on database: Database) -> Ending {
            var answers: [StoreJob.Answer] = []
            answers.reserveCapacity(jobs.count)
            for job in jobs {
                do throws(Failure) {
                    answers.append(try database.carryOut(job.request))
                } catch {
                    // SQLite takes back a statement that fails, and after the worst failures the whole transaction.
                    guard database.isInTransaction else { return .undone(error) }
                    answers.append(.failure(error.storeError))
                }
            }
            do throws(Failure) {
                try database.statement(.commit).run([])
                return .stored(answers)
            } catch {
                return error.leavesNoCommit && rollBack(database) ? .undone(error) : .unclear(error, answers)
            }
        }

        private func rollBack(_ database: Database) -> Bool {
            guard database.isInTransaction else { return true }
            do throws(Failure) { try database.statement(.rollback).run([]) } catch { return false }
            return true
        }
    }
#endif
