import MFACore
import Measuring

/// A database that is measured: through our store, and through its C library.
public protocol Database: Sendable {
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
public protocol FloorConnection: AnyObject {
    /// Reads a record and replaces it under the condition that it has not changed; false if it has.
    func readAndReplace(_ number: Int, _ chance: inout Chance) throws -> Bool
}

/// The database that a URL names.
///
/// - Throws: ``Problem`` if it names none.
public func database(_ url: String) throws -> any Database {
    if url.hasPrefix("sqlite:") { return SQLiteDatabase(path: String(url.dropFirst("sqlite:".count))) }
    if url.hasPrefix("postgres") { return PostgresDatabase(url: url) }
    if url.hasPrefix("redis") { return try RedisDatabase(url: url) }
    throw Problem("A database is sqlite:PATH, postgres://… or redis://….")
}

/// The records that are read and written.
public enum Workload {
    /// Where they are.
    public static let collection = "account"
    /// Under which key they pretend to be sealed.
    public static let keyName = "2026-11"
    /// How many bytes a value has.
    public static let valueCount = 600

    /// The name of one.
    public static func identifier(_ number: Int) -> String { "user-\(number)" }

    /// A value as good as any other: it looks like something sealed.
    public static let value: [UInt8] = {
        var chance = Chance(seed: 600)
        return (0..<valueCount).map { _ in UInt8.random(in: 0...255, using: &chance) }
    }()

    /// The version that a record has before it is replaced for the first time.
    static func firstVersion(_ number: Int) -> [UInt8] {
        var chance = Chance(seed: UInt64(number))
        return chance.version()
    }
}
