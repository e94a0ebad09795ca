import MFACore

/// What is in the store, and what belongs where.
enum Workload {
    /// Records that hold a number, are changed by all writers, and are never deleted.
    static let numbers = (0..<6).map { "number/\($0)" }
    /// Records that come and go, by all writers.
    static let passing = (0..<4).map { "passing/\($0)" }
    /// Counters that all writers add to.
    static let counters = (0..<3).map { "counter/\($0)" }

    /// Records that one writer alone uses, and his successor after him.
    static func own(place: Int) -> [String] { (0..<2).map { "own/\(place)/\($0)" } }

    /// What several writers want and one gets, for ever: something that belongs to a state of a number.
    static func claim(_ number: Int, of key: String) -> String { "claim/\(key)/\(number / 4)" }

    static func isClaim(_ key: String) -> Bool { key.hasPrefix("claim/") }

    /// The value of a record: it follows from the number and the version, so that any other one is damage.
    ///
    /// Some fit into a page of a database, and some do not.
    static func value(_ number: Int, _ version: RecordVersion) -> [UInt8] {
        let seed = version.bytes
        let length = seed[0] < 16 ? 9000 : 40 + 8 * Int(seed[1])
        var value = Array("\(number) ".utf8)
        value.reserveCapacity(value.count + length)
        for index in 0..<length { value.append(seed[index % seed.count] &+ UInt8(truncatingIfNeeded: index)) }
        return value
    }

    /// The number in a value, if the value is one that belongs to the version.
    static func number(in record: StoredRecord) -> Int? {
        let digits = record.value.prefix { $0 != UInt8(ascii: " ") }
        guard let number = Int(String(decoding: digits, as: UTF8.self)), value(number, record.version) == record.value
        else { return nil }
        return number
    }
}
