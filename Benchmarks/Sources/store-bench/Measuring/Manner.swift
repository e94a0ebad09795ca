import MFACore
import Measuring
import OTPCore
import Synchronization

/// What was done in a piece of time.
struct Slice {
    var operations = 0
    var conflicts = 0
    var seconds = 0.0
    var cpuSeconds = 0.0
    var latency = Histogram()

    var rate: Double { Double(operations) / seconds }
    /// The CPU time of this process for one operation, in microseconds.
    var cpu: Double { cpuSeconds * 1e6 / Double(max(1, operations)) }
}

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
    let (start, cpu) = (ContinuousClock.now, Machine.cpuSeconds)
    var slice = try await withThrowingTaskGroup(of: Slice.self) { group in
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
                    let end = ContinuousClock.now
                    mine.operations += 1
                    if outcome == .conflict { mine.conflicts += 1 }
                    mine.latency.add(end - begin)
                    begin = end
                }
                return mine
            }
        }
        return try await group.reduce(into: Slice()) { $0.add($1) }
    }
    slice.seconds = (ContinuousClock.now - start) / .seconds(1)
    slice.cpuSeconds = Machine.cpuSeconds - cpu
    return slice
}

/// So many threads that do the same through the C library, each with a connection of its own.
func throughLibrary(_ connections: [any FloorConnection], rows: Int, _ duration: Duration, seed: UInt64) throws -> Slice
{
    let threads = connections.map(OneThread.init)
    let results = Mutex((slice: Slice(), problem: Problem?.none))
    let (start, cpu) = (ContinuousClock.now, Machine.cpuSeconds)
    onThreads(connections.count) { index in
        var chance = Chance(seed: seed &* 4096 &+ UInt64(index))
        var mine = Slice()
        var begin = ContinuousClock.now
        do {
            while begin - start < duration {
                let isWritten = try threads[index].connection.readAndReplace(chance.pick(rows), &chance)
                let end = ContinuousClock.now
                mine.operations += 1
                if !isWritten { mine.conflicts += 1 }
                mine.latency.add(end - begin)
                begin = end
            }
        } catch {
            results.withLock { $0.problem = error as? Problem }
        }
        results.withLock { [mine] results in results.slice.add(mine) }
    }
    var (slice, problem) = results.withLock { $0 }
    if let problem { throw problem }
    slice.seconds = (ContinuousClock.now - start) / .seconds(1)
    slice.cpuSeconds = Machine.cpuSeconds - cpu
    return slice
}

extension Slice {
    fileprivate mutating func add(_ other: Slice) {
        operations += other.operations
        conflicts += other.conflicts
        latency.add(other.latency)
    }
}

/// A random source of one number, for a version that is used once.
private struct OneNumber: RandomSource {
    let number: UInt64

    func next() -> UInt64 { number }
}

// Safe to hand over: each one is used by one thread at a time, and the next begins after that one has been joined.
private struct OneThread: @unchecked Sendable {
    let connection: any FloorConnection

    init(_ connection: any FloorConnection) { self.connection = connection }
}
