import MFACore
import Measuring

/// A database that is measured: through our store, and through its C library.
protocol Database {
    /// What its rows in the table are called.
    var name: String { get }

    /// Our store, which makes the tables.
    func openStore() async throws -> any RecordStore

    /// Puts records there by the C library, many at a time, and leaves the database at rest.
    func fill(_ numbers: Range<Int>) throws

    /// With how many connections the C library is measured where our store serves so many tasks.
    func floorConnections(clients: Int) -> [Int]

    /// A connection of the C library.
    func connect() throws -> any FloorConnection
}

/// What a program does that calls the C library: one connection, on one thread.
protocol FloorConnection: AnyObject {
    /// Reads a record and replaces it under the condition that it has not changed; false if it has.
    func readAndReplace(_ number: Int, _ chance: inout Chance) throws -> Bool
}

/// The records that are read and written.
enum Workload {
    static let collection = "account"
    static let keyName = "2026-11"
    static let valueCount = 600

    static func identifier(_ number: Int) -> String { "user-\(number)" }

    /// A value as good as any other: it looks like something sealed.
    static let value: [UInt8] = {
        var chance = Chance(seed: 600)
        return (0..<valueCount).map { _ in UInt8.random(in: 0...255, using: &chance) }
    }()

    /// The version that a record has before it is replaced for the first time.
    static func firstVersion(_ number: Int) -> [UInt8] {
        var chance = Chance(seed: UInt64(number))
        return chance.version()
    }
}
