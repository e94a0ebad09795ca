internal import OTPCore
internal import Synchronization

/// Remembers the latest revision of records that this process has seen, to notice one that goes back in time.
///
/// Somebody who can write to the database can put back an older state of a row, with everything that belongs to it, and no
/// seal can tell. A process that has just seen the newer one can. It remembers for a limited time, so that a
/// database that is restored from a backup is accepted after it.
final class RevisionWatch: Sendable {
    private struct Mark {
        var revision: UInt64
        var forgetAt: UnixTime
    }

    private static let memory: Int64 = 15 * 60
    private static let capacity = 16_384

    private let marks = Mutex<[RecordKey: Mark]>([:])

    /// The revision that a record read from now on cannot be older than.
    ///
    /// It must be asked for *before* reading: while one reads, another task may write.
    func floor(of key: RecordKey, at now: UnixTime) -> UInt64 {
        marks.withLock { marks in
            guard let mark = marks[key], now < mark.forgetAt else { return 0 }
            return mark.revision
        }
    }

    /// Takes note of a revision that is surely stored.
    func note(_ revision: UInt64, of key: RecordKey, at now: UnixTime) {
        marks.withLock { marks in
            if marks.count >= RevisionWatch.capacity {
                marks = marks.filter { now < $0.value.forgetAt }
                // Rather watch fewer records than grow.
                if marks.count >= RevisionWatch.capacity { marks.removeAll(keepingCapacity: true) }
            }
            let forgetAt = now.advanced(by: RevisionWatch.memory)
            marks[key] = Mark(revision: max(revision, marks[key]?.revision ?? 0), forgetAt: forgetAt)
        }
    }
}
