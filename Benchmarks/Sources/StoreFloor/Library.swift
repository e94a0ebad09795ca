import Measuring
import Synchronization

/// The C library alone: so many threads, each with a connection of its own, that read and replace records at random.
public struct Library {
    private let threads: [OneThread]
    private let rows: Int

    /// How many connections there are.
    public var connections: Int { threads.count }

    /// Connections to a database that has been filled with so many rows.
    public init(_ database: any Database, connections: Int, rows: Int) throws {
        threads = try (0..<connections).map { _ in OneThread(try database.connect()) }
        self.rows = rows
    }

    /// What they do in some time.
    ///
    /// Chance has to be another one in each turn: SQLite does not write what is there already.
    public func run(for duration: Duration, seed: UInt64) throws -> Slice {
        let results = Mutex((slice: Slice(), problem: Problem?.none))
        return try Slice.timing { () throws -> Slice in
            let start = ContinuousClock.now
            onThreads(threads.count) { [threads, rows] index in
                var chance = Chance(seed: seed &* 4096 &+ UInt64(index))
                var mine = Slice()
                var begin = start
                do {
                    while begin - start < duration {
                        let isWritten = try threads[index].connection.readAndReplace(chance.pick(rows), &chance)
                        if !isWritten { mine.conflicts += 1 }
                        begin = mine.count(since: begin)
                    }
                } catch {
                    results.withLock { $0.problem = error as? Problem }
                }
                results.withLock { [mine] results in results.slice.add(mine) }
            }
            let (slice, problem) = results.withLock { $0 }
            if let problem { throw problem }
            return slice
        }
    }
}

// Safe to hand over: each one is used by one thread at a time, and the next begins after that one has been joined.
private struct OneThread: @unchecked Sendable {
    let connection: any FloorConnection

    init(_ connection: any FloorConnection) { self.connection = connection }
}
