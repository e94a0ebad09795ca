#if SQLite
    internal import MFACore

    /// Reads and pages.
    struct ReaderConnection: StoreConnection {
        private var lazyDatabase: LazyDatabase

        init(_ database: LazyDatabase) {
            lazyDatabase = database
        }

        mutating func perform(_ jobs: [StoreJob]) {
            for job in jobs {
                do throws(Failure) {
                    job.answer(try lazyDatabase.open(until: job.deadline).carryOut(job.request))
                } catch {
                    lazyDatabase.note(error)
                    job.answer(.failure(error.storeError))
                }
            }
        }

        mutating func close() {
            lazyDatabase.close()
        }
    }
#endif
