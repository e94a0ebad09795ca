import MFACore
import Measuring
import OTPCore
import StoreFloor

/// Where a task runs that uses a store.
enum Manner: String, CaseIterable {
    /// Anywhere, and on the store's threads from a read to the write after it, as the repositories do it.
    case visiting = "visits"
    /// On the store's threads all the time.
    case staying = "stays"

    func executor(of store: any RecordStore, whole isWhole: Bool) -> (any TaskExecutor)? {
        (self == .staying) == isWhole ? store.executor : nil
    }
}

/// So many tasks that read and replace through the store.
func throughStore(
    _ store: any RecordStore, _ manner: Manner, rows: Int, tasks: Int, _ duration: Duration, seed: UInt64
) async throws -> Slice {
    let collection = try RecordCollection(Workload.collection)
    let start = ContinuousClock.now
    return try await Slice.timing {
        try await withThrowingTaskGroup(of: Slice.self) { group in
            for task in 0..<tasks {
                group.addTask(executorPreference: manner.executor(of: store, whole: true)) {
                    var chance = Chance(seed: seed &* 4096 &+ UInt64(task))
                    var mine = Slice()
                    var begin = ContinuousClock.now
                    while begin - start < duration {
                        let key = try RecordKey(collection, Workload.identifier(chance.pick(rows)))
                        let version = RecordVersion.random(from: OneNumber(number: chance.next()))
                        let new = try StoredRecord(value: Workload.value, version: version, keyName: Workload.keyName)
                        let place = manner.executor(of: store, whole: false)
                        let outcome = try await withTaskExecutorPreference(place) {
                            guard let record = try await store.read(key, at: .now()) else {
                                throw Problem("A record is not there.")
                            }
                            return try await store.write(.replace(record.version, with: new), to: key, at: .now())
                        }
                        if outcome == .conflict { mine.conflicts += 1 }
                        begin = mine.count(since: begin)
                    }
                    return mine
                }
            }
            return try await group.reduce(into: Slice()) { $0.add($1) }
        }
    }
}

/// A random source of one number, for a version that is used once.
private struct OneNumber: RandomSource {
    let number: UInt64

    func next() -> UInt64 { number }
}
