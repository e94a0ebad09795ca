import MFACore
import Measuring
import StoreFloor

/// Our store and the C library on the same database, in turns, so that a machine that changes its pace changes it for both.
struct Race {
    private let database: any Database
    private let store: any RecordStore
    private let rows: Int
    private let clients: Int
    private let floors: [Library]

    init(_ database: any Database, _ store: any RecordStore, rows: Int, clients: Int) throws {
        self.database = database
        self.store = store
        self.rows = rows
        self.clients = clients
        floors = try database.floorConnections(clients: clients).map { count in
            try Library(database, connections: count, rows: rows)
        }
    }

    /// What came of it, beside one way to use the C library.
    struct Result {
        let database: String
        let rows: Int
        let clients: Int
        let manner: Manner
        let connections: Int
        let ours: [Slice]
        let floor: [Slice]
        let memoryBefore: Int
        let memoryAfter: Int
    }

    func run(seconds: Int) async throws -> [Result] {
        let slice = Duration.milliseconds(500)
        var ours = Manner.allCases.map { _ in [Slice]() }
        var theirs = floors.map { _ in [Slice]() }
        var memoryBefore = 0
        // The first turn warms up and does not count.
        for turn in 0...max(1, 2 * seconds) {
            // Chance of its own for each: SQLite does not write what is there already.
            var seed = UInt64(turn) &* 1_000
            for (index, manner) in Manner.allCases.enumerated() {
                seed &+= 1
                let mine = try await throughStore(store, manner, rows: rows, tasks: clients, slice, seed: seed)
                guard clients > 1 || mine.conflicts == 0 else { throw Problem("Somebody else writes here.") }
                if turn > 0 { ours[index].append(mine) }
            }
            for (index, floor) in floors.enumerated() {
                seed &+= 1
                let their = try floor.run(for: slice, seed: seed)
                if turn > 0 { theirs[index].append(their) }
            }
            if turn == 0 { memoryBefore = Machine.residentMemory }
        }
        let memoryAfter = Machine.residentMemory
        return Manner.allCases.enumerated().flatMap { way, manner in
            floors.indices.map { index in
                Result(
                    database: database.name, rows: rows, clients: clients, manner: manner,
                    connections: floors[index].connections, ours: ours[way], floor: theirs[index],
                    memoryBefore: memoryBefore, memoryAfter: memoryAfter)
            }
        }
    }
}
